"""Plans slides of items with letters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.colours import Colour, ColourRole
from deckgen.blueprint.lengths import Box, Insets
from deckgen.blueprint.look import Placeholder, RowStyle, SlideLayout
from deckgen.blueprint.slides import Element, Frame
from deckgen.planning.frame_fit import CAUTIOUS_MARGIN, EXPECTED_MARGIN, Piece, Pieces
from deckgen.planning.slides.buttons import (
    BUTTON_CLEARANCE,
    LetterLink,
    button_box,
    draw_letter,
    draw_rule,
    draw_symbol,
)
from deckgen.planning.slides.foot_room import find_floor
from deckgen.planning.slides.row_boxes import Ground, PlacedItem, place_items
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.planning.slides.stack import LONGEST_LINE, Echo, Item, Items, Room, StackMeasure, longest_line
from deckgen.planning.slides.stack_fit import StackFit
from deckgen.planning.slides.text_slides import TextPlace, mend_ends
from deckgen.rich_text import plain
from deckgen.storyboard.parts import Option

WIDEST_GAP = 30.0
_LONGEST_NAME = 60
_NO_BREAK = "\u00a0"
_TIME_SPARE = 1.1  # another program may set the letters wider
_COLUMN_GAP = 16.0  # between letter, symbol and text where the layout does not say


LinkOf = Callable[[str], LetterLink]


def no_link(_letter: str) -> LetterLink:
    """The link of letters that lead nowhere."""
    return LetterLink()


class RowArea(Struct, frozen=True):
    """Where rows stand on a layout."""

    layout: SlideLayout
    area: Box
    style: RowStyle
    middle: bool = False
    margin: float = CAUTIOUS_MARGIN
    share: float = 1.0  # of their width that texts take
    has_button: bool = False
    times: float = 0.0  # the width of a column of times, between letters and texts
    has_body: bool = True  # no other rows of the slide stand in its placeholder for text
    middles: tuple[float, ...] = ()  # where the first lines of rows stand, where another slide decides it
    level: bool = True  # its rows are equally far apart from first line to first line, however many lines each has

    @property
    def floor(self) -> float:
        """How far down the last box may reach where its text takes a line more than expected."""
        return find_floor(self.layout, self.area.bottom, has_button=self.has_button)

    def measure(self, context: SlideContext) -> StackMeasure:
        """The measure of items in the area."""
        longest = LONGEST_LINE if self.layout.is_own else 0.0
        return StackMeasure(
            context.measure, Room(self.area.width, self.area.height, self.margin, self.share, longest=longest)
        )


def row_area(
    layout: SlideLayout, *, has_button: bool = False, has_symbols: bool = False, middle: bool = False
) -> RowArea:
    """The area of a layout, above its button where it shows one."""
    area = layout.area
    if has_button:
        area = Box(area.x, area.y, area.width, min(area.bottom, button_box(layout).y - BUTTON_CLEARANCE) - area.y)
    style = layout.rows
    if has_symbols and not style.symbol_offset:
        offset = style.badge + _COLUMN_GAP
        style = replace(style, symbol_offset=offset, text_offset=offset + style.symbol + _COLUMN_GAP)
    return RowArea(layout, area, style, middle, has_button=has_button)


def without_symbols(where: RowArea) -> RowArea:
    """The area without the column for verdicts, where none is given."""
    style = where.style
    return replace(where, style=replace(style, symbol_offset=0.0, text_offset=style.badge + _COLUMN_GAP))


def row_item(
    context: SlideContext, where: RowArea, name: str, letter: str, pieces: Pieces, *, flush: bool = False
) -> Item:
    """A row: its letter and its text. `flush`: a row without a letter takes no room for one."""
    style, layout = where.style, where.layout
    setting = context.setting(layout.row_bodies[0] if layout.row_bodies else None)
    offset = style.text_offset
    if flush and not letter:
        offset = style.symbol + _COLUMN_GAP if style.symbol_offset else 0.0
    return Item(
        name=name,
        pieces=pieces,
        setting=setting,
        offset=offset + where.times,
        least=style.badge,
        gap=style.gap,
        widest_gap=WIDEST_GAP,
        letter=letter,
        is_row=True,
        longest=longest_line(context.measure, pieces, setting),
    )


def text_item(
    context: SlideContext, name: str, pieces: Pieces, placeholder: Placeholder | None, *, gap: float = 0
) -> Item:
    """A text over the full width, among rows."""
    setting = context.setting(placeholder)
    return Item(
        name=name,
        pieces=pieces,
        setting=setting,
        gap=gap,
        widest_gap=gap * 1.5,
        placeholder=placeholder,
        longest=longest_line(context.measure, pieces, setting),
    )


def text_body(layout: SlideLayout, place: int = 0) -> Placeholder | None:
    """The placeholder for running text on a slide with rows; None where the layout has too few."""
    bodies = layout.text_bodies
    return bodies[place] if place < len(bodies) else None


def row_elements(
    context: SlideContext, fit: StackFit, where: RowArea, link_of: LinkOf = no_link
) -> tuple[tuple[Element, ...], ...]:
    """The elements of each slide of a fit, in reading order."""
    return tuple(tuple(_draw_page(context, page, fit.size, where, link_of)) for page in fit.pages)


def _draw_page(context: SlideContext, items: Items, size: float, where: RowArea, link_of: LinkOf) -> Iterator[Element]:
    style, measure = where.style, where.measure(context)
    holders = _hand_out(items, where, context.look.body_font)
    ground = Ground(where.area, style, where.floor, where.middle, where.middles, where.level)
    for placed, holder in zip(place_items(items, size, measure, ground), holders, strict=True):
        item = placed.item
        if placed.rule:
            yield draw_rule(context, context.words.name_rule, placed.rule)
        if placed.badge:
            yield draw_letter(context, item.letter, placed.badge, style, link_of(item.letter))
        if placed.echo and item.echo:
            yield _make_echo(context, placed.echo, item.name, item.echo, size)
        if placed.symbol and item.symbol:
            name = context.words.name_verdict.format(letter=item.letter or item.name)
            yield draw_symbol(context, name, item.symbol, item.symbol_fill, placed.symbol)
        if item.time:
            yield _make_time(context, placed, size, where)
        yield _make_frame(context, placed, size, where, holder)


def _make_echo(context: SlideContext, box: Box, name: str, echo: Echo, size: float) -> Frame:
    """What was chosen, above what is said of it."""
    return Frame(
        name=context.words.name_echo.format(name=name),
        paragraphs=context.measure.paragraphs(echo.pieces, echo.setting, size),
        box=box,
        insets=Insets(),
        anchor="t",
        line_width=box.width,
        repeats=True,
    )


def _make_time(context: SlideContext, placed: PlacedItem, size: float, where: RowArea) -> Frame:
    """The time of a row, level with the first line of its text."""
    item, box = placed.item, placed.text
    pieces = (_time_piece(item.time),)
    ink = find_ink(context, where.layout)
    return Frame(
        name=context.words.name_time.format(time=item.time),
        paragraphs=tuple(
            replace(each, colour=ink) for each in context.measure.paragraphs(pieces, context.setting(None), size)
        ),
        box=Box(where.area.x + where.style.text_offset, box.y, where.times, box.height),
        insets=Insets(),
        anchor=placed.anchor,
    )


def _time_piece(time: str) -> Piece:
    return Piece(words_block(time.replace(" ", _NO_BREAK)), bold=True)


def with_times(context: SlideContext, where: RowArea, times: Iterable[str], size: float) -> RowArea:
    """The area with a column that holds times of a size."""
    setting = context.setting(None)
    widest = max(context.measure.text(_time_piece(time), setting).natural_width for time in times)
    return replace(where, times=widest * size * _TIME_SPARE + _COLUMN_GAP)


def _hand_out(items: Items, where: RowArea, font: str) -> list[Placeholder | None]:
    """The placeholder of each item: rows take the layout's in order, else the first takes the only body.

    Why the font counts: rows in text boxes have the house style's, and all rows must look alike.
    """
    rows = list(where.layout.row_bodies)
    body = text_body(where.layout) if where.has_body else None
    if not rows and body is not None and body.font == font and not body.bold and not any(i.placeholder for i in items):
        rows = [body]
    return [item.placeholder if not item.is_row else (rows.pop(0) if rows else None) for item in items]


def _make_frame(
    context: SlideContext,
    placed: PlacedItem,
    size: float,
    where: RowArea,
    holder: Placeholder | None,
) -> Frame:
    item, box = placed.item, placed.text
    width = where.measure(context).width_of(item, size)
    context.check_text(item.pieces, item.setting, size, width)
    paragraphs = context.measure.paragraphs(item.pieces, item.setting, size)
    if holder is not None and where.layout.is_own:
        box = _narrow(context, placed, size, where, holder)
        width *= box.width / placed.text.width
    if holder is None:
        ink = find_ink(context, where.layout)
        paragraphs = tuple(replace(paragraph, colour=paragraph.colour or ink) for paragraph in paragraphs)
    if holder is not None and holder.line_spacing != item.setting.line_spacing:
        holder = replace(holder, line_spacing=item.setting.line_spacing)
    return Frame(
        name=item.name,
        paragraphs=paragraphs,
        placeholder=holder,
        box=box,
        insets=Insets(),
        anchor=placed.anchor,
        line_width=width,
    )


def _narrow(context: SlideContext, placed: PlacedItem, size: float, where: RowArea, holder: Placeholder) -> Box:
    """The box of a text, narrower where no word or half a question then stands alone, and no program adds a line."""
    item, box = placed.item, placed.text
    if item.is_row and not _may_end_alone(context, item, size, box.width):
        return box
    narrower = mend_ends(context, item.pieces, size, TextPlace(holder, box, own_box=False, may_narrow=True)).box
    if narrower.width == box.width:
        return box
    is_same = all(
        context.measure.height(item.pieces, item.setting, size, box.width * margin)
        == context.measure.height(item.pieces, item.setting, size, narrower.width * margin)
        for margin in (where.margin, EXPECTED_MARGIN)
    )
    return narrower if is_same else box


def _may_end_alone(context: SlideContext, item: Item, size: float, width: float) -> bool:
    """Whether a row ends in a line of a single word where lines hold most: asked of each row, so asked quickly."""
    last = item.pieces[-1]
    if context.measure.count_lines(last, item.setting, size, width) == 1:
        return False
    return " " not in context.measure.last_line(last, item.setting, size, width).strip()


def find_ink(context: SlideContext, layout: SlideLayout) -> Colour:
    """The colour of a text box: that of the layout's own text, because it stands on the same ground."""
    return layout.bodies[0].colour if layout.bodies else context.colour(ColourRole.INK)


def name_choice(context: SlideContext, option: Option) -> str:
    """What the shape of a choice is called: its letter, else its first words."""
    if option.letter:
        return context.words.choice_name.format(letter=option.letter)
    return plain(option.text, " ")[:_LONGEST_NAME]
