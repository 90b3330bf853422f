"""Finds text that stands too near to where the page is cut."""

from __future__ import annotations

from msgspec import Struct

from deckgen.blueprint.lengths import MM
from deckgen.blueprint.pages import Document, Page, TextMark

SAFE_MARGIN_MM = 5.0
TOLERANCE = 0.01  # points
ABOVE, BELOW = 0.75, 0.25  # of the size: how far letters reach above and below the baseline


class UnsafeText(Struct, frozen=True):
    """A line of text nearer to the trim than is safe. `page` counts from 1."""

    page: int
    text: str
    distance_mm: float


def find_unsafe_text(document: Document) -> list[UnsafeText]:
    """Find each line that a blade might touch: blades and folds stray by a few millimetres."""
    found = []
    for number, page in enumerate(document.pages, 1):
        for mark in page.marks:
            if not isinstance(mark, TextMark) or not any(run.text.strip() for run in mark.runs):
                continue
            distance = _distance_to_trim(mark, page)
            if distance < SAFE_MARGIN_MM * MM - TOLERANCE:
                text = "".join(run.text for run in mark.runs)
                found.append(UnsafeText(number, text, round(distance / MM, 2)))
    return found


def _distance_to_trim(mark: TextMark, page: Page) -> float:
    runs = [run for run in mark.runs if run.text.strip()]
    size = max(run.size for run in runs)
    left, right = min(run.x for run in runs), max(run.x + run.width for run in runs)
    return min(left, page.width - right, mark.y - ABOVE * size, page.height - mark.y - BELOW * size)
