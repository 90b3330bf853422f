"""Whether a deck can be printed with the paper's font is known from all of its words, wherever they stand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from paper_decks import COMPLAINT, HERE, answer_deck, make_look, text

from deckgen.content.deck import Cluster, Deck, FreeSlide, Picture
from deckgen.planning.paper.printable_deck import is_printable

DECK, LOOK = answer_deck(), make_look()
STRANGE = "漢"  # no letter of the papers' typeface


def with_slide(deck: Deck, slide: FreeSlide) -> Deck:
    return replace(deck, program=(*deck.program, slide))


def with_dilemma(words: str) -> Deck:
    choice = replace(COMPLAINT.choices[0], feedback=text(words))
    dilemma = replace(COMPLAINT, choices=(choice, *COMPLAINT.choices[1:]))
    return replace(DECK, program=(Cluster("Thema", (dilemma,), HERE),))


def test_a_deck_in_plain_words_is_printable() -> None:
    assert is_printable(DECK, LOOK)


@pytest.mark.parametrize(
    "deck",
    [
        replace(DECK, title=STRANGE),
        replace(DECK, subtitle=f"naar {STRANGE}"),
        with_slide(DECK, FreeSlide("Titel", HERE, notes=text(STRANGE))),
        with_dilemma(STRANGE),
    ],
    ids=["title", "subtitle", "notes", "feedback"],
)
def test_one_strange_letter_anywhere_is_enough(deck: Deck) -> None:
    assert not is_printable(deck, LOOK)


def test_the_bytes_of_a_picture_are_no_words_but_what_is_said_of_it_is() -> None:
    picture = Picture(b"\x89PNG\xff\xfe\x00", "png", 10, 10, "een foto", decorative=False, file="foto.png", place=HERE)
    assert is_printable(with_slide(DECK, FreeSlide("Foto", HERE, picture=picture)), LOOK)
    strange = replace(picture, alt=STRANGE)
    assert not is_printable(with_slide(DECK, FreeSlide("Foto", HERE, picture=strange)), LOOK)
