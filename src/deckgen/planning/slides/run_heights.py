"""The heights of runs of units: what a slide takes that holds the units from one to another.

A slide is tried with ever more units on it, so a height goes on from the one before: only the piece that grew is
measured. The sums are those of a stack (`stack.py`), in the same order, so that both find the same height.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from deckgen.planning.frame_fit import Piece, space_between
from deckgen.planning.slides.stack import Item, Items, StackMeasure


class Unit(Struct, frozen=True):
    """What is not divided further: characters of a piece of an item. `cost` is that of a new slide after it."""

    item: int
    piece: int
    start: int
    end: int
    cost: float


class RunHeights:
    """The heights of runs of units of some items at a size."""

    def __init__(self, items: Items, units: Sequence[Unit], measure: StackMeasure, size: float) -> None:
        self._items, self._units, self._measure, self._size = items, units, measure, size
        self._known: dict[int, tuple[list[float], Iterator[float]]] = {}  # by the first unit: heights, and how to go on
        self._pieces: dict[tuple[int, int, int, int], float] = {}  # heights in em of what units show of a piece

    def height(self, start: int, stop: int) -> float:
        """The height of the units from `start` up to `stop`."""
        heights, further = self._from(start)
        while len(heights) < stop - start:
            heights.append(next(further))
        return heights[stop - start - 1]

    def up_to(self, start: int, limit: float) -> list[float]:
        """The heights from `start` on with ever more units, at least to where a second unit or a later one is over."""
        heights, further = self._from(start)
        if not heights or heights[-1] <= limit or len(heights) == 1:
            for height in further:
                heights.append(height)
                if height > limit and len(heights) > 1:
                    break
        return heights

    def _from(self, start: int) -> tuple[list[float], Iterator[float]]:
        """What is known from a unit on, and how to go on."""
        found = self._known.get(start)
        if found is None:
            found = self._known[start] = ([], self._grow(start))
        return found

    def _grow(self, start: int) -> Iterator[float]:
        """The height from a unit on, with one unit more each time."""
        gaps, above, stop = 0.0, 0.0, start
        while stop < len(self._units):
            number = self._units[stop].item
            item, height = self._items[number], 0.0
            if stop > start:
                gaps += item.gap
            for height in self._grow_item(stop, begins=stop == start):
                yield gaps + (above + height)
                stop += 1
            above += height

    def _grow_item(self, start: int, *, begins: bool) -> Iterator[float]:
        """The height of an item from a unit on; `begins` tells that the slide does so with it."""
        number = self._units[start].item
        item = self._items[number]
        first = item.pieces[self._units[start].piece]
        again = first.again if begins and start else None
        head = item.with_pieces((again or first,))
        before = self._measure.lead(head, self._size) + self._measure.echo_height(item, self._size)
        for em in self._grow_text(start, again):
            yield max(before + em * self._size, item.least)

    def _grow_text(self, start: int, again: Piece | None) -> Iterator[float]:
        """The height in em of an item's text from a unit on."""
        number, place, begin = self._units[start].item, self._units[start].piece, self._units[start].start
        item = self._items[number]
        above, last = 0.0, 0.0  # of the pieces before this one, and of this one
        if again is not None:
            above = self._measure.text.height_alone(again, item.setting, self._width(item)) + space_between(
                again, item.pieces[place], 1.0
            )
        for unit in self._units[start:]:
            if unit.item != number:
                return
            if unit.piece != place:
                above += last + space_between(item.pieces[place], item.pieces[unit.piece], 1.0)
                place, begin = unit.piece, unit.start
            last = self._part_height(item, (number, place, begin, unit.end))
            yield above + last

    def _part_height(self, item: Item, part: tuple[int, int, int, int]) -> float:
        known = self._pieces.get(part)
        if known is None:
            _, place, begin, end = part
            known = self._pieces[part] = self._measure.text.part_height(
                item.pieces[place], item.setting, self._width(item), (begin, end)
            )
        return known

    def _width(self, item: Item) -> float:
        return self._measure.width_of(item, self._size) / self._size
