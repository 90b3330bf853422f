"""What is not marked open for participants reaches none of them: each text field of the models, filled with a word."""

from __future__ import annotations

from pathlib import Path

import pytest
from participants_papers import ANSWERS, LOOK, QUESTIONS, draw, leaks, read, says
from text_fields import deck_with, text_fields

from deckgen.content.author_texts import author_texts

WORD = "Kwartelnest"

# By model and key: what participants may read before anything is answered, and what they may read afterwards. A field
# that is in neither is the trainer's, or one role's.
OPEN = {
    *("DeckFile.title", "DeckFile.subtitle", "DeckFile.occasion", "DeckFile.date", "DeckFile.organisation"),
    *("SlideItem.slide", "SlideItem.text", "ImageFile.alt", "AgendaItem.agenda", "AgendaItem.text"),
    *("BreakItem.break", "BreakItem.text", "SessionBreakFile.title", "ClusterItem.cluster"),
    *("DilemmaFile.title", "DilemmaFile.question", "DilemmaFile.short", "DilemmaFile.discussion"),
    *("ChoiceFile.text", "DilemmaFile.values", "DilemmaFile.questions", "ClusterItem.text", "VideoFile.alt"),
    *("ScaleFile.low", "ScaleFile.high", "ScaleFile.axes", "RoleFile.name"),
    *(f"LabelsFile.{step}" for step in ("question", "choice", "answer", "more", "twist", "outcome")),
}
TOLD = {
    *("ChoiceFile.feedback", "DilemmaFile.answer"),
    *("DilemmaFile.meer_weten", "PassageFile.text", "PassageFile.section"),
    *("ChoiceFile.outcome", "TwistFile.text", "TwistFile.ask", "BandFile.text"),
}
ON_CARDS = {"RoleFile.brief", "RoleFile.prompts"}  # each on the card of its role
FIELDS = list(text_fields())


def _name(path: tuple[str, ...]) -> str:
    """The model and the key: `ChoiceFile.text`."""
    *_, model, key = [part for part in path if part != "[]"]
    return f"{model}.{key}"


def test_the_lists_name_fields_that_there_are() -> None:
    assert {_name(path) for path in FIELDS} >= OPEN | TOLD


@pytest.mark.parametrize("path", FIELDS, ids=map(".".join, FIELDS))
def test_a_word_reaches_only_whom_it_is_for(path: tuple[str, ...], tmp_path: Path) -> None:
    deck = read(tmp_path, deck_with(path, WORD), section=WORD if _name(path) == "PassageFile.section" else "Loyaliteit")
    papers = {**QUESTIONS, **ANSWERS}
    for kind, plan in papers.items():
        document = plan(deck, LOOK)
        data = draw(document)
        open_here = _name(path) in OPEN | (TOLD if kind in ANSWERS else ON_CARDS if kind == "cards" else set())
        searched = any(WORD in secret.text for secret in document.secrets)
        assert searched is not open_here, f"{_name(path)}: written by authors, and nobody decides who may read it"
        assert open_here or not says(data, WORD), f"{kind} says {_name(path)}"
        assert leaks(data, document) == []


@pytest.mark.parametrize("path", FIELDS, ids=map(".".join, FIELDS))
def test_a_word_is_found_whether_or_not_the_storyboard_tells_it(path: tuple[str, ...], tmp_path: Path) -> None:
    deck = read(tmp_path, deck_with(path, WORD), section=WORD if _name(path) == "PassageFile.section" else "Loyaliteit")
    found = any(WORD in text.text for text in author_texts(deck))
    assert found is (_name(path) != "DeckFile.date")  # papers write a date in words of their own
