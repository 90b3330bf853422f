"""The running foot of each page: deck and paper on the left, page x of y on the right, where it comes from below.

All of it is decoration for a screen reader: it repeats what the document says of itself, page after page. On a paper
of one page nothing repeats: the deck’s title, which stands above, is left out, and where it comes from is text. In
large print the title is left out too, since a line holds only half as many words.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import Mark, Page, RuleMark
from deckgen.planning.paper.flowables import Column, Flowables, Keep, keep_together, shift
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.page_grid import FOOT_GAP, FOOT_PADDING
from deckgen.planning.paper.paper_context import PaperContext
from deckgen.planning.paper.structure_builder import StructureBuilder
from deckgen.planning.paper.text_lines import TextSetter
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.planning.provenance import say_origin, say_provenance
from deckgen.storyboard.shortening import cut_words, remind

_POSITION = 48.0  # room for 999/999


def draw_furniture(
    pages: Sequence[Page], context: PaperContext, *, bare_first: bool, origin: int | None = None
) -> tuple[Page, ...]:
    """Add the foot to each page; a cover keeps only the line that says where it comes from.

    That line is text of the element `origin`, if there is one.
    """
    foot = _Foot(context, origin, is_only=len(pages) == 1)
    return tuple(
        replace(page, marks=page.marks + foot.draw(number, len(pages), bare=bare_first and number == 1))
        for number, page in enumerate(pages, start=1)
    )


def choose_origin(context: PaperContext, setter: TextSetter, width: float) -> str:
    """Where a paper comes from, with the codes that it quotes where all their names have room."""
    whole = say_provenance(context.facts, context.locale)
    if setter.width_of(whole, context.styles.furniture) <= width:
        return whole
    return say_origin(context.facts, context.locale)


def set_codes(ms: Manuscript) -> Flowables:
    """The codes in full, for the end of a paper whose foot has no room for them and that lists them nowhere else."""
    context, full = ms.context, ms.context.grid.full
    whole = say_provenance(context.facts, context.locale)
    if choose_origin(context, ms.setter, full.width) == whole:
        return ()
    words = f"{context.words.codes}{context.locale.typography.space_before_marks}: {context.facts.code_version}."
    style = replace(context.styles.small, colour=context.colours.muted, before=14)
    return keep_together(ms.paragraph(words, style, ms.section(), column=full), Keep.ALWAYS)


class _Foot:
    """Draws the foot of one page after the other."""

    def __init__(self, context: PaperContext, origin: int | None, *, is_only: bool) -> None:
        self.context = context
        self.origin = origin
        self.has_title = not is_only and not context.styles.large
        self.style = context.styles.furniture
        self.setter = TextSetter(context.breaker, StructureBuilder(""), context.deck.language, self.style.colour, [])

    def draw(self, number: int, total: int, *, bare: bool) -> tuple[Mark, ...]:
        frame = self.context.grid.frame(number)
        top = frame.bottom + FOOT_GAP
        marks: list[Mark] = []
        if not bare:
            marks.append(RuleMark(frame.x, top, frame.right, top, 0.5, self.context.colours.rule))
            marks += self._draw_position(frame, top + FOOT_PADDING, number, total)
        source = self._fit(choose_origin(self.context, self.setter, frame.width), frame.width)
        below = top + FOOT_PADDING + self.style.leading
        marks += self._draw_line(source, frame.x, below, frame.width, element=self.origin)
        return tuple(marks)

    def _draw_position(self, frame: Box, top: float, number: int, total: int) -> list[Mark]:
        if self.context.beside:
            return self._draw_both(frame, top, f"{number}/{total}", self.context.beside)
        position = self.context.words.page_of.format(page=number, total=total)
        taken = self.setter.width_of(position, self.style) + 16
        named = f"{self.context.deck.title} · {self.context.kind}" if self.has_title else self.context.kind
        if self.has_title and self.setter.width_of(named, self.style) > frame.width - taken:
            named = f"{remind(self.context.deck.title)} · {self.context.kind}"
        title = self._fit(named, frame.width - taken)
        return [
            *self._draw_line(title, frame.x, top, frame.width),
            *self._draw_line(position, frame.x, top, frame.width, align="right"),
        ]

    def _draw_both(self, frame: Box, top: float, position: str, other: PaperContext) -> list[Mark]:
        """The deck's title in either column; where a page stands needs no words."""
        marks = self._draw_line(position, frame.x, top, frame.width, align="right")
        for context in (self.context, other):
            column = context.grid.body
            room = min(column.width, frame.width - column.x - _POSITION)
            named = context.deck.title if self.has_title else context.kind
            marks += self._draw_line(self._fit(named, room), frame.x + column.x, top, room)
        return marks

    def _draw_line(
        self, text: str, x: float, top: float, width: float, *, align: str = "left", element: int | None = None
    ) -> list[Mark]:
        style: TextStyle = replace(self.style, align=align)
        flowables = self.setter.set_string(text, style, Column(0, width + 1), element)
        return [shift(mark, x, top) for mark in flowables[0].marks] if flowables else []

    def _fit(self, text: str, width: float) -> str:
        """The text, cut at a word where the line is too short."""
        return cut_words(text, lambda start: self.setter.width_of(start, self.style) <= width, " ·,")
