"""Sets tables: header cells with their scope, rows that stay whole, the head repeated on each page.

Only horizontal rules are drawn: they guide the eye along a row and cost no room.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.pages import RuleMark, Tag
from deckgen.planning.paper.flowables import Column, Flowable, Flowables, Keep, beside, keep_together, spacer
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.problems import NOWHERE, Place
from deckgen.rich_text import Span

_PADDING = 4.0  # above and below the text of a cell
_BETWEEN = 10.0  # between columns

ROW, COLUMN = "Row", "Column"

Fill = Callable[[int, Column], Sequence[Flowable]]


class Cell(Struct, frozen=True):
    """A cell: words or spans, or what `fill` sets into it. `scope` makes a header of it: of its Row or Column."""

    text: str = ""
    spans: tuple[Span, ...] = ()
    style: TextStyle | None = None
    scope: str = ""
    fill: Fill | None = None
    target: str = ""  # a link to a named place
    place: Place = NOWHERE


class TableLook(Struct, frozen=True):
    """The columns' shares of the width, the column in which the table stands, and how its cells look."""

    shares: tuple[float, ...]
    column: Column
    style: TextStyle
    head: TextStyle
    right: frozenset[int] = frozenset()  # columns of numbers

    @staticmethod
    def gaps(columns: int) -> float:
        """The room between so many columns."""
        return _BETWEEN * (columns - 1)

    def columns(self) -> tuple[Column, ...]:
        """The column of each cell."""
        room = self.column.width - self.gaps(len(self.shares))
        x, made = self.column.x, []
        for share in self.shares:
            width = room * share / sum(self.shares)
            made.append(Column(x, width))
            x += width + _BETWEEN
        return tuple(made)


def set_table(
    ms: Manuscript,
    parent: int,
    head: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    look: TableLook,
    *,
    held: Container[int] = (),
) -> Flowables:
    """A table. Without words for its head, the first cell of each row must be its header.

    Rows whose place is `held` stay on the page of the next.
    """
    table = ms.structure.add(parent, Tag.TABLE)
    top: Flowables = ()
    if any(head):
        cells = tuple(Cell(text, scope=COLUMN) for text in head)
        top = _set_row(ms, table, cells, look, is_head=True)
        top = keep_together(top, Keep.ALWAYS, last=Keep.ALWAYS)
    flowables = list(top)
    for place, row in enumerate(_plain_where_few(head, rows)):
        made = _set_row(ms, table, row, look, is_head=False)
        made = keep_together(made, last=Keep.KEEP_WITH_NEXT) if place in held else made
        flowables += (replace(made[0], running_head=top), *made[1:])
    if flowables:
        flowables[-1] = replace(flowables[-1], after=12)
    return tuple(flowables)


def _plain_where_few(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Sequence[Sequence[Cell]]:
    """The rows, without headers of their own where a table would be headers for the greater part.

    Why: who listens hears each header with each cell; in a table of a row or two the head says enough.
    """
    heads = (len(head) if any(head) else 0) + sum(bool(cell.scope) for row in rows for cell in row)
    if not any(head) or heads <= sum(not cell.scope for row in rows for cell in row):
        return rows
    return [[replace(cell, scope="") for cell in row] for row in rows]


def _set_row(
    ms: Manuscript,
    table: int,
    cells: Sequence[Cell],
    look: TableLook,
    *,
    is_head: bool,
) -> Flowables:
    row = ms.structure.add(table, Tag.TABLE_ROW)
    style = look.head if is_head else look.style
    filled = []
    for place, (cell, column) in enumerate(zip(cells, look.columns(), strict=True)):
        aligned = replace(style, align="right") if place in look.right else style
        filled.append((spacer(_PADDING), *_set_cell(ms, row, cell, column, aligned), spacer(_PADDING)))
    flowables = beside([tuple(replace(flowable, before=0) for flowable in cell) for cell in filled])
    colours = ms.context.colours
    width, colour = (1.0, colours.primary) if is_head else (0.6, colours.rule)
    rule = RuleMark(look.column.x, 0, look.column.right, 0, width, colour)
    return keep_together((*flowables, Flowable(0, (rule,))))


def _set_cell(ms: Manuscript, row: int, cell: Cell, column: Column, style: TextStyle) -> Flowables:
    tag = Tag.TABLE_HEADER if cell.scope else Tag.TABLE_CELL
    element = ms.structure.add(row, tag, scope=cell.scope)
    if cell.fill:
        return tuple(cell.fill(element, column))
    spans = cell.spans or (Span(cell.text, link=cell.target),)
    return tuple(
        replace(flowable, after=0)
        for flowable in ms.setter.set_spans(spans, cell.style or style, column, element, place=cell.place)
    )
