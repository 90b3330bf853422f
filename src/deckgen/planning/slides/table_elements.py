"""Sets a table for slides: columns as wide as their words ask for, rows as high as their lines, its header repeated."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.colours import Colour, ColourRole
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import SlideParagraph, TableElement
from deckgen.messages.message import tell
from deckgen.planning.column_shares import share_width
from deckgen.planning.frame_fit import LINE, WIDTH_MARGIN, Piece
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.planning.slides.stack import BODY_SCALE
from deckgen.rich_text import Block, BlockKind, Span

TABLE_SIZES = BODY_SCALE[1:]
_PADDING, _SMALL_PADDING, _SMALL_SLIDE = 7.0, 4.0, 480.0
_NARROWEST, _WIDEST = 4.0, 34.0  # em of a column's words that count for its width
_ALIGNED = {"right": "r", "center": "ctr"}


class FittedTable(Struct, frozen=True):
    """The rows of a table as paragraphs at a size, and how high each is."""

    block: Block
    cells: tuple[tuple[Piece, ...], ...]
    size: float
    widths: tuple[float, ...]
    rows: tuple[tuple[tuple[SlideParagraph, ...], ...], ...]
    heights: tuple[float, ...]
    padding: float

    @property
    def height(self) -> float:
        """All rows together."""
        return sum(self.heights)

    @property
    def least(self) -> float:
        """The header with the first row below it: less of a table says nothing."""
        return sum(self.heights[:2])

    def divide(self, first: float, room: float) -> tuple[tuple[int, ...], ...]:
        """The rows of each slide, where the first has less room than the others."""
        pages: list[list[int]] = [[]]
        left = first - self.heights[0]
        for number in range(1, len(self.rows)):
            if pages[-1] and self.heights[number] > left:
                pages.append([])
                left = room - self.heights[0]
            pages[-1].append(number)
            left -= self.heights[number]
        return tuple((0, *page) for page in pages)


def set_table(
    context: SlideContext, table: Block, width: float, size: float, *, ink: Colour | None = None, close: bool = False
) -> FittedTable:
    """A table at a size in a width, in the ink of the text around it; with `close`, its rows stand nearer."""
    padding = _SMALL_PADDING if close else _padding(context)
    side = "" if context.layout(SlideRole.CONTENT).is_own else "l"  # a brand may set its tables in the middle
    cells = tuple(
        tuple(_piece(table, cell, place, side, is_head=not number) for place, cell in enumerate(row))
        for number, row in enumerate(table.rows)
    )
    widths = _share_width(context, cells, width, size)
    setting = context.setting(None)
    usual = context.colour(ColourRole.INK)
    ink = usual if ink is None or ink.rgb == usual.rgb else ink  # the theme's own stays a reference to it
    rows, heights = [], []
    for row in cells:
        lines = 1
        made = []
        for piece, column in zip(row, widths, strict=True):
            lines = max(lines, context.measure.count_lines(piece, setting, size, _room(column)))
            paragraphs = context.measure.paragraphs((piece,), setting, size)
            made.append(tuple(replace(each, colour=each.colour or ink, space_after=0) for each in paragraphs))
        rows.append(tuple(made))
        heights.append(lines * size * LINE * setting.line_spacing + 2 * padding)
    return FittedTable(table, cells, size, widths, tuple(rows), tuple(heights), padding)


def table_element(context: SlideContext, fitted: FittedTable, shown: Sequence[int], x: float, y: float) -> TableElement:
    """Some rows of a table at a place on a slide."""
    heights = tuple(fitted.heights[number] for number in shown)
    return TableElement(
        name=context.words.name_table,
        box=Box(x, y, sum(fitted.widths), sum(heights)),
        rows=tuple(fitted.rows[number] for number in shown),
        widths=fitted.widths,
        heights=heights,
        padding=fitted.padding,
        rule=context.colour(ColourRole.RULE),
        head_rule=context.colour(ColourRole.PRIMARY),
    )


def check_table(context: SlideContext, fitted: FittedTable, room: float) -> None:
    """Warn of characters that the font lacks, of words that are wider than their column, of a row beyond the slide."""
    for row in fitted.cells:
        for piece, width in zip(row, fitted.widths, strict=True):
            context.check_text((piece,), context.setting(None), fitted.size, _room(width))
    if any(height + fitted.heights[0] > room for height in fitted.heights[1:]) or fitted.heights[0] > room:
        context.warn(
            "long-table-row",
            tell("A row of this table is higher than a slide."),
            fitted.block.place,
            tell("Write less in its cells, or part them over several rows."),
        )


def _padding(context: SlideContext) -> float:
    """The space over and under a cell's words: less on small slides, on which their letters are large."""
    return _PADDING if context.look.slide_height >= _SMALL_SLIDE else _SMALL_PADDING


def _room(column: float) -> float:
    return (column - 2 * _PADDING) * WIDTH_MARGIN


def _piece(table: Block, cell: tuple[Span, ...], place: int, side: str, *, is_head: bool) -> Piece:
    block = Block(BlockKind.PARAGRAPH, cell or (Span(" "),), language=table.language, place=table.place)
    align = _ALIGNED.get(table.columns[place] if place < len(table.columns) else "", side)
    return Piece(block, bold=is_head, align=align)


def _share_width(
    context: SlideContext, cells: Sequence[Sequence[Piece]], width: float, size: float
) -> tuple[float, ...]:
    """Each column its longest word, and what is left by what its words ask for."""
    setting = context.setting(None)
    columns = [[context.measure.text(piece, setting) for piece in column] for column in zip(*cells, strict=True)]
    least = [max(text.widest_word for text in column) * size / WIDTH_MARGIN + 2 * _PADDING for column in columns]
    asked = [max(min(max(text.natural_width for text in column), _WIDEST), _NARROWEST) * size for column in columns]
    return share_width(asked, least, width)
