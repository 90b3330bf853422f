"""How one list becomes another, with the fewest items said to have moved."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

from msgspec import Struct

Key = TypeVar("Key", bound=Hashable)


class EditStep(Struct, frozen=True):
    """An item's place before and after, from 0; None where it is not there."""

    before: int | None
    after: int | None


def find_moved(before: Sequence[Key], after: Sequence[Key]) -> tuple[Key, ...]:
    """The keys that are in both, but stand in another order: all but a longest run that kept its order."""
    common = set(before) & set(after)
    old = {key: number for number, key in enumerate(key for key in before if key in common)}
    shown = [key for key in after if key in common]
    stays = set(_longest_rising([old[key] for key in shown]))
    return tuple(key for key in shown if old[key] not in stays)


def align(before: Sequence[str], after: Sequence[str]) -> Iterator[EditStep]:
    """Which text became which, in the order of the second list; equal texts that stayed are left out.

    An equal text in another place moved. What is left between two equal neighbours is paired by likeness.
    """
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    gaps = [(a, b, c, d) for tag, a, b, c, d in matcher.get_opcodes() if tag != "equal"]
    gone = {index: before[index] for a, b, _, _ in gaps for index in range(a, b)}
    come = {index: after[index] for _, _, c, d in gaps for index in range(c, d)}
    moved = []
    for new, text in come.items():
        old = next((index for index, other in gone.items() if other == text), None)
        if old is not None:
            del gone[old]
            moved.append(EditStep(old, new))
    for step in moved:
        come.pop(step.after or 0, None)
    yield from moved
    for a, b, c, d in gaps:
        yield from _pair([i for i in range(a, b) if i in gone], [i for i in range(c, d) if i in come], before, after)


def _pair(old: list[int], new: list[int], before: Sequence[str], after: Sequence[str]) -> Iterator[EditStep]:
    """In order where there are as many; else each with the one most like it."""
    pairs = dict(zip(new, old, strict=True)) if len(old) == len(new) else _pair_by_likeness(old, new, before, after)
    for index in new:
        yield EditStep(pairs.get(index), index)
    for index in old:
        if index not in pairs.values():
            yield EditStep(index, None)


def _pair_by_likeness(old: list[int], new: list[int], before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    likeness = sorted(
        ((-SequenceMatcher(None, before[a].split(), after[b].split()).ratio(), a, b) for a in old for b in new),
    )
    pairs: dict[int, int] = {}
    for score, a, b in likeness:
        if -score >= 0.4 and b not in pairs and a not in pairs.values():  # noqa: PLR2004  # most words differ: another text
            pairs[b] = a
    return pairs


def _longest_rising(numbers: Sequence[int]) -> list[int]:
    """A longest rising subsequence; quadratic, for lists that people wrote."""
    best: list[list[int]] = []
    for index, number in enumerate(numbers):
        runs = [best[other] for other in range(index) if numbers[other] < number]
        best.append([*max(runs, key=len, default=[]), number])
    return max(best, key=len, default=[])
