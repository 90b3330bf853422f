"""Places a free slide's picture beside its text: whole, undistorted, level with the first line."""

from __future__ import annotations

from msgspec import Struct

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideLayout, SlideRole
from deckgen.blueprint.slides import PictureElement
from deckgen.content.deck import Picture
from deckgen.planning.slides.buttons import BUTTON_CLEARANCE
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.storyboard.parts import Film

GUTTER = 32.0
_CAPITALS = 7.0  # from the top of a line to the top of its capitals
_LEAST_TEXT = (240.0, 150.0)  # width and height of a column that text can stand in
_LEAST_TITLE = 20.0


class PlacedPicture(Struct, frozen=True):
    """A picture, and the box that is left for text where the layout has no place for pictures."""

    picture: PictureElement
    text_box: Box | None


def place_picture(
    context: SlideContext, picture: Picture, film: Film | None, *, has_text: bool, button: Box | None = None
) -> PlacedPicture:
    """Put the slide's picture in its placeholder, or in the right half of the slide; alone it takes all there is.

    A button that would lie over it stays below it.
    """
    layout = context.layout(picture_role(context))
    room, text_box = _find_room(layout, picture, has_text=has_text)
    above = 0.0 if has_text else 0.5
    box = contain(picture, room, above=above)
    if (
        button is not None
        and box.right > button.x
        and box.x < button.right
        and box.bottom > button.y - BUTTON_CLEARANCE
    ):
        room = Box(room.x, room.y, room.width, max(button.y - BUTTON_CLEARANCE, room.y + room.height / 2) - room.y)
        box = contain(picture, room, above=above)
    element = PictureElement(
        name=context.words.name_picture,
        box=box,
        media=media_key(picture),
        alt=picture.alt,
        decorative=picture.decorative,
        url=film.address if film else "",
        placeholder=layout.picture,
    )
    return PlacedPicture(element, text_box)


def picture_role(context: SlideContext) -> SlideRole:
    """The role whose layout suits a picture with text: some brands have a layout for captions, too small for text."""
    layout = context.layout(SlideRole.PICTURE)
    if layout.title.size < _LEAST_TITLE or not layout.text_bodies:
        return SlideRole.CONTENT
    body = layout.text_bodies[0].box
    is_wide = body.width >= _LEAST_TEXT[0] and body.height >= _LEAST_TEXT[1]
    return SlideRole.PICTURE if is_wide else SlideRole.CONTENT


def media_key(picture: Picture) -> str:
    """The name under which a deck keeps a picture."""
    return picture.file


def _find_room(layout: SlideLayout, picture: Picture, *, has_text: bool) -> tuple[Box, Box | None]:
    """Room up to the right margin, and what is left of it for the text; in a brand's layout the designer's own."""
    area, holder = layout.area, layout.picture
    if holder is not None and has_text:
        if not layout.is_own:
            return holder.box, None
        box = holder.box
        width = min(box.width, box.height * picture.width / picture.height, picture.width)
        left = box.right - width
        return Box(left, box.y, width, box.height), Box(area.x, area.y, left - GUTTER - area.x, area.height)
    if not has_text:
        boxes = [area, *([holder.box] if holder else [])]
        left, right = min(box.x for box in boxes), max(box.right for box in boxes)
        return Box(left, area.y, right - left, area.height), None
    half = (area.width - GUTTER) / 2
    return Box(area.right - half, area.y, half, area.height), Box(area.x, area.y, half, area.height)


def contain(picture: Picture, room: Box, *, above: float = 0.5) -> Box:
    """The largest box of the picture's shape in a room, no larger than a point a pixel.

    `above` is the share of the free height that stays above it; at the top it begins where capitals of a text do.
    """
    width, height = max(1, picture.width), max(1, picture.height)
    scale = min(room.width / width, room.height / height, 1.0)
    shown = (width * scale, height * scale)
    free = room.height - shown[1]
    return Box(room.x + (room.width - shown[0]) / 2, room.y + max(free * above, min(free, _CAPITALS)), *shown)
