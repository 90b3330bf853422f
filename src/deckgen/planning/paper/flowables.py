"""What a column is made of: a flowable is as wide as its column, holds marks, and is never cut by a page break.

Everything that a page can hold becomes flowables: a line of text, a row of a table, a picture. Marks count from the
flowable's own top left; the flow moves them to their page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum, IntEnum

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import BoxMark, ImageMark, Mark, PageRun, RuleMark, SymbolMark, TextMark

_NOTHING = 0.01  # points: less is no difference


class Keep(IntEnum):
    """How strongly a flowable holds on to the next one."""

    FREE = 0
    RATHER = 1  # unless the whole is longer than a page, or would leave a page emptier than half
    TOGETHER = 2  # unless the whole is longer than a page
    KEEP_WITH_NEXT = 3  # also where the whole is longer than a page, unless this part takes most of one
    ALWAYS = 4  # unless there is no other way


class Start(Enum):
    """Where a flowable wants to begin."""

    FLOW = "flow"
    PAGE = "page"
    ROOMY_PAGE = "roomy"  # a new page, unless half of this one is free
    LEFT_PAGE = "left"
    RIGHT_PAGE = "right"
    FACING_PAGE = "facing"  # the right page; right here if the flow has reached one


class Column(Struct, frozen=True):
    """A part of the frame: its left edge, from the frame's, and its width."""

    x: float
    width: float

    def indented(self, left: float, right: float = 0) -> Column:
        """The column less a margin on either side."""
        return Column(self.x + left, self.width - left - right)

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.width


class Panel(Struct, frozen=True, eq=False):
    """A ground or bar behind the flowables that name it; one piece a page, however many flowables it holds."""

    column: Column
    fill: str = ""
    bar: str = ""  # the colour of a bar along the left edge
    bar_width: float = 2.5
    radius: float = 0

    def draw(self, top: float, bottom: float) -> tuple[BoxMark, ...]:
        """The marks of one piece."""
        x, width, height = self.column.x, self.column.width, bottom - top
        marks: list[BoxMark] = []
        if self.fill:
            marks.append(BoxMark(Box(x, top, width, height), self.fill, radius=self.radius))
        if self.bar:
            marks.append(BoxMark(Box(x, top, self.bar_width, height), self.bar))
        return tuple(marks)


class Anchor(Struct, frozen=True):
    """A place that links and bookmarks lead to; `level` below 0 makes no bookmark. `key` numbers a theme or dilemma."""

    name: str
    title: str = ""
    level: int = -1
    key: str = ""


class WritingLines(Struct, frozen=True):
    """Lines to write on, filled out to the page's foot up to `most`."""

    column: Column
    pitch: float
    fewest: int
    most: int
    colour: str

    def draw(self, count: int) -> tuple[RuleMark, ...]:
        """The rules, from the flowable's top."""
        rules = (self.pitch * (number + 1) for number in range(count))
        return tuple(RuleMark(self.column.x, y, self.column.right, y, 0.6, self.colour, for_hand=True) for y in rules)


class Flowable(Struct, frozen=True, eq=False):
    """A piece of a column. `before` and `after` are the least space to its neighbours; the larger of two counts."""

    height: float
    marks: tuple[Mark, ...] = ()
    before: float = 0
    after: float = 0
    keep: Keep = Keep.FREE
    start: Start = Start.FLOW
    panels: tuple[Panel, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    figures: tuple[tuple[int, Box], ...] = ()
    running_head: tuple[Flowable, ...] = ()  # repeated on top where a page begins with this flowable
    writing: WritingLines | None = None
    optional: bool = False  # left out where it would need a page of its own
    theme: int = 0  # the number of the theme it belongs to
    filler: tuple[Flowable, ...] = ()  # what fills a page left over before a left or right page


Flowables = tuple[Flowable, ...]
Rows = tuple[Flowables, ...]  # flowables by what belongs together: a paragraph, an item, a choice


def flatten(rows: Iterable[Flowables]) -> Flowables:
    """The flowables of rows below one another."""
    return tuple(flowable for row in rows for flowable in row)


def shift(mark: Mark, right: float, down: float) -> Mark:
    """The mark elsewhere. Every mark of a paper comes by here: hence constructors, a third of `replace`'s cost."""
    if not right and not down:
        return mark
    if isinstance(mark, TextMark):
        runs = tuple([_shift_run(run, right) for run in mark.runs]) if right else mark.runs
        return TextMark(mark.y + down, runs, mark.element, mark.joins)
    if isinstance(mark, RuleMark):
        x1, x2, y1, y2 = mark.x1 + right, mark.x2 + right, mark.y1 + down, mark.y2 + down
        return RuleMark(x1, y1, x2, y2, mark.width, mark.colour, mark.dash, mark.for_hand)
    box = shift_box(mark.box, right, down)
    if isinstance(mark, BoxMark):
        clip = mark.clip and shift_box(mark.clip, right, down)
        return BoxMark(box, mark.fill, mark.stroke, mark.line_width, mark.radius, mark.bleeds, mark.element, clip)
    if isinstance(mark, ImageMark) and mark.clip:
        return replace(mark, box=box, clip=shift_box(mark.clip, right, down))
    return replace(mark, box=box)


def _shift_run(run: PageRun, right: float) -> PageRun:
    return PageRun(run.text, run.x + right, run.width, run.face, run.size, run.colour, run.element, run.url, run.target)


def shift_box(box: Box, right: float, down: float) -> Box:
    """The same box elsewhere."""
    return Box(box.x + right, box.y + down, box.width, box.height)


def as_artifact(mark: Mark) -> Mark:
    """The mark as decoration: what repeats something that was said already."""
    if isinstance(mark, TextMark):
        runs = tuple(replace(run, element=None, url="", target="") for run in mark.runs)
        return TextMark(mark.y, runs, None, mark.joins)
    if isinstance(mark, (BoxMark, SymbolMark, ImageMark)):
        return replace(mark, element=None)
    return mark


def spacer(height: float) -> Flowable:
    """Room that nothing is drawn in."""
    return Flowable(height, keep=Keep.ALWAYS)


def keep_together(flowables: Iterable[Flowable], keep: Keep = Keep.TOGETHER, last: Keep | None = None) -> Flowables:
    """The flowables, each holding on to the next at least so strongly; the last as `last` says."""
    made = [replace(flowable, keep=max(flowable.keep, keep)) for flowable in flowables]
    if made:
        end = made[-1]
        made[-1] = replace(end, keep=last if last is not None else Keep.FREE)
    return tuple(made)


def spaced(flowables: Sequence[Flowable], before: float | None = None, after: float | None = None) -> Flowables:
    """The flowables with other space above the first and below the last."""
    made = list(flowables)
    if made and before is not None:
        made[0] = replace(made[0], before=before)
    if made and after is not None:
        made[-1] = replace(made[-1], after=after)
    return tuple(made)


def anchored(flowables: Sequence[Flowable], *anchors: Anchor) -> Flowables:
    """The flowables with names at the first."""
    if not flowables:
        return ()
    return (replace(flowables[0], anchors=(*flowables[0].anchors, *anchors)), *flowables[1:])


def starting(flowables: Sequence[Flowable], start: Start, filler: Sequence[Flowable] = ()) -> Flowables:
    """The flowables, the first beginning where it is told."""
    if not flowables:
        return ()
    return (replace(flowables[0], start=start, filler=tuple(filler)), *flowables[1:])


def in_panel(flowables: Sequence[Flowable], panel: Panel, above: float, below: float) -> Flowables:
    """The flowables with a panel behind them and room at its edges."""
    if not flowables:
        return ()
    first, last = flowables[0], flowables[-1]
    top = Flowable(above, before=first.before, keep=Keep.ALWAYS)
    inner = spaced(flowables, before=0, after=0)
    held = (*inner[:-1], replace(inner[-1], keep=Keep.ALWAYS))
    bottom = Flowable(below, after=last.after, keep=last.keep)
    return tuple(replace(flowable, panels=(panel, *flowable.panels)) for flowable in (top, *held, bottom))


def gap_between(upper: Flowable | None, lower: Flowable) -> float:
    """The space between two flowables; none at the top."""
    return max(upper.after, lower.before) if upper else 0.0


def total_height(flowables: Iterable[Flowable]) -> float:
    """The height of flowables under one another."""
    height, upper = 0.0, None
    for flowable in flowables:
        height += gap_between(upper, flowable) + flowable.height
        upper = flowable
    return height


def beside(columns: Sequence[Sequence[Flowable]], keep: Keep = Keep.TOGETHER) -> Flowables:
    """Columns that begin at the same height as one sequence of flowables, cut only where no column has a flowable.

    Why not one tall flowable: a row of a table that is longer than a page must be able to break.
    """
    laid = [item for column in columns for item in _lay(column)]
    if not laid:
        return ()
    laid.sort(key=lambda item: item[0])
    groups: list[list[tuple[float, Flowable]]] = []
    reach = 0.0
    for top, flowable in laid:
        if groups and top < reach - _NOTHING:
            groups[-1].append((top, flowable))
        else:
            groups.append([(top, flowable)])
        reach = max(reach, top + flowable.height)
    merged = [_merge(group) for group in groups]
    tops = [top for top, _ in merged]
    flowables = [
        replace(flowable, before=top - (tops[place - 1] + merged[place - 1][1].height) if place else flowable.before)
        for place, (top, flowable) in enumerate(merged)
    ]
    flowables[0] = replace(flowables[0], before=max(column[0].before for column in columns if column))
    flowables[-1] = replace(flowables[-1], after=max(column[-1].after for column in columns if column))
    return keep_together(flowables, keep)


def as_one(flowables: Sequence[Flowable]) -> Flowables:
    """Flowables as a single one that no page break cuts: for short things with a panel."""
    if not flowables:
        return ()
    laid = _lay(flowables)
    height = total_height(flowables)
    panels = dict.fromkeys(panel for flowable in flowables for panel in flowable.panels)
    grounds = [mark for panel in panels for mark in panel.draw(*_reach(panel, laid))]
    marks = [shift(mark, 0, y) for y, flowable in laid for mark in _drawn(flowable)]
    anchors = tuple(anchor for flowable in flowables for anchor in flowable.anchors)
    figures = tuple((name, shift_box(box, 0, y)) for y, flowable in laid for name, box in flowable.figures)
    first, last = flowables[0], flowables[-1]
    return (
        Flowable(height, (*grounds, *marks), first.before, last.after, last.keep, anchors=anchors, figures=figures),
    )


def _reach(panel: Panel, laid: Sequence[tuple[float, Flowable]]) -> tuple[float, float]:
    held = [(y, y + flowable.height) for y, flowable in laid if panel in flowable.panels]
    return held[0][0], held[-1][1]


def _lay(column: Sequence[Flowable]) -> list[tuple[float, Flowable]]:
    placed: list[tuple[float, Flowable]] = []
    y, upper = 0.0, None
    for flowable in column:
        y += gap_between(upper, flowable)
        placed.append((y, flowable))
        y, upper = y + flowable.height, flowable
    return placed


def _merge(group: Sequence[tuple[float, Flowable]]) -> tuple[float, Flowable]:
    """Flowables that overlap as one; panels become marks where they do not reach as far as the others."""
    top = group[0][0]
    if len(group) == 1:
        return top, replace(group[0][1], before=0, after=0)
    height = max([y + flowable.height for y, flowable in group]) - top
    panels, grounds = _merge_panels(group, top, height)
    marks = [shift(mark, 0, y - top) for y, flowable in group for mark in _drawn(flowable)]
    anchors = tuple([anchor for _, flowable in group for anchor in flowable.anchors])
    figures = tuple([(name, shift_box(box, 0, y - top)) for y, flowable in group for name, box in flowable.figures])
    keep = max([flowable.keep for _, flowable in group])
    return top, Flowable(height, (*grounds, *marks), keep=keep, panels=panels, anchors=anchors, figures=figures)


def _merge_panels(
    group: Sequence[tuple[float, Flowable]], top: float, height: float
) -> tuple[tuple[Panel, ...], Sequence[Mark]]:
    """The panels that stay, and the marks of the others."""
    if not any([flowable.panels for _, flowable in group]):  # noqa: C419  # a generator takes longer
        return (), ()
    whole = [flowable for y, flowable in group if y - top < _NOTHING and height - flowable.height < _NOTHING]
    panels = tuple(panel for flowable in whole for panel in flowable.panels)
    grounds = [
        mark
        for y, flowable in group
        for panel in flowable.panels
        if panel not in panels
        for mark in panel.draw(y - top, y - top + flowable.height)
    ]
    return panels, grounds


def _drawn(flowable: Flowable) -> tuple[Mark, ...]:
    if not flowable.writing:
        return flowable.marks
    return (*flowable.marks, *flowable.writing.draw(flowable.writing.fewest))
