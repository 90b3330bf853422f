"""Makes a picture ready to be shown anywhere: upright, in sRGB, no larger than paper needs, without metadata."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from deckgen.picture_metadata import without_metadata

if TYPE_CHECKING:
    from PIL.Image import Image

LONGEST_SIDE = 3600  # pixels: 300 to the inch along the whole height of A4, and four screens' width
PHOTO_QUALITY = 90
_ORIENTATION = 0x0112  # the EXIF tag by which a camera says how it was held
_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
_MOST_PROFILE_BYTES = 4 * 1024 * 1024


def find_turn(picture: Image) -> int:
    """How a picture was held, 1 to 8; 1 where it does not say so, or says it in a way that nobody understands."""
    try:
        turn = picture.getexif().get(_ORIENTATION, 1)
    except Exception:  # noqa: BLE001  # what cameras and programs write there is as often wrong as right
        return 1
    return turn if turn in _TURNS else 1


def is_in_other_colours(picture: Image) -> bool:
    """Whether the numbers of its colours mean other colours than those of screens: then they are converted."""
    profile = picture.info.get("icc_profile") or b""
    if picture.mode not in {"RGB", "RGBA"} or not profile or len(profile) > _MOST_PROFILE_BYTES:
        return False
    return profile[16:20] == b"RGB " and b"sRGB" not in profile and "sRGB".encode("utf-16-be") not in profile


def better_known(picture: Image, data: bytes) -> str:
    """The format that a WebP is shown in, which no presentation program of some age reads: a photo as JPEG."""
    return "jpeg" if picture.mode == "RGB" and not _is_lossless(data) else "png"


def _is_lossless(data: bytes) -> bool:
    """Whether the first picture of a WebP lost nothing: it stands in parts, each with its name and its size."""
    at, last = 12, len(data) - 8
    while at <= last:
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name in {b"VP8 ", b"VP8L"}:
            return name == b"VP8L"
        at += 8 + (16 if name == b"ANMF" else size + size % 2)  # the picture of a frame stands inside it
    return False


def make_showable(picture: Image, kind: str, turn: int) -> tuple[bytes, str, int, int]:
    """Its file written anew, with its size in pixels: a photo as JPEG, all else without loss as PNG."""
    from PIL import Image

    if is_in_other_colours(picture):
        picture = _in_screen_colours(picture)
    scale = LONGEST_SIDE / max(picture.size)
    if scale < 1:
        if picture.mode in {"P", "1"}:
            picture = picture.convert("RGBA" if "transparency" in picture.info else "RGB")
        width, height = (max(1, round(side * scale)) for side in picture.size)
        picture = picture.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3)
    upright = picture.transpose(Image.Transpose[_TURNS[turn]]) if turn in _TURNS else picture
    if kind == "gif":
        kind = "png"
    out = io.BytesIO()
    options: dict[str, object] = {"quality": PHOTO_QUALITY, "subsampling": 0} if kind == "jpeg" else {}
    upright.save(out, kind.upper(), icc_profile=None, exif=b"", **options)
    return without_metadata(out.getvalue(), kind), kind, upright.width, upright.height


def _in_screen_colours(picture: Image) -> Image:
    from PIL import ImageCms

    from deckgen.resources import resource

    try:
        converted = ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(io.BytesIO(picture.info["icc_profile"])),
            ImageCms.ImageCmsProfile(str(resource("icc/srgb.icc"))),
        )
    except (ImageCms.PyCMSError, OSError):
        return picture
    return converted or picture
