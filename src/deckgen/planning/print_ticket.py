"""The ticket that goes with the files to the print shop: plain text in the deck's language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from deckgen.blueprint.lengths import MM, mm
from deckgen.blueprint.slides import DocumentFacts
from deckgen.content.deck import Deck
from deckgen.content.locale import Locale

_PAGES_A_SHEET = 4  # of a booklet
_SIDES_A_SHEET = 2


class PrintFile(Struct, frozen=True):
    """One file of the job. `use` is handout, cards or booklet; lengths are points; `sheet` names an imposed one."""

    name: str
    use: str
    pages: int
    width: float
    height: float
    standard: str = ""
    bleed: float = mm(3)
    sheet: str = ""


def plan_print_ticket(deck: Deck, locale: Locale, facts: DocumentFacts, files: Sequence[PrintFile]) -> str:
    """Plan the ticket: a heading, then for each file what whoever prints needs to know."""
    words = locale.printing
    lines = [
        words.ticket,
        "=" * len(words.ticket),
        words.deck.format(title=deck.title),
        words.version.format(deck=deck.id, hash=facts.content_hash, date=locale.date(deck.date) or "–"),
    ]
    for file in files:
        lines += ["", file.name, "-" * len(file.name), *_describe(file, deck, locale)]
    return "\n".join(lines) + "\n"


def _describe(file: PrintFile, deck: Deck, locale: Locale) -> Iterator[str]:
    words = locale.printing
    width, height = (f"{length / MM:.0f}" for length in (file.width, file.height))
    yield words.trim.format(width=width, height=height)
    if file.use == "booklet":
        sheets = -(-file.pages // _PAGES_A_SHEET)
        yield words.no_bleed
        yield words.screen_colours
        yield words.pages_imposed.format(sides=sheets * _SIDES_A_SHEET, sheets=sheets)
        yield words.duplex_short
        yield words.fold
        yield words.paper_booklet
    else:
        yield words.bleed.format(bleed=f"{file.bleed / MM:.0f}")
        yield words.colours.format(standard=file.standard)
        yield _order(file, locale)
        yield words.duplex_long
        yield words.paper_cards if file.use == "cards" else words.paper_handout
    yield _copies(file, deck, locale)


def _order(file: PrintFile, locale: Locale) -> str:
    words = locale.printing
    if file.sheet:
        return words.sheet_imposed.format(sheet=file.sheet)
    if file.use == "cards":
        return words.pages_front_back.format(pages=file.pages, cards=file.pages // 2)
    return words.pages_in_order.format(pages=file.pages)


def _copies(file: PrintFile, deck: Deck, locale: Locale) -> str:
    words, session = locale.printing, deck.session
    if session is None or not session.participants:
        return words.copies_open
    if file.use == "cards":
        return words.copies_cards.format(groups=session.groups or 1, participants=session.participants)
    return words.copies.format(copies=session.participants)
