"""Which words of a text end it together: its short last question, or its last two."""

from __future__ import annotations

import pytest

from deckgen.planning.paper.held_words import hold_last_words
from deckgen.rich_text import Block, BlockKind, Span, Text, paragraph, plain


def held(text: str) -> str:
    """The text, `_` for each space that holds."""
    return plain(hold_last_words((paragraph(text),))).replace("\u00a0", "_")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Je chef wil vrienden worden. Wat doe je?", "Je chef wil vrienden worden. Wat_doe_je?"),
        ("Hij zegt: ‘Morgen!’ En jij dan?", "Hij zegt: ‘Morgen!’ En_jij_dan?"),
        ("Wie er werkt, weet meteen over wie het gaat.", "Wie er werkt, weet meteen over wie het_gaat."),
        (
            "Laat het los en vraag dan wat je leidinggevende vindt?",
            "Laat het los en vraag dan wat je leidinggevende vindt?",
        ),
        ("Wat doe je?", "Wat doe je?"),
        ("Een woord te weinig.", "Een woord te weinig."),
        (
            "Vraag het aan de dienst communicatieverantwoordelijke.",
            "Vraag het aan de dienst communicatieverantwoordelijke.",
        ),
        ("Wat vindt de burger daar nu eigenlijk van? ", "Wat vindt de burger daar nu eigenlijk_van? "),
        ("", ""),
    ],
)
def test_a_short_last_question_or_the_last_two_words_hold_together(text: str, expected: str) -> None:
    assert held(text) == expected


def test_bold_words_stay_bold_and_only_their_own_spaces_change() -> None:
    text: Text = (Block(BlockKind.PARAGRAPH, (Span("Je ziet het. "), Span("Wat doe je?", bold=True))),)

    (block,) = hold_last_words(text)

    assert block.spans == (Span("Je ziet het. "), Span("Wat\u00a0doe\u00a0je?", bold=True))


def test_quotations_and_headings_keep_their_own_spaces() -> None:
    spans = (Span("Wie een klacht heeft, krijgt antwoord. Wat doe je?"),)
    text: Text = (Block(BlockKind.PARAGRAPH, spans, quoted=True), Block(BlockKind.HEADING, spans, level=1))

    assert hold_last_words(text) == text
