"""Writes pictures as image objects, each once a file. A broken picture was refused when it was read."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable
from typing import TYPE_CHECKING

from deckgen.picture_file import in_8_bits, open_picture
from deckgen.picture_metadata import without_metadata
from deckgen.render.pdf.pdf_file import Handle, PdfFile

if TYPE_CHECKING:
    from PIL.Image import Image

ORIENTATION = 0x0112  # the EXIF tag by which a camera says how it was held
SCREEN_PIXELS = 1800  # the longest side: 220 to the inch across the whole width of A4
SCREEN_QUALITY = 88


class Pictures:
    """Gives each picture its name in the pages' resources, and puts it in the file when it is first used."""

    def __init__(
        self, file: PdfFile, media: dict[str, tuple[bytes, str]], write: Callable[[PdfFile, bytes], Handle]
    ) -> None:
        self._file = file
        self._media = media
        self._write = write
        self._names: dict[str, str] = {}
        self._handles: dict[str, Handle] = {}

    def name(self, key: str) -> str:
        """Return the name of a picture; two keys with the same bytes share one."""
        data = self._media[key][0]
        digest = hashlib.sha256(data).hexdigest()
        if digest not in self._names:
            self._names[digest] = f"/Im{len(self._names) + 1}"
            self._handles[self._names[digest]] = self._write(self._file, data)
        return self._names[digest]

    def resources(self) -> str:
        """Return the dictionary of the pictures that were used."""
        return f"<< {' '.join(f'{name} {handle}' for name, handle in self._handles.items())} >>"


def write_screen_image(file: PdfFile, data: bytes) -> Handle:
    """Put a picture in a file as RGB or grey; a JPEG keeps its own compression, transparency becomes a mask."""
    with open_picture(data) as picture:
        is_photo = picture.format == "JPEG"
        clean = without_metadata(data, "jpeg") if is_photo and _can_stay(picture) else b""
        if clean:
            return write_jpeg(file, picture, clean)
        upright = upright_picture(picture)
    mask, grey = "", is_grey(upright)
    if has_alpha(upright):
        upright = shrink(upright.convert("RGBA"), SCREEN_PIXELS)
        mask = f"/SMask {write_pixels(file, upright.getchannel('A'), 'DeviceGray')}"
    shown = shrink(upright.convert("L" if grey else "RGB"), SCREEN_PIXELS)
    if is_photo:
        return write_jpeg(file, shown, encode_jpeg(shown, SCREEN_QUALITY))
    return write_pixels(file, shown, "DeviceGray" if grey else "DeviceRGB", mask)


def _can_stay(picture: Image) -> bool:
    """Whether a JPEG can go into a file as it is: upright, in RGB or grey, and not much too large."""
    upright = picture.getexif().get(ORIENTATION, 1) == 1
    return upright and picture.mode in {"RGB", "L"} and max(picture.size) <= SCREEN_PIXELS


def shrink(picture: Image, longest: int) -> Image:
    """Return a picture with no side longer than a number of pixels: what no eye sees only makes files heavy."""
    scale = longest / max(picture.size)
    if scale >= 1:
        return picture
    width, height = (max(1, round(side * scale)) for side in picture.size)
    return picture.resize((width, height), reducing_gap=3)


def encode_jpeg(picture: Image, quality: int) -> bytes:
    """Return a picture as JPEG, without anything but what decoding needs."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality, subsampling=0)
    return without_metadata(out.getvalue(), "jpeg")


def write_jpeg(file: PdfFile, picture: Image, data: bytes, extra: str = "") -> Handle:
    """Put JPEG data in a file as it is."""
    space = {"L": "DeviceGray", "RGB": "DeviceRGB", "CMYK": "DeviceCMYK"}[picture.mode]
    entries = f"{_entries(picture, space)} /Filter /DCTDecode {extra}"
    return file.put_stream(data, entries, compress=False)


def write_pixels(file: PdfFile, picture: Image, space: str, extra: str = "") -> Handle:
    """Put the pixels of a picture in a file, compressed without loss."""
    return file.put_stream(picture.tobytes(), f"{_entries(picture, space)} {extra}")


def _entries(picture: Image, space: str) -> str:
    size = f"/Width {picture.width} /Height {picture.height}"
    return f"/Type /XObject /Subtype /Image {size} /ColorSpace /{space} /BitsPerComponent 8"


def upright_picture(picture: Image) -> Image:
    """Return the first frame of a picture, turned as its camera was held, in a mode of 8 bits a channel."""
    from PIL import ImageOps

    return in_8_bits(ImageOps.exif_transpose(picture))


def has_alpha(picture: Image) -> bool:
    """Whether anything of a picture may be transparent."""
    return picture.mode in {"RGBA", "LA", "PA"} or "transparency" in picture.info


def is_grey(picture: Image) -> bool:
    """Whether a picture has no colour by its mode."""
    return picture.mode in {"1", "L", "LA"}
