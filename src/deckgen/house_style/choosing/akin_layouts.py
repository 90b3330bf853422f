"""Tells whether a layout for pictures goes with that of the text slides: nothing jumps between them, pictures fit."""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.content.template import Template
from deckgen.house_style.reading.brand_layouts import BrandLayout, LayoutChoice
from deckgen.house_style.reading.brand_shapes import BrandShape
from deckgen.messages.message import tell

_JUMP, _LOWER = 0.03, 0.12  # of the slide: by how much titles stand apart, and a text begins further down
_LEAST_OF_SIZE = 0.9  # of the usual title
_LEAST_OF_TITLE = 0.5  # of its width: in a narrower place the same words take more lines
_LEAST_OF_TEXT = 0.27  # of the slide's width: in a narrower text every line holds three words
_TALL, _WIDE = 0.9, 2.5  # width by height: other places are less than half filled by most pictures
_PITCH = 1.2


def is_akin(layout: BrandLayout, general: BrandLayout) -> bool:
    """Whether title and text stand where those of the text slides do, with a place for a picture beside the text."""
    title, usual, picture = layout.title, general.title, layout.first("pic")
    if title is None or usual is None or picture is None or not layout.bodies or not general.bodies:
        return False
    text, other = layout.bodies[0].placeholder.box, general.bodies[0].placeholder.box
    return (
        _stands_as(title, usual, layout)
        and text.y - other.y <= _LOWER * layout.slide_height
        and text.width >= _LEAST_OF_TEXT * layout.slide_width
        and _holds_pictures(picture.placeholder.box, text, layout)
    )


def keep_akin(
    choices: Mapping[SlideRole, LayoutChoice], dressed: Mapping[SlideRole, BrandLayout], template: Template
) -> dict[SlideRole, LayoutChoice]:
    """The choices, with the layout of text slides for pictures too where the chosen one stands otherwise in the end.

    A logo may have moved its title, or one of the two has a panel. What the author named stays.
    """
    general, shown = dressed[SlideRole.CONTENT], dressed[SlideRole.PICTURE]
    is_free = SlideRole.PICTURE.value not in template.layouts and choices[SlideRole.PICTURE].layout.shows_picture
    if not is_free or (is_akin(shown, general) and shown.panelled == general.panelled):
        return dict(choices)
    layout = choices[SlideRole.CONTENT].layout
    reason = tell("no layout of its own; the general one, “{name}”, does", name=layout.name)
    return {**choices, SlideRole.PICTURE: LayoutChoice(layout, reason)}


def _stands_as(title: BrandShape, usual: BrandShape, layout: BrandLayout) -> bool:
    """Whether a title is set as the usual one: its line as high, beginning or in the middle at the same place.

    Its letters have the same face and weight, and about the same size.
    """
    one, two = title.placeholder, usual.placeholder
    return (
        (title.align, one.font, one.bold) == (usual.align, two.font, two.bold)
        and one.size >= _LEAST_OF_SIZE * two.size
        and one.box.width >= _LEAST_OF_TITLE * two.box.width
        and abs(_find_line(title) - _find_line(usual)) <= _JUMP * layout.slide_height
        and abs(_find_edge(title) - _find_edge(usual)) <= _JUMP * layout.slide_width
    )


def _find_line(title: BrandShape) -> float:
    """How far down the middle of a title's only line is."""
    holder = title.placeholder
    room = holder.box.inset(0, holder.insets.top, 0, holder.insets.bottom)
    half = _PITCH * holder.size / 2
    places = {"ctr": room.y + room.height / 2, "b": room.bottom - half}
    return places.get(holder.anchor, room.y + half)


def _find_edge(title: BrandShape) -> float:
    """How far to the right its words begin, have their middle, or end."""
    box = title.placeholder.box
    return {"ctr": box.x + box.width / 2, "r": box.right}.get(title.align, box.x)


def _holds_pictures(place: Box, text: Box, layout: BrandLayout) -> bool:
    """Whether a place is on the slide, beside its text, and has about the shape that pictures have."""
    beside = min(place.bottom, text.bottom) - max(place.y, text.y)
    inside = place.shared_with(Box(0, 0, layout.slide_width, layout.slide_height))
    return (
        beside > min(place.height, text.height) / 2
        and inside > (1 - _JUMP) * place.width * place.height
        and _TALL * place.height <= place.width <= _WIDE * place.height
    )
