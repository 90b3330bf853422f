"""Warns of words of other profiles that a deck's texts still hold, at their places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from deckgen.messages.message import tell
from deckgen.problems import Problem, in_order, warning
from deckgen.yaml_source.profiles.edition import Edition, list_named_dilemmas, read_edition
from deckgen.yaml_source.profiles.profile_reader import Profile, ProfileReader
from deckgen.yaml_source.reading.pools import Pools
from deckgen.yaml_source.reading.reading_state import Reading
from deckgen.yaml_source.syntax.author_file import PlacedData
from deckgen.yaml_source.syntax.author_text import AuthorText
from deckgen.yaml_source.syntax.overlay import look_up
from deckgen.yaml_source.translation.language_tags import language_code
from deckgen.yaml_source.translation.translatable import Texts, list_deck_texts, list_dilemma_texts

CODE = "foreign-term"
_REFERENCE = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_Terms = Mapping[str, tuple[str, ...]]  # term -> its words in each form, the form without a name first


def find_foreign_terms(deck: Path, profile: str) -> tuple[Problem, ...]:
    """Look through what authors wrote, not through quotations and not through what terms were filled with."""
    reading = Reading(deck.parent)
    pools = Pools(reading)
    plain = reading.read_plain(deck)
    edition = read_edition(plain, reading, pools, profile, "") if plain is not None else None
    if plain is None or edition is None or edition.profile is None:
        return ()
    foreign = _list_foreign(edition)
    if not foreign:
        return ()
    search = _Search(profile, foreign)
    dressed = edition.dress_deck(deck, plain)
    found = [*search.look_through(dressed, list_deck_texts(dressed.data))]
    for name in list_named_dilemmas(dressed.data):
        dilemma = pools.dilemma(name, dressed.places.value())
        if dilemma is not None and not edition.leaves_out(name, dressed.places.value()):
            found += search.look_through(dilemma, list_dilemma_texts(dilemma.data))
    return in_order(found)


class _Search:
    """Finds foreign words in texts. `foreign` has them with the profile and the term that they belong to."""

    def __init__(self, profile: str, foreign: Mapping[str, tuple[str, str]]) -> None:
        self._profile = profile
        self._foreign = foreign
        words = "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in sorted(foreign, key=len, reverse=True))
        self._pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)

    def look_through(self, plain: PlacedData, texts: Texts) -> Iterator[Problem]:
        for field in texts.fields:
            if field.quote or field.forms or not field.text:
                continue
            text = AuthorText(field.text, plain.places.spot(*field.original))
            closed = field.text.rfind("}}") + 2  # beyond it no braces close, and each would be looked for to the end
            blank = _REFERENCE.sub(lambda reference: "\0" * len(reference.group()), field.text[:closed])
            blank += field.text[closed:]
            for found in self._pattern.finditer(blank):
                owner, term = self._foreign[" ".join(found.group().split()).casefold()]
                message = tell(
                    "“{split}” is the word of the profile `{owner}` for `{term}`.",
                    split=" ".join(found.group().split()),
                    owner=owner,
                    term=term,
                )
                hint = tell(
                    "Write `{{ {term} }}`, which has its own words for `{profile}`.", term=term, profile=self._profile
                )
                yield warning(CODE, message, text.at(found.start()), hint)


def _list_foreign(edition: Edition) -> dict[str, tuple[str, str]]:
    """The words of other profiles for terms that this one has other words for."""
    if edition.profile is None:
        return {}
    own = _terms_of(edition.profile)
    ours = {words.casefold() for each in own.values() for words in each}
    found: dict[str, tuple[str, str]] = {}
    for name in edition.pools.originals("profiles", ".yaml"):
        other = _read_other(name, edition) if name != edition.profile.name else None
        for term, forms in _terms_of(other).items() if other is not None else ():
            for words in forms if term in own else ():
                if words.casefold() not in ours:
                    found.setdefault(words.casefold(), (name, term))
    return found


def _read_other(name: str, edition: Edition) -> Profile | None:
    """Another profile in this language, if it has words in it. What is wrong with it is told when it is built."""
    reading = Reading(edition.reading.folder)
    files = ProfileReader(reading, Pools(reading)).read(name)
    own = language_code(edition.original_language)
    profile = (
        files.settle(language_code(edition.language or edition.original_language), own, reading) if files else None
    )
    return profile if not any(problem.is_error for problem in reading.problems) else None


def _terms_of(profile: Profile) -> _Terms:
    """Each term's words. A form counts where it holds the longest word of the form without a name.

    Why not all: `his` and `her` belong to everybody.
    """
    terms = look_up(profile.plain.data, ("terms",))
    found: dict[str, tuple[str, ...]] = {}
    for term, written in terms.items() if isinstance(terms, dict) else ():
        forms = {"text": written} if isinstance(written, str) else written
        texts = [" ".join(words.split()) for words in forms.values() if isinstance(words, str)]
        base = " ".join(str(forms.get("text", texts[0] if texts else "")).split())
        core = max(base.casefold().split(), key=len, default="")
        found[term] = tuple(dict.fromkeys([base, *(words for words in texts if core in words.casefold())]))
    return found
