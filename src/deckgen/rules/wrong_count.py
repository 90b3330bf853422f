"""A count that is written out is right for one program: a short version, or a dilemma more, and it is wrong.

What participants read before the dilemmas is held against the program that is built: how many dilemmas and themes it
has, and whether there is a break. Sentences about a part, such as *each group takes two themes*, are left alone.

Bad::

    subtitle: Twelve dilemmas to discuss together
    language: en

Good::

    subtitle: "{{ Count:dilemmas }} dilemmas to discuss together"
    language: en
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide
from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, warning
from deckgen.resources.languages import known_languages
from deckgen.rich_text import Text
from deckgen.wording.sentences import split_sentences

CODE = "wrong-count"


class Words(Struct, frozen=True):
    """What a language counts here, and what says that only a part is meant; its numbers stand in its own file."""

    dilemmas: str
    clusters: str
    part: str
    pause: str


WORDS = {
    "nl": Words(
        r"dilemma[’']?s",
        r"thema[’']?s|clusters",
        r"elke?|per|ieder|iedere|groep\w*|kies\w*|eerste|laatste|volgende|andere|overige|nog|minstens|na|van|om de",
        r"\b(?:is|komt|volgt|houden|nemen|hebben)\s+(?:er|we)?\s*(?:een\s+)?(?:korte\s+)?pauze\b|\bna de pauze\b",
    ),
    "fr": Words(
        r"dilemmes",
        r"thèmes",
        r"chaque|par|groupes?|choisi\w*|premiers|derniers|prochains|autres|encore|au moins|après|parmi|des|tous les",
        r"\b(?:il y a|il y aura|faisons|ferons|prenons|prendrons|prévue?)\s+une\s+(?:courte\s+)?pause\b"
        r"|\bpause (?:est prévue|à mi-parcours)\b|\baprès la pause\b",
    ),
    "de": Words(
        r"dilemmata|dilemmas",
        r"themen",
        r"jed\w+|pro|je|gruppen?|wähl\w*|ersten|letzten|nächsten|anderen|weitere\w*|übrigen|mindestens|nach|von|alle",
        r"\b(?:gibt es|machen wir|folgt|ist|haben wir)\s+(?:eine\s+)?(?:kurze\s+)?pause\b|\bnach der pause\b",
    ),
    "en": Words(
        r"dilemmas",
        r"themes|clusters",
        r"each|every|per|groups?|choose|pick|first|last|next|other|more|least|after|of|remaining",
        r"\b(?:there is|there will be|we take|we will take|we have|is followed by)\s+a\s+(?:short\s+)?break\b"
        r"|\bafter the break\b",
    ),
}


_RANGE = r"\b(?:à|ou|of|tot|bis|oder|to|or)\s*$"  # before the second number of *two to four*


class Patterns(Struct, frozen=True):
    """A language's words as expressions, and what its numbers mean."""

    count: re.Pattern[str]
    part: re.Pattern[str]
    pause: re.Pattern[str]
    numbers: dict[str, int]


@cache
def _patterns(language: str) -> Patterns | None:
    words = WORDS.get(language)
    if words is None:
        return None
    known = known_languages()[language].number_words
    numbers = {word: number for number, word in enumerate(known) if number > 1}  # one and none count nothing here
    written = "|".join(sorted(numbers, key=len, reverse=True))
    counted = rf"(?:(?P<dilemmas>{words.dilemmas})|(?P<clusters>{words.clusters}))"
    count = rf"(?<![\w,.:/–-])(?P<number>\d{{1,3}}|{written})\s+{counted}\b"
    flags = re.IGNORECASE
    return Patterns(
        re.compile(count, flags),
        re.compile(rf"\b(?:{words.part})\b|{_RANGE}", flags),
        re.compile(words.pause, flags),
        numbers,
    )


def check(deck: Deck) -> Iterator[Problem]:
    """Warn of each sentence that counts otherwise than the program that is built."""
    patterns = _patterns(deck.language.partition("-")[0])
    if patterns is None:
        return
    counts = {"dilemmas": len(deck.dilemmas), "clusters": len(deck.clusters)}
    for sentence, place in _shown(deck):
        yield from _miscounts(sentence, place, counts, patterns)
        if patterns.pause.search(sentence) and not _has_break(deck):
            message = tell("“{text}”, but this program has no break.", text=sentence)
            hint = tell("Leave the sentence out, or keep a break: `priority` decides what a short version drops.")
            yield warning(CODE, message, place, hint)


def _miscounts(sentence: str, place: Place, counts: dict[str, int], patterns: Patterns) -> Iterator[Problem]:
    for found in patterns.count.finditer(sentence):
        before = sentence[: found.start()]
        written = found.group("number").lower()
        number = patterns.numbers.get(written) or int(written if written.isdigit() else 0)
        what = "dilemmas" if found.group("dilemmas") else "clusters"
        if number in {0, 1, counts[what]} or not counts[what] or patterns.part.search(before):
            continue
        message = tell("“{text}”, but there are {number}.", text=found.group(), number=counts[what])
        letter = "c" if before.strip() else "C"
        hint = tell("Write `{{ {word} }}` for the number: it counts what is built.", word=f"{letter}ount:{what}")
        yield warning(CODE, message, place, hint)


def _has_break(deck: Deck) -> bool:
    in_session = bool(deck.session and deck.session.breaks)
    return in_session or any(isinstance(item, Break) for item in deck.program)


def _shown(deck: Deck) -> Iterator[tuple[str, Place]]:
    """The sentences that participants read outside the dilemmas, with their places."""
    yield deck.title, deck.place
    yield deck.subtitle, deck.subtitle_place
    for item in deck.program:
        yield item.title, item.place
        match item:
            case FreeSlide() | Agenda() | Break():
                yield from _sentences(item.text)
            case Cluster():
                pass  # what a theme's slide counts are its own dilemmas


def _sentences(text: Text) -> Iterator[tuple[str, Place]]:
    return ((sentence.text, sentence.place) for sentence in split_sentences(text))
