"""Strips in, pages out: what stands together stays together, and lines to write on fill what is left of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from deckgen.planning.paper.page_grid import PageGrid
from deckgen.planning.paper.strips import Keep, Start, Strip, WritingLines, gap_between

_EPSILON = 0.01
_MOST_HELD_CLOSELY = 0.6  # share of a page
_WORTH_STARTING = 0.35  # share of a page that must be free for something longer than a page to begin on it


class PlacedStrip(Struct, frozen=True):
    """A strip at its height in the frame. `lines` is how many lines to write on it got; `repeated` runs say nothing."""

    strip: Strip
    y: float
    lines: int = 0
    repeated: bool = False


class _Page(Struct):
    items: list[tuple[Strip, bool]] = field(default_factory=list)  # with: is it repeated
    used: float = 0.0

    @property
    def last(self) -> Strip | None:
        return self.items[-1][0] if self.items else None

    def add(self, strip: Strip, *, repeated: bool = False) -> None:
        self.used += gap_between(self.last, strip) + strip.height
        self.items.append((strip, repeated))


def flow_strips(strips: Sequence[Strip], grid: PageGrid) -> tuple[tuple[PlacedStrip, ...], ...]:
    """Spread the strips over pages."""
    return _Flow(strips, grid).run()


class _Flow:
    """Fills one page after the other."""

    def __init__(self, strips: Sequence[Strip], grid: PageGrid) -> None:
        self.strips = strips
        self.grid = grid
        self.room = grid.frame(1).height
        self.pages: list[_Page] = [_Page()]

    def run(self) -> tuple[tuple[PlacedStrip, ...], ...]:
        place = 0
        while place < len(self.strips):
            self._turn_page_for(self.strips[place])
            end = self._chain_end(place, Keep.TOGETHER)
            if self._fits(place, end):
                self._put(place, end)
            elif self.strips[place].optional and place == end and self.page.items:
                pass
            elif self._fits_alone(place, end):
                self._open_page()
                self._put(place, end)
            else:
                self._put_in_parts(place, end)
            place = end + 1
        last = max(place for place, page in enumerate(self.pages) if page.items or not place)
        return tuple(_settle(page, self.room) for page in self.pages[: last + 1])

    @property
    def page(self) -> _Page:
        return self.pages[-1]

    def _open_page(self) -> None:
        if self.page.items:
            self.pages.append(_Page())

    def _turn_page_for(self, strip: Strip) -> None:
        """Begin the page that a strip asks for; what fills a page that is left over comes with the strip."""
        if self._may_stay(strip.start):
            return
        self._open_page()
        wanted = {Start.LEFT_PAGE: 0, Start.RIGHT_PAGE: 1, Start.FACING_PAGE: 1}.get(strip.start)
        if wanted is not None and len(self.pages) % 2 != wanted and (self.page.items or self.pages[:-1]):
            for piece in strip.filler:
                self.page.add(piece)
            self.pages.append(_Page())

    def _may_stay(self, start: Start) -> bool:
        """Whether a strip that asks for a page is content with this one."""
        if start is Start.FACING_PAGE:
            return bool(self.page.items) and len(self.pages) % 2 == 1
        if start is Start.ROOMY_PAGE:
            return self.page.used <= self.room / 2
        return start is Start.FLOW

    def _chain_end(self, start: int, keep: Keep) -> int:
        """The last strip of those that hold on to one another at least so strongly, up to one that wants a page."""
        end = start
        while end + 1 < len(self.strips) and self.strips[end].keep >= keep:
            if self.strips[end + 1].start is not Start.FLOW:
                break
            end += 1
        return end

    def _height(self, start: int, end: int, upper: Strip | None) -> float:
        height = 0.0
        for strip in self.strips[start : end + 1]:
            height += gap_between(upper, strip) + strip.height
            upper = strip
        return height

    def _fits(self, start: int, end: int) -> bool:
        if not self.page.items:
            return self._fits_alone(start, end)
        return self.page.used + self._height(start, end, self.page.last) <= self.room + _EPSILON

    def _fits_alone(self, start: int, end: int) -> bool:
        head = _head_height(self.strips[start])
        upper = self.strips[start].running_head[-1] if self.strips[start].running_head else None
        return head + self._height(start, end, upper) <= self.room + _EPSILON

    def _put(self, start: int, end: int) -> None:
        if not self.page.items:
            for strip in self.strips[start].running_head:
                self.page.add(strip, repeated=True)
        for strip in self.strips[start : end + 1]:
            self.page.add(strip)

    def _put_in_parts(self, start: int, end: int) -> None:
        """Something longer than a page: broken between the parts that must not be broken themselves."""
        if self.page.used > self.room * (1 - _WORTH_STARTING):
            self._open_page()
        place = start
        while place <= end:
            stop = min(self._part_end(place), end)
            if not self._fits_alone(place, stop):
                stop = self._last_that_fits(place, stop)
            if not self._fits(place, stop):
                self._open_page()
            self._put(place, stop)
            place = stop + 1

    def _part_end(self, place: int) -> int:
        close = self._chain_end(place, Keep.CLOSELY)
        if self._height(place, close, None) <= self.room * _MOST_HELD_CLOSELY:
            return close
        return self._chain_end(place, Keep.ALWAYS)

    def _last_that_fits(self, start: int, end: int) -> int:
        """As much as one page takes of what nothing else can break; one strip at least."""
        stop = start
        while stop < end and self._fits_alone(start, stop + 1):
            stop += 1
        return stop


def _head_height(strip: Strip) -> float:
    height, upper = 0.0, None
    for head in strip.running_head:
        height += gap_between(upper, head) + head.height
        upper = head
    return height


def _share_lines(writing: Mapping[int, WritingLines], left: float) -> dict[int, int]:
    """How many lines each place gets: one more for each in turn, as long as there is room."""
    lines = {place: wanted.fewest for place, wanted in writing.items()}
    growing = True
    while growing:
        growing = False
        for place, wanted in writing.items():
            if lines[place] < wanted.most and wanted.pitch <= left + _EPSILON:
                lines[place], left, growing = lines[place] + 1, left - wanted.pitch, True
    return lines


def _settle(page: _Page, room: float) -> tuple[PlacedStrip, ...]:
    """Give the lines to write on what is left, in turn, then say where each strip stands."""
    lines = _share_lines({place: s.writing for place, (s, _) in enumerate(page.items) if s.writing}, room - page.used)
    placed: list[PlacedStrip] = []
    y, upper = 0.0, None
    for place, (strip, repeated) in enumerate(page.items):
        y += gap_between(upper, strip)
        placed.append(PlacedStrip(strip, y, lines.get(place, 0), repeated))
        more = (lines[place] - strip.writing.fewest) * strip.writing.pitch if strip.writing else 0.0
        y, upper = y + strip.height + more, strip
    return tuple(placed)
