"""Reads choices from tables: a letter beside its text, or an option beside what is said of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckgen.importing.recognition.choices import FEWEST, MOST, SeenChoice, SeenChoices, cut, typed_letter
from deckgen.importing.slides.seen import SeenParagraph, SeenSlide, SeenTable
from deckgen.messages.message import tell

_LETTER = re.compile(r"\(?([A-H])[.)]?", re.IGNORECASE)
Row = tuple[tuple[SeenParagraph, ...], ...]


def choices_of_tables(slide: SeenSlide) -> SeenChoices | None:
    """The choices in the first table that has some; the slide's other texts stand before them."""
    before = [line for text in slide.texts if not text.appears for line in text.paragraphs]
    for table in slide.tables:
        choices = _lettered_rows(table) or _lettered_cells(table)
        if choices:
            return SeenChoices(before, choices, [], tell("the rows of a table"))
    return None


def _lettered_rows(table: SeenTable) -> list[SeenChoice]:
    """Rows whose first cell is a letter alone."""
    choices: list[SeenChoice] = []
    for row in table.rows:
        found = _LETTER.fullmatch(_words(row[0])) if len(row) >= FEWEST else None
        if found and found[1].upper() == chr(ord("A") + len(choices)):
            choices.append(SeenChoice(found[1].upper(), [line for cell in row[1:2] for line in cell]))
    return choices if FEWEST <= len(choices) <= MOST else []


def _lettered_cells(table: SeenTable) -> list[SeenChoice]:
    """Cells that begin with a letter, in the order of their letters, over rows and columns."""
    found: dict[str, SeenChoice] = {}
    for cell in (cell for row in table.rows for cell in row if cell):
        letter, length = typed_letter(cell[0])
        if letter and letter not in found:
            found[letter] = SeenChoice(letter, [cut(cell[0], length), *cell[1:]])
    letters = sorted(found)
    in_order = letters == [chr(ord("A") + place) for place in range(len(letters))]
    return [found[letter] for letter in letters] if in_order and FEWEST <= len(letters) <= MOST else []


def comments_of_tables(slide: SeenSlide) -> dict[str, Sequence[SeenParagraph]]:
    """Letter -> what the third column of a table with letters says of the choice."""
    return {
        found[1].upper(): row[2]
        for table in slide.tables
        for row in table.rows
        if len(row) > FEWEST and (found := _LETTER.fullmatch(_words(row[0]))) and row[2]
    }


def table_lines(table: SeenTable) -> list[str]:
    """A table as Markdown: a header row, and rows with a bar between their cells."""
    rows = [[_words(cell).replace("|", "\\|") for cell in row] for row in table.rows if any(row)]
    if not rows:
        return []
    width = max(len(row) for row in rows)
    padded = [row + [""] * (width - len(row)) for row in rows]
    lines = ["| " + " | ".join(row) + " |" for row in padded]
    return [lines[0], "|" + " --- |" * width, *lines[1:]]


def _words(cell: Sequence[SeenParagraph]) -> str:
    return " ".join(line.text for line in cell)
