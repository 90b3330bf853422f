"""The way back to the agenda in an organisation's presentation: at the left margin, where no text of the foot lies."""

from __future__ import annotations

from pathlib import Path

from slide_pipeline import ROOT, plan, read_content, ready

import pptx
from deckgen.blueprint.slides import Badge, DocumentFacts
from deckgen.blueprint.symbols import Symbol
from deckgen.content.template import Brand, Template
from deckgen.planning.slides import plan_slides
from deckgen.problems import Place
from deckgen.yaml_source.reading.locales import read_locale

PLACE = Place("template.yaml", 1, 1)
FILE = Path(pptx.__file__).parent / "templates" / "default.pptx"  # date at the left, footer in the middle
STYLE = ready(Template("huis", PLACE, brand=Brand(FILE.read_bytes(), "huis.pptx", PLACE)))


def test_the_way_home_stands_at_the_left_margin() -> None:
    homes = [
        (element.box.x, slide.layout.area.x)
        for slide in plan(read_content(ROOT / "decks/sociale-media.yaml"), STYLE).deck.slides
        for element in slide.elements
        if isinstance(element, Badge) and element.symbol is Symbol.HOME
    ]
    assert len(homes) > 40
    assert {home - margin for home, margin in homes} == {0.0}


def test_what_the_last_slide_was_made_from_stands_beside_the_way_home() -> None:
    deck = read_content(ROOT / "decks/sociale-media.yaml")
    facts = DocumentFacts(
        title=deck.title,
        author="",
        subject="",
        keywords="",
        language="nl",
        deck="social",
        content_hash="3fa4c2d19b",
        deck_date="2026-11-22",
        code_version="",
    )
    last = plan_slides(deck, STYLE.look, read_locale("nl"), facts=facts).deck.slides[-1]
    date, home = last.layout.date, last.layout.home

    assert last.date
    assert date is not None
    assert home is not None
    assert last.date_box is not None
    assert last.date_box.x > home.right
    assert last.date_box.right == date.box.right
