"""Sets the rows of two columns level: each begins at the same height in both.

A row is as high as the longer of its two texts. Both are set in the same type, so their lines are level too, and a row
can break between any two of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from msgspec.structs import replace

from deckgen.planning.paper.flowables import Flowables, Keep, Rows, beside, flatten, keep_together

MOST_UNBROKEN = 8  # lines of a row that no page break tears


def level_parts(first: Sequence[Rows], second: Sequence[Rows]) -> Flowables:
    """Parts of a text in two languages: row beside row, and where one has more rows, they stand alone at its end."""
    return flatten(
        level_row(left, right)
        for ours, theirs in zip(first, second, strict=True)
        for left, right in zip_longest(ours, theirs, fillvalue=())
    )


def level_row(left: Flowables, right: Flowables) -> Flowables:
    """Two texts beside one another; the row holds on to the next one as the stronger of them does."""
    columns = [column for column in (left, right) if column]
    if not columns:
        return ()
    row = beside(columns, Keep.FREE)
    if len(row) <= MOST_UNBROKEN:
        row = keep_together(row, Keep.ALWAYS)
    return (*row[:-1], replace(row[-1], keep=max(column[-1].keep for column in columns)))
