"""The lines of a scale: each axis is one, and each statement that is placed on it has its own."""

from __future__ import annotations

from msgspec import Struct

from deckgen.content.dilemma import Dilemma
from deckgen.rich_text import one_line, plain


class ScaleLine(Struct, frozen=True):
    """A line on which a place is chosen: its name, and what a tally may call it, the shortest first."""

    name: str
    known_as: tuple[str, ...] = ("",)


def lines_of(dilemma: Dilemma) -> tuple[ScaleLine, ...]:
    """The lines of a scale in order; one without a name where it has neither axes nor statements."""
    axes = dilemma.scale.axes if dilemma.scale else ()
    if not dilemma.has_grid:
        return tuple(ScaleLine(axis, (axis,)) for axis in axes) or (ScaleLine(""),)
    lines = []
    for number, statement in enumerate(dilemma.questions, start=1):
        words = one_line(plain(statement, " "))
        for axis in axes or ("",):
            name = f"{words} – {axis}" if axis else words
            lines.append(ScaleLine(name, (f"{number} {axis}".strip(), name)))
    return tuple(lines)
