"""The workbook behind a chart, which PowerPoint opens when somebody edits its data."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.presentation_xml import DECLARATION, escape, relationships
from deckgen.render.pptx.package_zip import join_parts, pack_part

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml."
_TYPES = (
    f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml"'
    f' ContentType="{_TYPE}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml"'
    f' ContentType="{_TYPE}worksheet+xml"/></Types>'
)
_WORKBOOK = (
    f'{DECLARATION}<workbook xmlns="{_MAIN}"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
    '<sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>'
)


def write_workbook(categories: Sequence[str], series: Sequence[str]) -> bytes:
    """A sheet with a row a category and a column a series, its cells at nought."""
    rows = [_row(1, ["", *series])]
    rows += [_row(number, [name, *(0 for _ in series)]) for number, name in enumerate(categories, start=2)]
    sheet = f'{DECLARATION}<worksheet xmlns="{_MAIN}"><sheetData>{"".join(rows)}</sheetData></worksheet>'
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relationships([("rId1", "officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": _WORKBOOK,
        "xl/_rels/workbook.xml.rels": relationships([("rId1", "worksheet", "worksheets/sheet1.xml")]),
        "xl/worksheets/sheet1.xml": sheet,
    }
    return join_parts(pack_part(name, text.encode()) for name, text in parts.items())


def _row(number: int, cells: Sequence[str | int]) -> str:
    return f'<row r="{number}">{"".join(_cell(number, place, value) for place, value in enumerate(cells))}</row>'


def _cell(row: int, place: int, value: str | int) -> str:
    name = f"{column_name(place)}{row}"
    if isinstance(value, int):
        return f'<c r="{name}"><v>{value}</v></c>'
    return f'<c r="{name}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'


def column_name(place: int) -> str:
    """The letter of a column, counted from 0."""
    return chr(ord("A") + place)
