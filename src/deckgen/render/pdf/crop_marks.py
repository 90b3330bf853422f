"""The fine lines outside the bleed that show where to cut, on all plates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from deckgen.blueprint.lengths import mm
from deckgen.render.pdf.pdf_syntax import numbers

Line = tuple[float, float, float, float]
Corners = tuple[float, float, float, float]  # left, bottom, right, top

LINE_WIDTH = 0.25
CLEAR_OF_EDGE = mm(1)
REGISTRATION = "/Registration"
# The colour /All prints on each plate, whatever plates there are.
REGISTRATION_SPACE = (
    "[/Separation /All /DeviceCMYK << /FunctionType 2 /Domain [0 1] /C0 [0 0 0 0] /C1 [1 1 1 1] /N 1 >>]"
)


def crop_lines(trim: Corners, gap: float, length: float) -> list[Line]:
    """Return two lines a corner that point at it from outside, kept off it by a gap."""
    left, bottom, right, top = trim
    return [
        *upright_lines((left, right), bottom, top, gap, length),
        *level_lines((bottom, top), left, right, gap, length),
    ]


def upright_lines(xs: Iterable[float], bottom: float, top: float, gap: float, length: float) -> Iterator[Line]:
    """Yield lines below and above an area that show where to cut upwards."""
    for x in xs:
        yield (x, bottom - gap, x, bottom - gap - length)
        yield (x, top + gap, x, top + gap + length)


def level_lines(ys: Iterable[float], left: float, right: float, gap: float, length: float) -> Iterator[Line]:
    """Yield lines left and right of an area that show where to cut across."""
    for y in ys:
        yield (left - gap, y, left - gap - length, y)
        yield (right + gap, y, right + gap + length, y)


def draw_crop_lines(lines: Iterable[Line]) -> str:
    """Write the operators that draw the lines."""
    strokes = " ".join(f"{numbers(line[:2])} m {numbers(line[2:])} l S" for line in lines)
    return f"q {REGISTRATION} CS 1 SCN {LINE_WIDTH} w [] 0 d {strokes} Q"
