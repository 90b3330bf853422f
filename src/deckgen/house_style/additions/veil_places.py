"""Says where on a slide a veil behind texts may lie, so that its edge is not seen: the best place first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce

from msgspec import Struct
from PIL import Image, ImageChops

from deckgen.blueprint.lengths import Box
from deckgen.house_style.reading.brand_shapes import BrandShape
from deckgen.house_style.standing.scene import Scene

_UNSEEN = 0.15  # the most over a whole slide, over the house's one colour, and with an edge on a smooth ground
_MOST = 1.0  # behind texts
_MUCH = 0.4  # of the slide: texts so large that any veil lies over all of it
_SOFT = (72.0, 48.0, 24.0, 12.0, 6.0)  # points over which a veil fades out around a text, the most first
_LEAST_BLEED = 24.0  # points over which one fades out that goes from one side of the slide to the other
_DIFFERS = 12  # steps of a channel, from one colour
_FAR = [255 if value > _DIFFERS else 0 for value in range(256)]


class Reach(Struct, frozen=True):
    """A place, over how many points around it a veil fades out there, and the most that one may hide."""

    box: Box
    soft: float
    most: float


def list_places(group: Sequence[BrandShape], scene: Scene) -> Iterator[Reach]:
    """Places behind texts that stand together.

    On one colour it is all that has that colour; on a smooth ground it goes from one side of the slide to the other;
    else it fades out around the texts, or its edge is in their inner margin.
    """
    around = join(group)
    if not any(text.placeholder.other_backgrounds for text in group):
        yield Reach(_fill_plain(around, scene), 0.0, _UNSEEN)
        return
    is_smooth = scene.is_smooth(around)
    for soft in _SOFT:
        if is_smooth and soft >= _LEAST_BLEED:
            yield Reach(_bleed(around, scene.slide, soft, far=scene.slide.width), soft, _MOST)
        yield Reach(_bleed(around, scene.slide, soft, far=soft), soft, _UNSEEN if is_smooth else _MOST)
    margins = [each.placeholder.insets for each in group]
    least = min(min(each.left, each.right, each.top, each.bottom) for each in margins)
    yield Reach(around, min(_SOFT[-1], least), _UNSEEN if is_smooth else _MOST)


def find_whole(texts: Sequence[BrandShape], scene: Scene) -> Reach:
    """All of the slide, for a veil that is hardly seen, or under texts that take much of it."""
    around = join(texts)
    is_plain = not any(text.placeholder.other_backgrounds for text in texts)
    is_large = not is_plain and around.width * around.height >= _MUCH * scene.slide.width * scene.slide.height
    return Reach(scene.slide, 0.0, _MOST if is_large else _UNSEEN)


def join(texts: Sequence[BrandShape]) -> Box:
    """The smallest place that holds all texts."""
    return reduce(Box.around, (text.placeholder.box for text in texts))


def _bleed(box: Box, slide: Box, soft: float, *, far: float) -> Box:
    """A box with a soft edge; where the slide ends not far from it, that edge is beyond the slide."""
    left = -soft if box.x < far else box.x - soft
    top = -soft if box.y < soft else box.y - soft
    right = (slide.right if box.right > slide.right - far else box.right) + soft
    bottom = (slide.bottom if box.bottom > slide.bottom - soft else box.bottom) + soft
    return Box(left, top, right - left, bottom - top)


def _fill_plain(box: Box, scene: Scene) -> Box:
    """A box of one colour, as far as that colour goes to each side of it."""
    canvas = scene.canvas
    pixels = canvas.clip(box)
    if pixels is None:
        return box
    middle = (pixels[0] + pixels[2]) // 2, (pixels[1] + pixels[3]) // 2
    colour = canvas.image.getpixel(middle)
    plain = Image.new("RGB", canvas.image.size, colour)
    red, green, blue = ImageChops.difference(canvas.image, plain).split()
    other = ImageChops.lighter(ImageChops.lighter(red, green), blue).point(_FAR)
    left, top, right, bottom = pixels
    above = other.crop((left, 0, right, top)).getbbox()
    below = other.crop((left, bottom, right, other.height)).getbbox()
    before = other.crop((0, top, left, bottom)).getbbox()
    after = other.crop((right, top, other.width, bottom)).getbbox()
    top, bottom = above[3] if above else 0, bottom + below[1] if below else other.height
    left, right = before[2] if before else 0, right + after[0] if after else other.width
    scale = canvas.scale
    return Box(left / scale, top / scale, (right - left) / scale, (bottom - top) / scale)
