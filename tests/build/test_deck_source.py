"""The deck's own text travels in the presentation, unless the deck is public."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from deckgen.build.pipeline.deck_source import gather_source
from deckgen.build.pipeline.deck_variant import read_variant
from deckgen.render.pptx.presentation import pack_slides

DECK = """\
title: Bronnen
{public}program:
- cluster: Geschenken
  dilemmas: [fles]
"""
DILEMMA = "id: fles\nquestion: Neem je de fles & het kaartje aan?\n"


def write(folder: Path, *, public: bool) -> Path:
    (folder / "dilemmas").mkdir()
    (folder / "dilemmas/fles.yaml").write_bytes(DILEMMA.replace("\n", "\r\n").encode())
    deck = folder / "bronnen.yaml"
    deck.write_text(DECK.format(public="public: true\n" if public else ""), "utf-8")
    return deck


def test_the_deck_comes_first_and_its_dilemmas_follow_with_one_kind_of_line_end(tmp_path: Path) -> None:
    deck = write(tmp_path, public=False)
    source = gather_source(deck, [tmp_path / "dilemmas/fles.yaml", deck, tmp_path.parent / "template.yaml"])
    assert source == f"--- # bronnen.yaml\n{DECK.format(public='')}--- # dilemmas/fles.yaml\n{DILEMMA}"


@pytest.mark.parametrize("public", [False, True])
def test_only_a_deck_that_is_not_public_carries_its_text(tmp_path: Path, *, public: bool) -> None:
    read = read_variant(write(tmp_path, public=public))
    assert read.variant is not None, read.problems
    file = tmp_path / "deck.pptx"
    file.write_bytes(pack_slides(read.variant.slide_plan.deck, read.variant.package).data)
    with zipfile.ZipFile(file) as package:
        parts = [package.read(name).decode() for name in package.namelist() if name.startswith("customXml/item")]
    assert any("dilemmas/fles.yaml" in part for part in parts) is not public
