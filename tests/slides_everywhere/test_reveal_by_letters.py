"""Letters that show what is said of their choice: the timing, read as the programs that show slides read it."""

from __future__ import annotations

import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from msgspec.structs import replace
from package_facts import P, open_package
from slide_pipeline import DECKS, ROOT, Presentation, judge, present, read_content, read_style

from deckgen.blueprint.slides import Badge
from deckgen.content.deck import Reveal


def made(name: str, template: str = "default") -> Presentation:
    return present(replace(read_content(ROOT / "decks" / name), reveal=Reveal.LETTERS), read_style(template))


def trees_of(data: bytes) -> list[ET.Element]:
    package = open_package(data)
    return [package.tree(part) for part in package.slides]


def letters_of(tree: ET.Element) -> dict[str, list[set[str]]]:
    """For each shape that is clicked: the names of what each sequence of its own shows."""
    names = {shape.attrib["id"]: shape.attrib["name"] for shape in tree.iter(f"{P}cNvPr")}
    found: dict[str, list[set[str]]] = {}
    for sequence in tree.iter(f"{P}seq"):
        node = sequence.find(f"{P}cTn")
        assert node is not None
        if node.get("nodeType") != "interactiveSeq":
            continue
        starts = node.findall(f"{P}stCondLst/{P}cond")
        assert [start.get("evt") for start in starts] == ["onClick"]
        clicked = starts[0].find(f"{P}tgtEl/{P}spTgt")
        assert clicked is not None
        shown = {names[each.attrib["spid"]] for each in node.iterfind(f".//{P}set//{P}spTgt")}
        found.setdefault(names[clicked.attrib["spid"]], []).append(shown)
    return found


def count_shown(tree: ET.Element) -> dict[str, int]:
    """How many shapes each letter shows: LibreOffice gives placeholders names of its own."""
    return {letter: sum(map(len, shown)) for letter, shown in letters_of(tree).items()}


@pytest.mark.parametrize("name", DECKS)
def test_the_timing_of_every_slide_is_in_order(name: str) -> None:
    for tree in trees_of(made(name).data):
        timing = tree.find(f"{P}timing")
        if timing is None:
            continue
        numbers = [int(node.attrib["id"]) for node in timing.iter(f"{P}cTn")]
        assert len(set(numbers)) == len(numbers)
        shapes = {shape.attrib["id"] for shape in tree.iter(f"{P}cNvPr")}
        targets = [each.attrib["spid"] for each in (*timing.iter(f"{P}spTgt"), *timing.iter(f"{P}bldP"))]
        assert set(targets) <= shapes
        sequences = [node.attrib["nodeType"] for node in timing.iterfind(f".//{P}seq/{P}cTn")]
        assert sequences[0] == "mainSeq"
        assert set(sequences[1:]) <= {"interactiveSeq"}
        animated = {
            (target.attrib["spid"], effect.attrib["grpId"])
            for effect in timing.iter(f"{P}cTn")
            if effect.get("presetClass")
            for target in effect.iter(f"{P}spTgt")
        }
        frames = {each.attrib["id"] for each in tree.iterfind(f".//{P}graphicFrame/{P}nvGraphicFramePr/{P}cNvPr")}
        built = {each for each in animated if each[0] not in frames}  # a table has no parts to build
        assert {(build.attrib["spid"], build.attrib["grpId"]) for build in timing.iter(f"{P}bldP")} == built
        assert [child.tag for child in timing] == [f"{P}tnLst", *([f"{P}bldLst"] if built else [])]


def test_each_letter_shows_its_own_verdict_and_one_click_shows_the_rest() -> None:
    presentation = made("sociale-media.yaml")
    seen = 0
    for slide, tree in zip(presentation.slides.slides, trees_of(presentation.data), strict=True):
        badges = [each.text for each in slide.elements if isinstance(each, Badge) and each.shows]
        if not badges:
            assert letters_of(tree) == {}
            continue
        seen += 1
        signed = {each.name for each in slide.elements if isinstance(each, Badge) and each.symbol is not None}
        assert letters_of(tree) == {
            f"Letter {letter}": [
                {f"Keuze {letter}"}
                | ({f"Oordeel {letter}", f"Oordeel {letter} teken"} if f"Oordeel {letter}" in signed else set())
            ]
            for letter in badges
        }
        main = tree.findall(f".//{P}seq/{P}cTn[@nodeType='mainSeq']/{P}childTnLst/{P}par")
        names = {shape.attrib["id"]: shape.attrib["name"] for shape in tree.iter(f"{P}cNvPr")}
        rest = {names[each.attrib["spid"]] for each in main[-1].iter(f"{P}spTgt")}
        assert rest == {name for shown in letters_of(tree).values() for name in shown[0]}
    assert seen > 5


def test_what_one_judges_is_in_view_before_the_verdict() -> None:
    presentation = made("sociale-media.yaml")
    for tree in trees_of(presentation.data):
        names = {shape.attrib["id"]: shape.attrib["name"] for shape in tree.iter(f"{P}cNvPr")}
        hidden = {names[each.attrib["spid"]] for each in tree.iterfind(f".//{P}childTnLst//{P}set//{P}spTgt")}
        assert not any("herhaald" in name or name.startswith("Letter ") or name == "Situatie" for name in hidden)


@pytest.mark.office("soffice", "pdftotext")
def test_libreoffice_keeps_every_letter_and_shows_all_on_paper(tmp_path: Path) -> None:
    presentation = made("the-grant.yaml")
    file = tmp_path / "the-grant.pptx"
    file.write_bytes(presentation.data)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    for kind, folder in (("pptx", tmp_path / "saved"), ("pdf", tmp_path)):
        command = ["soffice", "--headless", profile, "--convert-to", kind, "--outdir", str(folder), str(file)]
        subprocess.run(command, capture_output=True, check=True, timeout=180)
    before, after = trees_of(presentation.data), trees_of((tmp_path / "saved/the-grant.pptx").read_bytes())
    assert any(letters_of(tree) for tree in before)
    assert [count_shown(tree) for tree in after] == [count_shown(tree) for tree in before]
    command = ["pdftotext", str(tmp_path / "the-grant.pdf"), "-"]
    shown = "".join(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())
    for dilemma in presentation.deck.dilemmas:
        for choice in dilemma.choices:
            assert all("".join(block.text.split())[:30] in shown for block in choice.feedback)


@pytest.mark.checkers
def test_an_independent_checker_finds_no_fault_in_slides_with_letters(checks: tuple[str, Path], tmp_path: Path) -> None:
    file = tmp_path / "deck.pptx"
    file.write_bytes(made("the-grant.yaml").data)
    assert judge(checks, [file]) == ""
