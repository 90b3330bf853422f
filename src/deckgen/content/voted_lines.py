"""What is voted on in a dilemma: each line of a scale or the whole, and the whole again after new facts."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from deckgen.content.dilemma import Dilemma, Twist
from deckgen.rich_text import one_line, plain


class VotedLine(Struct, frozen=True):
    """Something that is voted on: its name, and what a tally may call it, the shortest first."""

    name: str
    known_as: tuple[str, ...] = ("",)


def voted_lines(dilemma: Dilemma) -> tuple[VotedLine, ...]:
    """All that is voted on, in order: the lines of a scale or the whole dilemma, then what is asked after new facts."""
    return (*lines_of(dilemma), *(line for _, line in twist_lines(dilemma)))


def twist_lines(dilemma: Dilemma) -> Iterator[tuple[Twist, VotedLine]]:
    """The votes on new facts, by the number of the fact; none where a scale has several lines of its own."""
    if len(lines_of(dilemma)) > 1:
        return
    for number, twist in enumerate(dilemma.twists, start=1):
        if twist.vote:
            words = one_line(plain(twist.ask or twist.text, " "))
            yield twist, VotedLine(f"{number}. {words}", (str(number), words))


def lines_of(dilemma: Dilemma) -> tuple[VotedLine, ...]:
    """The lines of a scale in order; one without a name where it has neither axes nor statements."""
    axes = dilemma.scale.axes if dilemma.scale else ()
    if not dilemma.has_grid:
        return tuple(VotedLine(axis, (axis,)) for axis in axes) or (VotedLine(""),)
    lines = []
    for number, statement in enumerate(dilemma.questions, start=1):
        words = one_line(plain(statement, " "))
        for axis in axes or ("",):
            name = f"{words} – {axis}" if axis else words
            lines.append(VotedLine(name, (f"{number} {axis}".strip(), name)))
    return tuple(lines)
