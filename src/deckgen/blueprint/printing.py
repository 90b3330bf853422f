"""How a document goes to the press: the standard, the room around the page, the sheet that cards are set on.

Lengths are points. The trimmed size is that of the document's pages.
"""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from deckgen.blueprint.lengths import mm


class PrintStandard(StrEnum):
    """What print shops ask for."""

    X1A = "PDF/X-1a:2003"  # CMYK alone, no transparency; the printing condition by name
    X4 = "PDF/X-4"  # with the print shop's own ICC profile inside


class PrintUse(StrEnum):
    """What a part of a print file is for: it decides in what number that part is printed."""

    HANDOUT = "handout"
    BOOKLET = "booklet"
    DILEMMA_CARDS = "dilemma-cards"  # a set for each group
    VOTING_CARDS = "voting-cards"  # a set for each participant


class PrintRun(Struct, frozen=True):
    """Neighbouring pages that are printed in one number. Two runs share no sheet."""

    use: PrintUse
    pages: int


class PrintSettings(Struct, frozen=True):
    """Choices of a print job. `icc` is the profile of the printing condition; X-4 needs one, X-1a may have one."""

    standard: PrintStandard = PrintStandard.X1A
    bleed: float = mm(3)
    slug: float = mm(8)  # outside the bleed: room for crop marks
    icc: bytes = b""


class CardSheet(Struct, frozen=True):
    """A sheet on which several cards are printed, then cut. Its longer side may come to lie across.

    The pages come as front, back, front, back. `margin` is kept free along the edges, where presses hold the sheet.
    """

    width: float
    height: float
    gap: float = mm(6)
    margin: float = mm(5)


A4_SHEET = CardSheet(mm(210), mm(297))
SRA3_SHEET = CardSheet(mm(320), mm(450))
