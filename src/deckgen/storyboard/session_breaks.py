"""Sets clock times to timed parts, with the session's own breaks at the time that each was given.

A break with a time starts then: the part that is under way is interrupted and goes on afterwards. A break without one
comes between two parts, so that the breaks divide the session as evenly as can be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.content.deck import SessionBreak
from deckgen.messages.message import tell, tell_count
from deckgen.problems import Problem, warning
from deckgen.storyboard.clock import read_clock, write_clock
from deckgen.storyboard.timed_program import RowKind, Timed

CODE = "session-break"


class Row(Struct, frozen=True):
    """A part with its place in time: in minutes from midnight, or from the session's start where none is given.

    `key` is the dilemma's, such as 1.2; `cluster` the theme's number from 1; 0 where there is none. `continues` says
    that a break came between its beginning and this.
    """

    kind: RowKind
    title: str
    start: float
    minutes: float
    cluster: int = 0
    key: str = ""
    film: str = ""
    assumed: bool = False  # the author gave no time
    continues: bool = False
    item: int = -1  # the place in the program

    @property
    def end(self) -> float:
        """When it is over."""
        return self.start + self.minutes


class _Layout(Struct):
    """Rows under way. `waiting` are the breaks with a time that are still to come, the earliest first."""

    now: float
    waiting: list[tuple[float, SessionBreak]]
    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def add(self, part: Timed) -> None:
        """Put a part at the end, interrupted by the breaks that are due while it lasts."""
        rest, began, continues = part.minutes, self.now, False
        while self.waiting and self.waiting[0][0] < self.now + rest:
            due, pause = self.waiting.pop(0)
            done = max(0.0, due - self.now)
            if done:
                self._append(part, done, continues=continues)
                rest, continues = rest - done, True
            if continues:
                self.problems.append(_interrupts(pause, part, began, due))
            timed = Timed(RowKind.BREAK, pause.title, pause.minutes, place=pause.place)
            self._append(timed, pause.minutes)
        self._append(part, rest, continues=continues)

    def _append(self, part: Timed, minutes: float, *, continues: bool = False) -> None:
        row = Row(part.kind, part.title, self.now, minutes, part.cluster, part.key, part.film, part.assumed)
        self.rows.append(replace(row, continues=continues, item=part.item))
        self.now += minutes


def lay_out(
    parts: Sequence[Timed], breaks: Sequence[SessionBreak], start: float | None
) -> tuple[list[Row], list[Problem]]:
    """Give every part its time. Without a start the breaks with a time cannot be placed; a rule says so."""
    clocked = [(read_clock(pause.start), pause) for pause in breaks if pause.start]
    fixed = sorted(((due, pause) for due, pause in clocked if due is not None), key=lambda each: each[0])
    layout = _Layout(start or 0.0, fixed if start is not None else [])
    free = [pause for pause in breaks if not pause.start]
    for part in _share_out(parts, free):
        layout.add(part)
    layout.problems += [_has_no_place(pause, len(parts)) for pause in free[max(0, len(parts) - 1) :]]
    if start is not None:
        layout.problems += [_comes_too_late(pause, layout.now) for _, pause in layout.waiting]
    return layout.rows, layout.problems


def _share_out(parts: Sequence[Timed], breaks: Sequence[SessionBreak]) -> list[Timed]:
    """Put the breaks without a time at the seams that are nearest to an even division."""
    if not breaks or not parts:
        return list(parts)
    seams = list(accumulate(part.minutes for part in parts))[:-1]
    if not seams:
        return [*parts, *(_as_part(pause) for pause in breaks)]
    total = sum(part.minutes for part in parts)
    after: dict[int, list[SessionBreak]] = {}
    for number, pause in enumerate(breaks, start=1):
        ideal = total * number / (len(breaks) + 1)
        nearest = min(range(len(seams)), key=lambda place: (abs(seams[place] - ideal), place))
        after.setdefault(nearest, []).append(pause)
    return list(_weave(parts, after))


def _weave(parts: Sequence[Timed], after: dict[int, list[SessionBreak]]) -> Iterator[Timed]:
    for place, part in enumerate(parts):
        yield part
        yield from (_as_part(pause) for pause in after.get(place, ()))


def _as_part(pause: SessionBreak) -> Timed:
    return Timed(RowKind.BREAK, pause.title, pause.minutes, place=pause.place)


def _interrupts(pause: SessionBreak, part: Timed, began: float, due: float) -> Problem:
    name = f"“{part.title}”" if part.title else tell("the group work")  # alone in having no name
    span = tell("{start} to {end}", start=write_clock(began), end=write_clock(began + part.minutes))
    if part.kind is RowKind.BREAK:
        return warning(
            CODE,
            tell(
                "The break at {write_clock} overlaps with {name}, from {span}.",
                write_clock=write_clock(due),
                name=name,
                span=span,
            ),
            pause.place,
            tell("Leave one of them out, or start the break at another time."),
        )
    return warning(
        CODE,
        tell(
            "The break at {write_clock} interrupts {name}, which runs from {span} without it.",
            write_clock=write_clock(due),
            name=name,
            span=span,
        ),
        pause.place,
        tell(
            "Start it at {write_clock} or {write_clock_2}, or change the minutes before it.",
            write_clock=write_clock(began),
            write_clock_2=write_clock(began + part.minutes),
        ),
    )


def _has_no_place(pause: SessionBreak, parts: int) -> Problem:
    name = f"“{pause.title}”" if pause.title else tell("without a time")
    has = tell_count("{count} part", "{count} parts", count=parts)
    return warning(
        CODE,
        tell(
            "The break {name} has no place of its own: it comes between two parts, and the program has {has}.",
            name=name,
            has=has,
        ),
        pause.place,
        tell("Give it a `start`, or leave it out."),
    )


def _comes_too_late(pause: SessionBreak, end: float) -> Problem:
    return warning(
        CODE,
        tell(
            "The break at {start} is left out: the program is over at {write_clock}.",
            start=pause.start,
            write_clock=write_clock(end),
        ),
        pause.place,
        tell("Start it earlier, or remove it."),
    )
