"""Tells pictures that a slide shows to its readers, as a photograph or a square code to be scanned, from logos."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

from PIL import Image, ImageChops

from deckgen.house_style.parts.brand_xml import A, Node, P, R
from deckgen.house_style.samples.drawings import ArtPicture
from deckgen.house_style.samples.marks import see_differences
from deckgen.picture_file import in_8_bits, open_picture

_SIDE = 96  # pixels that are looked at, each way
_OPAQUE, _WHOLE, _FILLED = 200, 0.95, 0.5  # of 255; of the pixels: opaque, and unlike the corner
_DIFFERS, _GREY = 24, 16  # steps of a channel
_MOST, _MANY, _MANY_GREYS = 0.8, 16, 5  # of the pixels, and how many colours of 16 steps make that up in a photograph
_STEP, _ROUGH = 8, 0.3  # steps of a channel between neighbours; of the pixels
_COARSE, _NONE = 3 * [value & 0xF0 for value in range(256)], (1, 1, 1)  # steps of 16; what is no such step
_DARK, _LIGHT = 64, 192  # of 255
_NEARLY_ALL, _INK = 0.95, (0.2, 0.65)  # of the pixels: black or white, and black
_CHANGES = 8  # from black to white and back in a row: a code of 21 squares has more, a drawing fewer


def is_told(node: Node, pictures: Mapping[str, ArtPicture]) -> bool:
    """Whether a picture, which is no ground, shows a photograph or a code; one that is seen through is a sign."""
    blip = node.find(f"{P}blipFill/{A}blip")
    picture = None if blip is None else pictures.get(blip.get(f"{R}embed", ""))
    if picture is None:
        return False
    try:
        with open_picture(picture.data) as opened:
            opened.draft("RGB", (_SIDE, _SIDE))
            small = in_8_bits(opened.resize((_SIDE, _SIDE), Image.Resampling.NEAREST)).convert("RGBA")
    except (OSError, ValueError, SyntaxError):
        return False
    opaque = sum(small.getchannel("A").histogram()[_OPAQUE + 1 :])
    return opaque >= _WHOLE * _SIDE**2 and (_is_code(small) or _is_photograph(small))


def _is_photograph(small: Image.Image) -> bool:
    """Whether a picture has many colours all over, and not in smooth shades, as a sign may."""
    plain = small.convert("RGB")
    drawn = see_differences(plain, Image.new("RGB", plain.size, plain.getpixel((0, 0))), _DIFFERS)
    most = _count(drawn)
    if most < _FILLED * _SIDE**2:
        return False
    red, green, blue = plain.split()
    shifted = Image.merge("RGB", (green, blue, red))
    coloured = _count(ImageChops.darker(see_differences(plain, shifted, _GREY), drawn))
    coarse = Image.composite(plain.point(_COARSE), Image.new("RGB", plain.size, _NONE), drawn)
    counts = sorted((count for count, colour in coarse.getcolors(_SIDE**2) or () if colour != _NONE), reverse=True)
    many = sum(before < _MOST * most for before in accumulate(counts, initial=0))
    return many >= (_MANY_GREYS if coloured < (1 - _NEARLY_ALL) * most else _MANY) and _is_rough(plain)


def _is_rough(plain: Image.Image) -> bool:
    """Whether many pixels differ from the one to the right, and from the one below."""
    sides = [
        (plain.crop((0, 0, _SIDE - 1, _SIDE)), plain.crop((1, 0, _SIDE, _SIDE))),
        (plain.crop((0, 0, _SIDE, _SIDE - 1)), plain.crop((0, 1, _SIDE, _SIDE))),
    ]
    return all(_count(see_differences(one, other, _STEP)) >= _ROUGH * one.width * one.height for one, other in sides)


def _count(mask: Image.Image) -> int:
    """How much of a mask is white."""
    return mask.histogram()[255]


def _is_code(small: Image.Image) -> bool:
    """Whether a picture is of small squares in black and white, about as many of both, that change in every row."""
    grey = small.convert("L")
    light = grey.tobytes()
    dark = sum(value < _DARK for value in light) / len(light)
    mixed = sum(_DARK <= value <= _LIGHT for value in light) / len(light)
    if mixed > 1 - _NEARLY_ALL or not _INK[0] <= dark <= _INK[1]:
        return False
    turned = grey.transpose(Image.Transpose.TRANSPOSE).tobytes()
    return all(_count_changes(rows) >= _CHANGES * _SIDE for rows in (light, turned))


def _count_changes(rows: bytes) -> int:
    """How often dark and light follow each other along all rows."""
    dark = [value < (_DARK + _LIGHT) / 2 for value in rows]
    return sum(dark[place] != dark[place + 1] for place in range(len(dark) - 1) if (place + 1) % _SIDE)
