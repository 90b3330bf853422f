"""What the verdicts' symbols mean: those that the deck uses, from best to wrong, in columns; and a symbol alone."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import Tag
from deckgen.planning.paper.badges import draw_symbol
from deckgen.planning.paper.choice_rows import set_verdict
from deckgen.planning.paper.flowables import Column, Flowable, Flowables, beside, keep_together
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.storyboard.verdicts import SaidVerdict

_GAP = 8.0


def set_legend(ms: Manuscript, make_section: Callable[[], int], column: Column, *, columns: int = 2) -> Flowables:
    """The symbols with their words; nothing, and no section, where nothing is judged."""
    verdicts = ms.context.board.verdicts
    if not verdicts:
        return ()
    section = make_section()
    share = column.width / columns
    label = ms.label(ms.context.words.verdict_legend, section, column=column)
    rows: list[Flowables] = []
    for left in range(0, len(verdicts), columns):
        pair = verdicts[left : left + columns]
        places = [Column(column.x + share * place, share - _GAP) for place in range(len(pair))]
        rows.append(beside([set_verdict(ms, section, v, c) for v, c in zip(pair, places, strict=True)]))
    return keep_together((*label, *(flowable for row in rows for flowable in row)))


def set_symbol(ms: Manuscript, parent: int, verdict: SaidVerdict, column: Column, side: float) -> Flowables:
    """A verdict as its symbol alone, with its word for who does not see it."""
    figure = ms.structure.add(parent, Tag.FIGURE, alt=verdict.word)
    box = Box(column.x, 0, side, side)
    colour = ms.context.colours.of(verdict.colour)
    return (Flowable(side, draw_symbol(verdict.symbol, box, colour, figure), figures=((figure, box),)),)
