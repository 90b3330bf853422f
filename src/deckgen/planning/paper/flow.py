"""Flows flowables over pages: what stands together stays together, and writing lines fill what is left of a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from deckgen.planning.paper.flowables import Flowable, Keep, Start, WritingLines, gap_between
from deckgen.planning.paper.page_grid import PageGrid

_EPSILON = 0.01
_MOST_HELD_CLOSELY = 0.6  # share of a page
_LEAST_FILLED = 0.5  # share of a page that is filled before what belongs together goes to the next
_WORTH_STARTING = 0.35  # share of a page that must be free for something longer than a page to begin on it


class PlacedFlowable(Struct, frozen=True):
    """A flowable at its height in the frame. `lines` counts its lines to write on; `repeated` runs say nothing."""

    flowable: Flowable
    y: float
    lines: int = 0
    repeated: bool = False


class _Page(Struct):
    items: list[tuple[Flowable, bool]] = field(default_factory=list)  # with: is it repeated
    used: float = 0.0

    @classmethod
    def of(cls, flowables: Sequence[Flowable]) -> _Page:
        """A page with these, below what its first one repeats on top of a page."""
        page = cls()
        for flowable in flowables[0].running_head if flowables else ():
            page.add(flowable, repeated=True)
        for flowable in flowables:
            page.add(flowable)
        return page

    @property
    def told(self) -> list[Flowable]:
        """What stands on it but what it repeats."""
        return [flowable for flowable, is_repeated in self.items if not is_repeated]

    @property
    def filled(self) -> float:
        """How high it is filled where its lines to write on are as many as there may be."""
        lines = (each.writing for each, _ in self.items if each.writing)
        return self.used + sum((wanted.most - wanted.fewest) * wanted.pitch for wanted in lines)

    @property
    def last(self) -> Flowable | None:
        return self.items[-1][0] if self.items else None

    def add(self, flowable: Flowable, *, repeated: bool = False) -> None:
        self.used += gap_between(self.last, flowable) + flowable.height
        self.items.append((flowable, repeated))


def flow_flowables(flowables: Sequence[Flowable], grid: PageGrid) -> tuple[tuple[PlacedFlowable, ...], ...]:
    """Spread the flowables over pages."""
    return _Flow(flowables, grid).run()


class _Flow:
    """Fills one page after the other."""

    def __init__(self, flowables: Sequence[Flowable], grid: PageGrid) -> None:
        self.flowables = flowables
        self.grid = grid
        self.room = grid.frame(1).height
        self.pages: list[_Page] = [_Page()]
        self.torn = -1  # the last flowable of what goes on two pages though it would rather stand on one

    def run(self) -> tuple[tuple[PlacedFlowable, ...], ...]:
        place = 0
        while place < len(self.flowables):
            self._turn_page_for(self.flowables[place])
            end = self._end_of_next(place)
            if self._fits(place, end):
                self._put(place, end)
            elif self.flowables[place].optional and place == end and self.page.items:
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
            self._even_out()
            self.pages.append(_Page())

    def _even_out(self) -> None:
        """Move the break up where this page would stay emptier than half: within what repeats its head on this page."""
        least = self.room * _LEAST_FILLED
        if self.page.filled >= least or len(self.pages) == 1:
            return
        before, after = self.pages[-2].told, self.page.told
        head = after[0].running_head if after else ()
        for cut in range(len(before) - 1, 0, -1):
            if not head or before[cut].running_head != head or self.page.filled >= least:
                return
            if before[cut - 1].keep > Keep.RATHER:
                continue
            upper, lower = _Page.of(before[:cut]), _Page.of([*before[cut:], *after])
            if upper.filled < least or lower.used > self.room:
                return
            self.pages[-2:] = [upper, lower]

    def _turn_page_for(self, flowable: Flowable) -> None:
        """Begin the page that a flowable asks for; what fills a page that is left over comes with the flowable."""
        if self._may_stay(flowable.start):
            return
        self._open_page()
        wanted = {Start.LEFT_PAGE: 0, Start.RIGHT_PAGE: 1, Start.FACING_PAGE: 1}.get(flowable.start)
        if wanted is not None and len(self.pages) % 2 != wanted and (self.page.items or self.pages[:-1]):
            for piece in flowable.filler:
                self.page.add(piece)
            self.pages.append(_Page())

    def _may_stay(self, start: Start) -> bool:
        """Whether a flowable that asks for a page is content with this one."""
        if start is Start.FACING_PAGE:
            return bool(self.page.items) and len(self.pages) % 2 == 1
        if start is Start.ROOMY_PAGE:
            return self.page.used <= self.room / 2
        return start is Start.FLOW

    def _chain_end(self, start: int, keep: Keep) -> int:
        """The last flowable of those that hold on to one another at least so strongly, up to one that wants a page."""
        end = start
        while end + 1 < len(self.flowables) and self.flowables[end].keep >= keep:
            if self.flowables[end + 1].start is not Start.FLOW:
                break
            end += 1
        return end

    def _end_of_next(self, start: int) -> int:
        """The last flowable of what goes on this page or the next: less than all that belongs together, if need be."""
        end = self._chain_end(start, Keep.RATHER)
        may_leave = not self.page.items or self.page.filled >= self.room * _LEAST_FILLED
        if start > self.torn and (self._fits(start, end) or (may_leave and self._fits_alone(start, end))):
            return end
        self.torn = max(self.torn, end)
        return self._chain_end(start, Keep.TOGETHER)

    def _height(self, start: int, end: int, upper: Flowable | None) -> float:
        height = 0.0
        for flowable in self.flowables[start : end + 1]:
            height += gap_between(upper, flowable) + flowable.height
            upper = flowable
        return height

    def _fits(self, start: int, end: int) -> bool:
        if not self.page.items:
            return self._fits_alone(start, end)
        return self.page.used + self._height(start, end, self.page.last) <= self.room + _EPSILON

    def _fits_alone(self, start: int, end: int) -> bool:
        head = _head_height(self.flowables[start])
        upper = self.flowables[start].running_head[-1] if self.flowables[start].running_head else None
        return head + self._height(start, end, upper) <= self.room + _EPSILON

    def _put(self, start: int, end: int) -> None:
        if not self.page.items:
            for flowable in self.flowables[start].running_head:
                self.page.add(flowable, repeated=True)
        for flowable in self.flowables[start : end + 1]:
            self.page.add(flowable)

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
        close = self._chain_end(place, Keep.KEEP_WITH_NEXT)
        if self._height(place, close, None) <= self.room * _MOST_HELD_CLOSELY:
            return close
        return self._chain_end(place, Keep.ALWAYS)

    def _last_that_fits(self, start: int, end: int) -> int:
        """As much as one page takes of what nothing else can break; one flowable at least."""
        stop = start
        while stop < end and self._fits_alone(start, stop + 1):
            stop += 1
        return stop


def _head_height(flowable: Flowable) -> float:
    height, upper = 0.0, None
    for head in flowable.running_head:
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


def _settle(page: _Page, room: float) -> tuple[PlacedFlowable, ...]:
    """Give the lines to write on what is left, in turn, then say where each flowable stands."""
    lines = _share_lines({place: s.writing for place, (s, _) in enumerate(page.items) if s.writing}, room - page.used)
    placed: list[PlacedFlowable] = []
    y, upper = 0.0, None
    for place, (flowable, repeated) in enumerate(page.items):
        y += gap_between(upper, flowable)
        placed.append(PlacedFlowable(flowable, y, lines.get(place, 0), repeated))
        more = (lines[place] - flowable.writing.fewest) * flowable.writing.pitch if flowable.writing else 0.0
        y, upper = y + flowable.height + more, flowable
    return tuple(placed)
