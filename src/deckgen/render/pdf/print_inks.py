"""Converts screen colours to printing inks by one plain rule.

- Text is black ink alone (0/0/0/1): small type of four inks blurs when one plate shifts. Light text, which stands on a
  dark area, is left out of that area: no ink at all.
- Greys, and what is nearly grey, are black ink alone too, so that a page of text needs one plate.
- Every other colour: black is what the brightest of red, green and blue lacks, each ink what its own channel lacks of
  that brightness (K = 1 - max, C = 1 - R / max, and so on). At most two inks meet on black, so areas dry and keep
  their hue, and no profile is needed of a press that nobody has named yet.
"""

from __future__ import annotations

from deckgen.blueprint.colours import luminance
from deckgen.render.pdf.inks import channels
from deckgen.render.pdf.pdf_syntax import numbers

Inking = tuple[float, float, float, float]

BLACK: Inking = (0, 0, 0, 1)
NO_INK: Inking = (0, 0, 0, 0)
NEARLY_GREY = 0.1  # the spread of red, green and blue up to which a colour counts as grey
LIGHT = 0.5  # luminance from which text is light


def separate(red: float, green: float, blue: float) -> Inking:
    """Return cyan, magenta, yellow and black of a colour, each 0 to 1, by the rule for colours."""
    brightest = max(red, green, blue)
    if not brightest:
        return BLACK
    return (1 - red / brightest, 1 - green / brightest, 1 - blue / brightest, 1 - brightest)


def ink_colour(rgb: str) -> Inking:
    """Return cyan, magenta, yellow and black of an area or a line."""
    red, green, blue = channels(rgb)
    if max(red, green, blue) - min(red, green, blue) <= NEARLY_GREY:
        return (0, 0, 0, 1 - (0.3 * red + 0.59 * green + 0.11 * blue))
    return separate(red, green, blue)


class PrintInks:
    """Colours for the press."""

    def fill(self, rgb: str) -> str:
        """Return the operator that sets the colour of areas."""
        return f"{numbers(ink_colour(rgb))} k"

    def stroke(self, rgb: str) -> str:
        """Return the operator that sets the colour of lines."""
        return f"{numbers(ink_colour(rgb))} K"

    def text(self, rgb: str) -> str:
        """Return the operator that sets the colour of text."""
        return f"{numbers(NO_INK if luminance(rgb) > LIGHT else BLACK)} k"
