"""Writes pictures in printing inks: grey, or CMYK by the print shop's profile or by the table of press inks."""

from __future__ import annotations

import io
from functools import cache
from typing import TYPE_CHECKING

from deckgen.picture_file import open_picture
from deckgen.render.pdf.images import (
    encode_jpeg,
    has_alpha,
    is_grey,
    shrink,
    upright_picture,
    write_jpeg,
    write_pixels,
)
from deckgen.render.pdf.pdf_file import Handle, PdfFile
from deckgen.render.pdf.print_inks import separate
from deckgen.resources import resource

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageFilter import Color3DLUT

PRINT_PIXELS = 3600  # the longest side: 300 to the inch along the whole height of A4
PRINT_QUALITY = 92
TABLE_SIZE = 17  # steps a channel; between them Pillow interpolates
INVERTED = "/Decode [1 0 1 0 1 0 1 0]"  # JPEG files of four inks hold them upside down


class PrintImages:
    """Writes pictures for one print job. Why not RGB: PDF/X-1a has no place for it, so each picture is converted.

    With the print shop's profile the conversion goes from sRGB, perceptually. Without one it follows the
    table in `print_inks`. Transparency is laid on white.
    """

    def __init__(self, icc: bytes) -> None:
        self._icc = icc

    def write(self, file: PdfFile, data: bytes) -> Handle:
        """Put a picture in a file."""
        with open_picture(data) as picture:
            is_photo = picture.format == "JPEG"
            upright = upright_picture(picture)
        if is_grey(upright):
            return write_pixels(file, shrink(_on_white(upright).convert("L"), PRINT_PIXELS), "DeviceGray")
        is_inked = upright.mode == "CMYK"
        flat = shrink(upright if is_inked else _on_white(upright), PRINT_PIXELS)
        inked = flat if is_inked else self._separate(flat)
        if is_photo:
            return write_jpeg(file, inked, encode_jpeg(inked, PRINT_QUALITY), INVERTED)
        return write_pixels(file, inked, "DeviceCMYK")

    def _separate(self, picture: Image) -> Image:
        return separate_by_profile(picture, self._icc) if self._icc else separate_plainly(picture)


def separate_by_profile(picture: Image, icc: bytes) -> Image:
    """Turn sRGB into the inks that a profile describes."""
    from PIL import ImageCms

    inked = ImageCms.profileToProfile(
        picture,
        ImageCms.ImageCmsProfile(str(resource("icc/srgb.icc"))),
        ImageCms.ImageCmsProfile(io.BytesIO(icc)),
        renderingIntent=ImageCms.Intent.PERCEPTUAL,
        outputMode="CMYK",
    )
    if inked is None:  # only when asked to work in place
        raise RuntimeError("the picture was not converted")
    return inked


def separate_plainly(picture: Image) -> Image:
    """Turn RGB into inks without a profile."""
    return picture.filter(_plain_table())


@cache
def _plain_table() -> Color3DLUT:
    """Return the press inks as a table that Pillow looks up fast."""
    from PIL.ImageFilter import Color3DLUT

    return Color3DLUT.generate(TABLE_SIZE, separate, channels=4, target_mode="CMYK")


def _on_white(picture: Image) -> Image:
    """Return a picture without transparency: RGB, or grey where it has no colour."""
    from PIL import Image

    if not has_alpha(picture):
        return picture.convert("L" if is_grey(picture) else "RGB")
    over = picture.convert("RGBA")
    ground = Image.new("RGBA", over.size, "white")
    return Image.alpha_composite(ground, over).convert("RGB")
