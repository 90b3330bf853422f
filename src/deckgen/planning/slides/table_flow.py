"""Spreads text and tables over slides, one under the other: what belongs together stands together where it can."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.blueprint.colours import Colour
from deckgen.blueprint.lengths import Box, Insets
from deckgen.blueprint.look import Placeholder
from deckgen.blueprint.slides import Element, Frame
from deckgen.planning.frame_fit import LINE, WIDTH_MARGIN, Piece, Pieces
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.planning.slides.stack import Scale
from deckgen.planning.slides.table_elements import TABLE_SIZES, FittedTable, check_table, set_table, table_element
from deckgen.planning.slides.text_slides import TextPlace, text_frames
from deckgen.rich_text import Block, BlockKind

Pages = list[tuple[Element, ...]]

_GAP = 14.0
_ROOM_FOR_TEXT = 22.0  # points: the size of text that runs over several slides with tables, or the nearest below


class FlowPlace(Struct, frozen=True):
    """Where text and tables go: a box, and the placeholder that the first text of a slide fills.

    `top` is where the first slide begins: `head` stands above it. Later slides have the whole box. `longest` is how
    long a line of text may be in em; 0 where it may take all the width. `floor` is how far down a brand's box may reach
    before a table is split, for that has less room than a style of deckgen's own; with `close`, rows stand nearer.
    """

    box: Box
    placeholder: Placeholder | None = None
    ink: Colour | None = None  # of text boxes and tables
    head: tuple[Element, ...] = ()
    top: float = 0.0
    longest: float = 0.0
    floor: float = 0.0
    close: bool = False

    @property
    def closer(self) -> FlowPlace | None:
        """The same place with all the room that a table can have; None where it has that already."""
        if not self.floor or self.close:
            return None
        box = Box(self.box.x, self.box.y, self.box.width, max(self.box.height, self.floor - self.box.y))
        return replace(self, box=box, close=True)

    @property
    def first(self) -> Box:
        """The room of the first slide."""
        top = max(self.box.y, self.top)
        return Box(self.box.x, top, self.box.width, self.box.bottom - top)


def has_table(pieces: Pieces) -> bool:
    """Whether a table is among the pieces."""
    return any(piece.block.kind is BlockKind.TABLE for piece in pieces)


def split_at_table(pieces: Pieces) -> tuple[Pieces, Pieces]:
    """What stands before the first table, and the rest."""
    place = next((at for at, piece in enumerate(pieces) if piece.block.kind is BlockKind.TABLE), len(pieces))
    return pieces[:place], pieces[place:]


def flow_pages(context: SlideContext, pieces: Pieces, where: FlowPlace, scale: Scale) -> Pages:
    """The slides: one where that can be at some size, else as many as it takes."""
    parts, closer = tuple(_segments(pieces)), where.closer
    tried = [(size, where) for size in scale] + ([(scale[-1], closer)] if closer else [])
    found = len(context.problems)
    for size, place in tried:
        del context.problems[found:]  # of sizes that were tried in vain
        writer = _Writer(context, place, size)
        if all(writer.add_whole(part) for part in parts):
            return writer.finish()
    del context.problems[found:]
    pages = _spread(context, pieces, where, next((size for size in scale if size <= _ROOM_FOR_TEXT), scale[-1]))
    if closer is None:
        return pages
    usual = context.problems[found:]
    del context.problems[found:]
    fewer = _spread(context, pieces, closer, scale[-1])
    if len(fewer) < len(pages):
        return fewer
    context.problems[found:] = usual
    return pages


def _spread(context: SlideContext, pieces: Pieces, where: FlowPlace, size: float) -> Pages:
    """As many slides as it takes at a size."""
    parts, writer = tuple(_segments(pieces)), _Writer(context, where, size)
    for place, (part, again) in enumerate(zip(parts, _list_again(pieces), strict=True)):
        writer.again = again
        writer.add(part, following=parts[place + 1] if place + 1 < len(parts) else ())
    return writer.finish()


def _segments(pieces: Pieces) -> Iterator[Pieces | Block]:
    for is_table, group in groupby(pieces, key=lambda piece: piece.block.kind is BlockKind.TABLE):
        if is_table:
            yield from (piece.block for piece in group)
        else:
            yield tuple(group)


def _list_again(pieces: Pieces) -> Iterator[Piece | None]:
    """What stands above each segment where a slide begins with it."""
    for is_table, group in groupby(pieces, key=lambda piece: piece.block.kind is BlockKind.TABLE):
        named = [piece.again for piece in group]
        yield from named if is_table else named[:1]


class _Writer(Struct):
    """Slides under way: the elements of the last one, and where the next begins."""

    context: SlideContext
    where: FlowPlace
    size: float
    pages: Pages = field(default_factory=list)
    page: list[Element] = field(default_factory=list)
    y: float = -1.0
    has_text: bool = False
    again: Piece | None = None  # what a slide begins with on which a part goes on

    def __post_init__(self) -> None:
        self.page = list(self.where.head)
        self.has_text = bool(self.where.head)
        self.y = self.where.first.y

    @property
    def left(self) -> float:
        """The height that is free on this slide."""
        return self.where.box.bottom - self.y

    @property
    def table_size(self) -> float:
        """Tables are never larger than the text around them."""
        return next((each for each in TABLE_SIZES if each <= self.size), TABLE_SIZES[-1])

    def finish(self) -> Pages:
        """All slides."""
        if self.page:
            self.pages.append(tuple(self.page))
        return self.pages

    def turn(self) -> None:
        """Begin a slide."""
        if self.page:
            self.pages.append(tuple(self.page))
        self.page, self.y, self.has_text = [], self.where.box.y, False
        if self.again and self.pages:
            self._draw_text((self.again,))

    def add_whole(self, part: Pieces | Block) -> bool:
        """Add a part to this slide; false where it finds no room."""
        if isinstance(part, Block):
            table = self._set(part)
            if table.height > self.left:
                return False
            check_table(self.context, table, self.where.box.height)
            self._draw_table(table, range(len(table.rows)))
            return True
        if self.text_height(part) > self.left:
            return False
        self._draw_text(part)
        return True

    def add(self, part: Pieces | Block, following: Pieces | Block) -> None:
        """Add a part to this slide and those after it."""
        if isinstance(part, Block):
            self._add_table(self._set(part))
            return
        needed = self.text_height(part)
        if isinstance(following, Block):  # what leads in to a table stays with its first rows
            needed += _GAP + self._set(following).least
        if needed > self.left and self.page:
            self.turn()
        if self.text_height(part) > self.left:
            self._run_on(part)
        else:
            self._draw_text(part)

    def _set(self, table: Block) -> FittedTable:
        where = self.where
        return set_table(self.context, table, where.box.width, self.table_size, ink=where.ink, close=where.close)

    def _add_table(self, table: FittedTable) -> None:
        check_table(self.context, table, self.where.box.height)
        if table.least > self.left and self.page:
            self.turn()
        named = self.text_height((self.again,)) + _GAP if self.again else 0.0
        for number, rows in enumerate(table.divide(self.left, self.where.box.height - named)):
            if number:
                self.turn()
            self._draw_table(table, rows)

    def _draw_table(self, table: FittedTable, rows: Sequence[int]) -> None:
        element = table_element(self.context, table, rows, self.where.box.x, self.y)
        element = replace(element, name=self._name(element.name))
        self.page.append(element)
        self.y = element.box.bottom + _GAP

    def _draw_text(self, pieces: Pieces) -> None:
        holder = None if self.has_text else self.where.placeholder
        height = self.text_height(pieces)
        setting = self.context.setting(holder)
        width, inset = self._text_width(), self._inset()
        self.context.check_text(pieces, setting, self.size, width)
        paragraphs = self.context.measure.paragraphs(pieces, setting, self.size)
        if holder is None:
            paragraphs = tuple(replace(each, colour=each.colour or self.where.ink) for each in paragraphs)
        self.page.append(
            Frame(
                name=self._name(self.context.words.name_text),
                paragraphs=paragraphs,
                placeholder=holder,
                box=Box(self.where.box.x, self.y, width / WIDTH_MARGIN + inset, height),
                insets=None if holder else Insets(),
                anchor="t",
                line_width=width,
            )
        )
        self.y += height + _GAP
        self.has_text = True

    def _run_on(self, pieces: Pieces) -> None:
        """A text that is too long for a slide of its own with what follows."""
        place = TextPlace(self.where.placeholder, self.where.box, own_box=False, may_narrow=bool(self.where.longest))
        named = (self.again, *pieces) if self.again and self.pages else pieces
        for frame in text_frames(self.context, (named,), place, (self.size,)):
            self.turn()
            self.page, self.y = [frame], self.where.box.bottom

    def _name(self, name: str) -> str:
        """A name that nothing else on the slide has."""
        taken = {element.name for element in self.page}
        names = (name, *(f"{name} {number}" for number in range(2, len(taken) + 3)))
        return next(each for each in names if each not in taken)

    def text_height(self, pieces: Pieces) -> float:
        """The height of a text, with most of a line in reserve for programs that break lines sooner."""
        setting = self.context.setting(None if self.has_text else self.where.placeholder)
        lines = self.context.measure.height(pieces, setting, self.size, self._text_width())
        return lines + self.size * LINE * setting.line_spacing * 0.75

    def _text_width(self) -> float:
        width = self.where.box.width - self._inset()
        return (min(width, self.where.longest * self.size) if self.where.longest else width) * WIDTH_MARGIN

    def _inset(self) -> float:
        holder = None if self.has_text else self.where.placeholder
        return holder.insets.left + holder.insets.right if holder else 0.0
