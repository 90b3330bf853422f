"""Imposes the pages of a handout on sheets for an office printer: folded and stapled they make a booklet."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.blueprint.lengths import mm
from deckgen.render.pdf.imposition import Imposition, Placing

SHEET = (mm(297), mm(210))  # A4, lying
PAGES_A_SHEET = 4


def impose_booklet(pages: bytes) -> bytes:
    """Set pages two by two on A4, in the order that folding needs; larger pages are made smaller.

    Print it on both sides, turned over the short edge.
    """
    work = Imposition(pages)
    for left, right in booklet_sides(work.page_count):
        placings = [_place(work, page, side) for side, page in enumerate((left, right)) if page is not None]
        work.add_sheet(SHEET, placings)
    return work.to_bytes(compact=True)


def booklet_sides(count: int) -> Iterator[tuple[int | None, int | None]]:
    """Yield the pages, from 0, on the left and right half of each side; None is a blank that fills up to four."""
    padded = -(-count // PAGES_A_SHEET) * PAGES_A_SHEET

    def page(index: int) -> int | None:
        return index if index < count else None

    for first in range(0, padded // 2, 2):
        last = padded - 1 - first
        yield page(last), page(first)  # outside of the sheet
        yield page(first + 1), page(last - 1)  # inside


def _place(work: Imposition, page: int, side: int) -> Placing:
    """Lay a page against the fold, in the middle of the sheet's height."""
    width, height = work.size(page)
    half = SHEET[0] / 2
    scale = min(1.0, half / width, SHEET[1] / height)
    x = half if side else half - scale * width
    return Placing(page, x, (SHEET[1] - scale * height) / 2, scale)
