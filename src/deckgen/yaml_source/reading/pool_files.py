"""Checks one file of a pool by itself: a dilemma, a source or a profile, whether a deck uses it or not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from deckgen.content.source import Source
from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, in_order, warning
from deckgen.yaml_source.author_mistakes.wrong_file import find_wrong_kind
from deckgen.yaml_source.markdown.terms import Words
from deckgen.yaml_source.profiles.profile_reader import ProfileReader
from deckgen.yaml_source.reading.dilemmas import DilemmaReader
from deckgen.yaml_source.reading.passages import PassageReader
from deckgen.yaml_source.reading.pools import Pools
from deckgen.yaml_source.reading.reading_state import Reading, show_path
from deckgen.yaml_source.reading.source_file import read_source
from deckgen.yaml_source.syntax.author_file import PlacedData
from deckgen.yaml_source.translation.translated_data import original_of

POOLS = {"dilemmas": ".yaml", "sources": ".md", "profiles": ".yaml"}
_LANGUAGE = "nl"  # of a deck that is not known here; it decides nothing that is checked


def is_pool_file(path: Path) -> bool:
    """Whether a file lies in a pool, and is none of its decks."""
    return path.suffix == POOLS.get(path.absolute().parent.name, "")


def list_pool_files(decks: Iterable[Path]) -> Iterator[Path]:
    """Every file of the pools beside some decks."""
    for folder in dict.fromkeys(deck.parent for deck in decks):
        for pool, ending in POOLS.items():
            yield from sorted(path for path in (folder / pool).glob(f"*{ending}") if path.is_file())


def check_pool_file(path: Path) -> tuple[Problem, ...]:
    """All that is wrong with a file, as far as no deck must be known for it. A term may be of any deck."""
    reading = Reading(path.parent.parent)
    original = original_of(path)
    if original is not None:
        reading.problems += _check_translation(path, original, reading)
    elif path.suffix == POOLS["sources"]:
        read_source(path.stem, reading)
    elif path.absolute().parent.name == "profiles":
        _check_profile(path, reading)
    else:
        _check_dilemma(path, reading)
    return in_order(reading.problems)


def _check_translation(path: Path, original: Path, reading: Reading) -> Iterator[Problem]:
    if path.suffix == POOLS["dilemmas"]:
        reading.read_plain(path)
    first = original_of(original)
    if first is not None:
        message = tell("This is a translation of a translation; `{original}` is one already.", original=original.name)
        hint = tell("Delete this file, and translate `{first}` instead.", first=first.name)
        yield warning("translated-twice", message, Place(show_path(path)), hint)


def _check_profile(path: Path, reading: Reading) -> None:
    plain = _read(path, "profile", reading)
    if plain is not None:
        ProfileReader(reading, Pools(reading)).read(path.stem)


def _check_dilemma(path: Path, reading: Reading) -> None:
    plain = _read(path, "dilemma", reading)
    if plain is None:
        return
    passages = PassageReader(reading, Pools(reading), _LANGUAGE, _as_it_is)
    DilemmaReader(reading, Words(any_term=True), passages, _LANGUAGE).read(plain.data, plain.places, path.stem)


def _read(path: Path, wanted: str, reading: Reading) -> PlacedData | None:
    """The data of a file, unless it is plainly of another kind."""
    plain = reading.read_plain(path)
    problem = find_wrong_kind(plain, wanted, show_path(reading.folder)) if plain is not None else None
    if problem is None:
        return plain
    reading.problems.append(problem)
    return None


def _as_it_is(source: Source) -> Source:
    return source
