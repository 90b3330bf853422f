"""Says for each file and language what of its translation is missing, outdated or too much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from deckgen.file_reading import is_file
from deckgen.problems import NOWHERE, Problem, in_order
from deckgen.yaml_source.profiles.edition import DEFAULT_LANGUAGE, Edition, list_named_dilemmas
from deckgen.yaml_source.reading.pools import Pools
from deckgen.yaml_source.reading.reading_state import Reading, show_path
from deckgen.yaml_source.syntax.author_file import PlacedData
from deckgen.yaml_source.syntax.overlay import look_up, name_path
from deckgen.yaml_source.translation.language_tags import LANGUAGE_NAMES, language_code, read_language_tag
from deckgen.yaml_source.translation.source_memory import compare_source
from deckgen.yaml_source.translation.translatable import Lister, list_deck_texts, list_dilemma_texts, list_profile_texts
from deckgen.yaml_source.translation.translated_data import (
    REMEMBERS,
    Original,
    find_strangers,
    is_given,
    translation_path,
)
from deckgen.yaml_source.translation.translation_alignment import align
from deckgen.yaml_source.translation.translation_file import text_hash


class Completeness(StrEnum):
    """How far a translation is."""

    MISSING = "missing"
    INCOMPLETE = "incomplete"
    OUTDATED = "outdated"
    COMPLETE = "complete"


class TranslationState(Struct, frozen=True):
    """One file in one language. Fields are paths as authors read them: `choices.niets.text`."""

    original: str
    file: str
    language: str
    is_there: bool = True
    missing: tuple[str, ...] = ()
    outdated: tuple[str, ...] = ()
    unremembered: tuple[str, ...] = ()  # translated, but nobody said which words of the original
    problems: tuple[Problem, ...] = ()

    @property
    def completeness(self) -> Completeness:
        """The worst that can be said of it."""
        if not self.is_there:
            return Completeness.MISSING
        if self.missing or self.problems:
            return Completeness.INCOMPLETE
        return Completeness.OUTDATED if self.outdated else Completeness.COMPLETE


class TranslationReport(Struct, frozen=True):
    """The states of all files that were looked at, and what kept others from being read."""

    states: tuple[TranslationState, ...]
    problems: tuple[Problem, ...]

    @property
    def is_complete(self) -> bool:
        """Whether nothing is left to do."""
        return all(state.completeness is Completeness.COMPLETE for state in self.states)


def report_translations(decks: Iterable[Path], language: str = "") -> TranslationReport:
    """Look at every language that a deck or one of its dilemmas has a translation in, or at one alone."""
    states: dict[tuple[str, str], TranslationState] = {}
    problems: list[Problem] = []
    for deck in decks:
        reading = Reading(deck.parent)
        for state in _DeckTranslations(deck, reading).states(language_code(language)):
            states.setdefault((state.file, state.language), state)
        problems += reading.problems
    return TranslationReport(tuple(states[key] for key in sorted(states)), in_order(problems))


def compare_translation(original: Original, code: str, edition: Edition) -> TranslationState:
    """What is to be done for one file in one language."""
    reading = edition.reading
    path = translation_path(original.path, code)
    names = show_path(original.path), show_path(path), code
    spared = edition.spare(original)
    needed = [text for text in original.texts.fields if not spared(text)]
    translated = reading.read_plain(path) if is_file(path) else None
    if translated is None:
        return TranslationState(*names, is_there=False, missing=tuple(name_path(text.target) for text in needed))
    memory = look_up(translated.data, (REMEMBERS,))
    remembered = memory if isinstance(memory, dict) else {}
    alignment = align(original.texts, translated.data, remembered)
    places = {text.target: alignment.find(text.target) for text in original.texts.fields}
    given = {
        target: there
        for target, there in places.items()
        if there is not None and is_given(look_up(translated.data, there))
    }
    hashes = {text.target: text_hash(text.text) for text in original.texts.fields if text.target in given}
    known = {target: remembered.get(name_path(given[target])) for target in hashes}
    return TranslationState(
        *names,
        missing=tuple(name_path(text.target) for text in needed if text.target not in given),
        outdated=tuple(name_path(target) for target, now in hashes.items() if known[target] not in (None, now)),
        unremembered=tuple(name_path(target) for target in hashes if known[target] is None),
        problems=tuple(find_strangers(translated, original.texts.placed(alignment.find))),
    )


class _DeckTranslations:
    """The files that one deck draws from, in the languages that are there."""

    def __init__(self, deck: Path, reading: Reading) -> None:
        self._deck = deck
        self._reading = reading
        self._pools = Pools(reading)

    def states(self, asked: str) -> Iterator[TranslationState]:
        plain = self._reading.read_plain(self._deck)
        if plain is None:
            return
        own = read_language_tag(look_up(plain.data, ("language",))) or DEFAULT_LANGUAGE
        names = list_named_dilemmas(plain.data)
        for code in (asked,) if asked else LANGUAGE_NAMES:
            if code != language_code(own):
                edition = Edition(self._reading, self._pools, own, code)
                yield from self._in_language(plain, names, edition, everything=bool(asked))

    def _in_language(
        self, plain: PlacedData, names: list[str], edition: Edition, *, everything: bool
    ) -> Iterator[TranslationState]:
        code = edition.language
        folder = self._reading.folder
        is_wanted = everything or is_file(translation_path(self._deck, code))
        if is_wanted:
            yield compare_translation(Original(self._deck, plain, list_deck_texts(plain.data)), code, edition)
        for name in names:
            path = folder / "dilemmas" / f"{name}.yaml"
            if is_wanted or is_file(translation_path(path, code)):
                yield from self._compare(path, self._pools.dilemma(name, NOWHERE), list_dilemma_texts, edition)
        if is_wanted:
            yield from self._sources(names, plain, edition)
        for name in self._pools.originals("profiles", ".yaml"):
            path = folder / "profiles" / f"{name}.yaml"
            if is_file(translation_path(path, code)):
                yield from self._compare(path, self._reading.read_plain(path), list_profile_texts, edition)

    def _compare(
        self, path: Path, plain: PlacedData | None, lister: Lister, edition: Edition
    ) -> Iterator[TranslationState]:
        if plain is not None:
            yield compare_translation(Original(path, plain, lister(plain.data)), edition.language, edition)

    def _sources(self, names: list[str], plain: PlacedData, edition: Edition) -> Iterator[TranslationState]:
        """The official texts of what the deck quotes."""
        found = [self._pools.dilemma(name, NOWHERE) for name in names]
        quoted = {quote for each in (plain, *(data for data in found if data)) for quote in _quotes(each.data)}
        for name in sorted(quoted):
            source = self._pools.source(name, NOWHERE)
            own = language_code(source.language) if source else ""
            if source is None or (own or language_code(edition.original_language)) == edition.language:
                continue
            original = self._reading.folder / "sources" / f"{name}.md"
            path = original.with_name(f"{name}.{edition.language}.md")
            files = show_path(original), show_path(path), edition.language
            if not is_file(path):
                yield TranslationState(*files, is_there=False)
                continue
            memory = compare_source(source, path, self._reading)
            yield TranslationState(*files, outdated=memory.outdated, unremembered=memory.unremembered)


def _quotes(data: object) -> Iterator[str]:
    """Every source that is quoted somewhere in the data."""
    if isinstance(data, dict):
        quote = data.get("quote")
        if isinstance(quote, str):
            yield quote
        data = list(data.values())
    for value in data if isinstance(data, list) else ():
        yield from _quotes(value)
