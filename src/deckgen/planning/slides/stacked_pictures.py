"""Stacks a wide picture under its text, over the width of the slide: beside the text it would be a strip."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.slides import Frame
from deckgen.content.deck import Picture
from deckgen.planning.frame_fit import LINE, WIDTH_MARGIN, Pieces
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.planning.slides.stack import LONGEST_LINE, Item, Room, Scale, StackMeasure, longest_line
from deckgen.planning.slides.text_slides import TextPlace, make_frame, mend_ends

_WIDE = 2.0  # times as wide as high
_LEAST_SHARE = 0.6  # of the width, for a picture under its text; else it is larger beside it
_GAP = 14.0


def is_wide(picture: Picture) -> bool:
    """Whether a picture would fill little of a column beside text."""
    return picture.width > _WIDE * picture.height


def stack_picture(
    context: SlideContext, place: TextPlace, pieces: Pieces, picture: Picture, scale: Scale
) -> tuple[Frame, Box] | None:
    """The text in the largest letters that leave the picture its width, and the picture's box; None where none do."""
    setting, room, inner = context.setting(place.placeholder), place.box, place.room
    item = Item(context.words.name_text, pieces, setting, longest=longest_line(context.measure, pieces, setting))
    longest = LONGEST_LINE if place.may_narrow else 0.0
    measure = StackMeasure(context.measure, Room(inner.width, inner.height, WIDTH_MARGIN, longest=longest))
    for size in scale:
        told = measure.text_height(item, size) + LINE * setting.line_spacing * size + room.height - inner.height
        box = _place_under(picture, room, told + _GAP, is_left=place.may_narrow)
        if box.width >= min(_LEAST_SHARE * room.width, picture.width):
            width = measure.box_width(item, size) + room.width - inner.width
            above = replace(place, box=Box(room.x, room.y, width, told))
            frame = make_frame(context, item.name, pieces, size, mend_ends(context, pieces, size, above))
            return replace(frame, anchor="t"), box
    return None


def _place_under(picture: Picture, room: Box, top: float, *, is_left: bool) -> Box:
    """The largest box under a text that reaches down so far, no larger than a point a pixel."""
    free = max(0.0, room.height - top)
    scale = min(room.width / picture.width, free / picture.height, 1.0)
    width, height = picture.width * scale, picture.height * scale
    return Box(room.x if is_left else room.x + (room.width - width) / 2, room.y + top, width, height)
