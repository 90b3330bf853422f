"""Names of rounds beside lines to write on stand on one line, in every house style and language.

On two, the second is the last line of a page that ends with a dilemma, and is taken for a running foot.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from extreme_decks import LANGUAGES, write_deck
from page_text import marks_of
from paper_decks import FACTS
from slide_pipeline import TEMPLATES, read_content, read_style

from deckgen.planning.paper import plan_handout
from deckgen.yaml_source.reading.locales import read_locale


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_name_of_a_round_is_one_line(language: str, template: str, tmp_path: Path) -> None:
    file = tmp_path / "deck.yaml"
    file.write_text(write_deck("one dilemma", language, "default"), "utf-8")
    words = read_locale(language)

    document = plan_handout(read_content(file), read_style(template).look, words, FACTS).document

    lines = {"".join(run.text for run in mark.runs) for _, mark in marks_of(document)}
    assert {words.paper.tally_before, words.paper.tally_after} <= lines
