"""Opens pictures with Pillow, in formats that are named: for some others Pillow starts a program on what is in them."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image as Pixels
    from PIL.ImageFile import ImageFile

AUTHOR_FORMATS = ("PNG", "JPEG", "GIF")
BRAND_FORMATS = ("PNG", "JPEG", "GIF", "BMP")


def open_picture(data: bytes, formats: tuple[str, ...] = AUTHOR_FORMATS) -> ImageFile:
    """A picture of which the header was read. Raises what Pillow raises where it is none in these formats."""
    from PIL import Image

    return Image.open(io.BytesIO(data), formats=formats)


def in_8_bits(picture: Pixels) -> Pixels:
    """The picture with 8 bits a channel: greys of 16 bits and more are scaled down, where Pillow would cut them off."""
    if picture.mode.startswith(("I", "F")):
        return picture.convert("F").point(lambda value: value / 257).convert("L")
    return picture
