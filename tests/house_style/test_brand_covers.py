from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

import pptx
from deckgen import compile as compile_deck
from deckgen.build.pipeline.deck_variant import read_variant

FILE = Path(pptx.__file__).parent / "templates" / "default.pptx"


def test_the_date_of_an_organisations_cover_holds_no_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECKGEN_CACHE", "off")
    (tmp_path / "huis.pptx").write_bytes(FILE.read_bytes())
    (tmp_path / "deck.yaml").write_text(
        "title: T\nlanguage: nl\ntemplate: huis.pptx\nprogram:\n- {slide: Welkom, text: Tekst.}\n", "utf-8"
    )
    variant = read_variant(tmp_path / "deck.yaml").variant
    assert variant is not None
    cover, *_, last = variant.slide_plan.deck.slides
    assert (cover.date, bool(last.date)) == ("", True)


DILEMMA = """\
title: T
language: nl
template: huis.pptx
program:
- cluster: C
  dilemmas:
  - id: d
    question: Iemand vraagt iets. Wat doe je?
    choices: [{text: Niets.}, {text: Iets.}]
"""


def test_text_boxes_run_from_left_to_right_where_the_presentation_runs_the_other_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECKGEN_CACHE", "off")
    deck = pptx.Presentation(str(FILE))
    for level in deck.element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}lvl1pPr"):
        level.set("rtl", "1")
    deck.save(str(tmp_path / "huis.pptx"))
    (tmp_path / "deck.yaml").write_text(DILEMMA, "utf-8")
    with zipfile.ZipFile(io.BytesIO(compile_deck(tmp_path / "deck.yaml", kinds=("slides",))["slides"])) as made:
        slides = [made.read(name).decode() for name in made.namelist() if name.startswith("ppt/slides/slide")]
    boxes = [box for slide in slides for box in re.findall(r'txBox="1".*?</p:sp>', slide)]
    paragraphs = [tag for box in boxes for tag in re.findall("<a:pPr[^>]*>", box)]
    assert paragraphs
    assert [tag for tag in paragraphs if 'rtl="0"' not in tag] == []
