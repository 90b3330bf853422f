"""A page's marks in, the same marks out with their text in the order of the structure.

Why: side by side, lines of two columns or cells alternate down the page. Screen readers follow the structure and do not
mind; programs that read a page as it was drawn would mix the sentences. So a line waits for the lines before it. It
only ever moves back, where nothing is laid over it; what is no text stays where it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from deckgen.blueprint.pages import Mark, TextMark


def in_reading_order(marks: Sequence[Mark], order: Mapping[int, int]) -> Sequence[Mark]:
    """Return the marks so that text never comes before text that `order` puts first."""
    lines = [
        (order[mark.element], at)
        for at, mark in enumerate(marks)
        if isinstance(mark, TextMark) and mark.element is not None
    ]
    if all(one[0] <= other[0] for one, other in pairwise(lines)):
        return marks
    places = {at: (at, -1) for at in range(len(marks))}
    latest = 0
    for rank, (_, at) in enumerate(sorted(lines)):
        latest = max(latest, at)
        places[at] = (latest, rank)
    return [marks[at] for at in sorted(places, key=places.__getitem__)]
