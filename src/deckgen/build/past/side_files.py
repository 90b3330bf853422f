"""Compares the files beside decks that no deck shows in its own language: profiles, translations, pools.

These are profiles, translations, terms of decks, and dilemmas and sources that no deck uses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from deckgen.build.past.deck_states import State
from deckgen.content.deck import Deck
from deckgen.content.source import Source
from deckgen.file_reading import MAX_FILE_BYTES, read_start
from deckgen.history.change import Change
from deckgen.history.deck_changes import compare_sources
from deckgen.history.field_changes import make_change
from deckgen.history.plain_changes import PlainChange, compare_plain
from deckgen.problems import Problem
from deckgen.yaml_source.reading.reading_state import Reading
from deckgen.yaml_source.reading.source_file import read_source
from deckgen.yaml_source.syntax.overlay import look_up, name_path
from deckgen.yaml_source.translation.language_tags import LANGUAGE_NAMES
from deckgen.yaml_source.translation.translated_data import REMEMBERS

_POOLS = {"": ".yaml", "dilemmas": ".yaml", "profiles": ".yaml", "sources": ".md"}
_NO_DECK = ("",)


class Uses(NamedTuple):
    """The decks, and the names of those that show a dilemma or quote a source, at either state.

    `is_all` where no deck was left out.
    """

    decks: frozenset[str]
    dilemmas: Mapping[str, tuple[str, ...]]
    sources: Mapping[str, tuple[str, ...]]
    is_all: bool


class _SideFile(NamedTuple):
    """One file: `pool` is empty for the texts of a deck, `language` for what is no translation."""

    folder: Path
    pool: str
    name: str
    language: str

    @property
    def is_deck(self) -> bool:
        """Whether it is a deck itself: all but its terms is compared as a deck."""
        return not self.pool and not self.language

    @property
    def stem(self) -> str:
        return f"{self.name}.{self.language}" if self.language else self.name

    @property
    def path(self) -> Path:
        return self.folder / self.pool / f"{self.stem}{_POOLS[self.pool]}"

    @property
    def prefix(self) -> str:
        """What stands before the path of a text: `profiles.stad.translations.fr`."""
        owner = (self.pool, self.name) if self.pool in {"profiles", "sources"} else ()
        return ".".join((*owner, *(("translations", self.language) if self.language else ())))


def find_uses(decks: Iterable[Deck], *, is_all: bool) -> Uses:
    """Who shows what."""
    dilemmas: dict[str, dict[str, None]] = {}
    sources: dict[str, dict[str, None]] = {}
    names = set()
    for deck in decks:
        names.add(deck.id)
        for dilemma in deck.dilemmas:
            dilemmas.setdefault(dilemma.id, {})[deck.id] = None
        for source in deck.sources:
            sources.setdefault(source.id, {})[deck.id] = None
    shown = {name: tuple(found) for name, found in dilemmas.items()}
    return Uses(frozenset(names), shown, {name: tuple(found) for name, found in sources.items()}, is_all)


def compare_side_files(
    before: State, after: State, folders: Iterable[Path], uses: Uses
) -> tuple[list[Change], list[Problem]]:
    """Compare each file that is not the same; one that cannot be read is named."""
    changes: list[Change] = []
    problems: list[Problem] = []
    for file in (each for folder in folders for each in _list_files(before, after, folder)):
        if _is_wanted(file, uses) and _bytes(before, file.path) != _bytes(after, file.path):
            compare = _compare_source if file.pool == "sources" else _compare_plain
            changes += compare(file, before, after, uses, problems)
    return changes, problems


def _list_files(before: State, after: State, folder: Path) -> Iterator[_SideFile]:
    for pool, ending in _POOLS.items():
        homes = [state.folder / folder / pool for state in (after, before)]
        stems = sorted({path.name.removesuffix(ending) for home in homes for path in home.glob(f"*{ending}")})
        for stem in stems:
            name, _, language = stem.rpartition(".")
            is_translation = language in LANGUAGE_NAMES and name in stems
            yield _SideFile(folder, pool, *((name, language) if is_translation else (stem, "")))


def _is_wanted(file: _SideFile, uses: Uses) -> bool:
    """Whether no deck tells of it already, and it belongs to what was asked for."""
    if file.pool == "profiles":
        return True
    if not file.pool:
        return file.name in uses.decks
    shown = uses.dilemmas if file.pool == "dilemmas" else uses.sources
    return file.name in shown if file.language else uses.is_all and file.name not in shown


def _bytes(state: State, path: Path) -> bytes | None:
    """The bytes of a file, None where there is none, or a link out of the folder."""
    full = state.folder / path
    try:
        return read_start(full, MAX_FILE_BYTES + 1, state.folder.resolve())
    except OSError:
        return None


def _compare_plain(
    file: _SideFile, before: State, after: State, uses: Uses, problems: list[Problem]
) -> Iterator[Change]:
    (old, was_there), (new, is_there) = (_read(state, file, problems) for state in (before, after))
    if file.is_deck:
        old, new = ({"terms": look_up(data, ("terms",))} if data is not None else None for data in (old, new))
    if old is None or new is None:
        if was_there != is_there and not file.is_deck and not _went_with_original(file, after):
            texts = [None if data is None else str(look_up(data, ("title",)) or file.name) for data in (old, new)]
            dilemma = file.name if file.pool == "dilemmas" else ""
            for deck in _decks(file, dilemma, uses):
                yield make_change(deck, dilemma, file.prefix, *texts)
        return
    for change in compare_plain(old, new):
        if change.path[:1] != (REMEMBERS,):
            yield from _tell(file, change, uses)


def _read(state: State, file: _SideFile, problems: list[Problem]) -> tuple[object, bool]:
    """The data of a file, None where it is not there or cannot be read; and whether it is there."""
    if _bytes(state, file.path) is None:
        return None, False
    reading = Reading(state.folder / file.folder)
    plain = reading.read_plain(state.folder / file.path)
    problems += [state.rename(problem) for problem in reading.problems if problem.is_error]
    return (None if plain is None else plain.data if plain.data is not None else {}), True


def _tell(file: _SideFile, change: PlainChange, uses: Uses) -> Iterator[Change]:
    """A change with the dilemma that it belongs to, once for each deck that shows it."""
    path, dilemma = change.path, file.name if file.pool == "dilemmas" else ""
    inner = {"profiles": "overrides", "": "dilemmas"}.get(file.pool)
    if len(path) > 1 and path[0] == inner:
        dilemma, path = str(path[1]), path[2:]
    field = ".".join(part for part in (file.prefix, name_path(path)) if part)
    for deck in _decks(file, dilemma, uses):
        yield make_change(deck, dilemma, field, change.before, change.after)


def _went_with_original(file: _SideFile, after: State) -> bool:
    """Whether it is the translation of something that is no longer there: that is told already."""
    original = file._replace(language="")
    return bool(file.language) and not (after.folder / original.path).is_file()


def _decks(file: _SideFile, dilemma: str, uses: Uses) -> Sequence[str]:
    """The decks that a change concerns; one without a name where it concerns none in particular."""
    if not file.pool:
        return (file.name,)
    if dilemma:
        return uses.dilemmas.get(dilemma, _NO_DECK if uses.is_all else ())
    return uses.sources.get(file.name, _NO_DECK) if file.pool == "sources" else _NO_DECK


def _compare_source(
    file: _SideFile, before: State, after: State, uses: Uses, problems: list[Problem]
) -> Iterator[Change]:
    (old, was_there), (new, is_there) = (_read_source(state, file, problems) for state in (before, after))
    for deck in _decks(file, "", uses):
        if old is not None and new is not None:
            yield from compare_sources(deck, old, new, file.prefix)
        elif was_there != is_there and not _went_with_original(file, after):
            titles = [None if each is None else f"{each.title} {each.version}".strip() for each in (old, new)]
            yield make_change(deck, "", file.prefix, *titles)


def _read_source(state: State, file: _SideFile, problems: list[Problem]) -> tuple[Source | None, bool]:
    if _bytes(state, file.path) is None:
        return None, False
    reading = Reading(state.folder / file.folder)
    source = read_source(file.stem, reading)
    problems += [state.rename(problem) for problem in reading.problems if problem.is_error]
    return source, True
