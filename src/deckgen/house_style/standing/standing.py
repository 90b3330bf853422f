"""Puts every placeholder of a layout where its text can be read, beside graphics and beside each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.house_style.parts.placeholder_types import BODIES, FOOTERS, TITLES
from deckgen.house_style.reading.brand_layouts import BrandLayout
from deckgen.house_style.reading.brand_shapes import BrandShape, footers_among
from deckgen.house_style.standing.free_room import move
from deckgen.house_style.standing.scene import Scene

_AIR = 4.0  # above a footer
_LEAST_FOOTER = 24.0  # points across
_LEAST_WORDS = 4.0  # em
_LINE = 1.2
_LINES_OF_COVER, _SMALLEST = 3.5, 18.0  # subtitle, occasion, organisation with date; points
_DIGITS = 1.8  # em: three of them, with a little to spare
_LEAST = 20.0  # points: the smallest title
_GAP, _LEAST_OF_PICTURE = 12.0, 0.4  # points between a text and a picture; of the picture's own place
_MOST_OF_PICTURE = 0.75  # of its width and its height
_MOST_OF_BODY = 0.4  # of its height: what a title or a footer may take from it


def stand_layout(
    layout: BrandLayout, scene: Scene, *, is_cover: bool, may_grow: bool = True, keeps_width: bool = False
) -> BrandLayout:
    """The layout with each placeholder at the place where its text reads, and with the colours behind it.

    With `may_grow`, the lines of a cover may reach further than their places do, as its title may. With `keeps_width`,
    its title has all of its place also where it does not read on all of the shade behind it.
    """
    texts = [shape for shape in layout.shapes if shape.type in TITLES or shape.type in BODIES]
    small = [shape for shape in layout.shapes if shape.type in FOOTERS]
    if is_cover:  # what the organisation lets stand over its cover's text is not meant to be filled in
        small = [shape for shape in small if not any(_meets(shape, text) for text in texts)]
        small = _leave_lines(small, texts)
    footers = list(_stand_footers(small, scene))
    stood: list[BrandShape] = []
    ordered = sorted(texts, key=lambda item: item.type not in TITLES)
    for place, own in enumerate(ordered):
        stays = not may_grow and own.type in BODIES
        shape = replace(own, grows=False) if stays else _start_under(own, layout.title) if is_cover else own
        others = [*stood, *(ordered[place + 1 :] if is_cover else ())]  # on a cover all texts are written
        taken = list(_list_taken(shape, footers, others, is_cover=is_cover))
        ahead = taken if is_cover or shape.type not in TITLES else [*taken, *_list_boxes(texts, shape)]
        below = min((box.y - _AIR for box in ahead if box.y >= shape.placeholder.box.bottom - 1), default=1e9)
        grows = is_cover and not stays and (_may_grow(shape) or _is_low(shape))
        after = list(_list_boxes(texts, own))
        stood.append(scene.stand(shape, taken, may_grow=grows, below=below, keeps_width=keeps_width, texts=after))
    rest = [
        replace(shape, placeholder=scene.see(shape.placeholder, shape.placeholder.box))
        for shape in (_place_picture(item, stood, scene) if item.type == "pic" else item for item in layout.shapes)
        if shape.type not in TITLES and shape.type not in BODIES and shape.type not in FOOTERS
    ]
    return replace(layout, shapes=(*stood, *footers, *rest))


def _list_taken(
    shape: BrandShape, footers: Sequence[BrandShape], others: Sequence[BrandShape], *, is_cover: bool
) -> Iterator[Box]:
    """What a text has to leave free."""
    own = shape.placeholder.box
    for box in footers_among(footers):
        yield Box(box.x, box.y - _AIR, box.width, box.height + 2 * _AIR)
    for other in others:
        box = other.placeholder.box
        is_other = other.placeholder.index != shape.placeholder.index or other.type != shape.type
        if (
            is_other
            and (is_cover or other.type in TITLES)
            and (
                own.shared_with(box) <= _MOST_OF_BODY * own.width * own.height
                or (not is_cover and _is_under(shape, box))
            )
        ):
            yield box


def _is_under(text: BrandShape, title: Box) -> bool:
    """Whether a text begins lower than its title's place does and goes on below it."""
    box = text.placeholder.box
    return box.y > title.y and (text.grows or box.bottom > title.bottom)


def _leave_lines(small: Sequence[BrandShape], texts: Sequence[BrandShape]) -> list[BrandShape]:
    """The footers of a cover without those right under a text that is too low for the lines of a cover.

    They say what the cover says.
    """
    low = [
        shape.placeholder.box
        for shape in texts
        if shape.type in BODIES and shape.placeholder.box.height < _LINES_OF_COVER * _LINE * _SMALLEST
    ]
    lowest = max(low, key=lambda box: box.bottom, default=None)
    if len(low) < sum(shape.type in BODIES for shape in texts) or lowest is None:
        return list(small)  # some text has room enough
    return [
        shape
        for shape in small
        if not lowest.bottom - 1 <= shape.placeholder.box.y < lowest.bottom + _LINES_OF_COVER * _LINE * _SMALLEST
    ]


def _place_picture(picture: BrandShape, stood: Sequence[BrandShape], scene: Scene) -> BrandShape:
    """A place for a picture beside the text and beside what the brand drew in a corner of it."""
    text = max((shape for shape in stood if shape.type in BODIES), key=lambda shape: shape.area, default=None)
    return _spare_logo(picture if text is None else _stand_beside(picture, text), scene)


def _stand_beside(picture: BrandShape, text: BrandShape) -> BrandShape:
    """The largest part of a picture's place that lies beside a text, above or under it; all where that is too little.

    Keynote's exports let pictures lie under texts, for what cuts them there is not exported.
    """
    box, other = picture.placeholder.box, text.placeholder.box
    if not box.shared_with(other):
        return picture
    right, below = max(box.x, other.right + _GAP), max(box.y, other.bottom + _GAP)
    parts = (
        Box(right, box.y, box.right - right, box.height),
        Box(box.x, box.y, other.x - _GAP - box.x, box.height),
        Box(box.x, below, box.width, box.bottom - below),
        Box(box.x, box.y, box.width, other.y - _GAP - box.y),
    )
    free = max((part for part in parts if min(part.width, part.height) > 0), key=_measure, default=None)
    return picture if free is None or _measure(free) < _LEAST_OF_PICTURE * _measure(box) else move(picture, free)


def _measure(box: Box) -> float:
    return box.width * box.height


def _spare_logo(picture: BrandShape, scene: Scene) -> BrandShape:
    """A place for a picture beside what the brand drew in a corner of it; the same one where that is much of it."""
    box = picture.placeholder.box
    room = scene.find_open_room(box, (_MOST_OF_PICTURE * box.width, _MOST_OF_PICTURE * box.height))
    return picture if room is None or room == box else move(picture, room)


def _start_under(text: BrandShape, title: BrandShape | None) -> BrandShape:
    """A place that is too low for the lines of a cover, from right under its title."""
    box, two_lines = text.placeholder.box, 2 * _LINE * _SMALLEST
    gap = 0.0 if title is None or text.type in TITLES else box.y - title.placeholder.box.bottom - _AIR
    if not 0 < gap < two_lines or box.height >= two_lines:
        return text
    return move(text, Box(box.x, box.y - gap, box.width, box.height + gap))


def _list_boxes(texts: Sequence[BrandShape], but: BrandShape) -> Iterator[Box]:
    yield from (shape.placeholder.box for shape in texts if shape is not but)


def _may_grow(text: BrandShape) -> bool:
    """Whether the lines of a cover may take more room; on a ground of their own only where they have too little."""
    is_low = text.placeholder.box.height < _LINES_OF_COVER * _LINE * _SMALLEST
    return text.type in BODIES and (text.fill is None or is_low)


def _is_low(title: BrandShape) -> bool:
    """Whether a title has no room for two lines of the smallest letters of titles."""
    holder = title.placeholder
    return title.type in TITLES and holder.box.height - holder.insets.top - holder.insets.bottom < 2 * _LINE * _LEAST


def _meets(one: BrandShape, other: BrandShape) -> bool:
    return one.placeholder.box.shared_with(other.placeholder.box) > 0


def _stand_footers(shapes: Sequence[BrandShape], scene: Scene) -> Iterator[BrandShape]:
    """Footers that stand on nothing; one that lies over graphics moves beside them, or is left out."""
    for shape in shapes:
        own = _hold_number(shape, scene)
        holder = shape.placeholder
        is_number = shape.type == "sldNum"
        if not is_number and (not shape.is_upright or own.width < _LEAST_WORDS * holder.size):
            continue  # words that PowerPoint turns stand in a column of single letters elsewhere
        if shape.fill is not None:  # its ground hides whatever is under it
            yield replace(shape, placeholder=scene.see_filled(shape))
            continue
        high = _LINE * holder.size + holder.insets.top + holder.insets.bottom
        wide = own.width if is_number else min(own.width, max(_LEAST_FOOTER, own.width / 2))
        kept = scene.find_room(own, (), (wide, min(own.height, high)))
        if kept is None or kept.height < min(own.height, high):
            continue
        holder = scene.see(shape.placeholder, kept)
        if kept != shape.placeholder.box:
            holder = replace(holder, overrides=(*holder.overrides, "box"))
        yield replace(shape, placeholder=holder)


def _hold_number(shape: BrandShape, scene: Scene) -> Box:
    """The box of a footer; that of a slide number as wide as three digits, so that they stay on one line."""
    box, holder = shape.placeholder.box, shape.placeholder
    wide = _DIGITS * holder.size + holder.insets.left + holder.insets.right
    if shape.type != "sldNum" or box.width >= wide:
        return box
    high = max(box.height, _LINE * holder.size + holder.insets.top + holder.insets.bottom)
    right = (
        box.right if shape.align == "r" else box.x + (box.width + wide) / 2 if shape.align == "ctr" else box.x + wide
    )
    right = min(right, scene.inside.right)
    return Box(right - wide, min(box.y, scene.inside.bottom - high), wide, high)
