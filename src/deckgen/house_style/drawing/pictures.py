"""Decodes a picture no larger than it is looked at, and does to its colours what a presentation asks for."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy
from typing import NamedTuple

from PIL import Image, ImageChops, ImageOps, UnidentifiedImageError

from deckgen.house_style.drawing.budget import Budget
from deckgen.house_style.parts.brand_theme import Theme
from deckgen.house_style.parts.brand_xml import A, Node, local_name
from deckgen.house_style.parts.colour_values import Paint, read_share, resolve_paint
from deckgen.picture_file import BRAND_FORMATS, in_8_bits, open_picture

_MOST_PIXELS = 40_000_000
MOST_ACROSS = 480  # pixels
MOST_PRINTED = 1600  # pixels across of a mark on paper
_SLOW_PIXELS = 4_000_000  # what has more takes longer to decode than a mark is worth twice
_ALIKE = 12  # steps of a channel within which a colour that is to be replaced is found
_UNREADABLE = (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError, Warning)
_PLAIN = frozenset({"extLst", "hsl", "tint", "blur", "fillOverlay"})
_PASSED_OVER = frozenset({"clrRepl", "alphaRepl"})  # by LibreOffice
_PASSED_OVER_IN_FILLS = frozenset({"lum", "biLevel", "clrChange"})  # of shapes and of grounds
_HALF = 0.5
_WASHED_OUT = (0.7, -0.7)  # “Washout”: brighter, and with less contrast; it leaves a pale picture


class Decoded(NamedTuple):
    """A picture, small, and how large it is in points by its own resolution."""

    image: Image.Image
    points: tuple[float, float]
    printed: Image.Image | None = None  # of a very large picture, as sharp as paper needs it


def shrink(data: bytes, budget: Budget) -> Decoded | None:
    """Decode a picture; None for what is none, or too large, or of a kind that nobody here can draw."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return _decode(data, budget)
    except _UNREADABLE:
        return None


def _decode(data: bytes, budget: Budget) -> Decoded | None:
    with open_picture(data, BRAND_FORMATS) as image:
        if image.width * image.height > _MOST_PIXELS:
            return None
        across, down = image.info.get("dpi", (96, 96))
        points = (image.width * 72 / (float(across) or 96), image.height * 72 / (float(down) or 96))
        image.draft("RGB", (MOST_ACROSS, MOST_ACROSS))
        if not budget.take_pixels(image.width * image.height):
            return None
        seen = image.convert("RGBA") if image.mode == "P" else in_8_bits(image)  # no palette can be averaged
        printed = None
        if image.width * image.height > _SLOW_PIXELS:
            seen.thumbnail((MOST_PRINTED, MOST_PRINTED))
            printed = seen.convert("RGBA")
        seen.thumbnail((MOST_ACROSS, MOST_ACROSS), Image.Resampling.BOX)
        return Decoded(seen.convert("RGBA"), points, printed)


def recolour(image: Image.Image, blip: Node, theme: Theme, *, is_picture: bool) -> list[Image.Image]:
    """Recolour a picture, as PowerPoint does it, then as LibreOffice does where that differs.

    Nothing comes back where it is recoloured in a way that is not known.
    """
    effects = [effect for effect in blip if local_name(effect) not in _PLAIN]
    if any(local_name(effect) not in _EFFECTS for effect in effects):
        return []
    passed_over = _PASSED_OVER if is_picture else _PASSED_OVER | _PASSED_OVER_IN_FILLS
    fewer = [effect for effect in effects if local_name(effect) not in passed_over or _does_nothing(effect)]
    ways = [effects] if len(fewer) == len(effects) else [effects, fewer]
    return [_apply(image, way, theme) for way in ways]


def _does_nothing(effect: Node) -> bool:
    return local_name(effect) == "lum" and not effect.attrib


def _apply(image: Image.Image, effects: Iterable[Node], theme: Theme) -> Image.Image:
    for effect in effects:
        image = _EFFECTS[local_name(effect)](image, effect, theme)
    return image


def _fade(image: Image.Image, effect: Node, _: Theme) -> Image.Image:
    strength = read_share(effect.get("amt", "100%"))
    image = image.copy()
    image.putalpha(image.getchannel("A").point(lambda value: value * strength))
    return image


def _set_strength(image: Image.Image, effect: Node, _: Theme) -> Image.Image:
    image = image.copy()
    image.putalpha(round(read_share(effect.get("a", "100%")) * 255))
    return image


def _duotone(image: Image.Image, effect: Node, theme: Theme) -> Image.Image:
    paints = [paint for child in effect if (paint := _wrapped(child, theme))]
    if len(paints) < 2:  # noqa: PLR2004
        return image
    grey = image.convert("L")
    toned = ImageOps.colorize(grey, f"#{paints[0].rgb}", f"#{paints[-1].rgb}")
    toned.putalpha(image.getchannel("A"))
    return toned


def _wrapped(child: Node, theme: Theme) -> Paint | None:
    """The colour that an element itself is, as its parent's other colours are left out."""
    holder = child.makeelement("holder")
    holder.append(deepcopy(child))
    return resolve_paint(holder, theme)


def _grey(image: Image.Image, _: Node, __: Theme) -> Image.Image:
    grey = image.convert("L").convert("RGB")
    grey.putalpha(image.getchannel("A"))
    return grey


def _two_levels(image: Image.Image, effect: Node, _: Theme) -> Image.Image:
    limit = read_share(effect.get("thresh", "50%")) * 255
    plain = image.convert("L").point(lambda value: 255 if value >= limit else 0).convert("RGB")
    plain.putalpha(image.getchannel("A"))
    return plain


def _brighten(image: Image.Image, effect: Node, _: Theme) -> Image.Image:
    values = read_share(effect.get("bright")), read_share(effect.get("contrast"))
    bright = (_HALF if values == _WASHED_OUT else values[0]) * 255
    steep = 1 + values[1]
    alpha = image.getchannel("A")
    changed = image.convert("RGB").point(lambda value: (value - 127.5) * steep + 127.5 + bright)
    changed.putalpha(alpha)
    return changed


def _replace_colour(image: Image.Image, effect: Node, theme: Theme) -> Image.Image:
    old, new = resolve_paint(effect.find(f"{A}clrFrom"), theme), resolve_paint(effect.find(f"{A}clrTo"), theme)
    if old is None or new is None:
        return image
    distance = ImageChops.difference(image.convert("RGB"), Image.new("RGB", image.size, f"#{old.rgb}"))
    red, green, blue = distance.split()
    farthest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    is_old = farthest.point(lambda value: 255 if value <= _ALIKE else 0)
    image = image.copy()
    colour = tuple(int(new.rgb[start : start + 2], 16) for start in (0, 2, 4))
    image.paste((*colour, round(new.alpha * 255)), mask=is_old)
    return image


def _repaint(image: Image.Image, effect: Node, theme: Theme) -> Image.Image:
    paint = resolve_paint(effect, theme)
    if paint is None:
        return image
    plain = Image.new("RGB", image.size, f"#{paint.rgb}")
    plain.putalpha(image.getchannel("A"))
    return plain


_EFFECTS: Mapping[str, Callable[[Image.Image, Node, Theme], Image.Image]] = {
    "alphaModFix": _fade,
    "alphaRepl": _set_strength,
    "duotone": _duotone,
    "grayscl": _grey,
    "biLevel": _two_levels,
    "lum": _brighten,
    "clrChange": _replace_colour,
    "clrRepl": _repaint,
}
