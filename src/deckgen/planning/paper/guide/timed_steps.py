"""The steps of a method as rows of the timetable, minute by minute, also where a break comes between them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from deckgen.content.deck import Deck
from deckgen.content.method import Method, minutes_of
from deckgen.storyboard.numbering import number_of
from deckgen.storyboard.session_breaks import Row
from deckgen.storyboard.timed_program import RowKind


def spell_out_methods(deck: Deck, rows: Sequence[Row]) -> Iterator[tuple[Row, str]]:
    """Each row with the step that it is, empty where it is none: of dilemmas whose steps all have their minutes."""
    methods = dict(_find_methods(deck))
    passed: dict[str, float] = {}
    for row in rows:
        method = methods.get(row.key, ()) if row.kind is RowKind.DILEMMA else ()
        if not method:
            yield row, ""
            continue
        begun = passed.get(row.key, 0.0)
        yield from _cut(row, method, begun)
        passed[row.key] = begun + row.minutes


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


def _cut(row: Row, method: Method, begun: float) -> Iterator[tuple[Row, str]]:
    """The parts of a row that its steps take, from so many minutes into the method on."""
    end, start = begun + row.minutes, 0.0
    for step in method:
        first, last = max(start, begun), min(start + (step.minutes or 0.0), end)
        if first < last:
            part = replace(row, start=row.start + first - begun, minutes=last - first, continues=first > start)
            yield part, step.name
        start += step.minutes or 0.0
