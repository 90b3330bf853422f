"""Tabs at the outer edge of a page in the accents of its themes, lower for each theme: as on slides."""

from __future__ import annotations

from collections.abc import Sequence

from deckgen.blueprint.lengths import Box, mm
from deckgen.blueprint.pages import BoxMark
from deckgen.planning.paper.paper_context import PaperContext
from deckgen.planning.theme_hues import MOST_TABS, hue_of

_WIDTH, _SHARE = mm(4), 0.72  # of the step from one tab to the next
_TOP, _ROOM = 0.08, 0.8  # of the page's height


def draw_tabs(context: PaperContext, themes: Sequence[int], number: int) -> tuple[BoxMark, ...]:
    """A tab for each theme of a page; none where there are more themes than an edge tells apart."""
    count = len(context.board.clusters)
    if count < 2 or count > MOST_TABS:  # noqa: PLR2004  # one theme needs no tab
        return ()
    grid = context.grid
    step = min(mm(16), grid.height * _ROOM / count)
    x = grid.width - _WIDTH if number % 2 else 0.0
    return tuple(
        BoxMark(
            Box(x, grid.height * _TOP + (theme - 1) * step, _WIDTH, step * _SHARE),
            context.colours.of(hue_of(theme)),
            bleeds=True,
        )
        for theme in themes
    )
