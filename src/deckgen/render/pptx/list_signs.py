"""Chooses which numbered items take the other sign: `1)` where `1.` would be counted on from above.

PowerPoint begins a list anew after any paragraph between; LibreOffice passes over what has no sign, and would go on
with the list before it. Two lists with different signs are two everywhere, and stay so when a trainer adds an item.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.rich_text import LIST_KINDS, Block, BlockKind


def find_other_signs(blocks: Sequence[Block], starts: Sequence[int]) -> list[bool]:
    """Say for every block whether it is an item with the other sign; `starts` are the numbers that lists begin with."""
    other_signs: list[bool] = []
    for place, block in enumerate(blocks):
        before = _find_before(blocks, place) if block.kind is BlockKind.NUMBER else -1
        if before < 0 or starts[before] < starts[place]:  # a list that begins later begins anew
            other_signs.append(False)
        else:
            goes_on = starts[before] == starts[place] and (block.number or 1) != starts[place]
            other_signs.append(other_signs[before] if goes_on else not other_signs[before])
    return other_signs


def _find_before(blocks: Sequence[Block], place: int) -> int:
    """The item above that LibreOffice would count on from; -1 for none."""
    level = blocks[place].level
    for above in range(place - 1, -1, -1):
        block = blocks[above]
        if block.kind in LIST_KINDS and block.level <= level:
            return above if block.kind is BlockKind.NUMBER and block.level == level else -1
    return -1
