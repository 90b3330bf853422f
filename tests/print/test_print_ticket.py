"""The ticket says what a print shop asks: files, sizes, bleed, order, edge, paper, copies."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from deckgen.blueprint.lengths import mm
from deckgen.blueprint.printing import PrintRun, PrintUse
from deckgen.blueprint.slides import DocumentFacts
from deckgen.content.deck import Deck, Session
from deckgen.planning.print_ticket import PrintFile, plan_print_ticket
from deckgen.problems import NOWHERE
from deckgen.yaml_source.reading.locales import LANGUAGES, read_locale

FACTS = DocumentFacts("Sociale media", "Stad", "", "", "nl", content_hash="0a1b2c3d")
HANDOUT = PrintFile("d-handout-print.pdf", (PrintRun(PrintUse.HANDOUT, 14),), mm(210), mm(297), "PDF/X-1a:2003")
CARD_RUNS = (PrintRun(PrintUse.DILEMMA_CARDS, 24), PrintRun(PrintUse.VOTING_CARDS, 12))
CARDS = PrintFile("d-cards-print.pdf", CARD_RUNS, mm(148), mm(105), "PDF/X-1a:2003")
BOOKLET = PrintFile("d-booklet.pdf", (PrintRun(PrintUse.BOOKLET, 18),), mm(148), mm(210))


def ticket(*files: PrintFile, session: Session | None = None, language: str = "nl") -> str:
    deck = Deck("d", "Sociale media", NOWHERE, language=language, date="2026-11-22", session=session)
    return plan_print_ticket(deck, read_locale(language), FACTS, files)


def test_a_handout_goes_in_reading_order_with_its_bleed() -> None:
    text = ticket(HANDOUT)
    assert "Afgewerkt formaat: 210 × 297 mm" in text
    assert "Afloop: 3 mm" in text
    assert "Pagina’s: 14, in leesvolgorde" in text
    assert "lange zijde" in text
    assert "PDF/X-1a:2003" in text


def test_cards_alternate_or_are_imposed() -> None:
    assert "van 18 kaarten, niet ingeslagen" in ticket(CARDS)
    imposed = replace(CARDS, sheet="SRA3", cards_a_side=8)
    assert "Ingeslagen op SRA3" in ticket(imposed)
    assert "Dilemmakaarten (12), vellen 1 tot 2. Oplage" in ticket(imposed)
    assert "Stemkaarten (6), vel 3. Oplage" in ticket(imposed)


def test_a_booklet_is_padded_to_whole_sheets() -> None:
    text = ticket(BOOKLET)  # 18 pages need 20: five sheets, ten sides
    assert "10 zijden op 5 vellen A4" in text
    assert "korte zijde" in text


def test_copies_follow_from_the_participants() -> None:
    session = Session(NOWHERE, participants=24, groups=4)
    assert "Oplage: 24" in ticket(HANDOUT, session=session)
    assert "Dilemmakaarten (12), pagina’s 1 tot 24. Oplage: 4\n" in ticket(CARDS, session=session)
    assert "Stemkaarten (6), pagina’s 25 tot 36. Oplage: 24\n" in ticket(CARDS, session=session)
    assert "Dilemmakaarten (12), pagina’s 1 tot 24. Oplage: 1\n" in ticket(
        CARDS, session=Session(NOWHERE, participants=24)
    )
    assert "in te vullen" in ticket(HANDOUT)


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_fills_in_every_word(language: str) -> None:
    text = ticket(HANDOUT, CARDS, BOOKLET, language=language)
    assert "{" not in text
    assert len(text.splitlines()) > 25
