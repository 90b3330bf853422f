"""Fits rows on one slide where smaller badges, gaps and line spacing save a split."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import RowStyle, SlideLayout
from deckgen.planning.frame_fit import TIGHT_SPACING, WIDTH_MARGIN
from deckgen.planning.slides.row_slides import RowArea
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.planning.slides.stack import Item, Items, Scale
from deckgen.planning.slides.stack_fit import StackFit, fit_one_slide, fit_stack

_BADGE, _LETTER_SIZE, _TEXT_OFFSET = 26.0, 18.0, 40.0
_GAP, _GAP_AT_RULE, _LEAST_GAP = 6.0, 12.0, 4.0


def fit_rows(context: SlideContext, items: Items, where: RowArea, scale: Scale) -> tuple[RowArea, StackFit]:
    """One slide where that can be, at the cost of air; else as few slides as it takes.

    First badges and gaps give way, also for larger letters; then the foot of the slide is used, the lines move closer,
    and the prompts too; then goes the word above them, and last the space between paragraphs.
    """
    fit = fit_one_slide(items, where.measure(context), scale)
    if fit is not None and fit.size > scale[-1]:
        return where, fit
    smaller, small = shrink_rows(where, items)
    larger = fit_one_slide(small, smaller.measure(context), scale[:-1] if fit else scale)
    if larger is not None:
        return smaller, larger
    if fit is not None:
        return where, fit
    area = Box(where.area.x, where.area.y, where.area.width, where.floor - where.area.y)
    tall = replace(smaller, area=area, margin=WIDTH_MARGIN)
    close = tuple(close_lines(item, where.layout) for item in small)
    listed = tuple(_close_paragraphs(item) if item.ruled else item for item in close)
    closest = tuple(_close_paragraphs(_move_closer(item, _LEAST_GAP)) for item in close)
    headless, barest = (tuple(_drop_head(item) for item in items) for items in (listed, closest))
    for tried in (small, close, listed, headless, closest, barest):
        fit = fit_one_slide(tried, tall.measure(context), scale[-1:])
        if fit is not None:
            return tall, fit
    loose = fit_stack(items, where.measure(context), scale)
    split = fit_stack(close, tall.measure(context), scale[-1:])
    return (tall, split) if len(split.pages) < len(loose.pages) else (where, loose)


def shrink_rows(where: RowArea, items: Items) -> tuple[RowArea, Items]:
    """The same rows with smaller badges and gaps."""
    style = replace(where.style, badge=_BADGE, letter_size=_LETTER_SIZE, text_offset=_TEXT_OFFSET)
    return replace(where, style=style), tuple(_shrink(item, style, where.times) for item in items)


def _shrink(item: Item, style: RowStyle, times: float) -> Item:
    gap = _GAP_AT_RULE if item.ruled else _GAP
    closer = _move_closer(item, gap)
    return replace(closer, least=style.badge, offset=style.text_offset + times) if item.is_row else closer


def _move_closer(item: Item, gap: float) -> Item:
    return replace(item, gap=min(item.gap, gap), widest_gap=min(item.widest_gap, gap * 2))


def close_lines(item: Item, layout: SlideLayout) -> Item:
    """Lines closer together: only in placeholders, because text boxes have the house style's spacing."""
    in_placeholder = bool(layout.row_bodies) if item.is_row else item.placeholder is not None
    spacing = item.setting.line_spacing * (TIGHT_SPACING if in_placeholder else 1.0)
    return replace(item, setting=replace(item.setting, line_spacing=spacing))


def _close_paragraphs(item: Item) -> Item:
    return item.with_pieces(tuple(replace(piece, tight=True) for piece in item.pieces))


def _drop_head(item: Item) -> Item:
    """The prompts without the word above them: the hairline still sets them apart."""
    return item.with_pieces(item.pieces[1:]) if item.ruled and len(item.pieces) > 1 else item
