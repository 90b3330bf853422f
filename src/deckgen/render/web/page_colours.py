"""A house style's colours as custom properties of a page, for light and dark, each dark or light enough to read."""

from __future__ import annotations

from collections.abc import Mapping
from colorsys import hls_to_rgb, rgb_to_hls

from deckgen.blueprint.colours import Colour, ColourRole, contrast, luminance, mix

_TEXT, _LINE = 4.6, 3.1  # contrasts, a little above what WCAG 2.2 AA asks for text and for the edges of controls
_GROUND = 9  # the least contrast of a page's ground with black or white, so that colours have room between
_STEPS = 50
_MIDDLE = 0.2  # of luminance: a ground above it takes dark text
_DARK = {"paper": "15181B", "surface": "1B1F23", "tint": "23282D", "ink": "F2F1ED", "muted": "B9BEC4", "rule": "3B434A"}
_ACCENTS = (
    ColourRole.PRIMARY,
    ColourRole.QUESTION,
    ColourRole.CHOICE,
    ColourRole.ANSWER,
    ColourRole.MORE,
    ColourRole.POSITIVE,
    ColourRole.NEUTRAL,
    ColourRole.NEGATIVE,
)


def is_dark(colours: Mapping[ColourRole, Colour]) -> bool:
    """Whether the house style itself writes light on dark; then it has no other look."""
    return luminance(colours[ColourRole.PAPER].rgb) < luminance(colours[ColourRole.INK].rgb)


def write_colours(colours: Mapping[ColourRole, Colour]) -> str:
    """The custom properties, and those that take their place where the reader wants a dark page."""
    own = {role.value: colour.rgb for role, colour in colours.items()}
    first = _write_block(_find_grounds(own), own)
    if is_dark(colours):
        return f":root{{{first}}}"
    return f":root{{{first}}}@media screen and (prefers-color-scheme:dark){{:root{{{_write_block(_DARK, own)}}}}}"


def _find_grounds(own: Mapping[str, str]) -> dict[str, str]:
    """The house style's own, where text of any one colour can read on all of them."""
    paper = own["paper"] if max(contrast(own["paper"], end) for end in ("000000", "FFFFFF")) >= _GROUND else "FFFFFF"
    end = max(("000000", "FFFFFF"), key=lambda each: contrast(paper, each))
    tint = own["tint"] if contrast(own["tint"], end) >= _GROUND else mix(paper, end, 0.06)
    surface = mix(paper, "FFFFFF", 0.6 if end == "000000" else 0.05)
    ink = readable(own["ink"], (paper, surface, tint), _TEXT)
    return {"paper": paper, "surface": surface, "tint": tint, "ink": ink, "muted": own["muted"], "rule": own["rule"]}


def _write_block(grounds: Mapping[str, str], own: Mapping[str, str]) -> str:
    behind = tuple(grounds[name] for name in ("paper", "surface", "tint"))
    shown = dict(grounds)
    shown["muted"] = readable(grounds["muted"], behind, _TEXT)
    shown |= {role.value: readable(own[role.value], behind, _TEXT) for role in _ACCENTS}
    shown["line"] = readable(grounds["rule"], behind, _LINE)
    shown["title"] = shown["primary"] if luminance(grounds["paper"]) > _MIDDLE else grounds["ink"]
    shown["accent"] = shown["question"]
    shown["link"] = shown["primary"]
    shown["focus"] = shown["choice"]
    shown["on-primary"] = _on(shown["primary"])
    shown["primary-deep"] = mix(shown["primary"], "000000" if _on(shown["primary"]) == "FFFFFF" else "FFFFFF", 0.2)
    shown |= {f"on-{name}": _on(shown[name]) for name in ("positive", "neutral", "negative")}
    shown["logo-ground"] = "FFFFFF"
    return "".join(f"--{name}:#{rgb};" for name, rgb in shown.items())


def readable(rgb: str, behind: tuple[str, ...], least: float) -> str:
    """The colour, made darker or lighter until it stands out from all that lies behind it; its hue stays."""
    is_light = min(luminance(each) for each in behind) > _MIDDLE
    shades = (_shade(rgb, step / _STEPS, is_light=is_light) for step in range(_STEPS + 1))
    end = "000000" if is_light else "FFFFFF"
    return next((shade for shade in shades if all(contrast(shade, each) >= least for each in behind)), end)


def _shade(rgb: str, share: float, *, is_light: bool) -> str:
    """A colour a share of the way to black or white. Why not mixed with it: on a dark page that leaves only greys."""
    red, green, blue = (int(rgb[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, lightness, saturation = rgb_to_hls(red, green, blue)
    lightness += ((0 if is_light else 1) - lightness) * share
    return "".join(f"{round(channel * 255):02X}" for channel in hls_to_rgb(hue, lightness, saturation))


def _on(ground: str) -> str:
    """White or black, whichever reads better on a colour."""
    return max(("FFFFFF", "000000"), key=lambda each: contrast(each, ground))
