"""What a guide holds beside its spreads: all there is to know of each dilemma, and the notes on other slides."""

from __future__ import annotations

from msgspec.structs import replace
from page_text import read_aloud, walk
from paper_decks import COMPLAINT, CRITICISM, FACTS, HERE, LOYALTY, answer_deck, make_look, text, words_of

from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide
from deckgen.content.dilemma import Passage
from deckgen.planning.paper import plan_guide

OWN_WORDS = Passage(text("Vraag het na bij de dienst.", "Bewaar het antwoord."), HERE)


def read_guide(deck: Deck) -> str:
    return " ".join(read_aloud(plan_guide(deck, make_look(), words_of(), FACTS).document).split())


def deck_with(*items: Cluster | FreeSlide | Agenda | Break) -> Deck:
    return Deck("d", "Deck", HERE, program=items)


def test_the_guide_holds_every_word_of_meer_weten_once_and_says_where() -> None:
    first = replace(COMPLAINT, meer_weten=(LOYALTY, OWN_WORDS))
    second = replace(CRITICISM, meer_weten=(OWN_WORDS,))
    spoken = read_guide(deck_with(Cluster("Thema", (first, second), HERE)))

    assert spoken.count("Bewaar het antwoord.") == 1
    assert spoken.count("Meer weten: achteraan, bij 1.1") == 1
    assert "Dezelfde toelichting als bij 1.1: zie p." in spoken.split("Meer weten: achteraan, bij 1.2")[1]
    for block in LOYALTY.text:
        assert block.text in spoken


def test_a_guide_without_meer_weten_has_no_chapter_for_it() -> None:
    spoken = read_guide(deck_with(Cluster("Thema", (replace(COMPLAINT, meer_weten=()),), HERE)))

    assert "Meer weten" not in spoken


def test_notes_on_other_slides_stand_in_the_run_sheet_where_they_fall() -> None:
    spoken = read_guide(
        deck_with(
            FreeSlide("Welkom", HERE, notes=text("Schenk eerst koffie in.")),
            Agenda("Wat we doen", HERE),
            Break("Pauze", HERE, notes=text("Zet de film klaar.")),
            Cluster("Thema", (COMPLAINT,), HERE),
        )
    )

    assert "Welkom Schenk eerst koffie in." in spoken
    assert spoken.index("Schenk eerst") < spoken.index("Wat we doen") < spoken.index("Pauze Zet de film klaar.")
    assert spoken.index("Zet de film klaar.") < spoken.index("1. Thema 1 dilemma 0:14")


def test_places_named_in_a_guide_are_named_once() -> None:
    document = plan_guide(answer_deck(), make_look(), words_of(), FACTS).document
    names = [destination.name for destination in document.destinations]

    assert len(set(names)) == len(names)
    assert any(name.startswith("more-") for name in names)
    assert len({element.id for _, element in walk(document.structure)}) == len(list(walk(document.structure)))
