"""What tells voting cards apart at a glance and in grey: one colour, a shape for each letter, and one back for all."""

from __future__ import annotations

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import BoxMark, Mark
from deckgen.content.dilemma import LETTERS
from deckgen.planning.paper.page_grid import PageGrid
from deckgen.planning.paper.paper_colours import WHITE, PaperColours

_SIDE = 196.0  # of a shape
_LINE = 9.0  # of a shape that is only an outline
_ROUND = 44.0  # the radius of rounded corners
_FRAME, _FRAME_LINE = 26.0, 2.5  # the back's frame: how far from the edge, how thick
_DISC = 118.0  # the back's two circles


def voting_shape(letter: str, grid: PageGrid, colours: PaperColours) -> tuple[BoxMark, str]:
    """The shape behind a letter and the letter's colour: disc, square and rounded square, filled and then outlined."""
    place = LETTERS.index(letter)
    radius = (_SIDE / 2, 0.0, _ROUND)[place % 3]
    box = Box((grid.width - _SIDE) / 2, (grid.height - _SIDE) / 2, _SIDE, _SIDE)
    if place < 3:  # noqa: PLR2004  # half of the letters are filled
        return BoxMark(box, WHITE, radius=radius), colours.primary
    return BoxMark(box, stroke=WHITE, line_width=_LINE, radius=radius), WHITE


def draw_voting_back(grid: PageGrid, colours: PaperColours) -> tuple[Mark, ...]:
    """A frame and two circles that overlap: the same on every card."""
    inner = Box(_FRAME, _FRAME, grid.width - 2 * _FRAME, grid.height - 2 * _FRAME)
    top = (grid.height - _DISC) / 2
    discs = tuple(
        BoxMark(Box(grid.width / 2 + shift, top, _DISC, _DISC), stroke=WHITE, line_width=_FRAME_LINE, radius=_DISC / 2)
        for shift in (-_DISC * 0.72, -_DISC * 0.28)
    )
    ground = BoxMark(Box(0, 0, grid.width, grid.height), colours.primary, bleeds=True)
    return (ground, BoxMark(inner, stroke=WHITE, line_width=_FRAME_LINE, radius=_ROUND / 2), *discs)
