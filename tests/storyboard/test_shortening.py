"""Shorter texts stay readable: whole words, whole sentences, and a sign that something is left out."""

from __future__ import annotations

import pytest

from deckgen.rich_text import BlockKind, bullet, paragraph
from deckgen.storyboard.list_items import as_items
from deckgen.storyboard.shortening import cut_words, first_sentence, first_sentences, remind, shorten, shorten_until

TITLE = "De organisatie op sociale media"


@pytest.mark.parametrize(
    ("longest", "shown"),
    [
        (31, TITLE),
        (30, "De organisatie op sociale…"),
        (22, "De organisatie op…"),
        (10, "De organi…"),  # the last whole word ends too early
        (1, "D…"),
    ],
)
def test_a_text_ends_after_a_word_where_one_ends_near(longest: int, shown: str) -> None:
    assert shorten(TITLE, longest) == shown


def test_a_text_becomes_shorter_until_it_fits_and_no_shorter() -> None:
    assert shorten_until(TITLE, lambda _: True) == TITLE
    assert shorten_until(TITLE, lambda text: len(text) <= 28) == "De organisatie op sociale…"
    assert shorten_until(TITLE, lambda _: False) == "D…"


def test_a_line_keeps_whole_words_or_says_nothing() -> None:
    assert cut_words(TITLE, lambda text: len(text) <= 20) == "De organisatie op…"
    assert cut_words("a · b", lambda text: len(text) <= 4, " ·,") == "a…"
    assert cut_words("Organisatie", lambda text: len(text) <= 4) == ""


def test_the_first_sentence_ends_where_it_ends_quotation_marks_and_all() -> None:
    assert first_sentence("“Nee!” zegt hij. Dan gaat hij.", 160) == "“Nee!”"
    assert first_sentence("Eén zin zonder einde", 160) == "Eén zin zonder einde"
    assert first_sentence("Een heel lange zin, die maar doorgaat.", 20) == "Een heel lange zin …"


def test_sentences_are_taken_whole_and_one_at_least() -> None:
    assert first_sentences("Eén. Twee. Drie.", 11) == "Eén. Twee."
    assert first_sentences("Een hele lange zin. Twee.", 3) == "Een hele lange zin."


def test_a_reminder_has_seven_words() -> None:
    seven = "Wie zegt wat er nu moet gebeuren"
    assert remind(seven) == seven
    assert remind(f"{seven} en waarom?") == f"{seven}…"


def test_the_first_paragraph_of_each_text_is_an_item_and_the_rest_stands_under_it() -> None:
    items = as_items([(paragraph("Eén"), paragraph("meer"), bullet("punt")), (paragraph("Twee"),)])
    shown = [(block.kind, block.level, block.text) for block in items]
    assert shown == [
        (BlockKind.BULLET, 0, "Eén"),
        (BlockKind.PARAGRAPH, 1, "meer"),
        (BlockKind.BULLET, 1, "punt"),
        (BlockKind.BULLET, 0, "Twee"),
    ]


def test_a_french_sentence_ends_behind_the_sign_that_closes_its_quotation() -> None:
    assert first_sentence("« On y va\u202f?\u00a0» dit-elle. Puis elle part.", 160) == "« On y va\u202f?\u00a0»"
    assert first_sentences("«\u00a0Non\u202f!\u00a0» Il part. Fin.", 18) == "«\u00a0Non\u202f!\u00a0» Il part."


def test_a_reminder_is_not_cut_at_a_space_that_holds_two_words_together() -> None:
    assert remind("Wer darf was hier nach § 5 Abs.\u00a0eins-neu sagen") == "Wer darf was hier nach § 5…"
