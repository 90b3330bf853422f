"""What tells voting cards apart at a glance and in grey: one colour, a shape for each letter, and one back for all."""

from __future__ import annotations

from deckgen.blueprint.lengths import Box, mm
from deckgen.blueprint.pages import BoxMark, Mark
from deckgen.content.dilemma import LETTERS
from deckgen.planning.paper.page_grid import PageGrid
from deckgen.planning.paper.paper_colours import WHITE, PaperColours

_HEIGHT = mm(105)  # of the card that all is measured for
_SIDE = 196.0  # of a shape
_LINE = 9.0  # of a shape that is only an outline
_ROUND = 44.0  # the radius of rounded corners
_FRAME, _FRAME_LINE = 26.0, 2.5  # the back's frame: how far from the edge, how thick
_DISC = 118.0  # the back's two circles


def voting_shape(letter: str, grid: PageGrid, colours: PaperColours) -> tuple[BoxMark, str]:
    """The shape behind a letter and the letter's colour: disc, square and rounded square, filled and then outlined."""
    place, grown = LETTERS.index(letter), grid.height / _HEIGHT
    side = _SIDE * grown
    radius = (side / 2, 0.0, _ROUND * grown)[place % 3]
    box = Box((grid.width - side) / 2, (grid.height - side) / 2, side, side)
    if place < 3:  # noqa: PLR2004  # half of the letters are filled
        return BoxMark(box, WHITE, radius=radius), colours.primary
    return BoxMark(box, stroke=WHITE, line_width=_LINE * grown, radius=radius), WHITE


def draw_voting_back(grid: PageGrid, colours: PaperColours) -> tuple[Mark, ...]:
    """A frame and two circles that overlap: the same on every card."""
    grown = grid.height / _HEIGHT
    frame, disc, line = _FRAME * grown, _DISC * grown, _FRAME_LINE * grown
    inner = Box(frame, frame, grid.width - 2 * frame, grid.height - 2 * frame)
    top = (grid.height - disc) / 2
    discs = tuple(
        BoxMark(Box(grid.width / 2 + shift, top, disc, disc), stroke=WHITE, line_width=line, radius=disc / 2)
        for shift in (-disc * 0.72, -disc * 0.28)
    )
    ground = BoxMark(Box(0, 0, grid.width, grid.height), colours.primary, bleeds=True)
    return (ground, BoxMark(inner, stroke=WHITE, line_width=line, radius=_ROUND * grown / 2), *discs)
