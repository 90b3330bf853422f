from __future__ import annotations

from pathlib import Path

import pytest

import pptx
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
