"""Tells what kind of file a picture is by its first bytes, so that a problem can name it; opens nothing.

Why no SVG: it is a program that draws. It names typefaces that another computer lacks, so that one deck would give
other files there, and a few lines of it may keep a computer busy for hours.
"""

from __future__ import annotations

import re

from deckgen.messages.message import tell

TAKEN = {"PNG": "png", "JPEG": "jpeg", "GIF": "gif", "WEBP": "webp"}

_BEGINNINGS: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", tell("a BMP picture")),
    (b"II*\x00", tell("a TIFF picture")),
    (b"MM\x00*", tell("a TIFF picture")),
    (b"\x00\x00\x01\x00", tell("an icon")),
    (b"8BPS", tell("a Photoshop file")),
    (b"%PDF-", tell("a PDF file")),
    (b"%!PS", tell("a PostScript file")),
    (b"\xd7\xcd\xc6\x9a", tell("a WMF drawing")),
    (b"\x01\x00\x00\x00", tell("an EMF drawing")),
    (b"\x1f\x8b", tell("a compressed file")),
    (b"PK\x03\x04", tell("a zip file")),
)
_POINTER = b"version https://git-lfs"
_BOXES = {
    b"heic": tell("a HEIC photograph"),
    b"heix": tell("a HEIC photograph"),
    b"mif1": tell("a HEIF photograph"),
    b"msf1": tell("a HEIF photograph"),
    b"avif": tell("an AVIF picture"),
    b"jp2 ": tell("a JPEG 2000 picture"),
}
_MARKUP = re.compile(rb"\A(?:\xef\xbb\xbf)?(?:<\?xml[^>]*>|<!DOCTYPE[^>]*>|<!--.*?-->|\s)*<(\w+:)?(\w+)", re.DOTALL)
_ELEMENTS = {b"svg": tell("an SVG drawing"), b"html": tell("a web page")}
_LOOKED_AT = 4096
_SAVE = tell("Save it as PNG or JPEG.")
_EXPORT = tell("Export it as PNG, 2000 pixels wide: the program that drew it can, and so can LibreOffice or Inkscape.")


def find_kind(data: bytes) -> str:
    """`PNG`, `JPEG`, `GIF` or `WEBP`; anything else has no name of its own here."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    return next((name for start, name in _BEGINNINGS if name in TAKEN and data.startswith(start)), "")


def describe_other(data: bytes) -> tuple[str, str]:
    """What a file is that is none of these, with a hint; empty where nobody can tell."""
    if not data:
        return tell("an empty file"), _SAVE
    if data.startswith(_POINTER):
        return tell("a pointer of Git LFS"), tell("Run `git lfs pull` to get the picture itself.")
    for start, name in _BEGINNINGS:
        if data.startswith(start):
            return name, _SAVE
    if data[4:8] == b"ftyp":
        name = _BOXES.get(data[8:12], tell("a film"))
        return name, _SAVE if name != tell("a film") else tell("Show it with `video: {file: …}`.")
    return _describe_markup(data[:_LOOKED_AT])


def _describe_markup(start: bytes) -> tuple[str, str]:
    if start[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        start = start.decode("utf-16", errors="ignore").encode()
    found = _MARKUP.match(start)
    name = _ELEMENTS.get(found.group(2).lower(), "") if found else ""
    return (name, _EXPORT if "SVG" in name else _SAVE) if name else ("", "")
