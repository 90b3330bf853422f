"""Imports files: reads each, recognises its dilemmas, and writes decks; nothing reaches the disk here."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from deckgen.history.office_archive import NotReadableError
from deckgen.importing.coverage import name_what_is_missing
from deckgen.importing.draft import DraftDeck, Fate
from deckgen.importing.languages import find_language
from deckgen.importing.writing.deck_writer import DeckWriter
from deckgen.importing.writing.known_dilemmas import KnownDilemmas
from deckgen.importing.writing.names import Names, make_name
from deckgen.messages.message import reason_of, tell
from deckgen.shown_text import in_documents, on_a_line
from deckgen.yaml_source.reading.whole_pools import read_whole_pools


class Piece(Struct, frozen=True):
    """A piece of a foreign file as a reader sees it, such as a slide: what it is called, its words, and its title."""

    where: str
    texts: tuple[str, ...]
    title: str = ""


class Recognised(Struct, frozen=True):
    """A file as far as it was recognised, and its pieces, to say that nothing got lost."""

    deck: DraftDeck
    pieces: tuple[Piece, ...]


class ImportedFile(Struct, frozen=True):
    """What became of one file. `refusal` says why nothing did."""

    path: Path
    name: str = ""
    recognised: Recognised | None = None
    refusal: str = ""


class ImportResult(Struct, frozen=True):
    """All files, and what is to be written, by its path in the folder of decks."""

    files: tuple[ImportedFile, ...]
    written: Mapping[str, bytes]


Read = Callable[[Path, Mapping[str, str]], Recognised]


def import_files(
    paths: Sequence[Path], folder: Path, *, inline: bool = False, columns: Mapping[str, str] | None = None
) -> ImportResult:
    """Import files into a folder of decks. `columns` names columns of a table: field -> heading."""
    known = KnownDilemmas(folder)
    writer = DeckWriter(known, read_whole_pools(folder).sources, inline=inline)
    names = Names(frozenset(path.stem for path in folder.glob("*.yaml")))
    files = tuple(_import_file(path, writer, names, columns or {}) for path in paths)
    return ImportResult(files, writer.files)


def _import_file(path: Path, writer: DeckWriter, names: Names, columns: Mapping[str, str]) -> ImportedFile:
    read = reader_for(path)
    if read is None:
        known = ", ".join(sorted(_READERS))
        return ImportedFile(path, refusal=tell("is of no kind that can be imported: {known}", known=known))
    try:
        recognised = read(path, columns)
    except NotReadableError as reason:
        return ImportedFile(path, refusal=reason_of(reason))
    deck = recognised.deck
    words = " ".join(text for piece in recognised.pieces for text in piece.texts)
    if not deck.program or not (words.strip() or any(piece.title for piece in recognised.pieces)):
        return ImportedFile(
            path, refusal=tell("holds no text; reading words from pictures (OCR) is another tool's work")
        )
    deck.language, guess = find_language(deck.language, words)
    if guess:
        deck.say(Fate.GUESSED, "file", deck.language, guess)
    name = names.give(make_name(path.stem, "deck"))
    writer.write(deck, name, on_a_line(path.name))
    name_what_is_missing(deck, recognised.pieces)
    return ImportedFile(path, name, recognised)


def title_of(path: Path) -> str:
    """What a deck is called after its file, where nothing in it says better."""
    return " ".join(in_documents(path.stem).replace("-", " ").replace("_", " ").split()).capitalize() or "…"


def reader_for(path: Path) -> Read | None:
    """What reads a file, by its suffix."""
    return _READERS.get(path.suffix.lower())


def _read_slides(path: Path, _columns: Mapping[str, str]) -> Recognised:
    from deckgen.importing.slides.recognised_slides import read_slides

    return read_slides(path)


def _read_word(path: Path, _columns: Mapping[str, str]) -> Recognised:
    from deckgen.importing.documents.word import read_word

    return read_word(path)


def _read_sheet(path: Path, columns: Mapping[str, str]) -> Recognised:
    from deckgen.importing.documents.sheet import read_sheet

    return read_sheet(path, columns)


def _read_moodle(path: Path, _columns: Mapping[str, str]) -> Recognised:
    from deckgen.importing.documents.moodle import read_moodle

    return read_moodle(path)


def _read_gift(path: Path, _columns: Mapping[str, str]) -> Recognised:
    from deckgen.importing.documents.gift import read_gift

    return read_gift(path)


def _read_old(path: Path, columns: Mapping[str, str]) -> Recognised:
    from deckgen.importing.documents.old_formats import convert

    with convert(path) as converted:
        read = reader_for(converted)
        if read is None:
            raise NotReadableError(tell("cannot be converted"))
        return read(converted, columns)


_READERS: dict[str, Read] = {
    ".pptx": _read_slides,
    ".ppsx": _read_slides,
    ".potx": _read_slides,
    ".pptm": _read_slides,
    ".docx": _read_word,
    ".xlsx": _read_sheet,
    ".csv": _read_sheet,
    ".xml": _read_moodle,
    ".gift": _read_gift,
    ".txt": _read_gift,
    ".ppt": _read_old,
    ".odp": _read_old,
    ".doc": _read_old,
    ".odt": _read_old,
}
