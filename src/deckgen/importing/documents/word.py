"""Reads dilemmas from Word: headings, lists and tables. Tracked changes count as accepted; comments become notes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from deckgen.importing.documents.rows import SayWhere, find_heading, take_rows
from deckgen.importing.documents.word_body import WordDocument, WordTable, read_document
from deckgen.importing.draft import DraftCluster, DraftDeck
from deckgen.importing.importer import Piece, Recognised, title_of
from deckgen.importing.languages import find_language
from deckgen.importing.recognition.sequences import recognise
from deckgen.importing.recognition.titles import read_title
from deckgen.importing.slides.seen import SeenBox, SeenParagraph, SeenPresentation, SeenSlide, SeenTable, SeenText
from deckgen.messages.message import tell
from deckgen.yaml_source.reading.locales import read_locale


def read_word(path: Path) -> Recognised:
    """Read a document. Raises NotReadableError."""
    document = read_document(path)
    sections = tuple(_sections(document))
    pieces = tuple(Piece(section.where, _texts(section)) for section in sections)
    words = " ".join(text for piece in pieces for text in piece.texts)
    language, _ = find_language(document.language, words)
    seen = SeenPresentation(sections, document.language, 0.0, 0.0, document.title)
    deck = recognise(seen, read_locale(language), title_of(path))
    _take_tables(document, deck)
    return Recognised(deck, pieces)


def _texts(section: SeenSlide) -> tuple[str, ...]:
    title = read_title(section.title)
    words = (title.theme, title.rest) if title.part else (section.title,)
    lines = [line.text for text in section.texts for line in text.paragraphs]
    cells = [line.text for table in section.tables for row in table.rows for cell in row for line in cell]
    return (*words, *lines, *cells, *(line.text for line in section.notes))


def _sections(document: WordDocument) -> Iterator[SeenSlide]:
    """The document cut at its headings, each part as if it were a slide."""
    number = 1
    section = SeenSlide(number, of_document=True)
    lines: list[SeenParagraph] = []
    levels = [block.level for block in document.blocks if not isinstance(block, WordTable) and block.level]
    for block in document.blocks:
        if isinstance(block, WordTable):
            if find_heading(block.texts, {})[0] < 0:
                section.tables.append(SeenTable(SeenBox(0, len(lines)), block.rows))
            continue
        if block.level:
            if lines or section.title or section.tables:
                yield _close(section, lines)
                number += 1
            is_opener = block.level == min(levels) and max(levels) > min(levels)
            section = SeenSlide(
                number,
                of_document=True,
                title=block.paragraph.text,
                layout="secHead" if is_opener else "",
                notes=block.notes,
            )
            lines = []
            continue
        lines.append(block.paragraph)
        section.notes = (*section.notes, *block.notes)
    if lines or section.title or section.tables:
        yield _close(section, lines)


def _close(section: SeenSlide, lines: list[SeenParagraph]) -> SeenSlide:
    if lines:
        section.texts = [SeenText("1", "", "body", SeenBox(), tuple(lines))]
    return section


def _take_tables(document: WordDocument, deck: DraftDeck) -> None:
    """Tables with a heading row, such as situation | options | comment: a dilemma a row."""
    for number, table in enumerate((block for block in document.blocks if isinstance(block, WordTable)), 1):
        start, columns = find_heading(table.texts, {})
        if start >= 0:
            if not deck.clusters:
                deck.program.append(DraftCluster(deck.title))
            take_rows(table.texts, start, columns, deck, _say_row_of(number))


def _say_row_of(table: int) -> SayWhere:
    return lambda number: tell("table {table}, row {number}", table=table, number=number)
