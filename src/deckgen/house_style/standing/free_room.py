"""Moves a title and its text to where a slide has more room for them, or where they read."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.house_style.reading.brand_layouts import BrandLayout
from deckgen.house_style.reading.brand_shapes import BrandShape, footers_among
from deckgen.house_style.standing.brand_readability import can_read
from deckgen.house_style.standing.scene import Scene

_SMALL, _MUCH = 0.3, 1.3  # of the slide: a small text; how much more room there must be to move it
_NARROW = 0.6  # of the slide
_HEAD = 0.2  # of the slide's height: where a title stands
_AS_OWN = 0.55  # of the slide: what the text has in a style of deckgen's own
_LINE = 12.0  # points: what is less is no line more
_EDGE = 0.06
_GAP = 8.0
_PITCH = 1.2
_TWO_LINES = 58.0  # points: two lines of the smallest text, with the margins of a box
_CUTS = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3)  # of the slide, from one of its sides


def take_free_room(layout: BrandLayout, scene: Scene, *, is_grown: bool = False) -> BrandLayout:
    """Move a small text and its title into the room that the slide has, where that is much larger.

    A text that grows is small only when it has grown.
    """
    if layout.title is None or not layout.bodies:
        return layout
    title, text = layout.title, layout.bodies[0]
    if text.area >= _SMALL * layout.slide_width * layout.slide_height or (text.grows and not is_grown):
        return layout
    inside, footers = _find_inside(layout, scene), footers_among(layout.shapes)
    least = (_NARROW * layout.slide_width, _NARROW * layout.slide_height)
    room = scene.find_room(inside, footers, least) or scene.find_shaded_room(text.placeholder, inside, footers, least)
    taken = title.placeholder.box.around(text.placeholder.box)
    if room is None or room.width * room.height < _MUCH * taken.width * taken.height:
        return layout
    return _move_into(layout, title, text, room)


def fill_room(layout: BrandLayout, scene: Scene) -> BrandLayout:
    """Let a text with less room than in a style of deckgen's own reach further down, then up, as far as that lacks."""
    if layout.title is None or not layout.bodies:
        return layout
    head, text = layout.title.placeholder.box, layout.bodies[0]
    box = text.placeholder.box
    lack = _AS_OWN * layout.slide_width * layout.slide_height / box.width - box.height
    if lack <= 0 or not (scene.is_free(box) or (scene.is_open(box) and scene.is_smooth(box))):
        return layout  # on a motley picture nobody knows what is meant to be seen
    feet = (other.y - _GAP for other in footers_among(layout.shapes) if other.y >= box.bottom - 1)
    foot = min([box.bottom + lack, (1 - _EDGE) * layout.slide_height, *feet])
    lower = _stretch(scene, box, Box(box.x, box.y, box.width, max(box.height, foot - box.y)))
    lack -= lower.height - box.height
    under = head.bottom + (_GAP if layout.title.placeholder.anchor == "b" else 0.0)
    top = max(under, box.y - lack) if under < box.y else box.y
    filled = _stretch(scene, lower, Box(box.x, top, box.width, lower.bottom - top))
    if filled.height - box.height < _LINE:
        return layout
    return replace(layout, shapes=tuple(move(item, filled) if item is text else item for item in layout.shapes))


def _stretch(scene: Scene, box: Box, wanted: Box) -> Box:
    """As far as is free, with some air before what is in the way."""
    found = scene.stretch(box, wanted)
    top = found.y if found.y <= wanted.y + 1 else min(box.y, found.y + _GAP)
    bottom = found.bottom if found.bottom >= wanted.bottom - 1 else max(box.bottom, found.bottom - _GAP)
    return Box(box.x, top, box.width, bottom - top)


def take_readable_part(layout: BrandLayout, scene: Scene) -> BrandLayout:
    """Move a text off a band or an edge of a picture, to where it reads on all of the rest of the slide.

    Its title comes along where that does not read either; else it stays where its designer put it.
    """
    if layout.title is None or not layout.bodies:
        return layout
    title, text = layout.title, layout.bodies[0]
    if title.reads:
        for part in _list_parts(text.placeholder.box, layout):
            if scene.is_open(part) and can_read(scene.see(text.placeholder, part)):
                return replace(
                    layout, shapes=tuple(move(item, part if item is text else None) for item in layout.shapes)
                )
    inside = _find_inside(layout, scene)
    bottom = min((box.y - _GAP for box in footers_among(layout.shapes) if box.y > inside.height / 2), default=1e9)
    for cut in _list_parts(inside, layout):
        part = Box(cut.x, cut.y, cut.width, min(cut.bottom, bottom) - cut.y)
        if scene.is_open(part) and all(can_read(scene.see(shape.placeholder, part)) for shape in (title, text)):
            return _move_into(layout, title, text, part)
    return layout


def _list_parts(box: Box, layout: BrandLayout) -> Iterator[Box]:
    """What is left of a place, with ever more cut off from one of its sides."""
    for share in _CUTS:
        across, down = share * layout.slide_width, share * layout.slide_height
        for cut in ((0.0, down, 0.0, 0.0), (0.0, 0.0, 0.0, down), (across, 0.0, 0.0, 0.0), (0.0, 0.0, across, 0.0)):
            if box.width - cut[0] - cut[2] > 0 and box.height - cut[1] - cut[3] > 0:
                yield box.inset(*cut)


def move(shape: BrandShape, box: Box | None) -> BrandShape:
    """The placeholder at another place; the same one where none is given."""
    if box is None:
        return shape
    holder = replace(shape.placeholder, box=box, overrides=(*shape.placeholder.overrides, "box"))
    return replace(shape, placeholder=holder)


def _find_inside(layout: BrandLayout, scene: Scene) -> Box:
    edge = _EDGE * layout.slide_height
    return scene.slide.inset(edge, edge, edge, edge)


def _move_into(layout: BrandLayout, title: BrandShape, text: BrandShape, room: Box) -> BrandLayout:
    """The title at the head of a room, and the text in what is below."""
    two_lines = 2 * _PITCH * title.placeholder.size + title.placeholder.insets.top + title.placeholder.insets.bottom
    high = min(title.placeholder.box.height, _HEAD * layout.slide_height, max(_TWO_LINES, two_lines))
    head = Box(room.x, room.y, room.width, high)
    below = Box(room.x, head.bottom + _GAP, room.width, room.bottom - head.bottom - _GAP)
    places = {id(title): head, id(text): below}
    return replace(layout, shapes=tuple(move(shape, places.get(id(shape))) for shape in layout.shapes))
