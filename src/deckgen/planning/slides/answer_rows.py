"""The rows of an answer: what was chosen in one line, the verdict and the feedback below it, in the size that fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import product

from msgspec.structs import replace

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Placeholder
from deckgen.planning.frame_fit import WIDTH_MARGIN, Piece, Pieces
from deckgen.planning.slides.question_strip import Strip
from deckgen.planning.slides.row_slides import (
    RowArea,
    find_ink,
    name_choice,
    row_item,
    text_body,
    text_item,
)
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.planning.slides.stack import BODY_SCALE, Echo, Item, Items
from deckgen.planning.slides.stack_fit import FEW_SLIDES, StackFit, fit_stack_at
from deckgen.planning.slides.tight_rows import close_lines
from deckgen.problems import NOWHERE
from deckgen.rich_text import Block, BlockKind, Span, one_line, plain
from deckgen.storyboard.part_search import first_of, judged_of, prose_of
from deckgen.storyboard.parts import JudgedOption, ModelOrder, Said
from deckgen.storyboard.scenes import Scene
from deckgen.storyboard.shortening import shorten_until

_ECHO = 18.0  # points, whatever the size of the verdict below it
_LONGEST_ECHO = 78  # characters
_ROWS_GAP = 16.0


def fit_answer_rows(
    context: SlideContext, scene: Scene, whole: RowArea, strips: tuple[Strip, ...]
) -> tuple[Strip | None, RowArea, StackFit]:
    """All on one slide where that can be, with the question above it; without it for letters that read from afar.

    Large letters first, with as much of the question as leaves room, then without it. Badges and gaps are smaller where
    that keeps the question or lets letters be read from afar; lines move closer where only that keeps the question.
    """
    rows = _TriedRows(context, scene, whole)
    bare: tuple[Strip | None, ...] = (None,)
    for size, kinds, air in product(context.scale, (strips, bare), _Air):
        if (kinds is bare and _is_worse_bare(size, air)) or (air is _Air.LEAST and size > BODY_SCALE[-1]):
            continue
        items, height = rows.measure(size, air)
        left = rows.room(air) - height
        for strip in kinds if left >= 0 else ():
            if (strip.height if strip else 0.0) <= left:
                where = strip.below(whole) if strip else whole
                return strip, where if air is _Air.ALL else _shrink(where), StackFit(size, (items,))
    fit = fit_stack_at(rows.items, whole.measure(context), context.scale)
    closer = rows.split_close() if len(fit.pages) > FEW_SLIDES and not whole.layout.is_own else fit
    if len(closer.pages) < len(fit.pages):
        fit, whole = closer, _shrink(whole)
    for strip in strips:
        where = strip.below(whole)
        measure = where.measure(context)
        if all(measure.fits(page, fit.size) for page in fit.pages):
            return strip, where, fit
    return None, whole, fit


class _Air(Enum):
    """How much air rows have: all of the layout's, little, or little between their lines too."""

    ALL = "all"
    LITTLE = "little"
    LEAST = "least"


def _is_worse_bare(size: float, air: _Air) -> bool:
    """Whether rows without the question are worse than what is tried after them."""
    return air is _Air.LEAST or (air is _Air.LITTLE and size == BODY_SCALE[0])


class _TriedRows:
    """The rows of an answer as they are tried: built once for each kind of badges, measured once for each size.

    A strip above them leaves them as wide.
    """

    def __init__(self, context: SlideContext, scene: Scene, area: RowArea) -> None:
        self._context, self._scene, self._area, self._small = context, scene, area, _shrink(area)
        self._built: dict[int, Items] = {}
        self._sized: dict[tuple[float, _Air], Items] = {}
        self._heights: dict[tuple[float, _Air], float] = {}

    def room(self, air: _Air) -> float:
        """The height that rows may take which have so much air."""
        return self._ground(air).area.height

    def _ground(self, air: _Air) -> RowArea:
        return self._area if air is _Air.ALL else self._small

    def items(self, size: float, air: _Air = _Air.ALL) -> Items:
        """The rows in a size."""
        known = self._sized.get((size, air))
        if known is None:
            known = _resize(self._build(self._ground(air)), size)
            if air is _Air.LEAST:
                known = tuple(close_lines(item, self._area.layout) for item in known)
            self._sized[size, air] = known
        return known

    def measure(self, size: float, air: _Air) -> tuple[Items, float]:
        """The rows in a size, and how high they are together where they find room at all."""
        items = self.items(size, air)
        known = self._heights.get((size, air))
        if known is None:
            measure = self._ground(air).measure(self._context)
            known = self._heights[size, air] = measure.height_within(self.room(air), items, size)
        return items, known

    def split_close(self) -> StackFit:
        """The rows over several slides of a brand with little air: some have less room than a style of our own."""
        return fit_stack_at(
            lambda size: self.items(size, _Air.LEAST), self._small.measure(self._context), BODY_SCALE[-1:]
        )

    def _build(self, area: RowArea) -> Items:
        known = self._built.get(id(area))
        if known is None:
            known = self._built[id(area)] = _items(self._context, self._scene, area)
        return known


def _resize(items: Items, size: float) -> Items:
    """The rows in a size; what they say again keeps its own."""
    return tuple(
        replace(item, echo=replace(item.echo, pieces=(replace(item.echo.pieces[0], factor=_ECHO / size),)))
        if item.echo
        else item
        for item in items
    )


def _shrink(where: RowArea) -> RowArea:
    """The same area down to the foot of the slide, with smaller badges and gaps."""
    area = Box(where.area.x, where.area.y, where.area.width, where.floor - where.area.y)
    small = replace(where.style, badge=26, letter_size=18, symbol=22, symbol_offset=38, text_offset=68, gap=5)
    return replace(where, style=small, area=area, margin=WIDTH_MARGIN)


def _items(context: SlideContext, scene: Scene, where: RowArea) -> Items:
    body = text_body(where.layout)
    overall = context.pieces(prose_of(scene.parts, Said.ANSWER), body)
    rows = (
        *_order_rows(context, scene, where),
        *(answer_row(context, choice, where, _ECHO) for choice in judged_of(scene.parts)),
    )
    if not overall:
        return rows
    first = replace(rows[0], gap=_ROWS_GAP, widest_gap=_ROWS_GAP * 1.5)
    return (text_item(context, context.words.name_text, overall, body), first, *rows[1:])


def _order_rows(context: SlideContext, scene: Scene, where: RowArea) -> Iterator[Item]:
    """The model order of a ranking, each with its place in the badge."""
    order = first_of(scene.parts, ModelOrder)
    holder = where.layout.row_bodies[0] if where.layout.row_bodies else text_body(where.layout)
    for number, option in enumerate(order.rows if order else (), start=1):
        pieces = context.pieces(option.text, holder)
        yield row_item(context, where, name_choice(context, option), str(number), pieces)


def answer_row(
    context: SlideContext, choice: JudgedOption, where: RowArea, size: float, *, tables: bool = False
) -> Item:
    """What was chosen in one quiet line, then the verdict and what is said of it."""
    layout, option = where.layout, choice.option
    holder = layout.row_bodies[0] if layout.row_bodies else text_body(layout)
    feedback = _feedback(context, choice, holder, tables=tables)
    told = feedback or context.pieces(option.text, holder)
    item = row_item(context, where, name_choice(context, option), option.letter, told, flush=True)
    if feedback:
        item = replace(item, echo=_echo(context, choice, where, size))
    elif option.letter:
        item = replace(item, offset=_choice_offset(where))
    if choice.verdict is None:
        return item
    return replace(item, symbol=choice.verdict.symbol, symbol_fill=context.colour(choice.verdict.colour))


def _feedback(context: SlideContext, choice: JudgedOption, holder: Placeholder | None, *, tables: bool) -> Pieces:
    """What is said of a choice; the same pieces in all sizes and places that are tried, as they were measured then."""
    key = (id(choice), id(holder), tables)
    known = context.shown.get(key)
    if known is None:
        known = context.shown[key] = ((choice, holder), context.pieces(_with_verdict(choice), holder, tables=tables))
    return known[1]


def _choice_offset(where: RowArea) -> float:
    """Where the words of a choice stand, as on the slide on which one chooses: the sign of a verdict is below them."""
    return where.style.symbol_offset or where.style.text_offset


def _echo(context: SlideContext, choice: JudgedOption, where: RowArea, size: float) -> Echo:
    """The choice in one line, shortened where it is longer: who judges it must see it."""
    option = choice.option
    words = one_line(plain(option.text, " "))
    place = option.text[0].place if option.text else NOWHERE
    setting = context.setting(None)
    offset = _choice_offset(where) if option.letter else 0.0
    room = where.measure(context).room
    width = (room.width - offset) * room.margin / _ECHO

    def fits(text: str) -> bool:
        is_short = len(text) <= _LONGEST_ECHO
        return is_short and context.measure.text(Piece(words_block(text)), setting).natural_width <= width

    holder = where.layout.row_bodies[0] if where.layout.row_bodies else text_body(where.layout)
    muted = context.readable(ColourRole.MUTED, holder) or find_ink(context, where.layout)
    line = context.lines.get((words, width))
    if line is None:
        line = context.lines[words, width] = shorten_until(words, fits)
    piece = Piece(words_block(line, place=place), colour=muted, factor=_ECHO / size, repeats=True)
    return Echo((piece,), setting, offset)


def _with_verdict(choice: JudgedOption) -> Iterable[Block]:
    """The feedback with the verdict in bold before its first words."""
    if choice.verdict is None:
        return choice.feedback
    word = choice.verdict.word
    blocks = [block for block in choice.feedback if block.kind is not BlockKind.BREAK and block.text.strip()]
    if not blocks or blocks[0].kind is not BlockKind.PARAGRAPH or blocks[0].quoted:
        return (words_block(word, bold=True, place=choice.option.place), *blocks)
    lead = Span(f"{word}. " if word[-1:] not in ".!?" else f"{word} ", bold=True)
    return (blocks[0].with_spans((lead, *blocks[0].spans)), *blocks[1:])
