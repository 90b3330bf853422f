"""Lists the ways in which title and lines of a cover or a section can stand, the organisation's own first."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.colours import Colour, contrast, luminance, reads_on
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import find_scale
from deckgen.house_style.additions.added_placeholders import (
    append_shape,
    free_index,
    set_margins,
    with_shape,
    write_shape,
)
from deckgen.house_style.covers.outcome import SampleWords
from deckgen.house_style.covers.swapped_places import swap_places
from deckgen.house_style.parts.brand_xml import P, local_name
from deckgen.house_style.parts.inheritance import MasterStyles
from deckgen.house_style.parts.placeholder_types import BODIES
from deckgen.house_style.reading.brand_layouts import BrandLayout
from deckgen.house_style.reading.brand_shapes import BrandShape, footers_among, read_shape
from deckgen.house_style.standing.brand_readability import find_grounds
from deckgen.house_style.standing.free_room import move
from deckgen.house_style.standing.scene import Scene
from deckgen.house_style.standing.standing import stand_layout
from deckgen.messages.message import tell

_TITLE_SHARE = 0.55  # of the room for a cover's words
_COLUMN, _LEAST_WIDTH = 0.25, 0.35  # of the slide's width: where long words break; what lines need
_MOST_OF_LINES, _LEAST_OF_ROOM = 0.35, 0.25  # of the slide's height
_TWO_LINES, _ONE_LINE = 58.0, 32.0  # points: of the smallest text, with the margins of a box
_GAP, _SEAM = 8.0, 4.0  # points; the seam is two pixels of the picture
_PITCH, _LARGE_TITLE = 1.2, 40.0  # of lines; points
_LEAST_ADDED = 8.0  # points: what makes letters larger
_EDGE = 0.06  # of the slide's height
_LETTERS = 24.0  # points, of lines that were added
_LARGE = 3.5  # contrast: the least of large letters, with some reserve


class Arrangement(Struct, frozen=True):
    """A way in which title and lines stand; `way` says it, "" for the organisation's own."""

    layout: BrandLayout
    way: str = ""
    may_grow: bool = True  # whether texts may reach further than the organisation's places for them
    keeps_width: bool = False  # of a title on a shade that it does not read on all of
    own: BrandLayout | None = None  # with the organisation's places by other names


def list_arrangements(
    layout: BrandLayout, scene: Scene, styles: MasterStyles, sample: SampleWords | None, *, has_title: bool = True
) -> Iterator[Arrangement]:
    """The ways to try, each made when it is asked for; `has_title` says that the organisation made a place for one."""
    if layout.title is None:
        yield Arrangement(layout)
        return
    own = _widen_title(layout, scene)
    writer = _LinesWriter(_without_bodies(own), scene, styles, _find_letters(own))
    if own.bodies:
        yield Arrangement(own)
        yield Arrangement(own, tell("lines no higher than their own place"), may_grow=False)
        yield Arrangement(own, tell("the title in all of its place"), keeps_width=True)
    elif sample is not None and not has_title:  # nothing of the organisation's says where, but that slide
        yield from writer.follow_both(own, sample)
    yield from _swap(own, scene, styles, sample)
    yield from _heighten(own, scene)
    ways = (
        (writer.write_below, tell("lines under the title")),
        (writer.write_on_ground, tell("lines under the title")),
        (writer.divide, tell("lines in the lower part of the title's place")),
        (writer.write_above, tell("lines over the title")),
        (writer.write_line, tell("lines in the widest strip under the title")),
    )
    for write, way in ways:
        made = write()
        if made is not None:
            yield Arrangement(made, way)
    if sample is not None:
        yield from writer.follow_both(own, sample)
    room = writer.find_room()
    if room is not None:
        yield Arrangement(writer.fill(own, room), tell("texts in the largest free room"), may_grow=False)
    if not own.bodies:
        yield from _divide_narrowed(own, scene, styles)
        yield Arrangement(own)


def _divide_narrowed(layout: BrandLayout, scene: Scene, styles: MasterStyles) -> Iterator[Arrangement]:
    """Lines below a title in the part of its place that is left to it beside what is drawn."""
    stood = stand_layout(layout, scene, is_cover=True)
    divided = _LinesWriter(stood, scene, styles).divide()
    if divided is not None:
        yield Arrangement(divided, tell("lines in the lower part of the title's place"), may_grow=False)


def _swap(layout: BrandLayout, scene: Scene, styles: MasterStyles, sample: SampleWords | None) -> Iterator[Arrangement]:
    """Title and lines in each other's places, where the large letters of the organisation's are those of its text."""
    swapped = swap_places(layout, styles, sample)
    if swapped is None:
        return
    way = tell("the title in the place with the large letters")
    yield Arrangement(swapped, way, may_grow=False, own=swapped)  # its lines are high enough
    writer = _LinesWriter(_without_bodies(swapped), scene, styles, _find_letters(swapped))
    below = writer.write_below()
    if below is not None:
        yield Arrangement(below, way, own=swapped)
    if sample is not None:
        yield from (replace(option, own=swapped) for option in writer.follow_both(swapped, sample))


def _heighten(layout: BrandLayout, scene: Scene) -> Iterator[Arrangement]:
    """A title's place that is too low for two lines of its letters, upwards from its foot as far as they need."""
    title = layout.title
    if title is None or title.fill is not None or not layout.bodies:
        return
    holder, scale = title.placeholder, find_scale(layout.slide_width, layout.slide_height)
    size = min(holder.size, _LARGE_TITLE * scale)
    box, high = holder.box, 2 * _PITCH * size + holder.insets.top + holder.insets.bottom
    top = max(scene.inside.y, box.bottom - high)
    higher = Box(box.x, top, box.width, box.bottom - top)
    others = [shape.placeholder.box for shape in layout.bodies]
    added = Box(box.x, top, box.width, box.y - top)
    if added.height > _LEAST_ADDED and scene.is_open(added) and not any(added.shared_with(other) for other in others):
        yield Arrangement(_move(layout, title, higher), tell("the title's place as high as two lines"))


class _LinesWriter(Struct, frozen=True):
    """Puts the lines of a cover somewhere; `layout` has a title, and no text."""

    layout: BrandLayout
    scene: Scene
    styles: MasterStyles
    letters: Colour | None = None  # of the organisation's own place for lines

    @property
    def title(self) -> BrandShape:
        """The title."""
        if self.layout.title is None:
            raise AssertionError(self.layout.part)  # none is written into a layout without a title
        return self.layout.title

    @property
    def taken(self) -> list[Box]:
        """What lines leave free."""
        return [*footers_among(self.layout.shapes), *self.layout.marks, self.title.placeholder.box]

    @property
    def high(self) -> float:
        """What two lines need."""
        return _TWO_LINES * find_scale(self.layout.slide_width, self.layout.slide_height)

    def write_below(self) -> BrandLayout | None:
        """Under the title, beginning where it does."""
        box = self.title.placeholder.box
        top = box.bottom + _GAP
        return self._write(Box(box.x, top, box.width, self.scene.inside.bottom - top), self.high)

    def write_on_ground(self) -> BrandLayout | None:
        """Under the title, on the part of a picture on which the title reads too."""
        box = self.title.placeholder.box
        top = box.bottom + _GAP
        place = Box(box.x, top, box.width, self.scene.inside.bottom - top)
        least = (_LEAST_WIDTH * self.layout.slide_width, self.high)
        room = (
            None
            if place.height < self.high
            else self.scene.find_shaded_room(self.title.placeholder, place, self.taken, least)
        )
        if room is None:
            return None
        return self._add(self.layout, Box(room.x, room.y, room.width, min(room.height, 1.5 * self.high)))

    def write_above(self) -> BrandLayout | None:
        """Over a title at the foot of a slide."""
        box, top = self.title.placeholder.box, self.scene.inside.y
        return self._write(Box(box.x, top, box.width, box.y - _GAP - top), self.high, is_above=True)

    def write_line(self) -> BrandLayout | None:
        """Beside each other, in a strip under the title that may be wider than it."""
        box = self.title.placeholder.box
        top = box.bottom + _GAP
        wide = max(box.width, self.layout.slide_width - 2 * box.x)
        return self._write(Box(box.x, top, wide, self.scene.inside.bottom - top), _ONE_LINE * self.high / _TWO_LINES)

    def _write(self, place: Box, least: float, *, is_above: bool = False) -> BrandLayout | None:
        if place.height < least:
            return None
        first = Box(place.x, place.bottom - least if is_above else place.y, place.width, least)
        wide = min(self.title.placeholder.box.width, _LEAST_WIDTH * self.layout.slide_width)
        room = self.scene.find_room(place, self.taken, (wide, least))
        if room is None:
            return None
        if room.x > place.x + 1 and self.scene.is_free(first, self.taken):
            room = self.scene.stretch(first, place, self.taken)  # lines that begin where the title does
        height = min(room.height, _MOST_OF_LINES * self.layout.slide_height)
        top = room.bottom - height if is_above else room.y
        return self._add(self.layout, Box(room.x, top, room.width, height), anchor="b" if is_above else "t")

    def divide(self) -> BrandLayout | None:
        """In the lower part of a title's box that is high enough for both.

        A title on a ground of its own leaves them a part of that.
        """
        title = self.title
        box, ground = title.placeholder.box, title.fill
        if ground is not None and local_name(ground) != "solidFill":
            return None  # shades and pictures would begin anew
        gap = _GAP if ground is None else _SEAM
        upper = Box(box.x, box.y, box.width, _TITLE_SHARE * box.height)
        lower = Box(box.x, upper.bottom + gap, box.width, box.bottom - upper.bottom - gap)
        lines = 2 * _PITCH * min(title.placeholder.size, _LARGE_TITLE)
        if upper.height < lines or lower.height < _TWO_LINES or not self.scene.reads(title, lower):
            return None
        return self._add(_move(self.layout, title, upper), lower, has_ground=True)

    def find_room(self) -> Box | None:
        """The largest free room of the slide; on a picture, the largest in which the title reads."""
        edge = _EDGE * self.layout.slide_height
        inside = self.scene.slide.inset(edge, edge, edge, edge / 2)
        taken = [*footers_among(self.layout.shapes), *self.layout.marks]
        least = (_LEAST_WIDTH * self.layout.slide_width, _LEAST_OF_ROOM * self.layout.slide_height)
        room = self.scene.find_room(inside, taken, least)
        return room or self.scene.find_shaded_room(self.title.placeholder, inside, taken, least)

    def fill(self, own: BrandLayout, room: Box) -> BrandLayout:
        """Title and lines in the middle of a room, the lines right under the title."""
        size = min(self.title.placeholder.size, _LARGE_TITLE * self.high / _TWO_LINES)
        margins = self.title.placeholder.insets
        head = min(room.height / 2, 2 * _PITCH * size + margins.top + margins.bottom)
        lines = min(room.height - head - _GAP, max(1.5 * self.high, _TITLE_SHARE * room.height / 2))
        top = room.y + (room.height - head - _GAP - lines) / 2
        upper = Box(room.x, top, room.width, head)
        return self._put(own, upper, Box(room.x, upper.bottom + _GAP, room.width, lines))

    def follow_both(self, own: BrandLayout, sample: SampleWords) -> Iterator[Arrangement]:
        """The same as an arrangement, with texts that may grow and with texts that may not; then with wider lines."""
        way = tell("texts where the first sample slide has them")
        lines = self._place_lines(own, sample)
        high = max(lines.height, 1.5 * self.high)
        wide = lines.around(Box(sample.title.x, lines.y, sample.title.width, high))
        for place in (lines, *((wide,) if wide.width > lines.width + 1 else ())):
            followed = self._follow(own, sample, place)
            yield from (Arrangement(followed, way, may_grow=may_grow) for may_grow in (True, False))

    def _place_lines(self, own: BrandLayout, sample: SampleWords) -> Box:
        """Where the first sample slide has the lines under its large words."""
        title, lines = sample.title, sample.lines
        if lines is None:
            lines = Box(title.x, title.bottom + _GAP, title.width, 1.5 * self.high)
        if (own.bodies[0].align if own.bodies else self.title.align) in {"ctr", "r"}:
            return lines
        return Box(title.x, lines.y, lines.right - title.x, lines.height)  # that slide may have set both in the middle

    def _follow(self, own: BrandLayout, sample: SampleWords, lines: Box) -> BrandLayout:
        """Title and lines where the first sample slide has its large words and those under them."""
        put = self._put(own, sample.title, lines)
        chosen = put.title
        if chosen is None or sample.size <= chosen.placeholder.size:
            return put
        larger = replace(chosen, placeholder=replace(chosen.placeholder, size=sample.size))
        return replace(put, shapes=tuple(larger if shape is chosen else shape for shape in put.shapes))

    def _put(self, own: BrandLayout, title: Box, lines: Box) -> BrandLayout:
        """Title and lines at two places; the lines in a text that the organisation has, if it has one."""
        if not own.bodies:
            return self._add(_move(self.layout, self.title, title), lines)
        text = max(own.bodies, key=_hold_words)
        kept = replace(own, shapes=tuple(shape for shape in own.shapes if shape is text or shape.type not in BODIES))
        return _move(_move(kept, self.title, title), text, lines)

    def _add(self, layout: BrandLayout, box: Box, *, anchor: str = "t", has_ground: bool = False) -> BrandLayout:
        title = self.title
        align = self.styles.inherit(title.node, title.type).paragraph("algn")
        index = free_index(layout.node)
        node = write_shape("body", index, "Subtitle", box, anchor=anchor, align=align, size=_LETTERS)
        if box.height < self.high:  # a strip holds two small lines where none of it is margin
            set_margins(node, replace(title.placeholder.insets, top=0.0, bottom=0.0))
        properties = node.find(f"{P}spPr")
        if has_ground and title.fill is not None and properties is not None:
            properties.append(deepcopy(title.fill))
        shape = read_shape(node, "body", box, self.styles.inherit(node, "body"), self.styles.theme)
        return with_shape(layout, append_shape(layout.node, node), self._colour(shape))

    def _colour(self, lines: BrandShape) -> BrandShape:
        """Lines in the house's colour for them where that of running text does not read, or in that of the title.

        The latter where one of them would be dark and the other light: they share a ground.
        """
        seen = self.scene.see(lines.placeholder, lines.placeholder.box)
        own, title, grounds = lines.placeholder.colour, self.title.placeholder.colour, find_grounds(seen)
        sides = [luminance(item.rgb) > luminance(seen.background) for item in (title, own)]
        if self.letters is not None and reads_on(self.letters.rgb, grounds) and not reads_on(own.rgb, grounds):
            colour = self.letters
        elif sides[0] != sides[1] and min(contrast(title.rgb, row) for row in grounds) >= _LARGE:
            colour = title
        else:
            return lines
        if lines.fill is not None:
            return lines
        overrides = (*lines.placeholder.overrides, "colour")
        return replace(lines, placeholder=replace(lines.placeholder, colour=colour, overrides=overrides))


def _find_letters(layout: BrandLayout) -> Colour | None:
    """The colour of a layout's own place for lines."""
    return layout.bodies[0].placeholder.colour if layout.bodies else None


def _hold_words(text: BrandShape) -> float:
    """How well a place holds words: what is lower than a line is a strip at the foot, however wide."""
    box = text.placeholder.box
    return box.width * box.height if box.height >= text.placeholder.size else 0.0


def _widen_title(layout: BrandLayout, scene: Scene) -> BrandLayout:
    """A cover with its title as wide as its text, where it had room for a single word."""
    if layout.title is None or not layout.bodies:
        return layout
    own, text = layout.title.placeholder.box, layout.bodies[0].placeholder.box
    wide = Box(text.x, own.y, text.width, own.height)
    if own.width >= _COLUMN * layout.slide_width or wide.width <= own.width or not scene.is_free(wide, (text,)):
        return layout
    return _move(layout, layout.title, wide)


def _move(layout: BrandLayout, shape: BrandShape, box: Box) -> BrandLayout:
    return replace(layout, shapes=tuple(move(item, box) if item is shape else item for item in layout.shapes))


def _without_bodies(layout: BrandLayout) -> BrandLayout:
    return replace(layout, shapes=tuple(shape for shape in layout.shapes if shape.type not in BODIES))
