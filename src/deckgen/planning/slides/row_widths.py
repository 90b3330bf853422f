"""Narrows fitted rows where their lines then end better."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from deckgen.planning.slides.row_slides import RowArea
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.planning.slides.stack_fit import StackFit

_TWO_LINES = 2.0  # em: more than one line in any house style
_NARROWER = (0.76, 0.8, 0.84, 0.88, 0.92, 0.96)  # shares of the width
_HARDLY_NARROWER = (0.98, 0.96, 0.94, 0.91, 0.88, 0.85)
_ROOMY_MARGIN = 1.02  # of a width, for programs that set letters closer


def balance_lines(context: SlideContext, fit: StackFit, where: RowArea) -> RowArea:
    """The narrowest area in which no row takes a line more: fewer last lines are then a single word."""
    heights = _list_heights(context, fit, where)
    if len(fit.pages) > 1 or max(heights) < _TWO_LINES * fit.size:
        return where
    for narrower in _narrow(where, _NARROWER):
        if _list_heights(context, fit, narrower) == heights:
            return narrower
    return where


def settle_lines(context: SlideContext, fit: StackFit, where: RowArea) -> RowArea:
    """An area in which every program breaks rows into as many lines, so that the gaps it shows are equal.

    The widest such area says how many lines there are; of those with as many, the first with fewest words alone is it.
    """
    if len(fit.pages) > 1:
        return where
    best, fewest = where, 0
    heights: list[float] = []
    for tried in (where, *_narrow(where, _HARDLY_NARROWER)):
        higher = _list_heights(context, fit, tried)
        if (heights and higher != heights) or not tried.measure(context).fits(fit.pages[0], fit.size):
            break
        roomy = replace(tried, margin=_ROOMY_MARGIN)
        if higher != _list_heights(context, fit, roomy):
            continue
        alone = _count_alone(context, fit, roomy)
        if not heights or alone < fewest:
            best, fewest, heights = tried, alone, higher
        if not fewest:
            break
    return best


def _count_alone(context: SlideContext, fit: StackFit, where: RowArea) -> int:
    """How many texts end in a line of a single word: most do where lines hold most."""
    measure = where.measure(context)
    return sum(
        len(context.measure.last_line(piece, item.setting, fit.size, measure.width_of(item, fit.size)).split()) == 1
        for item in fit.pages[0]
        for piece in item.pieces
    )


def _list_heights(context: SlideContext, fit: StackFit, where: RowArea) -> list[float]:
    measure = where.measure(context)
    return [measure.text_height(item, fit.size) for item in fit.pages[0]]


def _narrow(where: RowArea, shares: tuple[float, ...]) -> Iterator[RowArea]:
    return (replace(where, share=share) for share in shares)
