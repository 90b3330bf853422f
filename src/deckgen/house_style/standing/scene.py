"""Looks at what is behind the placeholders of a layout, and finds each the place where its text can be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PIL import Image

from deckgen.blueprint.colours import READABLE, contrast, luminance, mix
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Override, Placeholder
from deckgen.house_style.drawing.affine import Affine, Frame
from deckgen.house_style.drawing.canvas import Canvas, Look
from deckgen.house_style.drawing.fills import Fill, Source, follow_reference, make_layer
from deckgen.house_style.drawing.stage import paint_layout
from deckgen.house_style.own.contrast_check import GRAPHICS
from deckgen.house_style.parts.brand_theme import Theme
from deckgen.house_style.parts.colour_values import thin_out
from deckgen.house_style.parts.placeholder_types import TITLES
from deckgen.house_style.reading.brand_shapes import BrandShape
from deckgen.house_style.standing.brand_readability import can_read, reads_as_is
from deckgen.house_style.standing.calm_room import find_calm_room, find_edge, is_calm, is_shade, is_smooth
from deckgen.house_style.standing.own_places import keep_place, settle
from deckgen.house_style.standing.strips import find_strip_for_title, start_under_line
from deckgen.house_style.standing.words_room import list_parts_with_words

if TYPE_CHECKING:
    from pptx.slide import SlideLayout

_EDGE = 6.0  # nothing is written nearer to the slide's edge
_RARE = 0.006  # of a place: a colour that is seen in less of it is no ground
_RARE_TOGETHER, _DRAWN = 0.01, 2.0  # the same, for all such colours that differ from the ground by this contrast
_DOUBTFUL = 0.02
_KEPT, _KEPT_OF_TITLE = 0.5, 0.4  # of a box, where graphics take the rest
_SHADE = 0.12  # of the way to the text's colour: how dark a watermark may be
_MOST_DOUBT = 0.6  # of a place: where more of it is unknown, its colours are
_KEPT_BESIDE_DOUBT = 0.75  # the same, where what takes the rest is a picture that nobody here can draw
_KEPT_OF_SHADE = 0.7  # and where the rest is but too dark or too light, which a veil mends
_NARROWER = (0.9, 0.8)  # of a room on a shade
_LINE = 1.25
_MOST_LINES = 3.6  # of a title that grows, in sizes of its letters
_GROWTH_STEP = 6.0  # points
_LEAST_LINE = 20.0  # points: the smallest title
_PITCH, _USUAL_TITLE = 1.2, 24.0  # of lines; points
_MOST_OF_WIDTH, _ALL_OF_WIDTH = 0.8, 0.98
_NARROWEST = 0.3  # of the slide: a narrower title is a column of words

Size = tuple[float, float]


class Scene:
    """A layout as its slides show it."""

    def __init__(self, layout: SlideLayout, theme: Theme, size: Size) -> None:
        self.layout, self.theme = layout, theme
        self.slide = Box(0, 0, *size)
        self.inside = self.slide.inset(_EDGE, _EDGE, _EDGE, _EDGE)
        self._looks: dict[Box, Look] = {}  # roles that share a layout ask for the same places
        self._rooms: dict[tuple[Box, tuple[Box, ...], Size], Box | None] = {}
        self._smooth: dict[Box, bool] = {}
        self._free: dict[tuple[Box, tuple[Box, ...]], bool] = {}

    @cached_property
    def canvas(self) -> Canvas:
        """What is drawn."""
        return paint_layout(self.layout, self.theme, self.slide.width, self.slide.height)

    @cached_property
    def ground(self) -> str:
        """The colour that most of it has."""
        return self.colours[0][0]

    @cached_property
    def colours(self) -> tuple[tuple[str, float], ...]:
        """All colours that are seen on it, each with its share."""
        return self.canvas.look(self.slide).colours

    def stand(
        self,
        shape: BrandShape,
        taken: Sequence[Box],
        *,
        may_grow: bool,
        below: float,
        keeps_width: bool = False,
        texts: Sequence[Box] = (),
    ) -> BrandShape:
        """Find the place of a placeholder's text: its own, or what is left of it beside graphics.

        `taken` is what other texts need, `texts` where the organisation has them; `below` is how far down it may
        reach. With `keeps_width`, a title stays on all of a place without drawings, though it does not read on a part.
        """
        shape = replace(shape, reads=True, doubted=False)  # whatever was found of it at another place
        own = shape.placeholder.box
        box = self._find_extent(shape, taken, may_grow=may_grow, below=below)
        canvas = self._with_own_fill(shape, box)
        if not may_grow:
            box = self._leave_lines(shape, canvas, box, (*taken, *texts))
        whole = self._see(canvas, shape.placeholder, box)
        is_free = is_calm(canvas, box, taken, plain=False)
        at_home = keep_place(shape, canvas, whole, is_large=may_grow, keeps_width=keeps_width) if is_free else None
        if at_home is not None:
            return at_home
        doubts = self._doubts(canvas, box)
        least = (0.3 * box.width, min(box.height, _LINE * _LEAST_LINE))
        kept = _KEPT_OF_TITLE if shape.type in TITLES else _KEPT_OF_SHADE if is_shade(canvas, box) else _KEPT
        kept = _KEPT_BESIDE_DOUBT if doubts else kept
        area = kept * box.width * min(box.height, own.height)
        beside = self._find_beside(shape, canvas, box, taken, least=least, area=area, is_large=may_grow)
        if beside is None and is_free and can_read(whole, may_show=True, is_large=may_grow):
            beside = whole
        if beside is not None:
            return settle(shape, beside)
        known = self._without_doubt(canvas)
        room = find_calm_room(known, box, taken, least=least, plain=False) or box
        seen = self._see(canvas, shape.placeholder, room)
        if doubts and not can_read(seen, is_large=may_grow):  # what is drawn is known, though not what it is drawn on
            room = find_calm_room(known, box, taken, least=least) or room
            seen = self._see(canvas, shape.placeholder, room)
        if not doubts and can_read(seen, is_large=may_grow) and is_calm(canvas, box, plain=False):
            return settle(shape, seen)  # only other texts leave it less, under which no panel would help
        unknown = canvas.doubts(room)
        if _DOUBTFUL < unknown <= _MOST_DOUBT and can_read(seen, is_large=may_grow) and reads_as_is(seen):
            # The organisation's own colour on its own picture; other colours need some reserve there.
            shade = mix(seen.background, seen.colour.rgb, _SHADE)
            seen = replace(seen, other_backgrounds=(*seen.other_backgrounds, shade))
            return replace(settle(shape, seen), doubted=True)
        return self._stand_under_words(shape, canvas, box, may_grow=may_grow) or replace(
            settle(shape, seen), reads=False
        )

    def _leave_lines(self, shape: BrandShape, canvas: Canvas, box: Box, taken: Sequence[Box]) -> Box:
        """The part of a text's place under a line at its head; of a title's above or below one, if it reads there."""
        if shape.type not in TITLES:
            return start_under_line(canvas, box)
        strip = find_strip_for_title(canvas, shape, box, taken)
        return strip if strip is not None and can_read(self._see(canvas, shape.placeholder, strip)) else box

    def _stand_under_words(self, shape: BrandShape, canvas: Canvas, box: Box, *, may_grow: bool) -> BrandShape | None:
        """A title in the part of its box where its words stand: what they do not reach may be motley."""
        own, whole = shape.placeholder.colour.rgb, self._see(canvas, shape.placeholder, box).background
        gets_veil = luminance(own) > luminance(whole) and is_smooth(canvas, box)
        if shape.type not in TITLES or gets_veil:
            return None
        least = _NARROWEST * self.slide.width
        parts = [part for part in list_parts_with_words(box, shape.align) if part.width >= least]
        seen = [self._see(canvas, shape.placeholder, part) for part in parts if not self._doubts(canvas, part)]
        for holder in seen:
            if can_read(holder, is_smooth=is_smooth(canvas, holder.box), may_show=True, is_large=may_grow):
                return settle(shape, holder)
        on_band = (item for item in seen[::-1] if contrast(own, item.background) >= GRAPHICS > contrast(own, whole))
        band = next(on_band, None)
        return None if band is None else replace(settle(shape, band), reads=False)

    def _find_extent(self, shape: BrandShape, taken: Sequence[Box], *, may_grow: bool, below: float) -> Box:
        """The box that a text has by itself: its own, or as far as it may grow."""
        own = shape.placeholder.box
        room = self.inside if shape.fill is None else self.slide  # a band goes to the edges
        box = _meet(own, room) or own
        is_band = shape.type in TITLES and shape.fill is not None  # as high as the lines that it interrupts want it
        if may_grow or (shape.grows and not is_band):
            if shape.type in TITLES:
                below = min(below, own.y + _MOST_LINES * shape.placeholder.size)
            box = self._grow(shape, box, below)
            own = _meet(own, self.inside) or own
            box = self._stop_where_unread(shape, own, self.stretch(own, box, taken))
        if shape.type in TITLES and not shape.grows:
            box = self.stretch(box, self._hold_line(shape, box, below), taken)
        return box

    def _find_beside(
        self,
        shape: BrandShape,
        canvas: Canvas,
        box: Box,
        taken: Sequence[Box],
        *,
        least: Size,
        area: float,
        is_large: bool,
    ) -> Placeholder | None:
        """The part of a box, of some area, in which a text reads beside graphics."""
        two_lines = (_ALL_OF_WIDTH * box.width, min(box.height, _PITCH * 2 * shape.placeholder.size))
        whole = two_lines if shape.type in TITLES else least  # a title goes on beginning where the text below does
        for room in _list_rooms(canvas, box, taken, (whole, least), is_text=shape.type not in TITLES):
            if room.width * room.height < area and not _holds_title(shape, room, box):
                continue
            seen = self._see(canvas, shape.placeholder, room)
            if can_read(seen, is_smooth=is_smooth(canvas, room), is_large=is_large) and not self._doubts(canvas, room):
                return seen
        return None

    def find_room(self, box: Box, taken: Sequence[Box], least: Size) -> Box | None:
        """The largest calm room in a part of the slide."""
        key = (box, tuple(taken), least)
        if key not in self._rooms:
            self._rooms[key] = find_calm_room(self.canvas, _meet(box, self.inside) or box, taken, least=least)
        return self._rooms[key]

    def find_shaded_room(self, holder: Placeholder, box: Box, taken: Sequence[Box], least: Size) -> Box | None:
        """The same on a picture or on shades, where they are so calm that text reads on all of them."""
        room = find_calm_room(self.canvas, box, taken, least=least, plain=False)
        return room if room is not None and can_read(self.see(holder, room)) else None

    def find_open_room(self, box: Box, least: Size) -> Box | None:
        """The largest part of a place without graphics, whatever its colours."""
        return find_calm_room(self.canvas, box, least=least, plain=False)

    def reads(self, shape: BrandShape, box: Box) -> bool:
        """Whether a text could be read in all of a place."""
        canvas = self._with_own_fill(shape, box)
        return not self._doubts(canvas, box) and can_read(self._see(canvas, shape.placeholder, box))

    def is_free(self, box: Box, taken: Sequence[Box] = ()) -> bool:
        """Whether a place has one colour, no graphics and nothing else."""
        key = (box, tuple(taken))
        if key not in self._free:
            self._free[key] = is_calm(self.canvas, box, taken)
        return self._free[key]

    def is_open(self, box: Box) -> bool:
        """Whether a place has no graphics and is known, whatever its colours."""
        return is_calm(self.canvas, box, plain=False)

    def is_smooth(self, box: Box) -> bool:
        """Whether colours go over into each other in a place, without a line or a drawing."""
        if box not in self._smooth:
            self._smooth[box] = is_smooth(self.canvas, box)
        return self._smooth[box]

    def find_edge(self, box: Box) -> float | None:
        """Where, from the top of a place, a band or a picture begins."""
        return find_edge(self.canvas, box)

    def see(self, holder: Placeholder, box: Box) -> Placeholder:
        """A placeholder at a place, with the colours behind it."""
        return self._see(self.canvas, holder, box)

    def see_filled(self, shape: BrandShape) -> Placeholder:
        """A placeholder at its own place, with the colours of its own ground behind it."""
        box = shape.placeholder.box
        return self._see(self._with_own_fill(shape, box), shape.placeholder, box)

    def _grow(self, shape: BrandShape, box: Box, below: float) -> Box:
        """As far as its text may push it: down, or up where it stands on its foot."""
        if shape.placeholder.anchor == "t" or shape.grows:
            return Box(box.x, box.y, box.width, max(box.height, min(below, self.inside.bottom) - box.y))
        if shape.placeholder.anchor == "ctr":
            more = max(0.0, min(below, self.inside.bottom) - box.bottom)
            return Box(box.x, box.y - min(more, max(0.0, box.y - self.inside.y)), box.width, box.height + 2 * more)
        if shape.type in TITLES:
            top = max(self.inside.y, box.bottom - _MOST_LINES * shape.placeholder.size)
            return Box(box.x, min(top, box.y), box.width, box.bottom - min(top, box.y))
        return box

    def _hold_line(self, shape: BrandShape, box: Box, below: float) -> Box:
        """A title's box that is lower than one line of its letters, as far as that line runs out of it."""
        holder = shape.placeholder
        more = _PITCH * holder.size + holder.insets.top + holder.insets.bottom - box.height
        if more <= 0:
            return box
        up = 0.0 if holder.anchor == "t" else more / 2 if holder.anchor == "ctr" else more
        top = max(self.inside.y, box.y - up)
        return Box(box.x, top, box.width, max(box.height, min(below, top + box.height + more) - top))

    def stretch(self, own: Box, grown: Box, taken: Sequence[Box] = ()) -> Box:
        """Let a text that stands free grow only until something is in the way, in steps of a quarter line.

        What stands on one colour goes on standing on it, and what stands on a smooth shade on that.
        """
        canvas = self._without_doubt(self.canvas) if self._doubts(self.canvas, own) else self.canvas
        if not is_calm(canvas, own, taken, plain=False):
            return grown
        plain = is_calm(canvas, own, taken)
        shaded = not plain and is_smooth(canvas, own)

        def is_free(box: Box) -> bool:
            added = (
                Box(box.x, box.y, box.width, own.y - box.y),
                Box(box.x, own.bottom, box.width, box.bottom - own.bottom),
            )
            if shaded and not all(is_smooth(canvas, part) for part in added if part.height > 1):
                return False
            return is_calm(canvas, box, taken, plain=plain)

        if is_free(grown):
            return grown
        low, high = 0.0, 1.0
        while (high - low) * grown.height > _GROWTH_STEP:
            middle = (low + high) / 2
            low, high = (middle, high) if is_free(_between(own, grown, middle)) else (low, middle)
        return _between(own, grown, low)

    def _stop_where_unread(self, shape: BrandShape, own: Box, grown: Box) -> Box:
        """Let a text on a picture grow only as far as it still reads: what is below may be a part of it."""
        if self.reads(shape, grown) or not self.reads(shape, own):
            return grown
        low, high = 0.0, 1.0
        while (high - low) * grown.height > _GROWTH_STEP:
            middle = (low + high) / 2
            low, high = (middle, high) if self.reads(shape, _between(own, grown, middle)) else (low, middle)
        return _between(own, grown, low)

    def _with_own_fill(self, shape: BrandShape, box: Box) -> Canvas:
        """The picture with the placeholder's own ground on it."""
        if shape.fill is None:
            return self.canvas
        source = Source(self.theme, self.layout.part)
        fill = Fill(shape.fill, source)
        if shape.fill.tag.endswith("fillRef"):
            referred = follow_reference(shape.fill, source)
            if referred is None:
                return self.canvas
            fill = referred
        canvas = self.canvas.copy()
        pixels = canvas.clip(box)
        if pixels is None:
            return canvas
        frame = Frame(box.width, box.height, Affine(c=box.x, f=box.y))
        layer = make_layer(fill, canvas, frame, pixels)
        mask = Image.new("L", (pixels[2] - pixels[0], pixels[3] - pixels[1]), 255)
        if layer is None:
            canvas.doubt(mask, pixels)
        else:
            canvas.paint(layer.image, mask, pixels, elsewhere=layer.elsewhere)
        return canvas

    def _see(self, canvas: Canvas, holder: Placeholder, box: Box) -> Placeholder:
        commonest, *others = self._look(canvas, box).colours
        kept = [rgb for rgb, share in others if share >= _RARE]
        drawn = [row for row in others if row[1] < _RARE and contrast(row[0], commonest[0]) > _DRAWN]
        if sum(share for _, share in drawn) >= _RARE_TOGETHER:  # of a drawing in many shades
            kept.append(drawn[0][0])
        grounds = (commonest[0], *thin_out(kept))
        overrides: tuple[Override, ...] = tuple(name for name in holder.overrides if name != "links")
        signs = holder.sign_colour
        if signs == holder.colour.rgb or (signs and any(contrast(signs, ground) < READABLE for ground in grounds)):
            overrides = (*(name for name in overrides if name != "signs"), "signs")
        link = self.theme.colour("hlink")
        if link and any(contrast(link, ground) < READABLE for ground in grounds):
            overrides = (*overrides, "links")
        return replace(holder, box=box, background=grounds[0], other_backgrounds=grounds[1:], overrides=overrides)

    def _look(self, canvas: Canvas, box: Box) -> Look:
        if canvas is not self.canvas:  # one with a placeholder's own ground on it
            return canvas.look(box)
        if box not in self._looks:
            self._looks[box] = canvas.look(box)
        return self._looks[box]

    @staticmethod
    def _doubts(canvas: Canvas, box: Box) -> bool:
        return canvas.doubts(box) > _DOUBTFUL

    @staticmethod
    def _without_doubt(canvas: Canvas) -> Canvas:
        plain = canvas.copy()
        plain.art.paste(0, (0, 0), canvas.unknown)
        plain.unknown.paste(0, (0, 0, *plain.unknown.size))
        return plain


def _list_rooms(
    canvas: Canvas, box: Box, taken: Sequence[Box], leasts: Sequence[Size], *, is_text: bool
) -> Iterator[Box]:
    """The rooms in a box, the best first: on a smooth shade all of it or most of it, whatever its colours."""
    shaded = find_calm_room(canvas, box, taken, least=leasts[0], plain=False) if is_shade(canvas, box) else None
    if shaded is not None:
        yield shaded
        for width in [share * shaded.width for share in _NARROWER] if is_text else ():
            yield replace(shaded, width=width)
            yield replace(shaded, x=shaded.right - width, width=width)
    for plain, on_art in ((True, False), (False, False), (True, True)):
        rooms = (find_calm_room(canvas, box, taken, least=least, plain=plain, on_art=on_art) for least in leasts)
        yield from islice((room for room in rooms if room is not None), 1)


def _holds_title(shape: BrandShape, room: Box, box: Box) -> bool:
    """Whether a line of a title fits into what the brand's own line under it leaves."""
    wide, high = _MOST_OF_WIDTH * box.width, _LINE * _USUAL_TITLE
    return shape.type in TITLES and room.width >= wide and room.height >= high


def _between(one: Box, other: Box, share: float) -> Box:
    top = one.y + share * (other.y - one.y)
    return Box(one.x, top, one.width, one.bottom + share * (other.bottom - one.bottom) - top)


def _meet(one: Box, other: Box) -> Box | None:
    left, top = max(one.x, other.x), max(one.y, other.y)
    width, height = min(one.right, other.right) - left, min(one.bottom, other.bottom) - top
    return Box(left, top, width, height) if width > 0 and height > 0 else None
