"""Fills every colour role of a house style from a template's colours, each with the theme slot that holds it."""

from __future__ import annotations

from collections.abc import Mapping

from deckgen.blueprint.colours import READABLE, Colour, ColourRole, contrast, luminance

DEFAULT_COLOURS: Mapping[ColourRole, str] = {
    ColourRole.INK: "1F2328",
    ColourRole.MUTED: "5C6067",
    ColourRole.PAPER: "FBF9F4",
    ColourRole.TINT: "F1ECE1",
    ColourRole.RULE: "D8D1C3",
    ColourRole.PRIMARY: "17384F",
    ColourRole.ON_PRIMARY: "FBF9F4",
    ColourRole.QUESTION: "1B6B78",
    ColourRole.CHOICE: "9A4F12",
    ColourRole.ANSWER: "2E6B3E",
    ColourRole.MORE: "6B4173",
    ColourRole.ON_ACCENT: "FFFFFF",
    ColourRole.POSITIVE: "2E6B3E",
    ColourRole.NEUTRAL: "85580B",
    ColourRole.NEGATIVE: "A32A2A",
}

# The names that a slide's XML uses; a master's colour map leads from them to the theme.
SCHEME_NAMES: Mapping[ColourRole, str] = {
    ColourRole.INK: "tx1",
    ColourRole.PAPER: "bg1",
    ColourRole.MUTED: "tx2",
    ColourRole.TINT: "bg2",
    ColourRole.PRIMARY: "accent1",
    ColourRole.QUESTION: "accent2",
    ColourRole.CHOICE: "accent3",
    ColourRole.ANSWER: "accent4",
    ColourRole.MORE: "accent5",
    ColourRole.NEGATIVE: "accent6",
}

Palette = Mapping[ColourRole, Colour]


def make_palette(colours: Mapping[str, str]) -> Palette:
    """Fill what a template leaves open from the default."""
    return {
        role: Colour(colours.get(role.value, rgb).upper(), SCHEME_NAMES.get(role, ""))
        for role, rgb in DEFAULT_COLOURS.items()
    }


def is_dark(palette: Palette) -> bool:
    """Whether text is lighter than its ground, so that a theme's light and dark slots change places."""
    return luminance(palette[ColourRole.INK].rgb) > luminance(palette[ColourRole.PAPER].rgb)


def link_colour(palette: Palette) -> str:
    """Choose the colour of linked words: programs take it from the theme, so it must read on the paper."""
    paper = palette[ColourRole.PAPER].rgb
    primary = palette[ColourRole.PRIMARY].rgb
    return primary if contrast(primary, paper) >= READABLE else palette[ColourRole.INK].rgb
