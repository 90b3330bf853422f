"""Divides items that are too high for one slide over several.

Cuts are chosen by what they cost: nothing between rows, little between paragraphs, more inside a paragraph after a
sentence, most inside a sentence; a heading or a lead-in never stands last, and no part is a single line. What says whom
a text quotes stands above it on each of its slides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise, takewhile

from msgspec import Struct
from msgspec.structs import replace

from deckgen.planning.frame_fit import Piece
from deckgen.planning.slides.run_heights import RunHeights, Unit
from deckgen.planning.slides.stack import Item, Items, StackMeasure
from deckgen.rich_text import BlockKind

BETWEEN_PARAGRAPHS, BETWEEN_LIST_ITEMS, AFTER_LEAD_IN = 0.5, 1.0, 8.0
BESIDE_ROWS, BETWEEN_ROWS, INSIDE_ROW = 0.0, 2.0, 6.0
NEVER = 1000.0
SINGLE_LINE = 10.0
_LONGEST_LINE = 160  # characters: what is longer is surely more than a line
_EMPTINESS = 12.0  # what a slide costs that is left empty
_MANY_UNITS = 250  # beyond that, slides are filled and not balanced: it would take seconds
_LIMITS = tuple(share / 20 for share in range(20, 9, -1))  # of the height: lower ones balance the slides


class Division(Struct, frozen=True):
    """Slides, and what their cuts cost together. Where there is `much` of it, nothing is tried to make it nicer."""

    pages: tuple[Items, ...]
    cost: float
    fits: bool
    much: bool = False


class _Cuts(Struct, frozen=True):
    """Where slides end, and what that costs: their items are found once it is known which cuts are best."""

    stops: tuple[int, ...]
    cost: float
    fits: bool


def divide(items: Items, measure: StackMeasure, size: float, *, most: int = 0) -> Division:
    """Divide over as few slides as the costs allow, then balance them.

    With `most`, what takes more slides is given up after one more: whoever asks has no use for it then.
    """
    divider = _Divider(items, measure, size)
    found = divider.cut(1.0, most)
    fewest, much = len(found.stops), len(divider.units) > _MANY_UNITS
    if fewest <= 1 or much or (most and fewest > most):
        return divider.make(found, much=much and fewest > 1)
    others = takewhile(lambda other: len(other.stops) == fewest, map(divider.cut, _LIMITS[1:]))
    return divider.make(min((found, *others), key=lambda cuts: cuts.cost))


def count_pages(items: Items, measure: StackMeasure, size: float) -> int:
    """How many slides a division takes, which is known before it is balanced."""
    return len(_Divider(items, measure, size).cut(1.0).stops)


class _Divider:
    def __init__(self, items: Items, measure: StackMeasure, size: float) -> None:
        self.items, self.measure, self.size = items, measure, size
        self.units = tuple(_find_units(items, measure))
        self.limit = measure.limit(items, size)
        self._heights = RunHeights(items, self.units, measure, size)
        self._costs: dict[int, float] = {}

    def cut(self, share: float, most: int = 0) -> _Cuts:
        """Fill slides one by one, up to a share of the height."""
        limit = self.limit * share
        start, total, fits = 0, 0.0, True
        stops: list[int] = []
        fills: list[float] = []
        while start < len(self.units) and not len(stops) > most > 0:
            stop, cost = self._best_stop(start, limit)
            height = self._heights.height(start, stop)
            fits = fits and height <= self.limit
            stops.append(stop)
            fills.append(height / self.limit)
            start, total = stop, total + cost
        total += _EMPTINESS * (max(fills) - min(fills)) if fills else 0
        return _Cuts(tuple(stops), total, fits)

    def make(self, cuts: _Cuts, *, much: bool = False) -> Division:
        """The slides between cuts."""
        pages = tuple(self._items(start, stop) for start, stop in pairwise((0, *cuts.stops)))
        return Division(pages, cuts.cost, cuts.fits, much)

    def _best_stop(self, start: int, limit: float) -> tuple[int, float]:
        best, best_score, best_cost = start + 1, NEVER * 10, 0.0
        last, costs = len(self.units), self._costs
        for stop, height in enumerate(self._heights.up_to(start, limit), start=start + 1):
            if height > limit and stop > start + 1:
                break
            if stop == last and height <= limit:
                return stop, 0.0
            cost = costs.get(stop)
            if cost is None:
                cost = costs[stop] = self._cost(stop)
            score = cost + _EMPTINESS * (1 - height / limit)
            if score <= best_score:
                best, best_score, best_cost = stop, score, cost
        return best, best_cost

    def _cost(self, stop: int) -> float:
        if stop == len(self.units):
            return 0.0
        unit, following = self.units[stop - 1], self.units[stop]
        if (unit.item, unit.piece) != (following.item, following.piece):
            return unit.cost
        item = self.items[unit.item]
        piece = item.pieces[unit.piece]
        width = self.measure.width_of(item, self.size)
        length = len(piece.block.text)
        ends = [piece.part(0, unit.end)] if unit.end <= _LONGEST_LINE else []
        ends += [piece.part(following.start, length)] if length - following.start <= _LONGEST_LINE else []
        single = any(self.measure.text.count_part_lines(end, item.setting, self.size, width) == 1 for end in ends)
        return unit.cost + (SINGLE_LINE if single else 0) + (INSIDE_ROW if item.letter else 0)

    def _items(self, start: int, stop: int) -> Items:
        """The items for a run of units."""
        result: list[Item] = []
        for number, units in groupby(self.units[start:stop], key=lambda unit: unit.item):
            item = self.items[number]
            pieces = tuple(_join(item, units))
            again = pieces[0].again if start and not result else None
            result.append(item.with_pieces((again, *pieces) if again else pieces))
        return tuple(result)


def _join(item: Item, units: Iterator[Unit]) -> Iterator[Piece]:
    for number, parts in groupby(units, key=lambda unit: unit.piece):
        piece = item.pieces[number]
        run = tuple(parts)
        whole = run[0].start == 0 and run[-1].end >= len(piece.block.text)
        yield piece if whole else piece.part(run[0].start, run[-1].end)


def _find_units(items: Sequence[Item], measure: StackMeasure) -> Iterator[Unit]:
    for number, item in enumerate(items):
        last = len(item.pieces) - 1
        is_row_next = number + 1 < len(items) and bool(items[number + 1].letter)
        for place, piece in enumerate(item.pieces):
            start = 0
            for cut in measure.text.cuts(piece):
                cost = NEVER if piece.block.kind is BlockKind.HEADING else cut.cost
                yield Unit(number, place, start, cut.position, cost)
                start = cut.position
            following = item.pieces[place + 1] if place < last else None
            yield Unit(
                number, place, start, len(piece.block.text), _end_cost(item, piece, following, is_row_next=is_row_next)
            )


def _end_cost(item: Item, piece: Piece, following: Piece | None, *, is_row_next: bool) -> float:
    """What a new slide costs after a piece."""
    if piece.keep or piece.block.kind is BlockKind.HEADING:
        return NEVER
    if following is None:
        return BETWEEN_ROWS if item.letter and is_row_next else BESIDE_ROWS
    if item.letter:
        return INSIDE_ROW
    if piece.block.text.rstrip().endswith(":"):
        return AFTER_LEAD_IN
    in_list = following.block.kind in {BlockKind.BULLET, BlockKind.NUMBER} or following.block.level > 0
    return BETWEEN_LIST_ITEMS if in_list else BETWEEN_PARAGRAPHS


def without_leading_rules(pages: Sequence[Items]) -> tuple[Items, ...]:
    """The same pages; what stands first on a slide has no hairline above it."""
    return tuple(
        tuple(replace(item, ruled=item.ruled and place > 0) for place, item in enumerate(page)) for page in pages
    )
