"""The steps of a method in the rows of the timetable, minute by minute, also where a break comes between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from deckgen.content.deck import Deck
from deckgen.content.method import Method, minutes_of
from deckgen.storyboard.numbering import number_of
from deckgen.storyboard.session_breaks import Row
from deckgen.storyboard.timed_program import RowKind


class TimedStep(Struct, frozen=True):
    """A step, or the part of it that comes before or after a break."""

    name: str
    start: float
    minutes: float


def time_steps(deck: Deck, rows: Sequence[Row]) -> dict[Row, tuple[TimedStep, ...]]:
    """The steps in each row of a dilemma whose steps all have their minutes."""
    methods = dict(_find_methods(deck))
    passed: dict[str, float] = {}
    found: dict[Row, tuple[TimedStep, ...]] = {}
    for row in rows:
        method = methods.get(row.key, ()) if row.kind is RowKind.DILEMMA else ()
        if method:
            begun = passed.get(row.key, 0.0)
            found[row] = tuple(_cut(row, method, begun))
            passed[row.key] = begun + row.minutes
    return found


def _find_methods(deck: Deck) -> Iterator[tuple[str, Method]]:
    """By the number of a dilemma; where its author gave it other minutes than its steps take, it stays whole."""
    for number, cluster in enumerate(deck.clusters, start=1):
        for place, dilemma in enumerate(cluster.dilemmas, start=1):
            method = deck.method_of(cluster, dilemma)
            if (
                method
                and all(step.minutes for step in method)
                and minutes_of(method) == deck.minutes_of(cluster, dilemma)
            ):
                yield number_of(number, place), method


def _cut(row: Row, method: Method, begun: float) -> Iterator[TimedStep]:
    """The parts of its steps that a row takes, from so many minutes into the method on."""
    end, start = begun + row.minutes, 0.0
    for step in method:
        first, last = max(start, begun), min(start + (step.minutes or 0.0), end)
        if first < last:
            yield TimedStep(step.name, row.start + first - begun, last - first)
        start += step.minutes or 0.0
