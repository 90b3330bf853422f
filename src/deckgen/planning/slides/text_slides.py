"""Spreads running text over as many slides as it takes, one frame each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Placeholder, SlideLayout
from deckgen.blueprint.slides import Frame
from deckgen.planning.frame_fit import EXPECTED_MARGIN, LINE, TIGHT_SPACING, WIDTH_MARGIN, Piece, Pieces
from deckgen.planning.last_words import find_last_words
from deckgen.planning.slides.buttons import BUTTON_CLEARANCE, button_box
from deckgen.planning.slides.foot_room import find_floor
from deckgen.planning.slides.page_breaks import count_pages
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.planning.slides.stack import LONGEST_LINE, Item, Items, Room, Scale, StackMeasure, longest_line
from deckgen.planning.slides.stack_fit import FEW_SLIDES, StackFit, fit_one_slide, fit_stack
from deckgen.rich_text import one_line

_NARROWER = (0.97, 0.94, 0.91, 0.88, 0.85, 0.82, 0.79, 0.76)  # shares of the width
_ROOMY_MARGIN = 1.02  # of a width, for programs that set letters closer


class TextPlace(Struct, frozen=True):
    """Where a text goes: in a placeholder or a text box, in the placeholder's own box or in another."""

    placeholder: Placeholder | None
    box: Box
    own_box: bool
    may_narrow: bool = False  # where no text is centred
    longest: float = LONGEST_LINE  # em, where it may be narrowed
    floor: float = 0.0  # how far down the box may reach where the text needs it

    @property
    def room(self) -> Box:
        """The box without its inner margins."""
        if self.placeholder is None:
            return self.box
        insets = self.placeholder.insets
        return self.box.inset(insets.left, insets.top, insets.right, insets.bottom)


_TextFit = tuple[StackFit, TextPlace]


def text_place(layout: SlideLayout, *, has_button: bool = False, box: Box | None = None) -> TextPlace:
    """The place for running text in a layout, above its button where it shows one."""
    placeholder = layout.text_bodies[0] if layout.text_bodies else None
    own = box is None and placeholder is not None and "box" not in placeholder.overrides
    place = box or (placeholder.box if placeholder else layout.area)
    if has_button:
        button = button_box(layout)
        if button.y < place.bottom + BUTTON_CLEARANCE and button.x < place.right and button.right > place.x:
            own = False
            place = Box(place.x, place.y, place.width, button.y - BUTTON_CLEARANCE - place.y)
    floor = find_floor(layout, place.bottom, has_button=has_button)
    return TextPlace(placeholder, place, own, layout.is_own, floor=floor)


def text_frames(
    context: SlideContext, texts: Sequence[Pieces], place: TextPlace, scale: Scale, *, squeeze: bool = True
) -> tuple[Frame, ...]:
    """A frame for each slide that the texts take: each starts on a slide of its own, all have one size.

    With `squeeze`, lines move closer and the box reaches the foot of the slide before a text is split.
    """
    return draw_texts(context, fit_texts(context, texts, place, scale, squeeze=squeeze))


def draw_texts(context: SlideContext, fits: Iterable[tuple[StackFit, TextPlace]]) -> tuple[Frame, ...]:
    """A frame for each slide of texts that were fitted, no wider than lines may be."""
    name = context.words.name_text
    narrow = [(fit, _narrow(where, fit.size)) for fit, where in fits]
    return tuple(
        make_frame(
            context, name, page[0].pieces, fit.size, mend_ends(context, page[0].pieces, fit.size, where, may_grow=True)
        )
        for fit, where in narrow
        for page in fit.pages
    )


def fit_texts(
    context: SlideContext, texts: Sequence[Pieces], place: TextPlace, scale: Scale, *, squeeze: bool
) -> list[_TextFit]:
    """All texts in the size of the one that needs the smallest."""
    fits = [_fit(context, pieces, place, scale, squeeze=squeeze) for pieces in texts]
    size = min(fit.size for fit, _ in fits)
    lower = tuple(step for step in scale if step <= size)
    return [
        (fit, where) if fit.size == size else _fit(context, pieces, place, lower, squeeze=squeeze)
        for pieces, (fit, where) in zip(texts, fits, strict=True)
    ]


def count_slides(
    context: SlideContext, texts: Sequence[Pieces], place: TextPlace, scale: Scale, *, squeeze: bool
) -> int:
    """How many slides texts take, which is known before their cuts are weighed."""
    return sum(
        1
        if _fit_whole(context, pieces, place, scale, squeeze=squeeze)
        else count_pages(*_stack(context, pieces, place)[:2], scale[-1])
        for pieces in texts
    )


def _fit(context: SlideContext, pieces: Pieces, place: TextPlace, scale: Scale, *, squeeze: bool) -> _TextFit:
    whole = _fit_whole(context, pieces, place, scale, squeeze=squeeze)
    if whole is not None:
        return whole
    items, measure, own = _stack(context, pieces, place)
    split = fit_stack(items, measure, scale)
    if len(split.pages) > FEW_SLIDES and place.placeholder is not None and not place.may_narrow:
        closer = _tighten(place, place.placeholder)
        fewer = fit_stack(*_stack(context, pieces, closer)[:2], scale[-1:])
        if len(fewer.pages) < len(split.pages):
            return fewer, closer
    return split, own


def _stack(context: SlideContext, pieces: Pieces, place: TextPlace) -> tuple[Items, StackMeasure, TextPlace]:
    """A text as what stands in a place, whose lines are no longer than the eye follows."""
    setting = context.setting(place.placeholder)
    place = replace(place, longest=longest_line(context.measure, pieces, setting))
    return (Item(context.words.name_text, pieces, setting),), _measure(context, place), place


def _fit_whole(
    context: SlideContext, pieces: Pieces, place: TextPlace, scale: Scale, *, squeeze: bool
) -> _TextFit | None:
    """A text on one slide; None where it needs more."""
    items, measure, place = _stack(context, pieces, place)
    whole = fit_one_slide(items, measure, scale)
    if whole is not None:
        return whole, place
    if squeeze and place.placeholder is not None:
        closer = _tighten(place, place.placeholder)
        tight = (Item(context.words.name_text, pieces, context.setting(closer.placeholder)),)
        whole = fit_one_slide(tight, _measure(context, closer), scale[-1:])
        if whole is not None:
            return whole, closer
    return None


def _narrow(place: TextPlace, size: float) -> TextPlace:
    """The place no wider than lines of a size may be."""
    too_wide = place.room.width - place.longest * size
    if not place.may_narrow or too_wide <= 0:
        return place
    box = Box(place.box.x, place.box.y, place.box.width - too_wide, place.box.height)
    return replace(place, box=box, own_box=False)


def _measure(context: SlideContext, place: TextPlace) -> StackMeasure:
    room = place.room
    longest = place.longest if place.may_narrow else 0.0
    return StackMeasure(context.measure, Room(room.width, room.height, WIDTH_MARGIN, reserve=1, longest=longest))


def _tighten(place: TextPlace, placeholder: Placeholder) -> TextPlace:
    box = Box(place.box.x, place.box.y, place.box.width, max(place.box.height, place.floor - place.box.y))
    closer = replace(placeholder, line_spacing=placeholder.line_spacing * TIGHT_SPACING)
    return replace(place, placeholder=closer, box=box, own_box=False)


def mend_ends(
    context: SlideContext, pieces: Pieces, size: float, place: TextPlace, *, may_grow: bool = False
) -> TextPlace:
    """The place, or a narrower one, where fewer paragraphs end in a word alone or in half a question.

    No paragraph may take a line more for it, or a single one where it may grow, there is room, and all then end well.
    The author's text is never touched: who edits it finds what they wrote.
    """
    if place.placeholder is None or not place.may_narrow or any(piece.align for piece in pieces):
        return place
    counted = _count_lines(context, pieces, size, place)
    longer = (piece for piece, lines in zip(pieces, counted, strict=True) if lines > 1)
    ends = tuple((piece, end) for piece in longer if (end := _measure_end(piece)))
    best, fewest = place, _count_torn(context, ends, size, place)
    for share in _NARROWER:
        if not fewest:
            break
        box = Box(place.box.x, place.box.y, place.box.width * share, place.box.height)
        tried = replace(place, box=box, own_box=False)
        lines = _count_lines(context, pieces, size, tried)
        has_grown = lines != counted
        if has_grown and not (may_grow and _has_room_to_grow(context, pieces, size, tried, (counted, lines))):
            break
        torn = _count_torn(context, ends, size, tried, 1 if has_grown else fewest)
        if torn < (1 if has_grown else fewest):
            best, fewest = tried, torn
    return best


def _has_room_to_grow(
    context: SlideContext, pieces: Pieces, size: float, place: TextPlace, lines: tuple[list[int], list[int]]
) -> bool:
    """Whether a text of so many lines takes one more, in a paragraph of several, and leaves another free."""
    before, now = lines
    if sum(now) > sum(before) + 1 or any(one == 1 != other for one, other in zip(before, now, strict=True)):
        return False
    setting, room = context.setting(place.placeholder), place.room
    height = context.measure.height(pieces, setting, size, room.width * WIDTH_MARGIN)
    return height + LINE * setting.line_spacing * size <= room.height


def _count_lines(context: SlideContext, pieces: Pieces, size: float, place: TextPlace) -> list[int]:
    setting, width = context.setting(place.placeholder), place.room.width * WIDTH_MARGIN
    return [context.measure.count_lines(piece, setting, size, width) for piece in pieces]


def _count_torn(
    context: SlideContext, ends: Sequence[tuple[Piece, int]], size: float, place: TextPlace, most: int | None = None
) -> int:
    """How many ends are torn, wherever programs that measure a little differently may break the lines.

    With `most`, they are counted no further.
    """
    if not ends:
        return 0
    setting, width = context.setting(place.placeholder), place.room.width
    torn = (
        end
        for margin in (WIDTH_MARGIN, EXPECTED_MARGIN, _ROOMY_MARGIN)
        for piece, end in ends
        if 0 < len(context.measure.last_line(piece, setting, size, width * margin).strip()) < end
    )
    return sum(1 for _ in islice(torn, most))


def _measure_end(piece: Piece) -> int:
    """How many characters of a text should end it on one line; 0 where it may break anywhere."""
    text = one_line(piece.shown.text)
    last_words = find_last_words(text)
    return len(text) - last_words if last_words else 0


def make_frame(context: SlideContext, name: str, pieces: Pieces, size: float, place: TextPlace) -> Frame:
    """The frame for a text that was fitted."""
    setting = context.setting(place.placeholder)
    width = place.room.width * WIDTH_MARGIN
    context.check_text(pieces, setting, size, width)
    return Frame(
        name=name,
        paragraphs=context.measure.paragraphs(pieces, setting, size),
        placeholder=place.placeholder,
        box=None if place.own_box else place.box,
        line_width=width,
    )
