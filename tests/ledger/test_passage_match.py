"""Quotations against their source: what typography may change, and what nobody may."""

from __future__ import annotations

import pytest

from deckgen.rich_text import bullet, paragraph
from deckgen.wording.folding import title_key, wording_key
from deckgen.wording.passage_match import match_passage
from deckgen.wording.word_difference import show_difference

SOURCE = (
    paragraph("Een collega's ‘vraag’ is nooit dom… Antwoord – zo snel je kunt – per e-mail."),
    bullet("Vraag eerst toestemming;"),
    bullet("deel daarna de foto van het feest."),
)


@pytest.mark.parametrize(
    "quoted",
    [
        "Een collega’s 'vraag' is nooit dom...",
        "“een collega's “vraag” is nooit dom”",
        "Antwoord - zo snel je\u00a0kunt - per e\u2011mail.",
        "per e- mail",
        "Een collega's vraag".replace("vraag", "‘vraag’") + " […] vraag eerst toestemming",
        "vraag eerst toestemming; deel daarna de foto",
    ],
)
def test_typography_and_the_first_letter_may_differ(quoted: str) -> None:
    assert match_passage((paragraph(quoted),), SOURCE) is None


@pytest.mark.parametrize(
    "quoted",
    [
        "deel daarna de foto […] Vraag eerst toestemming",  # the wrong way round
        "een collega's ‘vraag’ is […] ‘vraag’ is nooit dom",  # the same words twice
        "Antwoord per e-mail.",  # words left out without a mark
        "een collega's ‘vraag’ is nooit do",  # cut within a word
        "Deel Daarna de foto",  # a capital within
    ],
)
def test_words_may_not(quoted: str) -> None:
    assert match_passage((paragraph(quoted),), SOURCE) is not None


def test_a_mismatch_shows_the_difference_with_what_comes_nearest() -> None:
    found = match_passage((paragraph("Deel daarna het filmpje van het feest."),), SOURCE)
    assert found is not None
    assert show_difference(found.difference) == "deel daarna [-het filmpje-] {+de foto+} van het feest."


def test_sentences_left_out_without_a_mark_are_told_from_other_mistakes() -> None:
    source = (paragraph("Eerst dit. Dan dat. Ten slotte iets anders."),)
    silent = match_passage((paragraph("Eerst dit. Ten slotte iets anders."),), source)
    wrong = match_passage((paragraph("Eerst dit. Ten slotte niets."),), source)
    assert silent is not None
    assert wrong is not None
    assert (silent.silent, wrong.silent) == (True, False)


def test_a_number_keeps_its_hyphen() -> None:
    assert wording_key("van 10-20 uur") != wording_key("van 1020 uur")


def test_a_title_is_known_by_its_words_whatever_its_number() -> None:
    assert title_key("2.1 Digitale media") == title_key("3) digitale  media")
    assert title_key("10 regels") != title_key("12 regels")


@pytest.mark.parametrize("number", ["1. ", "  1.2.3  ", "12) ", "a) ", "\t10.4.\t"])
def test_the_number_of_a_title_is_no_part_of_it(number: str) -> None:
    assert title_key(f"{number}Digitale media") == title_key("Digitale media")


@pytest.mark.parametrize("title", ["1.2.3x media", "12 media", "1.2.", "1" * 20_000, "1." * 10_000, " " * 20_000])
def test_what_numbers_nothing_stays(title: str) -> None:
    assert title_key(title) == wording_key(title)
