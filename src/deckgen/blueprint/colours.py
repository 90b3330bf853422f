"""Colours: a fixed set of roles, so that slides, cards and papers of one house style look alike."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from msgspec import Struct


class ColourRole(StrEnum):
    """What a colour is for. `ON_…` is the text colour that reads on the other."""

    INK = "ink"  # body text
    MUTED = "muted"  # footers, labels; still 4.5:1 on the background
    PAPER = "paper"  # the background of slides
    TINT = "tint"  # quiet panels
    RULE = "rule"  # hairlines
    PRIMARY = "primary"  # the organisation's colour: title slide, headings, badges
    ON_PRIMARY = "on_primary"
    QUESTION = "question"  # one accent a step
    CHOICE = "choice"
    ANSWER = "answer"
    MORE = "more"
    ON_ACCENT = "on_accent"  # text on any of the four accents
    POSITIVE = "positive"  # verdict symbols
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


class Colour(Struct, frozen=True):
    """A colour as RRGGBB; `scheme` names the theme slot (`accent1`, `tx1`, …) that holds it in a presentation."""

    rgb: str
    scheme: str = ""


def mix(one: str, other: str, share: float) -> str:
    """The colour that lies a share of the way from one RRGGBB to another."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (0, 2, 4))
    return "".join(f"{round(a + (b - a) * share):02X}" for a, b in pairs)


READABLE = 4.5  # the least contrast of text, WCAG 2.1 level AA
READABLE_ON_SHADES = 4.9  # on pictures and shades, of which the colours are known by and large only

_LINEAR_BELOW = 0.03928  # WCAG 2.1, "relative luminance"


def luminance(rgb: str) -> float:
    """Relative luminance of RRGGBB, 0 to 1 (WCAG 2.1)."""

    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= _LINEAR_BELOW else ((channel + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(rgb[i : i + 2], 16) / 255) for i in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def reads_on(text: str, grounds: tuple[str, ...]) -> bool:
    """Whether text of a colour can be read on all of the colours behind it."""
    least = READABLE if len(grounds) == 1 else READABLE_ON_SHADES
    return all(contrast(text, ground) >= least for ground in grounds)


@cache
def contrast(one: str, other: str) -> float:
    """Contrast ratio of two RRGGBB colours, 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
