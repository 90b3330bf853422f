"""A word of a title that is wider than its place: it stays whole in smaller letters, or breaks where it may."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from slide_pipeline import TEMPLATES, plan, read_content, read_style

from deckgen.blueprint.look import SlideRole

LONG = {  # each with where its language lets it break
    "de": ("Gleichstellungsbeauftragtenangelegenheiten", "beauftragten-\nangelegenheiten"),
    "nl": ("Gemeenteraadsverkiezingspropagandaverspreiding", "verkiezings-\npropaganda"),
}
SOMEWHAT = "Gleichstellungsbeauftragte"


def opening(name: str, language: str, template: str, folder: Path) -> tuple[str, float, list[str]]:
    """The title of a theme's opening slide, its size, and the codes of what is told."""
    dilemma = {"id": "a", "title": "A", "question": "Und nun?", "choices": [{"text": "Ja"}, {"text": "Nein"}]}
    deck = {"title": "A", "language": language, "program": [{"cluster": name, "dilemmas": [dilemma]}]}
    file = folder / "deck.yaml"
    file.write_text(json.dumps(deck), "utf-8")
    made = plan(read_content(file), read_style(template))
    (slide,) = [slide for slide in made.deck.slides if slide.role is SlideRole.CLUSTER]
    paragraph = slide.title.paragraphs[0]
    return paragraph.block.text, paragraph.size, [problem.code for problem in made.problems]


@pytest.mark.parametrize("language", LONG)
def test_a_word_that_is_too_wide_breaks_where_its_language_lets_it(language: str, tmp_path: Path) -> None:
    word, broken = LONG[language]

    text, size, told = opening(word, language, "default", tmp_path)

    assert broken in text
    assert text.replace("-\n", "") == word
    assert size >= 28
    assert "long-word" not in told


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_word_that_is_somewhat_too_wide_stays_whole(template: str, tmp_path: Path) -> None:
    text, _, told = opening(SOMEWHAT, "de", template, tmp_path)

    assert text == SOMEWHAT
    assert "long-word" not in told


def test_a_title_of_no_language_that_is_known_is_told_as_before(tmp_path: Path) -> None:
    text, _, told = opening("X" * 90, "de", "default", tmp_path)

    assert text.replace("\n", "") == "X" * 90
    assert "long-word" in told
