"""Shares the width of a table among its columns, on slides and papers, so that no word is torn without need."""

from __future__ import annotations

from collections.abc import Sequence


def share_width(asked: Sequence[float], least: Sequence[float], width: float) -> tuple[float, ...]:
    """Each column the width of its widest word, and what is left by what its words ask for.

    Where that is too much for all, the columns of the widest words give way: an address can be parted, a word not.
    """
    if sum(least) >= width:
        most = _cap(least, width)
        return tuple(min(each, most) for each in least)
    total = sum(asked)
    even = [width * each / total for each in asked]
    spare = [max(0.0, each - need) for each, need in zip(even, least, strict=True)]
    taken = sum(max(0.0, need - each) for each, need in zip(even, least, strict=True))
    return tuple(
        need if each < need else each - taken * left / (sum(spare) or 1.0)
        for each, need, left in zip(even, least, spare, strict=True)
    )


def _cap(least: Sequence[float], width: float) -> float:
    """The width that no column may exceed, so that all of them fit."""
    left, columns = width, len(least)
    for each in sorted(least):
        if each * columns > left:
            return left / columns
        left -= each
        columns -= 1
    return max(least)
