"""Heads and feet of pages: short where they repeat, text where nothing repeats."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from page_text import marks_of, read_aloud
from paper_decks import COMPLAINT, FACTS, HERE, make_look, text, words_of

from deckgen.content.deck import Cluster, Deck
from deckgen.content.dilemma import Dilemma
from deckgen.planning.paper import plan_answers, plan_handout
from deckgen.storyboard.shortening import remind

LONG_TITLE = "De fles wijn die je bij het afscheid van een gewaardeerde collega krijgt"


def deck_with(dilemma: Dilemma) -> Deck:
    return Deck("d", "Een avond over geschenken", HERE, program=(Cluster("Thema", (dilemma,), HERE),))


@pytest.mark.parametrize(
    ("title", "reminder"),
    [
        ("1.1 De klagende collega", "1.1 De klagende collega"),
        (f"1.1 {LONG_TITLE}", "1.1 De fles wijn die je bij het…"),
        ("Wie, wat, waar, wanneer, waarom, hoe, en verder", "Wie, wat, waar, wanneer, waarom, hoe, en…"),
        ("Een twee drie vier vijf zes zeven-acht negen", "Een twee drie vier vijf zes…"),
        ("a-bb-cc-dd-ee-ff-gg-hh-ii", "a-bb-cc-dd-ee-ff-gg-hh…"),
    ],
)
def test_a_reminder_is_seven_whole_words_at_most(title: str, reminder: str) -> None:
    assert remind(title) == reminder


def test_a_page_that_goes_on_with_a_dilemma_is_headed_by_the_start_of_its_title() -> None:
    long = replace(COMPLAINT, title=LONG_TITLE, question=text("Er komt geen einde aan deze situatie. " * 200))
    document = plan_answers(deck_with(long), make_look(), words_of(), FACTS).document
    second = {"".join(run.text for run in mark.runs) for number, mark in marks_of(document) if number == 2}

    assert "1.1 De fles wijn die je bij het…" in second
    assert not any(LONG_TITLE in line for line in second)


def test_a_foot_that_has_no_room_for_the_decks_title_has_its_start_and_the_paper() -> None:
    long = replace(COMPLAINT, question=text("Er komt geen einde aan deze situatie. " * 200))
    deck = replace(deck_with(long), title=f"{LONG_TITLE}: wie mag wat, wanneer, waarom, en wie beslist daarover?")
    document = plan_answers(deck, make_look(), words_of(), FACTS).document
    lines = {"".join(run.text for run in mark.runs) for number, mark in marks_of(document) if number == 2}

    assert f"De fles wijn die je bij het… · {words_of().paper.answers}" in lines


def test_on_the_only_page_of_a_paper_its_origin_is_read_and_its_title_stands_once() -> None:
    document = plan_handout(deck_with(COMPLAINT), make_look(), words_of(), FACTS).document

    assert len(document.pages) == 1
    assert read_aloud(document).splitlines()[-1].startswith("integer-online · 3fa4c2d1 · 22 november 2026")
    lines = ["".join(run.text for run in mark.runs) for _, mark in marks_of(document)]
    assert sum("Een avond over geschenken" in line for line in lines) == 1


def test_on_a_paper_of_several_pages_the_origin_is_no_text_for_readers() -> None:
    long = replace(COMPLAINT, question=text("Er komt geen einde aan deze situatie. " * 200))
    document = plan_handout(deck_with(long), make_look(), words_of(), FACTS).document

    assert len(document.pages) > 1
    assert "integer-online" not in read_aloud(document)
