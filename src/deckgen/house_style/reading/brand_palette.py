"""Fills every colour role of the house style from a brand's theme and what its author added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from deckgen.blueprint.colours import READABLE, Colour, ColourRole, contrast, luminance, mix, reads_on
from deckgen.house_style.own.contrast_check import GRAPHICS, suggest_colour
from deckgen.house_style.own.palette import DEFAULT_COLOURS
from deckgen.house_style.parts.brand_theme import Theme

_ACCENTS = {
    ColourRole.QUESTION: "accent2",
    ColourRole.CHOICE: "accent3",
    ColourRole.ANSWER: "accent4",
    ColourRole.MORE: "accent5",
}
_ROUNDING = 0.005  # contrast: 4.4998 is told as 4.5
GREYEST, _CLEAR = 64, 5.0  # steps between the channels of a grey; contrast of one that is not dim
_VERDICTS = (ColourRole.POSITIVE, ColourRole.NEUTRAL, ColourRole.NEGATIVE)


def make_brand_palette(
    theme: Theme, paper: str, declared: Mapping[str, str], *, text: str = "", shades: Sequence[str] = ()
) -> dict[ColourRole, Colour]:
    """Take colours from the theme where they read, and the nearest that do where they do not.

    `text` is the colour of the brand's running text, which tables and text boxes share with it; `shades` are what else
    is behind that than `paper`.
    """
    is_dark = luminance(paper) < luminance("767676")  # the grey on which black and white read alike
    on_accent = "000000" if is_dark else "FFFFFF"
    ink = _choose_ink(theme, paper, text)
    if text and text != ink.rgb and contrast(text, paper) >= READABLE - _ROUNDING:
        ink = Colour(text)
    primary = _readable(theme, "accent1", paper)
    palette = {
        ColourRole.INK: ink,
        ColourRole.PAPER: _named(theme, "bg1", paper),
        ColourRole.MUTED: Colour(_quieten(ink.rgb, paper, shades)),
        ColourRole.TINT: Colour(mix(paper, ink.rgb, 0.07)),
        ColourRole.RULE: Colour(mix(paper, ink.rgb, 0.22)),
        ColourRole.PRIMARY: primary,
        ColourRole.ON_PRIMARY: Colour("FFFFFF" if contrast("FFFFFF", primary.rgb) >= READABLE else "000000"),
        ColourRole.ON_ACCENT: Colour(on_accent),
    }
    for role, name in _ACCENTS.items():
        palette[role] = _readable(theme, name, on_accent)
    for role in _VERDICTS:
        palette[role] = Colour(suggest_colour(DEFAULT_COLOURS[role], paper, READABLE))
    for role in ColourRole:
        if role.value in declared:
            palette[role] = Colour(declared[role.value].upper())
    return palette


def _readable(theme: Theme, name: str, ground: str) -> Colour:
    rgb = theme.colour(name) or "000000"
    better = suggest_colour(rgb, ground, READABLE)
    return Colour(better, name if better == rgb else "")


def _choose_ink(theme: Theme, paper: str, text: str) -> Colour:
    """The theme's text colour; where that is dark on dark, light on light or dim, white or black.

    Beside running text that is itself a grey that almost reads, tables may be as dim.
    """
    ink, light = _readable(theme, "tx1", paper), luminance(paper)
    changes_side = (luminance(ink.rgb) > light) != (luminance(theme.colour("tx1") or "000000") > light)
    is_alone = not text or contrast(text, paper) < GRAPHICS
    if changes_side or (is_alone and is_dim(ink.rgb, paper)):
        return Colour("FFFFFF" if luminance(ink.rgb) > light else "000000")
    return ink


def is_dim(rgb: str, *grounds: str) -> bool:
    """Whether a colour is a grey that only just reads."""
    channels = bytes.fromhex(rgb)
    is_grey = max(channels) - min(channels) <= GREYEST
    return is_grey and min(contrast(rgb, ground) for ground in grounds) < _CLEAR


def _named(theme: Theme, name: str, rgb: str) -> Colour:
    return Colour(rgb, name if theme.colour(name) == rgb else "")


def _quieten(ink: str, paper: str, shades: Sequence[str]) -> str:
    """Find the quietest text colour that still reads well, and on all shades of its ground where the ink does."""
    shades = (paper, *shades) if reads_on(ink, (paper, *shades)) else ()
    for share in (0.4, 0.3, 0.2, 0.1):
        rgb = mix(ink, paper, share)
        if contrast(rgb, paper) >= READABLE + 0.5 and reads_on(rgb, shades):
            return rgb
    return ink
