"""Boxes, tables, badges and charts have the typeface in which a brand writes its text, whatever its theme says."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from worn_presentations import A, P, open_default, wear

from deckgen import compile as compile_deck

DECK = """\
title: T
language: nl
template: huis.pptx
sequence: [question, choice, vote, answer]
program:
- slide: Wat mag?
  text: |
    | Wat | Mag het? |
    | --- | --- |
    | Een foto plaatsen | Na toestemming |
- cluster: C
  dilemmas:
  - id: d
    question: Iemand vraagt iets. Wat doe je?
    choices: [{text: Niets., feedback: Zo niet.}, {text: Iets., feedback: Zo wel., verdict: best}]
"""
OUTSIDE = ("ppt/slides/slide", "ppt/charts/chart")


@pytest.mark.parametrize(
    ("typeface", "faces", "font"),
    [
        ("Verdana", {"Verdana"}, "Verdana"),
        ("+mn-lt", {"+mn-lt", ""}, "Calibri"),
        ("+mj-lt", {"+mj-lt"}, "Georgia"),
    ],
)
def test_all_text_has_the_face_in_which_a_brand_writes_it(
    typeface: str, faces: set[str], font: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECKGEN_CACHE", "off")
    deck = open_default()
    theme = next(rel.target_part for rel in deck.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    theme._blob = theme.blob.replace(
        b'<a:majorFont><a:latin typeface="Calibri"', b'<a:majorFont><a:latin typeface="Georgia"'
    )
    for face in deck.slide_master.element.iterfind(f"{P}txStyles/{P}bodyStyle/*/{A}defRPr/{A}latin"):
        face.set("typeface", typeface)
    deck.save(str(tmp_path / "huis.pptx"))
    (tmp_path / "deck.yaml").write_text(DECK, "utf-8")
    found: dict[str, set[str]] = {"box": set(), "tbl": set(), "badge": set(), "chart": set()}
    with zipfile.ZipFile(io.BytesIO(compile_deck(tmp_path / "deck.yaml", kinds=("slides",))["slides"])) as made:
        for name in made.namelist():
            if name.startswith(OUTSIDE):
                collect(etree.fromstring(made.read(name)), found)
    assert all(found.values())
    assert set().union(*found.values()) == faces
    assert wear(deck).look.body_font == font


def collect(root: etree._Element, found: dict[str, set[str]]) -> None:
    """The faces that runs say outside of placeholders, by what they stand in."""
    for run in root.iter(f"{A}rPr", f"{A}defRPr"):
        above = {node.tag.rpartition("}")[2] for node in run.iterancestors()}
        shape = next((node for node in run.iterancestors() if node.tag == f"{P}sp"), None)
        if shape is not None and shape.find(f".//{P}ph") is not None:
            continue
        is_box = shape is not None and shape.find(f".//{P}cNvSpPr[@txBox='1']") is not None
        kind = "chart" if "chartSpace" in above else "tbl" if "tbl" in above else "box" if is_box else "badge"
        latin = run.find(f"{A}latin")
        found[kind].add("" if latin is None else latin.get("typeface", ""))
