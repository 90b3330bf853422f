"""Compares two pictures as somebody who looks at them does: a letter may stand a pixel further, nothing may lack.

A pixel counts as different where its colour lies outside of what stands around it in the other picture. So another
release of a program may smooth letters differently and round a place, but a box, a sign or a line of text that is
missing, moved or of another colour is seen.
"""

from __future__ import annotations

from PIL import Image, ImageChops, ImageFilter

WIDTH = 480
_AROUND = 3  # pixels, from one before to one behind
_NEAR = 80  # of 255: how far a colour may lie outside
_MOST = 0.0012  # of all pixels: on a slide 155, two short words
_GAP = 8


def difference(old: Image.Image, new: Image.Image) -> float:
    """The share of pixels that are not in the other picture; 1 where one has another size."""
    if abs(old.width - new.width) > 1 or abs(old.height - new.height) > 1:
        return 1.0
    mask = _mask(old, new)
    return sum(mask.histogram()[1:]) / (mask.width * mask.height)


def is_like(old: Image.Image, new: Image.Image) -> bool:
    """Whether a reviewer would call the pictures the same."""
    return difference(old, new) <= _MOST


def side_by_side(old: Image.Image, new: Image.Image) -> Image.Image:
    """The old picture, the new one, and the new one with what differs in red."""
    marked = new.convert("RGB")
    if difference(old, new) < 1:
        marked.paste("red", mask=_mask(old, new).resize(new.size).filter(ImageFilter.MaxFilter(3)))
    height = max(old.height, new.height)
    sheet = Image.new("RGB", (old.width + 2 * new.width + 2 * _GAP, height), "grey")
    for picture, left in ((old, 0), (new, old.width + _GAP), (marked, old.width + new.width + 2 * _GAP)):
        sheet.paste(picture.convert("RGB"), (left, 0))
    return sheet


def make_small(picture: Image.Image) -> Image.Image:
    """A picture that takes few bytes in a repository."""
    return picture.convert("RGB").quantize(48, dither=Image.Dither.NONE)


def _mask(old: Image.Image, new: Image.Image) -> Image.Image:
    """White where either picture has what the other has not."""
    size = (min(old.width, new.width), min(old.height, new.height))
    first, second = (each.convert("RGB").crop((0, 0, *size)) for each in (old, new))
    return ImageChops.lighter(_outside(first, second), _outside(second, first))


def _outside(picture: Image.Image, other: Image.Image) -> Image.Image:
    """White where a colour of a picture is none of those around the same place in the other."""
    over = ImageChops.subtract(picture, other.filter(ImageFilter.MaxFilter(_AROUND)))
    under = ImageChops.subtract(other.filter(ImageFilter.MinFilter(_AROUND)), picture)
    red, green, blue = ImageChops.lighter(over, under).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return most.point(lambda value: 255 if value > _NEAR else 0)
