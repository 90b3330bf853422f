"""The deck as it was when the edited file was built: its source, laid out again where the source has moved on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct

from deckgen.build.past.deck_content import FileEdition
from deckgen.build.past.deck_states import folders_of, laid_out
from deckgen.build.past.past_content import past_content
from deckgen.build.pipeline.deck_source import gather_source
from deckgen.build.pipeline.deck_variant import DeckVariant, ReadVariant, read_variant
from deckgen.file_reading import MAX_FILE_BYTES, read_file
from deckgen.file_writing import lay_out, temporary_folder
from deckgen.history.built_file import FileFacts
from deckgen.history.git_repository import open_repository
from deckgen.messages.message import reason_of, tell
from deckgen.problems import DeckgenError, Place

_DOCUMENT = re.compile(r"^--- # (?P<name>.+)\n", re.MULTILINE)
_BESIDE = ("sources", "media")  # pools that do not travel in the file
_MOST_BYTES = 512 * 1024 * 1024


class Base(Struct, frozen=True):
    """The deck as built: its plan's content, the folder that it was read in, and the text of each file."""

    variant: DeckVariant
    folder: Path
    texts: Mapping[str, str]  # name in the deck's folder -> text

    def name_of(self, place: Place) -> str:
        """The file of a place, seen from the deck's folder; empty for one outside it."""
        path = Path(place.file).absolute()
        folder = self.folder.absolute()
        return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else ""


class NoBaseError(Exception):
    """The source that travels in the file cannot be read any more; the message says what is wrong with it."""


@contextmanager
def read_base(deck: Path, source: Mapping[str, str], facts: FileFacts) -> Iterator[Base]:
    """Read the deck as it was. Raises NoBaseError."""
    now = read_variant(deck, profile=facts.profile, language=facts.language, minutes=facts.minutes)
    if now.variant is not None and _same(gather_source(deck, now.inputs), source):
        yield Base(now.variant, deck.parent, _texts(deck.parent, source))
        return
    with temporary_folder() as made:
        folder = made / "decks"
        _lay_out(deck, folder, source)
        was = read_variant(folder / deck.name, profile=facts.profile, language=facts.language, minutes=facts.minutes)
        if was.variant is None:
            first = next((problem for problem in was.problems if problem.is_error), None)
            raise NoBaseError(str(first.message) if first else "")
        yield Base(was.variant, folder, source)


@contextmanager
def read_past_base(deck: Path, facts: FileFacts) -> Iterator[Base]:
    """Read the deck of a file in which no source travels: as it is, or as it was at the commit that the file is of.

    Raises NoBaseError.
    """
    now = read_variant(deck, profile=facts.profile, language=facts.language, minutes=facts.minutes)
    if now.variant is not None and now.variant.digest == facts.content_hash:
        yield Base(now.variant, deck.parent, _source_of(deck, now))
        return
    root = deck.absolute().parent.parent
    name = deck.absolute().relative_to(root)
    try:
        repository = open_repository(root)
        edition = FileEdition(facts.profile, facts.language, facts.deckgen, facts.minutes)
        with past_content(repository, name, edition) as past:
            commit, _ = past.find(facts.content_hash)
    except DeckgenError as failure:
        raise NoBaseError(reason_of(failure)) from failure
    if commit is None:
        raise NoBaseError(tell("no commit holds the deck as it was then"))
    with laid_out(repository, commit.id, commit.id, folders_of([name])) as state:
        then = state.folder / name
        was = read_variant(then, profile=facts.profile, language=facts.language, minutes=facts.minutes)
        if was.variant is None:
            raise NoBaseError(tell("no commit holds the deck as it was then"))
        yield Base(was.variant, then.parent, _source_of(then, was))


def _source_of(deck: Path, read: ReadVariant) -> dict[str, str]:
    """The deck's files by their names in its folder."""
    return _texts(deck.parent, split_source(gather_source(deck, read.inputs)))


def split_source(text: str) -> dict[str, str]:
    """The files that a deck's source is made of, by name, the deck's first."""
    found = list(_DOCUMENT.finditer(text))
    ends = [*(each.start() for each in found[1:]), len(text)]
    return {each["name"]: text[each.end() : end] for each, end in zip(found, ends, strict=True)}


def _same(gathered: str, source: Mapping[str, str]) -> bool:
    return gathered == "".join(f"--- # {name}\n{text.strip()}\n" for name, text in source.items())


def _texts(folder: Path, source: Mapping[str, str]) -> dict[str, str]:
    return {name: read_text(folder / name, folder) for name in source}


def read_text(path: Path, folder: Path) -> str:
    """The text of a file in a folder, with one kind of line end. Raises OSError."""
    data = read_file(path, MAX_FILE_BYTES, folder.resolve())
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def _lay_out(deck: Path, folder: Path, source: Mapping[str, str]) -> None:
    """Write the source that travelled, and copy the pools that it draws on and the house styles beside it.

    Raises NoBaseError.
    """
    for name, text in source.items():
        try:
            lay_out(folder / name, text.encode())
        except OSError as failure:  # a name that no file can have, or a file where a folder is needed
            raise NoBaseError(failure.strerror or str(failure)) from failure
    room = _MOST_BYTES
    beside = [deck.parent / pool for pool in _BESIDE] + [deck.parent.parent / "templates"]
    for original in beside:
        target = folder / original.name if original.parent == deck.parent else folder.parent / original.name
        for path in sorted(original.rglob("*")) if original.is_dir() else ():
            if path.is_file() and not path.is_symlink() and room > 0:
                data = read_file(path, _MOST_BYTES, original.resolve())
                room -= len(data)
                lay_out(target / path.relative_to(original), data)
