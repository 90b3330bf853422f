"""The ticket that goes with the files to the print shop: plain text in the deck's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from deckgen.blueprint.lengths import MM, mm
from deckgen.blueprint.printing import PrintRun, PrintUse
from deckgen.blueprint.slides import DocumentFacts
from deckgen.content.deck import Deck
from deckgen.content.locale import Locale
from deckgen.shown_text import as_name

_PAGES_A_SHEET = 4  # of a booklet
_SIDES_A_SHEET = 2
_CARDS = frozenset({PrintUse.DILEMMA_CARDS, PrintUse.VOTING_CARDS})


class PrintFile(Struct, frozen=True):
    """One file of the job: its parts in order, each in its own number; lengths are points.

    `sheet` names the sheet of an imposed one, which holds `cards_a_side`.
    """

    name: str
    runs: tuple[PrintRun, ...]
    width: float
    height: float
    standard: str = ""
    bleed: float = mm(3)
    sheet: str = ""
    cards_a_side: int = 1

    @property
    def pages(self) -> int:
        """How many pages all parts have."""
        return sum(run.pages for run in self.runs)

    @property
    def has_cards(self) -> bool:
        """Whether it is cut into cards."""
        return any(run.use in _CARDS for run in self.runs)


def plan_print_ticket(deck: Deck, locale: Locale, facts: DocumentFacts, files: Sequence[PrintFile]) -> str:
    """Plan the ticket: a heading, then for each file what whoever prints needs to know."""
    words = locale.printing
    lines = [
        words.ticket,
        "=" * len(words.ticket),
        words.deck.format(title=as_name(deck.title)),
        words.version.format(deck=deck.id, hash=facts.content_hash, date=locale.date(deck.date) or "–"),
    ]
    for file in files:
        lines += ["", file.name, "-" * len(file.name), *_describe(file, deck, locale)]
    return "\n".join(lines) + "\n"


def _describe(file: PrintFile, deck: Deck, locale: Locale) -> Iterator[str]:
    words = locale.printing
    width, height = (f"{length / MM:.0f}" for length in (file.width, file.height))
    yield words.trim.format(width=width, height=height)
    if file.runs[0].use is PrintUse.BOOKLET:
        sheets = -(-file.pages // _PAGES_A_SHEET)
        imposed = words.pages_imposed if sheets > 1 else words.pages_imposed_one
        yield words.no_bleed
        yield words.screen_colours
        yield imposed.format(sides=sheets * _SIDES_A_SHEET, sheets=sheets)
        yield words.duplex_short
        yield words.fold
        yield words.paper_booklet
    else:
        yield words.bleed.format(bleed=f"{file.bleed / MM:.0f}")
        yield words.colours.format(standard=file.standard)
        yield _order(file, locale)
        yield words.duplex_long
        yield words.paper_cards if file.has_cards else words.paper_handout
    yield from _copies(file, deck, locale)


def _order(file: PrintFile, locale: Locale) -> str:
    words = locale.printing
    if file.sheet:
        return words.sheet_imposed.format(sheet=file.sheet)
    if file.has_cards:
        return words.pages_front_back.format(pages=file.pages, cards=file.pages // _SIDES_A_SHEET)
    return words.pages_in_order.format(pages=file.pages)


def _copies(file: PrintFile, deck: Deck, locale: Locale) -> Iterator[str]:
    """How often the file is printed, or each of its runs where their numbers differ."""
    words = locale.printing
    if not file.has_cards:
        number = _copies_of(file.runs[0].use, deck)
        yield words.copies.format(copies=number) if number else words.copies_open
        return
    done = 0
    for run in file.runs:
        sides = -(-run.pages // (_SIDES_A_SHEET * file.cards_a_side)) if file.sheet else run.pages
        one, many = (words.sheet_one, words.sheets) if file.sheet else (words.page_one, words.pages)
        where = (many if sides > 1 else one).format(first=done + 1, last=done + sides)
        number = _copies_of(run.use, deck)
        name = words.dilemma_cards if run.use is PrintUse.DILEMMA_CARDS else words.voting_cards
        cards = name.format(cards=run.pages // _SIDES_A_SHEET)
        copies = words.copies.format(copies=number) if number else words.copies_open
        yield f"{cards}, {where}. {copies}"
        done += sides


def _copies_of(use: PrintUse, deck: Deck) -> int:
    """In what number a part is printed; 0 where the deck does not say."""
    session = deck.session
    if session is None or not session.participants:
        return 0
    return (session.groups or 1) if use is PrintUse.DILEMMA_CARDS else session.participants
