"""Tells pictures that a slide shows to its readers, as a photograph or a square code to be scanned, from logos."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from PIL import Image

from deckgen.house_style.parts.brand_xml import A, Node, P, R
from deckgen.house_style.samples.drawings import ArtPicture
from deckgen.picture_file import in_8_bits, open_picture

_SIDE = 96  # pixels that are looked at, each way
_OPAQUE, _WHOLE, _FILLED = 200, 0.95, 0.5  # of 255; of the pixels: opaque, and unlike the corner
_DIFFERS, _GREY = 24, 16  # steps of a channel
_MOST, _MANY, _MANY_GREYS = 0.8, 16, 5  # of the pixels, and how many colours of 16 steps make that up in a photograph
_STEP, _ROUGH = 8, 0.3  # steps of a channel between neighbours; of the pixels
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
            small = in_8_bits(opened).convert("RGBA").resize((_SIDE, _SIDE), Image.Resampling.NEAREST)
    except (OSError, ValueError, SyntaxError):
        return False
    opaque = sum(value > _OPAQUE for value in small.getchannel("A").tobytes())
    return opaque >= _WHOLE * _SIDE**2 and (_is_code(small) or _is_photograph(small))


def _is_photograph(small: Image.Image) -> bool:
    """Whether a picture has many colours all over, and not in smooth shades, as a sign may."""
    pixels = [*zip(*(small.getchannel(name).tobytes() for name in "RGB"), strict=True)]
    corner = pixels[0]
    drawn = [pixel for pixel in pixels if any(abs(a - b) > _DIFFERS for a, b in zip(pixel, corner, strict=True))]
    if len(drawn) < _FILLED * len(pixels) or not _is_rough(pixels):
        return False
    is_grey = sum(max(pixel) - min(pixel) < _GREY for pixel in drawn) >= _NEARLY_ALL * len(drawn)
    counts = Counter((red // 16, green // 16, blue // 16) for red, green, blue in drawn)
    seen = many = 0
    for _, count in counts.most_common():
        if seen >= _MOST * len(drawn):
            break
        seen, many = seen + count, many + 1
    return many >= (_MANY_GREYS if is_grey else _MANY)


def _is_rough(pixels: Sequence[tuple[int, ...]]) -> bool:
    """Whether many pixels differ from the one to the right, and from the one below."""
    places = [place for place in range(_SIDE * (_SIDE - 1)) if (place + 1) % _SIDE]

    def differs(place: int, step: int) -> bool:
        return any(abs(a - b) > _STEP for a, b in zip(pixels[place], pixels[place + step], strict=True))

    return all(sum(differs(place, step) for place in places) >= _ROUGH * len(places) for step in (1, _SIDE))


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
