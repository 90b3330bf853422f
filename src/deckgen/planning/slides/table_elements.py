"""Fits a table on slides: columns as wide as their words ask for, rows as high as their lines, its header repeated."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.slides import SlideParagraph, TableElement
from deckgen.planning.frame_fit import LINE, WIDTH_MARGIN, Piece
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.rich_text import Block, BlockKind, Span

_SIZES = (24.0, 22.0, 20.0, 18.0)
_PADDING = 7.0
_NARROWEST, _WIDEST = 4.0, 34.0  # em of a column's words that count for its width
_ALIGNED = {"right": "r", "center": "ctr"}


class _Fitted(Struct, frozen=True):
    """The rows of a table as paragraphs at a size, and how high each is."""

    size: float
    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[SlideParagraph, ...], ...], ...]
    heights: tuple[float, ...]


def fit_table(context: SlideContext, table: Block, box: Box) -> tuple[TableElement, ...]:
    """The table in a box, on as many slides as it takes."""
    fitted = next(
        (made for size in _SIZES if sum((made := _set_table(context, table, box.width, size)).heights) <= box.height),
        None,
    ) or _set_table(context, table, box.width, _SIZES[-1])
    pages: list[list[int]] = [[]]
    room = box.height - fitted.heights[0]
    left = room
    for number in range(1, len(fitted.rows)):
        if pages[-1] and fitted.heights[number] > left:
            pages.append([])
            left = room
        pages[-1].append(number)
        left -= fitted.heights[number]
    return tuple(_element(context, fitted, (0, *page), box) for page in pages)


def table_height(tables: Sequence[TableElement]) -> float:
    """How high the first part of a table is."""
    return tables[0].box.height


def _element(context: SlideContext, fitted: _Fitted, shown: Sequence[int], box: Box) -> TableElement:
    heights = tuple(fitted.heights[number] for number in shown)
    return TableElement(
        name=context.words.name_table,
        box=Box(box.x, box.y, box.width, sum(heights)),
        rows=tuple(fitted.rows[number] for number in shown),
        widths=fitted.widths,
        heights=heights,
        padding=_PADDING,
        rule=context.colour(ColourRole.RULE),
        head_rule=context.colour(ColourRole.PRIMARY),
    )


def _set_table(context: SlideContext, table: Block, width: float, size: float) -> _Fitted:
    cells = [
        [_piece(table, cell, place, is_head=not number) for place, cell in enumerate(row)]
        for number, row in enumerate(table.rows)
    ]
    widths = _share_width(context, cells, width)
    setting = context.setting(None)
    ink = context.colour(ColourRole.INK)
    rows, heights = [], []
    for row in cells:
        lines = 1
        made = []
        for piece, column in zip(row, widths, strict=True):
            room = (column - 2 * _PADDING) * WIDTH_MARGIN
            lines = max(lines, context.measure.count_lines(piece, setting, size, room))
            paragraphs = context.measure.paragraphs((piece,), setting, size)
            made.append(tuple(replace(each, colour=each.colour or ink, space_after=0) for each in paragraphs))
        rows.append(tuple(made))
        heights.append(lines * size * LINE * setting.line_spacing + 2 * _PADDING)
    return _Fitted(size, widths, tuple(rows), tuple(heights))


def _piece(table: Block, cell: tuple[Span, ...], place: int, *, is_head: bool) -> Piece:
    block = Block(BlockKind.PARAGRAPH, cell or (Span(" "),), language=table.language, place=table.place)
    align = _ALIGNED.get(table.columns[place] if place < len(table.columns) else "", "")
    return Piece(block, bold=is_head, align=align)


def _share_width(context: SlideContext, cells: Sequence[Sequence[Piece]], width: float) -> tuple[float, ...]:
    setting = context.setting(None)
    asked = [
        max(min(max(context.measure.text(piece, setting).natural_width, _NARROWEST), _WIDEST) for piece in column)
        for column in zip(*cells, strict=True)
    ]
    return tuple(width * each / sum(asked) for each in asked)
