"""Composes a finished document from what a paper writes: pages drawn, page numbers known, running foot set."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import Destination, Document, Mark, OutlineEntry, Page, Tag
from deckgen.blueprint.secrets import Secret
from deckgen.planning.paper.bookmarks import group_bookmarks
from deckgen.planning.paper.flow import PlacedFlowable, flow_flowables
from deckgen.planning.paper.flowables import Panel, as_artifact, shift, shift_box
from deckgen.planning.paper.kept_parts import KeptParts
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.page_furniture import draw_furniture
from deckgen.planning.paper.paper_context import PaperContext
from deckgen.planning.paper.paper_plan import PaperPlan
from deckgen.planning.paper.reading_order import order_pages
from deckgen.planning.paper.structure_builder import ROOT
from deckgen.planning.paper.theme_tabs import draw_tabs
from deckgen.problems import in_order

_MOST_ROUNDS = 4  # a page number that changes a line break that changes a page number; in practice two rounds do

Write = Callable[[Manuscript], None]


def compose_paper(
    context: PaperContext, write: Write, secrets: Sequence[Secret] = (), *, bare_first: bool = False
) -> PaperPlan:
    """Write the paper until its page numbers say what they should. `bare_first` leaves the cover without a foot."""
    known: dict[str, int] = {}
    kept = KeptParts()
    for _ in range(_MOST_ROUNDS):
        manuscript = Manuscript(context, known, kept)
        write(manuscript)
        placed = flow_flowables(manuscript.flowables, context.grid)
        found = _find_pages(placed)
        if found == known:
            break
        known = found
    drawing = _Drawing(manuscript, placed)
    origin = manuscript.structure.add(ROOT, Tag.PARAGRAPH) if len(placed) == 1 else None
    structure = manuscript.structure.build()
    pages = order_pages(draw_furniture(drawing.pages, context, bare_first=bare_first, origin=origin), structure)
    document = Document(
        facts=context.facts,
        pages=pages,
        structure=structure,
        outline=group_bookmarks(drawing.outline),
        destinations=tuple(drawing.destinations),
        media=manuscript.media or None,
        secrets=tuple(secrets),
    )
    return PaperPlan(document, in_order(manuscript.problems))


def _find_pages(placed: Sequence[Sequence[PlacedFlowable]]) -> dict[str, int]:
    """On which page each named place came to stand."""
    return {
        anchor.name: page
        for page, items in enumerate(placed)
        for item in items
        if not item.repeated
        for anchor in item.flowable.anchors
    }


class _Drawing:
    """Places flowables on pages and notes where names, bookmarks and figures came to stand."""

    def __init__(self, manuscript: Manuscript, placed: Sequence[Sequence[PlacedFlowable]]) -> None:
        self.manuscript = manuscript
        self.outline: list[OutlineEntry] = []
        self.destinations: list[Destination] = []
        self.pages = tuple(self._draw_page(index, items) for index, items in enumerate(placed))

    def _draw_page(self, index: int, items: Sequence[PlacedFlowable]) -> Page:
        grid = self.manuscript.context.grid
        frame = grid.frame(index + 1)
        marks: list[Mark] = [shift(mark, frame.x, frame.y) for mark in _draw_panels(items)]
        for item in items:
            top = frame.y + item.y
            drawn = item.flowable.marks + (item.flowable.writing.draw(item.lines) if item.flowable.writing else ())
            marks += [shift(as_artifact(mark) if item.repeated else mark, frame.x, top) for mark in drawn]
            if not item.repeated:
                self._note(item, index, frame, top)
        themes = dict.fromkeys(item.flowable.theme for item in items if item.flowable.theme)
        marks += draw_tabs(self.manuscript.context, tuple(themes), index + 1)
        return Page(grid.width, grid.height, tuple(marks))

    def _note(self, item: PlacedFlowable, index: int, frame: Box, top: float) -> None:
        for anchor in item.flowable.anchors:
            self.destinations.append(Destination(anchor.name, index, max(0.0, top - 4)))
            if anchor.level >= 0:
                entry = OutlineEntry(anchor.title, anchor.level, index, max(0.0, top - 4), anchor.key)
                self.outline.append(entry)
        for number, box in item.flowable.figures:
            self.manuscript.structure.place_figure(number, index, shift_box(box, frame.x, top))


def _draw_panels(items: Sequence[PlacedFlowable]) -> list[Mark]:
    """One piece for each panel, from its first flowable on the page to its last; the outermost first."""
    reach: dict[Panel, tuple[float, float]] = {}
    for item in items:
        for panel in item.flowable.panels:
            bottom = item.y + item.flowable.height
            top = reach[panel][0] if panel in reach else item.y
            reach[panel] = (top, bottom)
    return [mark for panel, (top, bottom) in reach.items() for mark in panel.draw(top, bottom)]
