"""Says how each numbered item is counted: where its list starts, with which sign, or not by the program at all.

PowerPoint begins a list anew after any paragraph between; LibreOffice passes over what has no sign, and would go on
with the list before it. Two lists with different signs are two everywhere, and stay so when a trainer adds an item.
PowerPoint counts from 1 to 32,767: the numbers of a list that goes beyond are text.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.rich_text import LIST_KINDS, Block, BlockKind

TYPED = -1  # in place of a start: the numbers of this list are text
_LARGEST = 32_767
_TAKES_PART = LIST_KINDS | {BlockKind.PARAGRAPH}


class _Count(Struct):
    """A list as a program counts it: its first and last numbers so far."""

    start: int
    last: int


def count_lists(blocks: Sequence[Block]) -> list[int]:
    """Say for every numbered item where its list starts, or that its number is text; 0 for the other blocks."""
    counts = _follow_lists(blocks)
    return [_start_of(count) if count else 0 for count in counts]


def _start_of(count: _Count) -> int:
    return count.start if count.start >= 1 and count.last <= _LARGEST else TYPED


def _follow_lists(blocks: Sequence[Block]) -> list[_Count | None]:
    open_lists: dict[int, _Count] = {}  # by level
    counts: list[_Count | None] = []
    for block in blocks:
        depth = block.level if block.kind in _TAKES_PART else -1
        for level in [level for level in open_lists if level > depth]:
            del open_lists[level]
        if block.kind is not BlockKind.NUMBER:
            open_lists.pop(depth, None)
            counts.append(None)
            continue
        count = open_lists.get(depth)
        if count is None or block.number != count.last + 1:
            count = open_lists[depth] = _Count(block.number, block.number)
        count.last = block.number
        counts.append(count)
    return counts


def find_other_signs(blocks: Sequence[Block], starts: Sequence[int]) -> list[bool]:
    """Say for every block whether it is an item with the other sign; `starts` are the numbers that lists begin with."""
    other_signs: list[bool] = []
    for place, block in enumerate(blocks):
        before = _find_before(blocks, starts, place) if block.kind is BlockKind.NUMBER else -1
        if starts[place] == TYPED or before < 0 or starts[before] < starts[place]:  # what begins later begins anew
            other_signs.append(False)
        else:
            goes_on = starts[before] == starts[place] and block.number != starts[place]
            other_signs.append(other_signs[before] if goes_on else not other_signs[before])
    return other_signs


def _find_before(blocks: Sequence[Block], starts: Sequence[int], place: int) -> int:
    """The item above that LibreOffice would count on from; -1 for none."""
    level = blocks[place].level
    for above in range(place - 1, -1, -1):
        block = blocks[above]
        if block.kind in LIST_KINDS and block.level <= level and starts[above] != TYPED:
            return above if block.kind is BlockKind.NUMBER and block.level == level else -1
    return -1
