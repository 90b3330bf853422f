"""Places the boxes of texts, letters and symbols of a slide's items in the area they share."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import RowStyle
from deckgen.planning.frame_fit import LINE, line_height
from deckgen.planning.slides.stack import ECHO_GAP, Item, Items, StackMeasure

CLEARANCE = 12.0  # between two boxes, where there is room
RULE_HEIGHT = 0.75
_CAPITALS = 0.55  # of a line: where the middle of its capitals is
_APART = 6.0  # between two rows whose places are given
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
    echo: Box | None = None


class Ground(Struct, frozen=True):
    """What items stand on: an area, how its rows look, and how far down the last text may reach.

    `middles` are where the first lines of rows stand, from the top of the slide, where another slide decides it. Level
    rows are equally far apart from first line to first line, others from last line to first.
    """

    area: Box
    style: RowStyle
    floor: float
    middle: bool = False
    middles: tuple[float, ...] = ()
    level: bool = True


class _Heights(Struct, frozen=True):
    """How far below the top of an item its text begins, how high that is, and how high both are together."""

    lead: float
    above: float
    text: float
    whole: float
    middle: float  # how far below the top its first line stands
    spare: float  # what the item may take more than expected


def place_items(items: Items, size: float, measure: StackMeasure, ground: Ground) -> tuple[PlacedItem, ...]:
    """Spread the items over the area; what is free goes between them, then around them."""
    heights = [_measure(item, size, measure) for item in items]
    tops = _find_tops(items, heights, ground)
    placed: list[PlacedItem] = []
    for place, (item, height, top) in enumerate(zip(items, heights, tops, strict=True)):
        end = tops[place + 1] - _clearance(items[place + 1]) if place + 1 < len(items) else ground.floor
        room = max(0.0, end - top - height.above - height.text)
        counted = max(measure.text_height(item, size), height.text + min(LINE * size, room))
        area = ground.area
        text = Box(area.x + item.offset, top + height.above, measure.box_width(item, size), counted)
        placed.append(_place(item, text, top + height.lead, _Lines.of(item, size, measure), ground))
    return tuple(_rule(placed))


def _measure(item: Item, size: float, measure: StackMeasure) -> _Heights:
    lead, text = measure.lead(item, size), measure.expected_height(item, size)
    above = lead + measure.echo_height(item, size)
    whole = max(above + text, item.least)
    middle = lead + (measure.first_line(item, size) or item.least) * _CAPITALS
    return _Heights(lead, above, text, whole, middle, measure.item_height(item, size) - whole)


def stand_at(items: Items, size: float, measure: StackMeasure, middles: tuple[float, ...], bottom: float) -> bool:
    """Whether rows whose first lines stand at given heights leave each other room."""
    if len(middles) != len(items):
        return False
    tops = [middle - _measure(item, size, measure).middle for item, middle in zip(items, middles, strict=True)]
    ends = [top + measure.item_height(item, size) for item, top in zip(items, tops, strict=True)]
    return all(end + _APART <= top for end, top in zip(ends, tops[1:], strict=False)) and ends[-1] <= bottom


def _find_tops(items: Items, heights: list[_Heights], ground: Ground) -> list[float]:
    """Where each item begins."""
    if ground.middles:
        return [middle - height.middle for middle, height in zip(ground.middles, heights, strict=True)]
    area = ground.area
    whole, last = sum(height.whole for height in heights), heights[-1].spare
    foot = max(0.0, _FOOT - (ground.floor - area.bottom))
    room = area.height - whole - last - foot
    gaps = _find_gaps(items, [height.spare for height in heights], room)
    gaps = _level_rows(items, heights, gaps, room) if ground.level else gaps
    free = max(0.0, area.height - whole - last - sum(gaps))
    top = area.y + (free * _OPTICAL_MIDDLE if ground.middle else 0.0)
    tops = []
    for gap, height in zip(gaps, heights, strict=True):
        tops.append(top + gap)
        top += gap + height.whole
    return tops


def _level_rows(items: Items, heights: list[_Heights], gaps: list[float], room: float) -> list[float]:
    """The gaps that set all rows equally far apart, whatever each says, where the highest leaves room for that."""
    below = [place for place in range(1, len(items)) if items[place - 1].is_row and items[place].is_row]
    if not below:
        return gaps
    upper = [heights[place - 1] for place in below]
    least = max(height.whole + max(items[at].gap, height.spare) for at, height in zip(below, upper, strict=True))
    widest = max(height.whole + items[at].widest_gap for at, height in zip(below, upper, strict=True))
    others = sum(gap for place, gap in enumerate(gaps) if place not in below)
    distance = min(max(least, widest), (room - others + sum(height.whole for height in upper)) / len(below))
    if distance < least:
        return gaps
    rows = {place: distance - heights[place - 1].whole for place in below}
    return [rows.get(place, gap) for place, gap in enumerate(gaps)]


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


class _Lines(Struct, frozen=True):
    """The heights of the lines that letter and symbol stand level with, and of what a row says again."""

    first: float
    text: float
    echo: float

    @classmethod
    def of(cls, item: Item, size: float, measure: StackMeasure) -> _Lines:
        """Measure a row's."""
        text = line_height(item.pieces[0], item.setting, size) if item.pieces else item.least
        return cls(measure.first_line(item, size) or item.least, text, measure.echo_height(item, size) - ECHO_GAP)


def _place(item: Item, text: Box, first_top: float, lines: _Lines, ground: Ground) -> PlacedItem:
    """The letter stands level with the first line of its row, the symbol with the first line of what is judged."""
    if not item.is_row:
        return PlacedItem(item, text, "t")
    left, style = ground.area.x, ground.style
    badge = _square(left, first_top + lines.first * _CAPITALS, style.badge) if item.letter else None
    echo, side = None, style.symbol
    if item.echo is not None:
        side = min(side, lines.text + ECHO_GAP)
        beside = left + item.echo.offset
        echo = Box(beside, first_top, ground.area.right - beside, lines.echo)
    beside = left + (style.symbol_offset if item.letter else 0.0)
    symbol = _square(beside, text.y + lines.text * _CAPITALS, side) if item.symbol else None
    return PlacedItem(item, text, "t", badge, symbol, echo=echo)


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
        yield replace(current, rule=line)
