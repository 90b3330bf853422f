"""Reads choices from tables: a letter beside its text, or an option beside what is said of it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckgen.importing.documents.columns import find_columns
from deckgen.importing.recognition.choices import FEWEST, MOST, SeenChoice, SeenChoices, cut, typed_letter
from deckgen.importing.slides.seen import SeenParagraph, SeenRun, SeenSlide, SeenTable
from deckgen.messages.message import tell

_LETTER = re.compile(r"\(?([A-H])[.)]?", re.IGNORECASE)
Row = tuple[tuple[SeenParagraph, ...], ...]


def choices_of_tables(slide: SeenSlide) -> SeenChoices | None:
    """The choices in the first table that has some; the slide's other texts stand before them."""
    before = [line for text in slide.texts if not text.appears for line in text.paragraphs]
    for table in slide.tables:
        choices = _lettered_rows(table) or _lettered_cells(table) or _headed_rows(table)
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


def _headed_rows(table: SeenTable) -> list[SeenChoice]:
    """A row a choice, where the heading of a column calls it one."""
    place = find_columns([_words(cell) for cell in table.rows[0]], {}).get("choice") if table.rows else None
    if place is None:
        return []
    rows = [row for row in table.rows[1:] if len(row) > place and row[place]]
    choices = [
        SeenChoice(chr(ord("A") + number), list(row[place]), was_lettered=False) for number, row in enumerate(rows)
    ]
    return choices if FEWEST <= len(choices) <= MOST else []


def _headed_comments(table: SeenTable) -> dict[str, Sequence[SeenParagraph]]:
    """Letter -> the verdict and the feedback of a row whose choice has a column of its own."""
    columns = find_columns([_words(cell) for cell in table.rows[0]], {}) if table.rows else {}
    place = columns.get("choice")
    told = [columns[name] for name in ("verdict", "right", "feedback") if name in columns]
    if place is None or not _headed_rows(table):
        return {}
    rows = [row for row in table.rows[1:] if len(row) > place and row[place]]
    found: dict[str, Sequence[SeenParagraph]] = {}
    for number, row in enumerate(rows):
        parts = [_words(row[column]) for column in told if column < len(row) and row[column]]
        joined = ". ".join(part.rstrip(".") if place < len(parts) - 1 else part for place, part in enumerate(parts))
        if joined:
            found[chr(ord("A") + number)] = (SeenParagraph((SeenRun(joined),)),)
    return found


def comments_of_tables(slide: SeenSlide) -> dict[str, Sequence[SeenParagraph]]:
    """Letter -> what the third column of a table with letters, or the column of comments, says of the choice."""
    headed = {letter: told for table in slide.tables for letter, told in _headed_comments(table).items()}
    return headed | {
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
