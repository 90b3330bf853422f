"""The words of a print job ticket. Words in braces are filled in by planning."""

from __future__ import annotations

from msgspec import Struct


class PrintWords(Struct, frozen=True):
    """One language's words for whoever prints; each file in resources/locales holds them all."""

    ticket: str
    deck: str  # {title}
    version: str  # {deck}, {hash}, {date}
    trim: str  # {width}, {height}
    bleed: str  # {bleed}
    no_bleed: str
    colours: str  # {standard}
    screen_colours: str
    pages_in_order: str  # {pages}
    pages_front_back: str  # {pages}, {cards}
    pages_imposed: str  # {sides}, {sheets}
    sheet_imposed: str  # {sheet}
    duplex_long: str
    duplex_short: str
    paper_handout: str
    paper_cards: str
    paper_booklet: str
    copies: str  # {copies}
    copies_open: str
    pages_imposed_one: str
    dilemma_cards: str  # {cards}
    voting_cards: str  # {cards}
    sheet_one: str  # {first}
    sheets: str  # {first}, {last}
    page_one: str  # {first}
    pages: str  # {first}, {last}
    fold: str
