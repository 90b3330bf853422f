"""A small picture of a slide on which drawings are painted, and in which places are looked at."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from heapq import nlargest
from typing import NamedTuple

from PIL import Image, ImageChops, ImageDraw

from deckgen.blueprint.lengths import Box
from deckgen.house_style.drawing.affine import Affine, Point, bound_points
from deckgen.house_style.parts.colour_values import Paint

_MOST_ACROSS = 480  # pixels; a letter's stroke is about one
_STEP = 17  # colours nearer than this count as one
_ROUNDED = [min(255, round(value / _STEP) * _STEP) for value in range(256)] * 3
_FEW = 512  # colours: so many are counted at once
_MOST_ROUNDED, _MOST_EXACT, _TRIED = 4096, 1 << 18, 64
_SEEN = 24  # of 255: what hides less is not seen
_AT_ALL = [255 if value > _SEEN else 0 for value in range(256)]
_ALONE = [255 if value > 255 - _SEEN else 0 for value in range(256)]

Pixels = tuple[int, int, int, int]  # left, top, right, bottom


class Look(NamedTuple):
    """The colours in a place, the commonest first, each with its share; the share of it that is not known."""

    colours: tuple[tuple[str, float], ...]
    unknown: float


class Canvas:
    """What is painted so far; where it is not known; and where graphics stand that no text may cover."""

    def __init__(self, width: float, height: float, ground: str = "FFFFFF") -> None:
        self.scale = _MOST_ACROSS / max(width, height)
        self.width, self.height = width, height
        size = (max(1, round(width * self.scale)), max(1, round(height * self.scale)))
        self.image = Image.new("RGB", size, f"#{ground}")
        self.unknown = Image.new("L", size, 0)
        self.art = Image.new("L", size, 0)
        self.elsewhere: Image.Image | None = None  # the same as LibreOffice draws it, where that differs
        self.ground = self.image.copy()  # what shapes show that are filled with the slide's ground

    def copy(self) -> Canvas:
        """The same picture, to paint on."""
        other = Canvas.__new__(Canvas)
        other.scale, other.width, other.height = self.scale, self.width, self.height
        other.image, other.unknown, other.art = self.image.copy(), self.unknown.copy(), self.art.copy()
        other.elsewhere = None if self.elsewhere is None else self.elsewhere.copy()
        other.ground = self.ground
        return other

    @property
    def drawn(self) -> tuple[Image.Image, ...]:
        """What is painted, as each of the programs that draw it differently shows it."""
        return (self.image,) if self.elsewhere is None else (self.image, self.elsewhere)

    @property
    def to_pixels(self) -> Affine:
        """From points on the slide to pixels."""
        return Affine(self.scale, 0, 0, 0, self.scale, 0)

    def clip(self, box: Box) -> Pixels | None:
        """The pixels that a box touches; None where it lies beside the slide."""
        left, top = max(0, math.floor(box.x * self.scale)), max(0, math.floor(box.y * self.scale))
        right = min(self.image.width, max(left + 1, math.ceil(box.right * self.scale)))
        bottom = min(self.image.height, max(top + 1, math.ceil(box.bottom * self.scale)))
        return (left, top, right, bottom) if right > left and bottom > top else None

    def outline(self, polygons: Sequence[Sequence[Point]], affine: Affine) -> tuple[Image.Image, Pixels] | None:
        """A mask of what polygons enclose, every second being a hole, and where it lies."""
        placed = [affine.apply_all(polygon) for polygon in polygons if len(polygon) > 2]  # noqa: PLR2004
        if not placed:
            return None
        pixels = self.clip(bound_points(point for polygon in placed for point in polygon))
        if pixels is None:
            return None
        left, top, right, bottom = pixels
        mask: Image.Image | None = None
        for polygon in placed:
            inside = Image.new("L", (right - left, bottom - top), 0)
            dots = [(x * self.scale - left - 0.5, y * self.scale - top - 0.5) for x, y in polygon]
            ImageDraw.Draw(inside).polygon(dots, fill=255)
            mask = inside if mask is None else ImageChops.difference(mask, inside)
        return None if mask is None else (mask, pixels)

    def paint(
        self,
        layer: Image.Image,
        mask: Image.Image,
        pixels: Pixels,
        *,
        is_art: bool = False,
        elsewhere: Image.Image | None = None,
    ) -> None:
        """Put a layer of colours on the picture where a mask allows; `elsewhere` is what LibreOffice makes of it."""
        place = pixels[:2]
        self._paint_elsewhere(layer if elsewhere is None else elsewhere, mask, pixels, differs=elsewhere is not None)
        hides = ImageChops.multiply(layer.getchannel("A"), mask)
        before = self.image.crop(pixels) if is_art else None
        self.image.paste(layer.convert("RGB"), place, hides)
        seen = hides.point(_AT_ALL)
        whole = hides.point(_ALONE)
        if before is not None:  # a glow that hardly changes what is under it is no graphics
            seen = ImageChops.multiply(seen, ImageChops.lighter(whole, _differ(before, self.image.crop(pixels))))
        self.unknown.paste(0, pixels, whole)
        self.art.paste(255 if is_art else 0, pixels, seen if is_art else whole)

    def keep_ground(self) -> None:
        """What is painted so far is the ground of the slide."""
        self.ground = self.image.copy()

    def show_ground(self, mask: Image.Image, pixels: Pixels) -> None:
        """Let the ground be seen again where a mask allows, whatever was drawn on it."""
        self.paint(self.ground.crop(pixels).convert("RGBA"), mask, pixels)

    def _paint_elsewhere(self, layer: Image.Image, mask: Image.Image, pixels: Pixels, *, differs: bool) -> None:
        if differs and self.elsewhere is None:
            self.elsewhere = self.image.copy()
        if self.elsewhere is not None:
            hides = ImageChops.multiply(layer.getchannel("A"), mask)
            self.elsewhere.paste(layer.convert("RGB"), pixels[:2], hides)

    def doubt(self, mask: Image.Image, pixels: Pixels, *, is_art: bool = True) -> None:
        """Note that nobody knows what is seen in a place."""
        self.unknown.paste(255, pixels, mask)
        if is_art:
            self.art.paste(255, pixels, mask)

    def stroke(self, paths: Sequence[Sequence[Point]], paint: Paint, width: float, *, is_art: bool = False) -> None:
        """Draw lines."""
        if paint.alpha * 255 <= _SEEN:
            return
        points = [point for path in paths for point in path]
        if not points:
            return
        box = bound_points(points)
        edge = width + 1 / self.scale
        pixels = self.clip(Box(box.x - edge, box.y - edge, box.width + 2 * edge, box.height + 2 * edge))
        if pixels is None:  # beside the slide, where some keep samples of their colours
            return
        left, top, right, bottom = pixels
        lines = Image.new("L", (right - left, bottom - top), 0)
        pen = ImageDraw.Draw(lines)
        seen = min(1.0, width * self.scale)  # a hairline is paler than its colour
        for path in paths:
            dots = [(x * self.scale - left, y * self.scale - top) for x, y in path]
            pen.line(dots, fill=round(paint.alpha * seen * 255), width=max(1, round(width * self.scale)))
        for image in self.drawn:
            image.paste(f"#{paint.rgb}", (left, top), lines)
        if is_art:
            self.art.paste(255, (left, top), lines)

    def mark(self, box: Box) -> None:
        """Note that graphics or words stand in a place."""
        pixels = self.clip(box)
        if pixels is not None:
            self.art.paste(255, pixels)

    def look(self, box: Box) -> Look:
        """Count the colours in a place."""
        pixels = self.clip(box)
        if pixels is None:
            return Look((("FFFFFF", 1.0),), 1.0)
        shares: dict[str, float] = {}
        for image in self.drawn:
            for colour, share in self._weigh(image.crop(pixels)):
                shares[colour] = max(share, shares.get(colour, 0.0))
        return Look(tuple(shares.items()), self.doubts(box))

    def _weigh(self, seen: Image.Image) -> list[tuple[str, float]]:
        """The colours of a picture, the commonest first and exactly, each with its share."""
        counted = sorted(_count(seen), reverse=True)
        total = seen.width * seen.height
        rows = [(_write(colour), count / total) for count, colour in counted]
        rows[0] = (self._exact(seen, counted[0][1]), rows[0][1])
        return rows

    def doubts(self, box: Box) -> float:
        """The share of a place that is not known."""
        pixels = self.clip(box)
        if pixels is None:
            return 1.0
        doubt = self.unknown.crop(pixels)
        return sum(doubt.histogram()[128:]) / (doubt.width * doubt.height)

    @staticmethod
    def _exact(seen: Image.Image, rounded: object) -> str:
        """The commonest colour itself, among those that were rounded to one."""
        exact = nlargest(_TRIED, seen.getcolors(_MOST_EXACT) or ())
        near = (
            colour
            for _, colour in exact
            if all(abs(a - b) <= _STEP // 2 + 1 for a, b in zip(_channels(colour), _channels(rounded), strict=True))
        )
        return _write(next(near, rounded))


def _differ(before: Image.Image, after: Image.Image) -> Image.Image:
    """Where two pictures of a place differ in more than a shade."""
    red, green, blue = ImageChops.difference(before, after).split()
    return ImageChops.lighter(ImageChops.lighter(red, green), blue).point(_AT_ALL)


def _count(seen: Image.Image) -> Iterable[tuple[int, object]]:
    """How often each colour is seen, those that are near to each other as one."""
    exact = seen.getcolors(_FEW)
    if exact is None:
        return seen.point(_ROUNDED).getcolors(_MOST_ROUNDED) or ()
    counts = Counter[object]()
    for count, colour in exact:
        counts[tuple(_ROUNDED[value] for value in _channels(colour))] += count
    return [(count, colour) for colour, count in counts.items()]


def _channels(colour: object) -> tuple[int, ...]:
    return colour if isinstance(colour, tuple) else (0, 0, 0)


def _write(colour: object) -> str:
    return bytes(_channels(colour)).hex().upper()
