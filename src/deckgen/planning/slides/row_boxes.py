"""Places the boxes of texts, letters and symbols of a slide's items in the area they share."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import RowStyle
from deckgen.planning.frame_fit import LINE, line_height
from deckgen.planning.slides.stack import Item, Items, StackMeasure

CLEARANCE = 12.0  # between two boxes, where there is room
RULE_HEIGHT = 0.75
_SHARE_ABOVE_RULE = 0.62  # of a gap: a line of text begins under the top of its box
_HALVINGS = 12
_FOOT = 3.0  # under the last text: programs round lines, and the signs of lists stand higher in some
_OPTICAL_MIDDLE = 0.4  # the share of free space above


class PlacedItem(Struct, frozen=True):
    """Where an item stands. `rule` is a hairline above it."""

    item: Item
    text: Box
    anchor: str
    badge: Box | None = None
    symbol: Box | None = None
    rule: Box | None = None


def place_items(
    items: Items,
    size: float,
    measure: StackMeasure,
    area: Box,
    style: RowStyle,
    *,
    floor: float,
    middle: bool = False,
) -> tuple[PlacedItem, ...]:
    """Spread the items over the area; what is free goes between them, then around them."""
    leads = [measure.lead(item, size) for item in items]
    texts = [measure.expected_height(item, size) for item in items]
    heights = [max(lead + text, item.least) for lead, text, item in zip(leads, texts, items, strict=True)]
    spare = [measure.item_height(item, size) - height for item, height in zip(items, heights, strict=True)]
    foot = max(0.0, _FOOT - (floor - area.bottom))
    gaps = _find_gaps(items, spare, area.height - sum(heights) - spare[-1] - foot)
    free = max(0.0, area.height - sum(heights) - spare[-1] - sum(gaps))
    top = area.y + (free * _OPTICAL_MIDDLE if middle else 0.0)
    placed: list[PlacedItem] = []
    for place, (item, text, height) in enumerate(zip(items, texts, heights, strict=True)):
        top += gaps[place]
        below = gaps[place + 1] - _clearance(items[place + 1]) if place + 1 < len(items) else floor - top - height
        room = max(0.0, height - leads[place] - text) + below
        counted = max(measure.text_height(item, size), text + min(LINE * size, room))
        text_box = Box(area.x + item.offset, top + leads[place], area.width - item.offset, counted)
        first = line_height(item.pieces[0], item.setting, size) if item.pieces else 0.0
        placed.append(_place(item, text_box, top + max(item.least, first) / 2, area.x, style))
        top += height
    return tuple(_rule(placed))


def _clearance(item: Item) -> float:
    return min(CLEARANCE, item.gap)


def _find_gaps(items: Items, spare: list[float], free: float) -> list[float]:
    """The space above each item: the least, and as equal as what is free allows.

    `spare` is the height that each item may take more than expected: it counts as space under it.
    """
    least = [max(item.gap, spare[place - 1] + _clearance(item)) if place else 0.0 for place, item in enumerate(items)]
    most = [
        max(gap, item.widest_gap) if place else 0.0 for place, (item, gap) in enumerate(zip(items, least, strict=True))
    ]
    level = _find_level(least, most, max(free, sum(least)))
    return [min(widest, max(gap, level)) for gap, widest in zip(least, most, strict=True)]


def _find_level(least: list[float], most: list[float], room: float) -> float:
    """The gap that all items can have, where those that need more take more and those that want less take less."""
    low, high = 0.0, max(most)
    if sum(most) <= room:
        return high
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        needed = sum(min(widest, max(gap, middle)) for gap, widest in zip(least, most, strict=True))
        low, high = (middle, high) if needed <= room else (low, middle)
    return low


def _place(item: Item, text: Box, middle: float, left: float, style: RowStyle) -> PlacedItem:
    """Letter and symbol stand level with the first line of the text, however many lines it has."""
    if not item.is_row:
        return PlacedItem(item, text, "t")
    badge = _square(left, middle, style.badge) if item.letter else None
    beside = left + (style.symbol_offset if item.letter else 0.0)
    symbol = _square(beside, middle, style.symbol) if item.symbol else None
    return PlacedItem(item, text, "t", badge, symbol)


def _square(left: float, middle: float, side: float) -> Box:
    return Box(left, middle - side / 2, side, side)


def _rule(placed: list[PlacedItem]) -> Iterator[PlacedItem]:
    """Put hairlines between an item and the one before it, as far from what is seen of both."""
    for place, current in enumerate(placed):
        if not current.item.ruled or not place:
            yield current
            continue
        before = placed[place - 1]
        end = max(before.text.bottom, before.badge.bottom if before.badge else 0.0)
        middle = end + (current.text.y - end) * _SHARE_ABOVE_RULE
        line = Box(current.text.x, middle, current.text.width, RULE_HEIGHT)
        yield PlacedItem(current.item, current.text, current.anchor, current.badge, current.symbol, line)
