"""Finds what two sequences share in order, in time that grows with their length whatever stands in them.

Python's matcher gives the best reading, but needs the third power of the length where few words are repeated often. So
it works within a number of steps, and long sequences are first divided at what stands once in each of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import Match, SequenceMatcher
from typing import NamedTuple, TypeVar

Item = TypeVar("Item", bound=Hashable)

_UNDIVIDED = 2_000  # items of both sequences together; below it the whole is looked at
_STEPS = 1_000  # an item; prose takes a few hundred
_LEAST_STEPS = 200_000
_MOST_STEPS = 10_000_000


class Stretch(NamedTuple):
    """Items of the one sequence that became those of the other; `same` where they stayed."""

    same: bool
    before_start: int
    before_end: int
    after_start: int
    after_end: int


def compare_sequences(before: Sequence[Item], after: Sequence[Item]) -> list[Stretch]:
    """Both sequences from their start to their end: what stayed, and between that what took whose place."""
    stretches: list[Stretch] = []
    old = new = 0
    for start, there, length in _join(_shared_runs(before, after)):
        if old < start or new < there:
            stretches.append(Stretch(False, old, start, new, there))
        old, new = start + length, there + length
        stretches.append(Stretch(True, start, old, there, new))
    if old < len(before) or new < len(after):
        stretches.append(Stretch(False, old, len(before), new, len(after)))
    return stretches


def share_of_equal(before: Sequence[Item], after: Sequence[Item]) -> float:
    """How much of both is shared in order: from 0, nothing, to 1, all."""
    total = len(before) + len(after)
    return 2 * sum(each.length for each in _shared_runs(before, after)) / total if total else 1.0


def longest_rising(numbers: Sequence[int]) -> list[int]:
    """A longest rising subsequence of different numbers; of two as long, the one that starts and goes on sooner."""
    last: list[int] = []  # the lowest number in which a run of each length can end
    by_length: list[list[int]] = []  # places in which a run of each length ends, numbers falling
    for place, number in enumerate(numbers):
        length = bisect_left(last, number)
        if length == len(last):
            last.append(number)
            by_length.append([])
        last[length] = number
        by_length[length].append(place)
    run: list[int] = []
    for places in reversed(by_length):
        first = bisect_left(places, 1, key=lambda place: int(not run or numbers[place] < run[-1]))
        run.append(numbers[places[first]])
    return run[::-1]


class _Run(NamedTuple):
    before: int
    after: int
    length: int


class _Budget:
    """The steps that are left for one comparison."""

    def __init__(self, items: int) -> None:
        self.steps = min(_MOST_STEPS, _LEAST_STEPS + _STEPS * items)


class _BoundedMatcher(SequenceMatcher[Item]):
    """Python's matcher, which finds nothing more when its steps are used up."""

    def __init__(self, before: Sequence[Item], after: Sequence[Item], budget: _Budget) -> None:
        super().__init__(None, before, after, autojunk=False)
        self._before, self._counts = before, Counter(after)
        self._budget = budget

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, blo: int = 0, bhi: int | None = None) -> Match:
        """Where the longest run of both is, or a run of no length."""
        if self._budget.steps > 0:
            self._budget.steps -= sum(1 + self._counts[item] for item in self._before[alo:ahi])
            if self._budget.steps > 0:
                return super().find_longest_match(alo, ahi, blo, bhi)
        return Match(alo, blo, 0)


def _shared_runs(before: Sequence[Item], after: Sequence[Item]) -> Iterator[_Run]:
    """Runs that both have, in order; neighbours are not joined."""
    budget = _Budget(len(before) + len(after))
    if len(before) + len(after) <= _UNDIVIDED:
        yield from _match(before, after, 0, 0, budget)
        return
    head = _count_equal(before, after)
    tail = _count_equal(before[head:][::-1], after[head:][::-1])
    ends = len(before) - tail, len(after) - tail
    yield _Run(0, 0, head)
    old = new = head
    for start, there in _marks(before[head : ends[0]], after[head : ends[1]]):
        yield from _match(before[old : head + start], after[new : head + there], old, new, budget)
        yield _Run(head + start, head + there, 1)
        old, new = head + start + 1, head + there + 1
    yield from _match(before[old : ends[0]], after[new : ends[1]], old, new, budget)
    yield _Run(*ends, tail)


def _count_equal(before: Sequence[Item], after: Sequence[Item]) -> int:
    """How many items both start with."""
    pairs = enumerate(zip(before, after, strict=False))
    return next((number for number, (old, new) in pairs if old != new), min(len(before), len(after)))


def _match(before: Sequence[Item], after: Sequence[Item], old: int, new: int, budget: _Budget) -> Iterator[_Run]:
    if before and after:
        for start, there, length in _BoundedMatcher(before, after, budget).get_matching_blocks():
            if length:
                yield _Run(old + start, new + there, length)


def _marks(before: Sequence[Item], after: Sequence[Item]) -> list[tuple[int, int]]:
    """What stands once in each of them, in the order of both."""
    counts, there = Counter(before), Counter(after)
    place = {item: number for number, item in enumerate(after) if there[item] == 1}
    found = {place[item]: number for number, item in enumerate(before) if counts[item] == 1 and item in place}
    stays = longest_rising(list(found))
    return [(found[number], number) for number in stays]


def _join(runs: Iterator[_Run]) -> Iterator[_Run]:
    """Runs that touch as one."""
    held: _Run | None = None
    for run in (each for each in runs if each.length):
        if held is not None and (held.before + held.length, held.after + held.length) == run[:2]:
            held = _Run(held.before, held.after, held.length + run.length)
            continue
        if held is not None:
            yield held
        held = run
    if held is not None:
        yield held
