"""Reads dilemmas from tables: .xlsx and .csv. Formulas are never worked out; a cell that begins with `=` is text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from deckgen.history.office_archive import NotReadableError, OfficeArchive, open_archive
from deckgen.importing.documents.columns import FIELDS
from deckgen.importing.documents.questions import read_text_file
from deckgen.importing.documents.rows import SayWhere, find_heading, take_rows
from deckgen.importing.draft import DraftDeck
from deckgen.importing.importer import Piece, Recognised, title_of
from deckgen.importing.slides.presentation_reader import refuse_old_or_protected
from deckgen.messages.message import tell

if TYPE_CHECKING:
    from lxml.etree import _Element

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_MOST_ROWS = 3_000
_MOST_COLUMNS = 200
_MOST_CELL = 40_000  # characters
_MOST_CHARACTERS = 20_000_000  # of a workbook: its cells may all name one long text
Rows = list[list[str]]


def read_sheet(path: Path, wanted: Mapping[str, str]) -> Recognised:
    """Read a table. Raises NotReadableError."""
    sheets = [(_say_row, _read_csv(path))] if path.suffix.lower() == ".csv" else _read_xlsx(path)
    deck = DraftDeck(title=title_of(path))
    pieces: list[Piece] = []
    for say_where, rows in sheets:
        start, columns = find_heading(rows, wanted)
        if start >= 0:
            take_rows(rows, start, columns, deck, say_where)
            pieces += [
                Piece(say_where(number), tuple(_texts(row))) for number, row in enumerate(rows[start + 1 :], start + 2)
            ]
    if not pieces:
        raise NotReadableError(
            tell(
                "has no column for the question; name it with `--columns question=HEADING` (fields: {fields})",
                fields=", ".join(FIELDS),
            )
        )
    return Recognised(deck, tuple(pieces))


def _say_row(number: int) -> str:
    return tell("row {number}", number=number)


def _say_row_of(sheet: str) -> SayWhere:
    return lambda number: tell("{sheet}, row {number}", sheet=sheet, number=number)


def _texts(row: Sequence[str]) -> Iterator[str]:
    for cell in row:
        yield from (line.strip() for line in cell.split("\n") if line.strip())


def _read_csv(path: Path) -> Rows:
    text = read_text_file(path)
    try:
        dialect: type[csv.Dialect] | csv.Dialect = csv.Sniffer().sniff(text[:8192], delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel
    rows: Rows = []
    csv.field_size_limit(_MOST_CELL * 4)
    try:
        for row in csv.reader(io.StringIO(text, newline=""), dialect):
            rows.append(row[:_MOST_COLUMNS])
            if len(rows) > _MOST_ROWS:
                raise NotReadableError(tell("has more than {most_rows:,} rows", most_rows=_MOST_ROWS))
    except csv.Error as failure:
        raise NotReadableError(tell("is no table: {failure}", failure=failure)) from failure
    return rows


def _read_xlsx(path: Path) -> list[tuple[SayWhere, Rows]]:
    refuse_old_or_protected(path, "an .xlsx")
    with open_archive(path) as archive:
        main = next((part for kind, part in archive.targets("").values() if kind == "officeDocument"), "")
        root = archive.xml(main)
        if root is None or root.tag != f"{_S}workbook":
            raise NotReadableError(tell("is no workbook"))
        strings = _shared_strings(archive, main)
        targets = archive.targets(main)
        sheets = [sheet for sheet in root.iter(f"{_S}sheet") if sheet.get("state", "visible") == "visible"]
        several = len(sheets) > 1
        found: list[tuple[SayWhere, Rows]] = []
        parts: set[str] = set()
        room = iter(range(_MOST_ROWS))
        for sheet in sheets:
            part = targets.get(sheet.get(f"{_R}id", ""), ("", ""))[1]
            say_where = _say_row_of(sheet.get("name", "")) if several else _say_row
            if part not in parts:  # a file may name one sheet a thousand times
                found.append((say_where, list(_read_rows(archive.xml(part) if part else None, strings, room))))
            parts.add(part)
        _refuse_long(found)
        return found


def _refuse_long(sheets: Sequence[tuple[SayWhere, Rows]]) -> None:
    if sum(len(cell) for _, rows in sheets for row in rows for cell in row) > _MOST_CHARACTERS:
        raise NotReadableError(tell("has more than {most:,} characters", most=_MOST_CHARACTERS))


def _shared_strings(archive: OfficeArchive, main: str) -> list[str]:
    part = next((part for kind, part in archive.targets(main).values() if kind == "sharedStrings"), "")
    root = archive.xml(part) if part else None
    return [_words(item) for item in root.iter(f"{_S}si")] if root is not None else []


def _words(item: _Element) -> str:
    """The characters of a string, without the readings that East Asian scripts carry."""
    parts = [node.text or "" for node in item.iter(f"{_S}t") if node.getparent().tag != f"{_S}rPh"]  # type: ignore[union-attr]
    return "".join(parts)[:_MOST_CELL].replace("_x000D_", "")


def _read_rows(root: _Element | None, strings: Sequence[str], room: Iterator[int]) -> Iterator[list[str]]:
    """The rows of a sheet, while there is room for more in the workbook."""
    for row in root.iter(f"{_S}row") if root is not None else ():
        cells: list[str] = []
        for cell in row.iter(f"{_S}c"):
            column = _column(cell.get("r", ""), len(cells))
            if column >= _MOST_COLUMNS:
                break
            cells += [""] * (column - len(cells))
            cells.append(_value(cell, strings))
        if next(room, None) is None:
            raise NotReadableError(tell("has more than {most_rows:,} rows", most_rows=_MOST_ROWS))
        yield cells


def _column(reference: str, otherwise: int) -> int:
    """The column's number from 0 of a reference such as `C7`."""
    letters = "".join(sign for sign in reference if sign.isalpha()).upper()
    if not letters or len(letters) > 3:  # noqa: PLR2004  # XFD is the last
        return otherwise
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return max(number - 1, otherwise)


def _value(cell: _Element, strings: Sequence[str]) -> str:
    formula = cell.find(f"{_S}f")
    if formula is not None:
        return f"={formula.text or ''}"
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _words(cell)
    value = cell.find(f"{_S}v")
    text = (value.text or "") if value is not None else ""
    if kind == "s":
        return strings[int(text)] if text.isdecimal() and int(text) < len(strings) else ""
    if kind == "n" and text.endswith(".0"):
        return text.removesuffix(".0")
    return text[:_MOST_CELL]
