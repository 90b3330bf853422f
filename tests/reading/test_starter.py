from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.content.deck import FreeSlide
from deckgen.rules import check_deck
from deckgen.yaml_source import read_deck
from deckgen.yaml_source.models.deck_file import DeckFile
from deckgen.yaml_source.reading.starter import starter_text


@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
def test_a_starter_deck_is_read_without_a_problem(language: str, tmp_path: Path) -> None:
    deck = tmp_path / "decks" / "mijn-deck.yaml"
    deck.parent.mkdir()
    deck.write_text(starter_text("deck", "mijn-deck", language), encoding="utf-8")
    result = read_deck(deck)
    assert result.problems == ()
    assert result.deck is not None
    assert (result.deck.title, result.deck.language) == ("Mijn deck", language)
    assert check_deck(result.deck) == ()
    assert len(result.deck.dilemmas[0].choices) == 3
    assert any(isinstance(item, FreeSlide) and item.handout for item in result.deck.program)


def test_the_four_starter_decks_show_the_same_keys() -> None:
    shapes = {tuple(line.split(":")[0] for line in key_lines(language)) for language in ("nl", "fr", "de", "en")}
    assert len(shapes) == 1
    assert {"title", "terms", "sequence", "program"} <= set(shapes.pop()) <= set(DeckFile.__struct_fields__)


def key_lines(language: str) -> list[str]:
    lines = starter_text("deck", "x", language).split("\n")
    return [line for line in lines if line and line[0] not in " #-"]


@pytest.mark.parametrize("name", ["yes", "2026", "null", "a-b_c"])
def test_any_name_gives_a_title_that_is_text(name: str, tmp_path: Path) -> None:
    deck = tmp_path / "x.yaml"
    deck.write_text(starter_text("deck", name, "nl"), encoding="utf-8")
    result = read_deck(deck)
    assert result.deck is not None
    assert result.deck.title.casefold().replace(" ", "") == name.replace("-", "").replace("_", "")
