"""Which words of a text should end it on one line: its short last question, or its last two."""

from __future__ import annotations

import pytest

from deckgen.planning.last_words import find_last_words


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Je chef wil vrienden worden. Wat doe je?", "Wat doe je?"),
        ("Hij zegt: ‘Morgen!’ En jij dan?", "En jij dan?"),
        ("Wie er werkt, weet meteen over wie het gaat.", "het gaat."),
        ("Dit zijn precies vijf woorden.", "vijf woorden."),
        ("Zij weten nog niet wie erachter kwamen.", "erachter kwamen."),  # sixteen letters
        ("Vos collègues insistent. Que faites-vous ?", "Que faites-vous ?"),
    ],
)
def test_a_short_last_question_or_two_words_end_a_text(text: str, last: str) -> None:
    assert text[find_last_words(text) :] == last


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Wat doe je?",
        "Een woord te weinig.",
        "Vraag het aan communicatieverantwoordelijken.",
        "Als je twijfelt, bel dan de vertrouwenspersoon integriteit.",
        "Zij weet nog niet wie daar hierover schreef.",  # seventeen letters
        "Wie vier woorden zegt, zegt\nniets.",
    ],
)
def test_a_short_text_and_long_words_may_end_anywhere(text: str) -> None:
    assert find_last_words(text) == 0
