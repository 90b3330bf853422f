"""The columns that every page of a paper shares, from paper size and margins."""

from __future__ import annotations

from msgspec import Struct

from deckgen.blueprint.lengths import Box, mm
from deckgen.blueprint.look import PaperStyle
from deckgen.planning.paper.flowables import Column

LANDSCAPE = "A4 landscape"
LARGE_CARD = "large card"  # nearly A5, so that two of them stand on an A4 sheet
SIZES = {
    "A4": (mm(210), mm(297)),
    LANDSCAPE: (mm(297), mm(210)),
    "A5": (mm(148), mm(210)),
    "A6": (mm(148), mm(105)),
    LARGE_CARD: (mm(198), mm(140)),
}  # A6 lies on its side: a card
_FULL_WIDTH = mm(210)
_NARROWEST = mm(8)
_SAFE = mm(5)  # nothing nearer to the trim
FOOT_GAP = 12  # from the frame to the rule above the foot
FOOT_PADDING = 4  # from that rule to its first line
_FOOT_LINES = 2


class PageGrid(Struct, frozen=True):
    """A page: a frame within the margins, a narrow side column for keys and clocks, and the column for text."""

    width: float
    height: float
    top: float
    bottom: float
    inner: float
    outer: float
    side_width: float
    gutter: float
    text: Column | None = None  # the column for text, where it is not all beside the side column

    def frame(self, number: int) -> Box:
        """The room for flowables on a page; odd numbers are right pages."""
        left = self.inner if number % 2 else self.outer
        return Box(left, self.top, self.width - self.inner - self.outer, self.height - self.top - self.bottom)

    @property
    def full(self) -> Column:
        """The whole width of the frame."""
        return Column(0, self.width - self.inner - self.outer)

    @property
    def side(self) -> Column:
        """The narrow column on the left."""
        return Column(0, self.side_width)

    @property
    def body(self) -> Column:
        """The column for text, at most 75 characters wide."""
        return self.text or self.full.indented(self.side_width + self.gutter)


def make_grid(
    paper: str, style: PaperStyle, *, large: bool = False, standing: bool = False, foot_leading: float = 0
) -> PageGrid:
    """The grid of a paper size; its bottom margin holds the two lines of the foot.

    On A5 the margins shrink with the page, in large print the side column does; a little for who stands.
    """
    width, height = SIZES[paper]
    share = min(1, width / _FULL_WIDTH) ** 0.9
    top, bottom, inner, outer = (
        max(_NARROWEST, margin * share)
        for margin in (style.margin_top, style.margin_bottom, style.margin_inner, style.margin_outer)
    )
    bottom = max(bottom, FOOT_GAP + FOOT_PADDING + _FOOT_LINES * foot_leading + _SAFE)
    frame = width - inner - outer
    side = 44.0 if large else frame * (0.175 if standing else 0.195) if paper == "A4" else 40.0
    return PageGrid(width, height, top, bottom, inner, outer, side, 14.0 if paper == "A4" else 8.0)
