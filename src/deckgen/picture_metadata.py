"""Takes out of a picture's file everything but what decoding needs.

Places, dates, cameras, remarks, thumbnails and later pictures go; the compressed pixels stay byte for byte.
Why by hand: writing a photograph again by a library costs quality, and each library keeps something of its own choice.
"""

from __future__ import annotations

from collections.abc import Iterator

_MARKER = 0xFF
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_APP0, _APP14 = 0xE0, 0xEE
_WITHOUT_LENGTH = frozenset({0x01, *range(0xD0, 0xD8)})
_DECODING = frozenset(range(0xC0, 0xE0)) - {_SOI, _EOI} - _WITHOUT_LENGTH
_JFIF = b"JFIF\x00"
_JFIF_BODY = 12  # bytes up to the size of the thumbnail
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PNG_CHUNKS = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"sBIT"})
_GIF_HEADER = 13  # bytes: signature and logical screen
_GIF_EXTENSION, _GIF_IMAGE, _GIF_TRAILER = 0x21, 0x2C, 0x3B
_GIF_CONTROL, _GIF_APPLICATION = 0xF9, 0xFF
_GIF_LOOP = (b"\x0bNETSCAPE2.0", b"\x0bANIMEXTS1.0")


def without_metadata(data: bytes, kind: str) -> bytes:
    """A `png`, `jpeg` or `gif` file without what is not picture; nothing where its structure cannot be followed."""
    try:
        match kind:
            case "jpeg":
                return b"".join(_jpeg_pieces(data))
            case "png":
                return b"".join(_png_pieces(data))
            case _:
                return b"".join(_gif_pieces(data))
    except (IndexError, ValueError):
        return b""


def _jpeg_pieces(data: bytes) -> Iterator[bytes]:
    """The segments up to the end of the first picture: what follows is a second one, a film or a map of brightness."""
    yield b"\xff\xd8"
    at = 2
    while True:
        if data[at] != _MARKER:
            raise ValueError("a segment begins with a marker")
        while data[at] == _MARKER:  # any number of them may stand in front
            at += 1
        kind = data[at]
        if kind == _EOI:
            yield b"\xff\xd9"
            return
        end = at + 1 + int.from_bytes(data[at + 1 : at + 3], "big")
        body = data[at + 3 : end]
        if kind in _DECODING or (kind == _APP14 and body.startswith(b"Adobe")):
            yield bytes((_MARKER, kind)) + data[at + 1 : end]
        elif kind == _APP0 and body.startswith(_JFIF):
            yield b"\xff\xe0\x00\x10" + body[:_JFIF_BODY] + b"\x00\x00"
        at = end
        if kind == _SOS:
            at = _end_of_scan(data, at)
            yield data[end:at]


def _end_of_scan(data: bytes, at: int) -> int:
    """Where the next marker begins that does not belong to compressed pixels."""
    while True:
        at = data.index(_MARKER, at)
        following = data[at + 1]
        if following and following not in _WITHOUT_LENGTH:
            return at
        at += 2


def _png_pieces(data: bytes) -> Iterator[bytes]:
    if not data.startswith(_PNG_SIGNATURE):
        raise ValueError("no PNG")
    yield _PNG_SIGNATURE
    at, name = len(_PNG_SIGNATURE), b""
    while name != b"IEND":
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        name = data[at + 4 : at + 8]
        if end > len(data):
            raise IndexError(end)
        if name in _PNG_CHUNKS:
            yield data[at:end]
        at = end


def _gif_pieces(data: bytes) -> Iterator[bytes]:
    """The frames with their timing, and whether they begin anew; remarks and what programs add go."""
    at = _GIF_HEADER + _colour_table(data[10])
    yield data[:at]
    while data[at] != _GIF_TRAILER:
        start, kind = at, data[at]
        if kind == _GIF_IMAGE:
            at = _end_of_blocks(data, at + 11 + _colour_table(data[at + 9]))
            yield data[start:at]
        elif kind == _GIF_EXTENSION:
            at = _end_of_blocks(data, at + 2)
            label = data[start + 1]
            if label == _GIF_CONTROL or (label == _GIF_APPLICATION and data[start + 2 : at].startswith(_GIF_LOOP)):
                yield data[start:at]
        else:
            raise ValueError("no block of a GIF")
    yield data[at : at + 1]


def _colour_table(flags: int) -> int:
    """How many bytes the table of colours takes that a byte of flags tells of."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _end_of_blocks(data: bytes, at: int) -> int:
    while data[at]:
        at += 1 + data[at]
    return at + 1
