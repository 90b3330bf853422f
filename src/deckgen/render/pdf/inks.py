"""Colours as operators: how RRGGBB becomes ink, on a screen or on a press."""

from __future__ import annotations

from functools import cache
from typing import Protocol

from deckgen.render.pdf.pdf_syntax import numbers


class Inks(Protocol):
    """What drawing asks of a colour space."""

    def fill(self, rgb: str) -> str:
        """Return the operator that sets the colour of areas."""

    def stroke(self, rgb: str) -> str:
        """Return the operator that sets the colour of lines."""

    def text(self, rgb: str) -> str:
        """Return the operator that sets the colour of text."""

    def overprint(self, text: str) -> str:
        """Return the operator for how text of a colour, or areas without one, meet what lies below; empty for none."""


@cache
def channels(rgb: str) -> tuple[float, float, float]:
    """Return red, green and blue of RRGGBB, 0 to 1."""
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


class ScreenInks:
    """Colours for screens: RGB as it is; the document says which RGB (sRGB)."""

    def fill(self, rgb: str) -> str:
        """Return the operator that sets the colour of areas."""
        return f"{numbers(channels(rgb))} rg"

    def stroke(self, rgb: str) -> str:
        """Return the operator that sets the colour of lines."""
        return f"{numbers(channels(rgb))} RG"

    def text(self, rgb: str) -> str:
        """Return the operator that sets the colour of text."""
        return self.fill(rgb)

    def overprint(self, text: str) -> str:
        """Return nothing: a screen has no plates."""
        return text[:0]
