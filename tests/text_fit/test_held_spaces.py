"""A space that holds two signs together is nowhere taken for one at which a text may be cut."""

from __future__ import annotations

import pytest

from deckgen.planning.last_words import find_last_words
from deckgen.planning.text_cuts import find_cuts
from deckgen.rich_text import paragraph, split_words
from deckgen.wording.sentences import split_sentences

ASKED = "Elle demande à toute l’équipe\u00a0: «\u00a0Est-ce que nous pouvons encore le dire\u202f?\u00a0» "
ENDLESS = "«\u00a0Non\u00a0», dit-on\u00a0; à 278\u00a0€ pour l’art.\u00a012 " * 40


@pytest.mark.parametrize("text", [ASKED * 6, ENDLESS])
def test_a_slide_begins_with_a_word(text: str) -> None:
    cuts = find_cuts(text)
    assert cuts
    assert {text[cut.position - 1] for cut in cuts} == {" "}
    assert {text[cut.position] for cut in cuts} <= set("E«dàpl")


def test_words_that_are_held_together_are_one() -> None:
    assert split_words(" «\u00a0Non\u00a0»,\tdit-on \n à 278\u00a0€ ") == [
        "«\u00a0Non\u00a0»,",
        "dit-on",
        "à",
        "278\u00a0€",
    ]


def test_a_sentence_takes_the_sign_along_that_closes_its_quotation() -> None:
    sentences = split_sentences((paragraph(ASKED + "Puis elle part."),))
    assert [sentence.text for sentence in sentences] == [ASKED.strip(), "Puis elle part."]


def test_an_abbreviation_behind_an_article_ends_no_sentence() -> None:
    text = "Que dit l’art. 12 du code ? Rien."
    assert [sentence.text for sentence in split_sentences((paragraph(text),))] == [
        "Que dit l’art. 12 du code ?",
        "Rien.",
    ]


def test_the_last_words_are_no_half_of_a_pair() -> None:
    text = "Le service a reçu une facture de 278\u00a0€"
    assert text[find_last_words(text) :] == "de 278\u00a0€"
