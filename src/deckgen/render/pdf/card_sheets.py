"""Imposes cards of one size on sheets to print and cut out, each back behind its front."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec import Struct

from deckgen.blueprint.printing import CardSheet, PrintRun
from deckgen.messages.message import tell
from deckgen.render.pdf.crop_marks import (
    REGISTRATION,
    REGISTRATION_SPACE,
    Line,
    draw_crop_lines,
    level_lines,
    upright_lines,
)
from deckgen.render.pdf.imposition import Imposition, Placing

MARK_LENGTH = 10.0  # points, at most; less where the sheet ends sooner
SPACES = f"<< {REGISTRATION} {REGISTRATION_SPACE} >>"


class CardTooLargeError(ValueError):
    """Not one card fits on the sheet; the message says by how much, for the user."""


class CardGrid(Struct, frozen=True):
    """Where the cards lie on a sheet: columns and rows of equal cards, in the middle."""

    width: float  # of the sheet as it lies
    height: float
    columns: int
    rows: int
    card: tuple[float, float]
    gap: float

    @property
    def count(self) -> int:
        """How many cards a side holds."""
        return self.columns * self.rows

    @property
    def block(self) -> tuple[float, float, float, float]:
        """The area of all cards: left, bottom, right, top."""
        across = self.columns * self.card[0] + (self.columns - 1) * self.gap
        up = self.rows * self.card[1] + (self.rows - 1) * self.gap
        left, bottom = (self.width - across) / 2, (self.height - up) / 2
        return left, bottom, left + across, bottom + up

    def corner(self, column: int, row: int) -> tuple[float, float]:
        """The lower left corner of a card; rows count from the top."""
        left, _, _, top = self.block
        return left + column * (self.card[0] + self.gap), top - row * (self.card[1] + self.gap) - self.card[1]


def impose_cards(cards: bytes, sheet: CardSheet, bleed: float, runs: Sequence[PrintRun] = ()) -> bytes:
    """Set cards on sheets, each run on sheets of its own.

    What is drawn into the bleed shows as far as the next card allows.
    """
    bleed = min(bleed, sheet.gap / 2)
    work = Imposition(cards, visible_bleed=bleed)
    run_of = [number for number, run in enumerate(runs) for _ in range(run.pages)]
    run_of += [len(runs)] * (work.page_count - len(run_of))
    for (_, size), pages in groupby(range(work.page_count), key=lambda page: (run_of[page], work.size(page))):
        grid = fit_cards(size, sheet)
        for fronts, backs in _sides(list(pages), grid.count):
            _add_side(work, grid, [_front(grid, slot, page) for slot, page in enumerate(fronts)], bleed)
            _add_side(work, grid, [_back(grid, slot, page) for slot, page in enumerate(backs)], bleed)
    return work.to_bytes(compact=False)


def fit_cards(card: tuple[float, float], sheet: CardSheet) -> CardGrid:
    """Lay out as many cards as the sheet holds, upright or lying."""
    grids = [
        CardGrid(
            width,
            height,
            _fitting(width - 2 * sheet.margin, card[0], sheet.gap),
            _fitting(height - 2 * sheet.margin, card[1], sheet.gap),
            card,
            sheet.gap,
        )
        for width, height in ((sheet.width, sheet.height), (sheet.height, sheet.width))
    ]
    best = max(grids, key=lambda grid: grid.count)
    if not best.count:
        raise CardTooLargeError(
            tell(
                "a card of {value} by {value_2} pt does not fit on a sheet of {width} by {height} pt "
                "with a margin of {margin} pt",
                value=f"{card[0]:.0f}",
                value_2=f"{card[1]:.0f}",
                width=f"{sheet.width:.0f}",
                height=f"{sheet.height:.0f}",
                margin=f"{sheet.margin:.0f}",
            )
        )
    return best


def _fitting(room: float, card: float, gap: float) -> int:
    return max(0, int((room + gap + 0.01) // (card + gap)))


def _sides(pages: Sequence[int], count: int) -> Iterator[tuple[Sequence[int], Sequence[int]]]:
    """Yield the pages of each sheet's front and of its back."""
    fronts, backs = pages[::2], pages[1::2]
    for start in range(0, len(fronts), count):
        yield fronts[start : start + count], backs[start : start + count]


def _front(grid: CardGrid, slot: int, page: int) -> Placing:
    row, column = divmod(slot, grid.columns)
    return Placing(page, *grid.corner(column, row))


def _back(grid: CardGrid, slot: int, page: int) -> Placing:
    """Place a back so that it lies behind its front, and reads upright when the card is turned like a page.

    Sheets are turned over their long edge. That swaps left and right on an upright sheet. On one that lies across it
    swaps top and bottom, and the backs stand on their heads: turning a single card sideways puts them right again.
    """
    row, column = divmod(slot, grid.columns)
    if grid.height >= grid.width:
        return Placing(page, *grid.corner(grid.columns - 1 - column, row))
    return Placing(page, *grid.corner(column, grid.rows - 1 - row), upside_down=True)


def _add_side(work: Imposition, grid: CardGrid, placings: Sequence[Placing], bleed: float) -> None:
    left, bottom, right, top = grid.block
    boxes = {
        "/TrimBox": (left, bottom, right, top),
        "/BleedBox": (left - bleed, bottom - bleed, right + bleed, top + bleed),
    }
    marks = draw_crop_lines(_cut_lines(grid, bleed))
    work.add_sheet((grid.width, grid.height), placings, boxes=boxes, spaces=SPACES, extra=marks)


def _cut_lines(grid: CardGrid, bleed: float) -> list[Line]:
    """Return the lines outside the block that show each cut."""
    left, bottom, right, top = grid.block
    starts = [grid.corner(column, 0)[0] for column in range(grid.columns)]
    floors = [grid.corner(0, row)[1] for row in range(grid.rows)]
    xs = [x for start in starts for x in (start, start + grid.card[0])]
    ys = [y for floor in floors for y in (floor, floor + grid.card[1])]
    return [
        *upright_lines(xs, bottom, top, bleed, max(0.0, min(MARK_LENGTH, bottom - bleed))),
        *level_lines(ys, left, right, bleed, max(0.0, min(MARK_LENGTH, left - bleed))),
    ]
