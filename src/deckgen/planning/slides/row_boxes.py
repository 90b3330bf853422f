"""A slide's items and the area they share in, the boxes of their texts, letters and symbols out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import RowStyle
from deckgen.planning.frame_fit import LINE
from deckgen.planning.slides.stack import Item, Items, StackMeasure

CLEARANCE = 12.0  # between two boxes, where there is room
RULE_HEIGHT = 0.75
_OPTICAL_MIDDLE = 0.4  # the share of free space above


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """Where an item stands. `rule` is a hairline above it."""

    item: Item
    text: Box
    anchor: str
    badge: Box | None = None
    symbol: Box | None = None
    rule: Box | None = None


def place_items(
    items: Items, size: float, measure: StackMeasure, area: Box, style: RowStyle, *, middle: bool = False
) -> tuple[PlacedItem, ...]:
    """Spread the items over the area; what is free goes between them, then around them."""
    heights = [measure.item_height(item, size) for item in items]
    gaps = _find_gaps(items, area.height - sum(heights))
    free = max(0.0, area.height - sum(heights) - sum(gaps))
    top = area.y + (free * _OPTICAL_MIDDLE if middle else 0.0)
    bottom = max(area.bottom, top + sum(heights) + sum(gaps))
    placed: list[PlacedItem] = []
    for place, (item, height) in enumerate(zip(items, heights, strict=True)):
        top += gaps[place]
        below = gaps[place + 1] - CLEARANCE if place + 1 < len(items) else bottom - top - height
        slack = max(0.0, min(LINE * size, below))
        placed.append(_place(item, measure.text_height(item, size), Box(area.x, top, area.width, height), slack, style))
        top += height
    return tuple(_rule(placed))


def _find_gaps(items: Items, free: float) -> list[float]:
    """The space above each item: the least, and a fair share of what is free up to the most."""
    least = [item.gap if place else 0.0 for place, item in enumerate(items)]
    room = max(0.0, free - sum(least))
    wishes = [max(0.0, item.widest_gap - item.gap) if place else 0.0 for place, item in enumerate(items)]
    share = min(1.0, room / sum(wishes)) if sum(wishes) else 0.0
    return [gap + wish * share for gap, wish in zip(least, wishes, strict=True)]


def _place(item: Item, text_height: float, box: Box, slack: float, style: RowStyle) -> PlacedItem:
    centred = bool(item.letter) and text_height <= item.least
    height = box.height if centred else text_height + slack
    text = Box(box.x + item.offset, box.y, box.width - item.offset, height)
    if not item.letter:
        return PlacedItem(item, text, "t")
    two_lines = min(text_height, 2 * item.least) if not centred else item.least
    middle = box.y + max(item.least, min(two_lines, item.least * 1.3)) / 2
    badge = _square(box.x, middle, style.badge)
    symbol = None
    if item.symbol is not None:
        symbol = _square(box.x + style.symbol_offset, middle, style.symbol)
    return PlacedItem(item, text, "ctr" if centred else "t", badge, symbol)


def _square(left: float, middle: float, side: float) -> Box:
    return Box(left, middle - side / 2, side, side)


def _rule(placed: list[PlacedItem]) -> Iterator[PlacedItem]:
    """Put hairlines half way between an item and the one before it."""
    for place, current in enumerate(placed):
        if not current.item.ruled or not place:
            yield current
            continue
        before = placed[place - 1]
        end = max(before.text.bottom, before.badge.bottom if before.badge else 0.0)
        line = Box(current.text.x, (end + current.text.y) / 2, current.text.width, RULE_HEIGHT)
        yield PlacedItem(current.item, current.text, current.anchor, current.badge, current.symbol, line)
