"""Converts screen colours to printing inks.

- Text is black ink alone (0/0/0/1), printed over what lies below it: small type of four inks blurs when one plate
  shifts, and type that is cut out of an area shows white edges. Light text, which stands on a dark area, is left out of
  that area: no ink at all.
- Greys, and what is nearly grey, are black ink alone too, so that a page of text needs one plate.
- Every other colour goes through the print shop's profile where it was given. Else it is looked up in a table made from
  the measured colours of offset on coated paper (FOGRA39), in which at most two inks meet on black, so that areas dry
  and keep their hue (`tools/press_inks.py`).
"""

from __future__ import annotations

import io
from functools import cache
from itertools import pairwise, product
from typing import TYPE_CHECKING

from deckgen.blueprint.colours import luminance
from deckgen.render.pdf.inks import channels
from deckgen.render.pdf.pdf_syntax import numbers
from deckgen.resources import resource

if TYPE_CHECKING:
    from PIL.ImageCms import ImageCmsTransform

Inking = tuple[float, float, float, float]

BLACK: Inking = (0, 0, 0, 1)
NO_INK: Inking = (0, 0, 0, 0)
NEARLY_GREY = 0.1  # the spread of red, green and blue up to which a colour counts as grey
LIGHT = 0.5  # luminance from which text is light
MOST_INK = 3.0  # cyan, magenta, yellow and black together; more does not dry
STEPS = 9  # of a channel in the table
BLACK_RAMP = (87.62, 74.10, 61.77, 50.08, 39.73, 30.19, 22.11, 14.92, 9.33, 4.98, 2.10)  # FOGRA39L: Y at 0, 10 … 100 %
OVERPRINT, KNOCK_OUT = "/Over", "/Out"
_OPAQUE = "/OP false /SMask /None"  # said, for preflights that read what is left out as transparency
GRAPHICS_STATES = f"{OVERPRINT} << {_OPAQUE} /op true /OPM 1 >> {KNOCK_OUT} << {_OPAQUE} /op false /OPM 0 >>"


@cache
def _table() -> bytes:
    return resource("press_inks.bin").read_bytes()


def separate(red: float, green: float, blue: float) -> Inking:
    """Return cyan, magenta, yellow and black of a colour, each 0 to 1, between the nearest colours of the table."""
    table, found = _table(), [0.0, 0.0, 0.0, 0.0]
    places = [channel * (STEPS - 1) for channel in (red, green, blue)]
    firsts = [min(int(place), STEPS - 2) for place in places]
    for corner in product((0, 1), repeat=3):
        weight, at = 1.0, 0
        for place, first, step in zip(places, firsts, corner, strict=True):
            weight *= place - first if step else first + 1 - place
            at = at * STEPS + first + step
        for ink in range(4):
            found[ink] += weight * table[4 * at + ink] / 255
    return (found[0], found[1], found[2], found[3])


def black_of(grey: float) -> float:
    """Return how much black ink is as light as a grey, 0 to 1, measured on coated paper."""
    light = grey / 12.92 if grey <= 0.04045 else ((grey + 0.055) / 1.055) ** 2.4  # noqa: PLR2004  # sRGB
    wanted = BLACK_RAMP[-1] + light * (BLACK_RAMP[0] - BLACK_RAMP[-1])
    for step, (lighter, darker) in enumerate(pairwise(BLACK_RAMP)):
        if wanted >= darker:
            return (step + (lighter - wanted) / (lighter - darker)) / (len(BLACK_RAMP) - 1)
    return 1.0


def limit(inks: Inking) -> Inking:
    """Return the inks, with less of the colours where all of them together are too much."""
    cyan, magenta, yellow, black = inks
    colours = cyan + magenta + yellow
    share = (MOST_INK - black) / colours if colours + black > MOST_INK else 1.0
    return (cyan * share, magenta * share, yellow * share, black)


class PrintInks:
    """Colours for the press; `icc` is the print shop's profile."""

    def __init__(self, icc: bytes = b"") -> None:
        self._profile = icc
        self._known: dict[str, Inking] = {}
        self._transform: ImageCmsTransform | None = None

    def ink_colour(self, rgb: str) -> Inking:
        """Return cyan, magenta, yellow and black of an area or a line."""
        if rgb not in self._known:
            self._known[rgb] = self._find(rgb)
        return self._known[rgb]

    def _find(self, rgb: str) -> Inking:
        red, green, blue = channels(rgb)
        if max(red, green, blue) - min(red, green, blue) <= NEARLY_GREY:
            return (0, 0, 0, black_of(0.3 * red + 0.59 * green + 0.11 * blue))
        return limit(self._by_profile(rgb) if self._profile else separate(red, green, blue))

    def _by_profile(self, rgb: str) -> Inking:
        """Return the inks that the profile has for a colour, as light relative to its paper as on the screen."""
        from PIL import Image, ImageCms

        if self._transform is None:
            self._transform = ImageCms.buildTransform(
                ImageCms.ImageCmsProfile(str(resource("icc/srgb.icc"))),
                ImageCms.ImageCmsProfile(io.BytesIO(self._profile)),
                "RGB",
                "CMYK",
                renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
                flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
            )
        dot = ImageCms.applyTransform(Image.new("RGB", (1, 1), f"#{rgb}"), self._transform)
        if dot is None:  # only when asked to work in place
            raise RuntimeError("the colour was not converted")
        cyan, magenta, yellow, black = dot.tobytes()
        return (cyan / 255, magenta / 255, yellow / 255, black / 255)

    def fill(self, rgb: str) -> str:
        """Return the operator that sets the colour of areas."""
        return f"{numbers(self.ink_colour(rgb))} k"

    def stroke(self, rgb: str) -> str:
        """Return the operator that sets the colour of lines."""
        return f"{numbers(self.ink_colour(rgb))} K"

    def text(self, rgb: str) -> str:
        """Return the operator that sets the colour of text."""
        return f"{numbers(NO_INK if luminance(rgb) > LIGHT else BLACK)} k"

    def overprint(self, text: str) -> str:
        """Return the operator that lets text of a colour be printed over what lies below; without one, nothing is."""
        return f"{OVERPRINT if text and luminance(text) <= LIGHT else KNOCK_OUT} gs"
