"""A paper while it is written: headings, paragraphs and other parts, in reading order, as flowables and structure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from deckgen.blueprint.pages import Tag
from deckgen.planning.paper.flowables import (
    Anchor,
    Column,
    Flowable,
    Flowables,
    Keep,
    Rows,
    anchored,
    flatten,
    keep_together,
)
from deckgen.planning.paper.kept_parts import KeptParts
from deckgen.planning.paper.paper_context import PaperContext
from deckgen.planning.paper.structure_builder import ROOT, StructureBuilder
from deckgen.planning.paper.text_blocks import BlockStyles, set_text_rows
from deckgen.planning.paper.text_lines import TextSetter
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.problems import NOWHERE, Place, Problem
from deckgen.rich_text import Span, Text
from deckgen.storyboard.list_items import as_items

_RANKS = (Tag.H1, Tag.H2, Tag.H3, Tag.H4)


class Manuscript:
    """What has been written so far. `pages` says on which page each named place came to stand the last time."""

    def __init__(self, context: PaperContext, pages: Mapping[str, int], kept: KeptParts | None = None) -> None:
        self.context = context
        self.pages = pages
        self.problems: list[Problem] = []
        self.structure = StructureBuilder(context.facts.language or context.deck.language)
        self.setter = self._make_setter()
        self.flowables: list[Flowable] = []
        self._kept = kept or KeptParts()
        self._pages_named = 0

    def _make_setter(self) -> TextSetter:
        context = self.context
        return TextSetter(
            context.breaker, self.structure, context.deck.language, context.colours.primary, self.problems
        )

    def beside(self, context: PaperContext) -> Manuscript:
        """The same paper in another language and column: one structure, the problems of both."""
        made = Manuscript(context, self.pages, self._kept)
        made.problems, made.structure = self.problems, self.structure
        made.setter = made._make_setter()
        return made

    @property
    def media(self) -> dict[str, tuple[bytes, str]]:
        """The pictures by their key."""
        return self._kept.media

    @property
    def body(self) -> Column:
        """The column for text."""
        return self.context.grid.body

    def add(self, flowables: Iterable[Flowable]) -> None:
        """Put flowables below what is there."""
        self.flowables += flowables

    def section(self, parent: int = ROOT) -> int:
        """Begin a part of the document."""
        return self.structure.add(parent, Tag.SECTION)

    def part(self, name: str, parent: int, write: Callable[[int], Flowables]) -> Flowables:
        """A section below `parent` that `write` fills; taken as it is from the last writing where it must be the same.

        A paper is written again once its page numbers are known. All but its contents would be set twice.
        """
        kept = self._repeat(name, parent)
        if kept is not None:
            return kept
        mark = self._mark()
        flowables = write(self.section(parent))
        self._keep(name, parent, mark, flowables)
        return flowables

    def chapter(self, name: str, write: Callable[[], None]) -> None:
        """What `write` adds to the paper below all that is there; taken from the last writing as a part is."""
        kept = self._repeat(name, ROOT)
        if kept is not None:
            self.add(kept)
            return
        mark, begun = self._mark(), len(self.flowables)
        write()
        self._keep(name, ROOT, mark, tuple(self.flowables[begun:]))

    def _repeat(self, name: str, parent: int) -> Flowables | None:
        kept = self._kept.find(name, parent, self.structure)
        if kept is None:
            return None
        self.problems += kept.problems
        return kept.flowables

    def _mark(self) -> tuple[int, int, int]:
        """How much there is: elements, problems, and page numbers that were asked for."""
        return self.structure.count, len(self.problems), self._pages_named

    def _keep(self, name: str, parent: int, mark: tuple[int, int, int], flowables: Flowables) -> None:
        """Keep what was written since a mark, unless it names pages: those may change."""
        first, known, named = mark
        if self._pages_named == named:
            self._kept.keep(name, self.structure.cut_branches(first, parent), flowables, self.problems[known:])

    def page_of(self, name: str) -> str:
        """The page number of a named place, as it is printed."""
        self._pages_named += 1
        return str(self.pages.get(name, 0) + 1)

    def heading(
        self,
        rank: int,
        text: str,
        style: TextStyle,
        parent: int,
        *,
        column: Column | None = None,
        anchor: str = "",
        bookmark: str = "",
        place: Place = NOWHERE,
    ) -> Flowables:
        """A heading, held to what follows; with an anchor, links and a bookmark lead to it."""
        element = self.structure.add(parent, _RANKS[rank - 1])
        lines = self.setter.set_spans((Span(text),), style, column or self.body, element, place=place)
        held = keep_together(lines, Keep.ALWAYS, last=Keep.ALWAYS)
        if not anchor:
            return held
        return anchored(held, Anchor(anchor, bookmark or text, rank - 1))

    def paragraph(
        self, text: str, style: TextStyle, parent: int, *, column: Column | None = None, place: Place = NOWHERE
    ) -> Flowables:
        """A paragraph of plain words."""
        return self.spans((Span(text),), style, parent, column=column, place=place)

    def spans(
        self,
        spans: Sequence[Span],
        style: TextStyle,
        parent: int,
        *,
        column: Column | None = None,
        place: Place = NOWHERE,
    ) -> Flowables:
        """A paragraph of spans."""
        element = self.structure.add(parent, Tag.PARAGRAPH)
        return self.setter.set_spans(spans, style, column or self.body, element, place=place)

    def label(self, text: str, parent: int, *, column: Column | None = None) -> Flowables:
        """A quiet word above a part, held to it."""
        lines = self.paragraph(text, self.context.styles.label, parent, column=column)
        return keep_together(lines, Keep.ALWAYS, last=Keep.ALWAYS)

    def text(
        self,
        text: Text,
        parent: int,
        *,
        style: TextStyle | None = None,
        column: Column | None = None,
        heading_rank: int = 4,
    ) -> Flowables:
        """An author's text."""
        return flatten(self.text_rows(text, parent, style=style, column=column, heading_rank=heading_rank))

    def text_rows(
        self,
        text: Text,
        parent: int,
        *,
        style: TextStyle | None = None,
        column: Column | None = None,
        heading_rank: int = 4,
    ) -> Rows:
        """An author's text, a row of flowables for each of its blocks."""
        context = self.context
        styles = BlockStyles(
            style or context.styles.body, context.styles.part, _RANKS[heading_rank - 1], context.colours.more
        )
        return set_text_rows(self.setter, text, parent, styles, column or self.body)

    def bullets(
        self, items: Iterable[Text], parent: int, *, style: TextStyle | None = None, column: Column | None = None
    ) -> Flowables:
        """Several texts as one list; the first block of each is its item."""
        return self.text(as_items(items), parent, style=style, column=column)
