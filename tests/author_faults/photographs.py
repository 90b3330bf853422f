"""Pictures as cameras, phones and programs write them, with a pattern that tells which side is up."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image, ImageCms, ImageDraw, TiffImagePlugin

PRIVATE_WORDS = "Stadhuis balie 3"
ORIENTATION = 0x0112


def upright(size: tuple[int, int] = (300, 600)) -> Image.Image:
    """Red above, green below, a blue mark in the upper left corner."""
    width, height = size
    picture = Image.new("RGB", size, (220, 30, 30))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((0, height // 2, width, height), fill=(30, 200, 30))
    draw.rectangle((0, 0, width // 4, height // 8), fill=(20, 20, 230))
    return picture


def difference(shown: Image.Image, meant: Image.Image) -> float:
    """How far two pictures are apart, 0 to 255, at a tenth of their size."""
    small = (meant.width // 10, meant.height // 10)
    pairs = zip(shown.convert("RGB").resize(small).tobytes(), meant.resize(small).tobytes(), strict=True)
    return sum(abs(a - b) for a, b in pairs) / (small[0] * small[1] * 3)


_BACK = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def as_stored(turn: int, size: tuple[int, int] = (300, 600)) -> Image.Image:
    """The pixels of `upright` in the order in which a camera held that way stores them."""
    back = _BACK[turn]
    return upright(size) if back is None else upright(size).transpose(back)


def remarks(turn: int) -> Image.Exif:
    """What a camera writes: how it was held, its name, who took the picture and where."""
    exif = Image.Exif()
    exif[ORIENTATION] = turn
    exif[0x010F] = PRIVATE_WORDS
    exif[0x013B] = PRIVATE_WORDS
    position = exif.get_ifd(0x8825)
    position[1], position[2] = "N", tuple(TiffImagePlugin.IFDRational(part) for part in (51, 3, 16))
    position[29] = PRIVATE_WORDS
    return exif


def photo(turn: int = 1, size: tuple[int, int] = (300, 600), kind: str = "JPEG", **options: object) -> bytes:
    """A picture with everything that should not travel."""
    out = io.BytesIO()
    as_stored(turn, size).save(out, kind, exif=remarks(turn), **options)
    return out.getvalue()


def phone_photo(turn: int = 1, size: tuple[int, int] = (300, 600)) -> bytes:
    """A JPEG with a second picture inside, as phones write portraits."""
    out = io.BytesIO()
    second = Image.new("RGB", (40, 40), "yellow")
    as_stored(turn, size).save(
        out, "MPO", save_all=True, append_images=[second], exif=remarks(turn), comment=PRIVATE_WORDS
    )
    return out.getvalue()


def chunk(name: bytes, body: bytes) -> bytes:
    """A chunk of a PNG."""
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_with_texts(turn: int = 1, size: tuple[int, int] = (300, 600)) -> bytes:
    """A PNG with text of each kind, a date, EXIF, and something behind its end."""
    data = photo(turn, size, "PNG")
    secret = PRIVATE_WORDS.encode()
    extra = (
        chunk(b"tEXt", b"Comment\0" + secret)
        + chunk(b"zTXt", b"Author\0\0" + zlib.compress(secret))
        + chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + secret)
        + chunk(b"tIME", struct.pack(">HBBBBB", 2026, 11, 22, 9, 0, 0))
    )
    return data[:33] + extra + data[33:] + secret


def webp_photo(turn: int = 1, size: tuple[int, int] = (300, 600)) -> bytes:
    """A WebP as a program on a phone writes it."""
    return photo(turn, size, "WEBP", quality=90)


def gif_with_remarks() -> bytes:
    """A film of two frames with a remark and XMP."""
    out = io.BytesIO()
    frames = [upright((40, 80)), upright((40, 80)).rotate(180)]
    frames[0].save(
        out, "GIF", save_all=True, append_images=frames[1:], duration=400, loop=0, comment=PRIVATE_WORDS.encode()
    )
    data = out.getvalue()
    xmp = b"\x21\xff\x0bXMP DataXMP" + bytes([len(PRIVATE_WORDS)]) + PRIVATE_WORDS.encode() + b"\x00"
    return data[:-1] + xmp + b"\x3b" + PRIVATE_WORDS.encode()


def with_profile() -> bytes:
    """A photo whose numbers mean other colours than those of a screen: red and green are exchanged."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data = bytes(profile).replace(b"rXYZ", b"tXYZ").replace(b"gXYZ", b"rXYZ").replace(b"tXYZ", b"gXYZ")
    data = data.replace(b"sRGB", b"xRGB").replace("sRGB".encode("utf-16-be"), "xRGB".encode("utf-16-be"))
    return photo(icc_profile=data)
