"""Plans the slides of a row whose text holds tables: its letter and first words on top, the rest below them."""

from __future__ import annotations

from collections.abc import Callable

from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.slides import Element
from deckgen.planning.slides.row_slides import LinkOf, RowArea, find_ink, no_link, row_elements
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.planning.slides.stack import LONGEST_LINE, Item, Scale
from deckgen.planning.slides.stack_fit import StackFit
from deckgen.planning.slides.table_flow import FlowPlace, Pages, flow_pages, split_at_table

_GAP = 8.0


def row_pages(
    context: SlideContext, where: RowArea, item_at: Callable[[float], Item], sizes: Scale, link_of: LinkOf = no_link
) -> Pages:
    """The slides of one row: one where that can be at some size."""
    found = len(context.problems)
    pages: Pages = []
    for size in sizes:
        del context.problems[found:]
        pages = _pages_at(context, where, item_at(size), size, link_of)
        if len(pages) == 1:
            break
    return pages


def _pages_at(context: SlideContext, where: RowArea, item: Item, size: float, link_of: LinkOf) -> Pages:
    first, rest = split_at_table(item.pieces)
    top = item.with_pieces(first)
    height = where.measure(context).item_height(top, size)
    above = replace(where, area=Box(where.area.x, where.area.y, where.area.width, height), middle=False)
    head: tuple[Element, ...] = row_elements(context, StackFit(size, ((top,),)), above, link_of)[0]
    left = where.area.x + item.offset
    box = Box(left, where.area.y, where.area.right - left, where.area.height)
    longest = LONGEST_LINE if where.layout.is_own else 0.0
    place = FlowPlace(box, None, find_ink(context, where.layout), head, where.area.y + height + size + _GAP, longest)
    return flow_pages(context, rest, place, (size,))
