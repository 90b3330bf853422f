"""What one paper in two languages is written with: its context, and a manuscript for each language.

Reading order: of a title, a theme, a dilemma, all of the first language comes before all of the second, each in a
division that says its language. Whoever listens follows one language through a whole situation with its choices, and
goes from heading to heading past the other. Row by row, the voice would change language with every paragraph; with
all of one language first, the two halves of a group would be at different ends of the paper.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from msgspec.structs import replace

from deckgen.blueprint.look import Look
from deckgen.blueprint.pages import Tag
from deckgen.blueprint.slides import DocumentFacts
from deckgen.content.deck import Deck
from deckgen.content.locale import Locale
from deckgen.planning.paper.bilingual.level_rows import level_parts
from deckgen.planning.paper.flowables import Column, Flowables, Rows
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.page_grid import LANDSCAPE
from deckgen.planning.paper.paper_context import PaperContext, make_context
from deckgen.planning.paper.text_styles import make_styles
from deckgen.storyboard.scenes import Storyboard

Part = TypeVar("Part")
Edition = tuple[Deck, Locale]

_BODY_SIZE = 10.5
_GUTTER = 26.0
_LARGE_GUTTER = 34.0


def make_pair_context(
    first: Edition, second: Edition, look: Look, facts: DocumentFacts, *, large_print: bool
) -> PaperContext:
    """The context of the left column, with that of the right one beside it. Large print takes the page's long side."""
    paper, gutter = (LANDSCAPE, _LARGE_GUTTER) if large_print else ("A4", _GUTTER)
    contexts = [
        make_context(deck, look, locale, facts, locale.paper.handout, paper=paper, large_print=large_print)
        for deck, locale in (first, second)
    ]
    left, right = contexts
    full = left.grid.full
    width = (full.width - gutter) / 2
    styles = make_styles(left.colours, large=large_print, compact=not large_print, body_size=_BODY_SIZE)
    columns = (Column(full.x, width), Column(full.right - width, width))
    left, right = (
        replace(context, grid=replace(context.grid, text=column), styles=styles, breaker=left.breaker)
        for context, column in zip(contexts, columns, strict=True)
    )
    return replace(left, beside=right)


class ParallelColumns:
    """The paper in both languages while it is written."""

    def __init__(self, manuscript: Manuscript, beside: PaperContext) -> None:
        self.first = manuscript
        self.second = manuscript.beside(beside)

    @property
    def decks(self) -> tuple[Deck, Deck]:
        """The deck in either language."""
        return self.first.context.deck, self.second.context.deck

    @property
    def boards(self) -> tuple[Storyboard, Storyboard]:
        """What is said in either language."""
        return self.first.context.board, self.second.context.board

    def write(
        self, parent: int, parts: tuple[Part, Part], write: Callable[[Manuscript, Part, int], Sequence[Rows]]
    ) -> Flowables:
        """What `write` makes of a part in either language, level with one another; all of the first is read first."""
        made = []
        for ms, part in zip((self.first, self.second), parts, strict=True):
            division = ms.structure.add(parent, Tag.DIVISION, language=ms.context.deck.language)
            made.append(write(ms, part, division))
        return level_parts(*made)
