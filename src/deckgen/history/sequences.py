"""How one list becomes another, with the fewest items said to have moved."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from deckgen.wording.matching import compare_sequences, longest_rising, share_of_equal

_MOST_PAIRS_OF_WORDS = 1_000_000

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
    stays = set(longest_rising([old[key] for key in shown]))
    return tuple(key for key in shown if old[key] not in stays)


def align(before: Sequence[str], after: Sequence[str]) -> Iterator[EditStep]:
    """Which text became which, in the order of the second list; equal texts that stayed are left out.

    An equal text in another place moved. What is left between two equal neighbours is paired by likeness.
    """
    gaps = [(a, b, c, d) for same, a, b, c, d in compare_sequences(before, after) if not same]
    gone = {index: before[index] for a, b, _, _ in gaps for index in range(a, b)}
    come = {index: after[index] for _, _, c, d in gaps for index in range(c, d)}
    places: dict[str, deque[int]] = {}
    for index, text in gone.items():
        places.setdefault(text, deque()).append(index)
    moved = [EditStep(places[text].popleft(), new) for new, text in come.items() if places.get(text)]
    for step in moved:
        gone.pop(step.before or 0, None)
        come.pop(step.after or 0, None)
    yield from moved
    for a, b, c, d in gaps:
        yield from _pair([i for i in range(a, b) if i in gone], [i for i in range(c, d) if i in come], before, after)


def _pair(old: list[int], new: list[int], before: Sequence[str], after: Sequence[str]) -> Iterator[EditStep]:
    """In order where there are as many, or too many to hold each against each; else each with the one most like it."""
    in_order = len(old) == len(new) or _count_words(old, before) * _count_words(new, after) > _MOST_PAIRS_OF_WORDS
    pairs = dict(zip(new, old, strict=False)) if in_order else _pair_by_likeness(old, new, before, after)
    paired = set(pairs.values())
    for index in new:
        yield EditStep(pairs.get(index), index)
    for index in old:
        if index not in paired:
            yield EditStep(index, None)


def _count_words(indexes: list[int], texts: Sequence[str]) -> int:
    return sum(1 + texts[index].count(" ") for index in indexes)


def _pair_by_likeness(old: list[int], new: list[int], before: Sequence[str], after: Sequence[str]) -> dict[int, int]:
    likeness = sorted(
        ((-share_of_equal(before[a].split(), after[b].split()), a, b) for a in old for b in new),
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for score, a, b in likeness:
        if -score >= 0.4 and b not in pairs and a not in taken:  # noqa: PLR2004  # most words differ: another text
            pairs[b] = a
            taken.add(a)
    return pairs
