"""Finds the largest room without graphics in a box on a slide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import sub

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from deckgen.blueprint.lengths import Box
from deckgen.house_style.drawing.canvas import Canvas

_CELL = 4  # pixels; about eight points on a slide of the usual size
_DIFFERS = 44  # steps of a channel, from the colour that a place mostly has
_ROUGH, _MOST_ROUGH = 10, 0.01  # steps from the pixels around it; of a place
_EDGE_ROWS, _PARTS = 2, 8  # pixels over which an edge is blurred; parts of the width that are looked at one by one
_TOUCHED = 24  # of 255: how much of a cell may differ

# What becomes of each value of a channel.
_OPPOSITE = [255 - value for value in range(256)]
_FAR = [255 if value > _DIFFERS else 0 for value in range(256)]
_IN_THE_WAY = [255 if value > _TOUCHED else 0 for value in range(256)]


def find_calm_room(
    canvas: Canvas,
    box: Box,
    taken: Iterable[Box] = (),
    *,
    least: tuple[float, float] = (0, 0),
    plain: bool = True,
    on_art: bool = False,
) -> Box | None:
    """The largest part of a box without graphics, unknown places and what is taken; None where there is none.

    With `plain`, all of it has about one colour; with `on_art`, that may be the colour of a picture, such as a band
    that was drawn as one. The box itself comes back where nothing stands in its way.
    """
    pixels = canvas.clip(box)
    if pixels is None:
        return None
    blocked = find_blocked(canvas, pixels, taken, plain=plain, on_art=on_art)
    if not blocked.getbbox():
        return box
    cells = blocked.reduce(_CELL).point(_IN_THE_WAY)
    cells = cells.filter(ImageFilter.MaxFilter(3))  # graphics need air around them
    rows = [cells.crop((0, y, cells.width, y + 1)).tobytes() for y in range(cells.height)]
    step = _CELL / canvas.scale
    best, most = None, 0.0
    for left, top, right, bottom in _list_rectangles(rows):
        width, height = (right - left) * step, (bottom - top) * step
        if width * height > most and width >= least[0] and height >= least[1]:
            best, most = (left, top, right, bottom), width * height
    if best is None:
        return None
    corner = pixels[0] / canvas.scale + best[0] * step, pixels[1] / canvas.scale + best[1] * step
    found = Box(*corner, (best[2] - best[0]) * step, (best[3] - best[1]) * step)
    return _meet(box, found, step)


def is_calm(canvas: Canvas, box: Box, taken: Iterable[Box] = (), *, plain: bool = True) -> bool:
    """Whether nothing at all stands in the way in a box."""
    pixels = canvas.clip(box)
    return pixels is not None and not find_blocked(canvas, pixels, taken, plain=plain).getbbox()


def is_smooth(canvas: Canvas, box: Box, *, most: float = _MOST_ROUGH) -> bool:
    """Whether colours go over into each other in a box, without a line or a drawing in more than some of it."""
    pixels = canvas.clip(box)
    if pixels is None:
        return False
    return all(_is_smooth(image.crop(pixels).convert("L"), most) for image in canvas.drawn)


def is_shade(canvas: Canvas, box: Box) -> bool:
    """Whether a place is but a shade: no word and no line stands in it."""
    return is_smooth(canvas, box, most=0.0)


def _is_smooth(grey: Image.Image, most: float) -> bool:
    rough = ImageChops.difference(grey, grey.filter(ImageFilter.BoxBlur(2)))
    return sum(rough.histogram()[_ROUGH:]) <= most * grey.width * grey.height


def find_edge(canvas: Canvas, box: Box) -> float | None:
    """How far down in a box something else begins under a part of it, as a band does; None where nothing does."""
    pixels = canvas.clip(box)
    if pixels is None or pixels[3] - pixels[1] <= _EDGE_ROWS:
        return None
    strip = canvas.image.crop(pixels)
    parts = strip.resize((_PARTS, strip.height), Image.Resampling.BOX)
    upper = parts.crop((0, 0, _PARTS, strip.height - _EDGE_ROWS))
    lower = parts.crop((0, _EDGE_ROWS, _PARTS, strip.height))
    red, green, blue = ImageChops.difference(upper, lower).split()
    found = ImageChops.lighter(ImageChops.lighter(red, green), blue).point(_FAR).getbbox()
    return None if found is None else (pixels[1] + found[1] + 1) / canvas.scale


def find_blocked(
    canvas: Canvas, pixels: tuple[int, int, int, int], taken: Iterable[Box], *, plain: bool, on_art: bool = False
) -> Image.Image:
    """Mark the pixels of a place in which nothing can stand: graphics, the unknown, what is taken; other colours."""
    blocked = canvas.unknown.crop(pixels)
    if not on_art:
        blocked = ImageChops.lighter(canvas.art.crop(pixels), blocked)
    for image in canvas.drawn if plain else ():
        blocked = ImageChops.lighter(blocked, _find_other_colours(image.crop(pixels), blocked))
    pen = ImageDraw.Draw(blocked)
    for box in taken:
        place = canvas.clip(box)
        if place is not None:
            left, top, right, bottom = place
            if right > pixels[0] and bottom > pixels[1] and left < pixels[2] and top < pixels[3]:
                corner = (left - pixels[0], top - pixels[1])
                pen.rectangle((*corner, right - pixels[0] - 1, bottom - pixels[1] - 1), fill=255)
    return blocked


def _find_other_colours(image: Image.Image, blocked: Image.Image) -> Image.Image:
    """What differs from the colour that most of a place has."""
    free = blocked.point(_OPPOSITE)
    histograms = image.histogram(free)
    commonest = [_peak(histograms[256 * band : 256 * band + 256]) for band in range(3)]
    difference = ImageChops.difference(image, Image.new("RGB", image.size, tuple(commonest)))
    red, green, blue = difference.split()
    farthest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return farthest.point(_FAR)


def _peak(counts: list[int]) -> int:
    """The commonest value, its neighbours counted with it."""
    sums = [0, 0, 0, 0, 0, *accumulate(counts)]
    around = list(map(sub, sums[9:] + 4 * sums[-1:], sums))  # what is counted from four below to four above
    return around.index(max(around))


def _list_rectangles(rows: list[bytes]) -> Iterator[tuple[int, int, int, int]]:
    """All rectangles of free cells that cannot be widened: left, top, right, bottom."""
    width = len(rows[0]) if rows else 0
    heights = [0] * (width + 1)
    for bottom, row in enumerate(rows, start=1):
        for x in range(width):
            heights[x] = 0 if row[x] else heights[x] + 1
        stack: list[int] = []
        for x in range(width + 1):
            while stack and heights[stack[-1]] >= heights[x]:
                height = heights[stack.pop()]
                left = stack[-1] + 1 if stack else 0
                if height:
                    yield left, bottom - height, x, bottom
            stack.append(x)


def _meet(box: Box, found: Box, step: float) -> Box:
    """The room found, with the box's own edges where it reaches about as far."""
    left = box.x if found.x - box.x < step else found.x
    top = box.y if found.y - box.y < step else found.y
    right = box.right if box.right - found.right < step else found.right
    bottom = box.bottom if box.bottom - found.bottom < step else found.bottom
    return Box(left, top, right - left, bottom - top)
