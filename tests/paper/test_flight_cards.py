"""The cards that a trainer cuts out of the guide: the session on one page, and each dilemma on half of one."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from page_text import marks_of, print_structure
from paper_decks import FACTS, answer_deck, group_deck, make_look, words_of
from project_papers import DECKS, deck_of, paper_of

from deckgen.blueprint.pages import Document
from deckgen.content.deck import Deck
from deckgen.planning.paper import plan_guide
from deckgen.planning.paper.guide.flight_cards import ANCHOR
from deckgen.storyboard.clock import say_clock
from deckgen.storyboard.timetable import plan_timetable

WORDS = words_of().paper


def guide_of(deck: Deck) -> Document:
    return plan_guide(deck, make_look(), words_of(), FACTS).document


def first_page(document: Document) -> int:
    return next(each.page + 1 for each in document.destinations if each.name == ANCHOR)


@pytest.mark.parametrize("name", DECKS)
def test_the_session_stands_on_one_page_and_two_cards_on_each_that_follows(name: str) -> None:
    document = paper_of(name, "guide")
    count = len(deck_of(name).dilemmas)

    assert len(document.pages) - first_page(document) == (count + 1) // 2


@pytest.mark.parametrize("deck", [answer_deck(), group_deck()])
def test_the_page_has_every_timed_part_in_the_order_of_the_clock(deck: Deck) -> None:
    document = guide_of(deck)
    page = first_page(document)
    said = [mark.runs[0].text for number, mark in marks_of(document) if number == page]
    clocks = [say_clock(row.start, words_of()) for row in plan_timetable(deck).rows]
    found = [text for text in said if text in clocks]

    assert found == sorted(found)
    assert set(found) == set(clocks)


def test_a_card_has_its_clock_its_steps_and_both_votes() -> None:
    document = guide_of(answer_deck())
    said = print_structure(document).split(f"H2 {WORDS.flight_cards}")[1]
    card = said[said.index("H3 1.1 ") :].split("H3 1.2 ")[0]

    assert "1. " in card
    assert WORDS.read_step in card
    assert WORDS.tally_before in card
    assert WORDS.tally_after in card
    assert (
        max(run.size for number, mark in marks_of(document) for run in mark.runs if number > first_page(document)) == 36
    )


@pytest.mark.parametrize("minutes", [1, 3, 8, 45, 200])
def test_steps_stay_on_their_card_however_long_it_takes(minutes: float) -> None:
    deck = answer_deck()
    session = replace(deck.session, minutes_per_step={}) if deck.session else None
    program = tuple(
        replace(
            item,
            dilemmas=tuple(
                replace(each, facilitation=replace(each.facilitation, minutes=minutes)) for each in item.dilemmas
            ),
        )
        if hasattr(item, "dilemmas")
        else item
        for item in deck.program
    )
    document = guide_of(replace(deck, program=program, session=session))
    page = document.pages[first_page(document)]
    bottoms = sorted(mark.y for number, mark in marks_of(document) if number == first_page(document) + 1)

    assert bottoms[-1] < page.height


def test_large_print_has_the_session_and_no_cards() -> None:
    document = plan_guide(answer_deck(), make_look(), words_of(), FACTS, large_print=True).document

    assert WORDS.at_a_glance in print_structure(document)
    sizes = [run.size for number, mark in marks_of(document) for run in mark.runs if number >= first_page(document)]
    assert min(sizes) >= 12  # the foot
    assert 36 not in sizes


@pytest.mark.parametrize("template", ["default", "gemeente"])
@pytest.mark.parametrize("name", DECKS)
def test_nothing_on_a_card_reaches_the_foot_of_the_page(name: str, template: str) -> None:
    """A long quotation takes smaller letters; a card's votes once stood on the running foot."""
    document = paper_of(name, "guide", template)
    cards = range(first_page(document) + 1, len(document.pages) + 1)
    marks = list(marks_of(document))
    for page in cards:
        content = max(mark.y for number, mark in marks if number == page and mark.element is not None)
        foot = max(mark.y for number, mark in marks if number == page and mark.element is None)  # of two lines
        assert content < foot - 24, page
