"""Covers that organisations make in their own ways, and what decks write on them."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, ImageDraw
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from pptx.util import Pt
from worn_presentations import (
    CONTENT,
    COVER,
    NAMESPACES,
    A,
    P,
    chosen,
    draw_picture,
    open_default,
    put_placeholder,
    wear,
)

import pptx
from deckgen import compile as compile_deck
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
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


def keep(layout: SlideLayout, *indexes: int) -> None:
    """Leave a layout these placeholders alone."""
    for shape in list(layout.placeholders):
        if shape.placeholder_format.idx not in indexes:
            shape.element.getparent().remove(shape.element)


def cover_with(*indexes: int) -> tuple[Presentation, SlideLayout]:
    deck = open_default()
    keep(deck.slide_layouts[COVER], *indexes)
    return deck, deck.slide_layouts[COVER]


def striped(dark_from: int, *, width: int = 2) -> Image.Image:
    """Paper with thin lines over all of a slide, on which text reads, and below some height motley stripes."""
    picture = Image.new("RGB", (240, 180), "#FBFAF7")
    pen = ImageDraw.Draw(picture)
    for y in range(10, 180, 20):
        pen.line((0, y, 240, y), fill="#8FB8CC")
    for x in range(0, 240, 6):
        pen.rectangle((x, dark_from, x + width, 180), fill=("#102030", "#C02020", "#208040")[x // 6 % 3])
    return picture


def write_words(layout: SlideLayout, words: str, left: float, top: float) -> None:
    """Words of 20 points on one line, in a box that is too narrow for them."""
    text = f'<p:txBody><a:bodyPr wrap="none"/><a:p><a:r><a:rPr sz="2000"/><a:t>{words}</a:t></a:r></a:p></p:txBody>'
    place = f'<a:off x="{Pt(left)}" y="{Pt(top)}"/><a:ext cx="{Pt(100)}" cy="{Pt(30)}"/>'
    layout.shapes._spTree.append(
        etree.fromstring(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="95" name="Words"/><p:cNvSpPr txBox="1"/>'
            f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>{place}</a:xfrm></p:spPr>{text}</p:sp>'
        )
    )


def test_a_cover_with_a_title_alone_on_a_photograph_is_learned() -> None:
    deck, cover = cover_with(0)
    noise = Image.new("RGB", (240, 180))
    noise.putdata([(37 * place % 256, 91 * place % 256, 53 * place % 256) for place in range(240 * 180)])
    draw_picture(cover, noise, (0, 0, 720, 540))
    assert chosen(deck, SlideRole.TITLE).bodies == ()


def test_a_title_on_a_ground_of_its_own_leaves_the_lines_a_part_of_it() -> None:
    deck, cover = cover_with(0)
    draw_picture(cover, striped(0), (0, 0, 720, 540))
    put_placeholder(cover, 0, Box(90, 160, 600, 230))
    properties = cover.placeholders[0].element.spPr
    properties.append(etree.fromstring(f'<a:solidFill {NAMESPACES}><a:srgbClr val="EAF0F6"/></a:solidFill>'))
    planned = chosen(deck, SlideRole.TITLE)
    title, lines = planned.title.box, planned.bodies[0].box
    assert 160 <= title.y < title.bottom <= lines.y < lines.bottom <= 390
    assert lines.y - title.bottom <= 5  # the two grounds look like one
    assert planned.bodies[0].background == "EAF0F6"


def test_a_cover_whose_one_text_is_high_enough_gets_its_title_there() -> None:
    deck, cover = cover_with(1)
    draw_picture(cover, striped(150), (0, 0, 720, 540))
    draw_picture(cover, striped(0), (0, 0, 720, 190))
    cover.shapes._spTree.append(cover.shapes._spTree[2])  # in front of the other
    put_placeholder(cover, 1, Box(40, 200, 480, 200))
    planned = chosen(deck, SlideRole.TITLE)
    title, lines = planned.title.box, planned.bodies[0].box
    assert (title.x, title.width) == (40, 480)
    assert 199 <= title.y < title.bottom <= lines.y


def test_lines_of_a_cover_grow_only_as_far_as_they_read_on_its_picture() -> None:
    deck, cover = cover_with(0, 1)
    draw_picture(cover, striped(150, width=0), (0, 0, 720, 540))  # motley from 450 points down
    put_placeholder(cover, 0, Box(40, 150, 640, 120))
    put_placeholder(cover, 1, Box(40, 280, 640, 60))
    planned = chosen(deck, SlideRole.TITLE)
    assert 340 < planned.bodies[0].box.bottom <= 460  # a step of growth may be too much
    assert planned.name == "Title Slide"  # as the organisation has it: no panel was laid


def test_lines_begin_where_the_title_does_and_stay_off_ideographs() -> None:
    deck, cover = cover_with(0)
    put_placeholder(cover, 0, Box(40, 200, 600, 120))
    write_words(cover, "仅供内部交流讨论，禁止外传", 40, 440)  # 13 letters, each as wide as high
    lines = chosen(deck, SlideRole.TITLE).bodies[0].box
    assert (lines.x, lines.width) == (40, 600)
    assert 320 <= lines.y < lines.bottom <= 440
    put_placeholder(cover, 0, Box(40, 280, 600, 120))  # no room between the title and the words any more
    lines = chosen(deck, SlideRole.TITLE).bodies[0].box
    assert lines.bottom <= 440 or lines.x >= 40 + 13 * 20


def test_a_layout_for_which_only_its_master_speaks_is_no_cover() -> None:
    deck = open_default()
    for number, layout in enumerate(deck.slide_layouts):
        layout.element.attrib.pop("type", "")
        layout.element.find(f"{P}cSld").set("name", f"Dia {number}")
        if number != CONTENT:
            keep(layout, *([1] if number else []))
    deck.slides.add_slide(deck.slide_layouts[CONTENT])
    planned = chosen(deck, SlideRole.TITLE)
    assert "Dia 1" in planned.name


def test_a_layout_that_is_named_as_a_cover_is_one_with_a_logo_alone() -> None:
    deck, cover = cover_with()
    cover.element.attrib.pop("type", "")
    cover.element.find(f"{P}cSld").set("name", "Diapositiva titolo")
    draw_picture(cover, Image.new("RGB", (80, 22), "#B01020"), (100, 200, 490, 137))
    for number, layout in enumerate(deck.slide_layouts):
        if number not in {COVER, CONTENT}:
            layout.element.attrib.pop("type", "")
            layout.element.find(f"{P}cSld").set("name", f"Dia {number}")
            keep(layout, 1)
    for _ in range(3):
        deck.slides.add_slide(deck.slide_layouts[CONTENT])
    assert chosen(deck, SlideRole.TITLE).name.startswith("Diapositiva titolo")


def open_with_two_masters() -> Presentation:
    """The default presentation with its master and all layouts a second time."""
    with zipfile.ZipFile(FILE) as archive:
        parts = {name: archive.read(name).decode("latin-1") for name in archive.namelist()}
    old = [name for name in parts if re.match("ppt/slide(Layouts|Masters)/", name)]
    for name in old:
        text = re.sub(r"slideLayout(\d+)\.xml", lambda found: f"slideLayout{int(found[1]) + 50}.xml", parts[name])
        new = re.sub(r"slideLayout(\d+)\.xml", lambda found: f"slideLayout{int(found[1]) + 50}.xml", name)
        text = re.sub(r'(sldLayoutId id=")(\d+)', lambda found: f"{found[1]}{int(found[2]) + 500}", text)
        parts[new.replace("Master1", "Master2")] = text.replace("slideMaster1", "slideMaster2")
    types = re.findall(r'<Override PartName="/ppt/slide(?:Layouts|Masters)/[^>]*>', parts["[Content_Types].xml"])
    more = "".join(types).replace("slideMaster1", "slideMaster2")
    more = re.sub(r"slideLayout(\d+)\.xml", lambda found: f"slideLayout{int(found[1]) + 50}.xml", more)
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace("</Types>", more + "</Types>")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/slideMaster"
    row = f'<Relationship Id="rId900" Type="{kind}" Target="slideMasters/slideMaster2.xml"/></Relationships>'
    links = "ppt/_rels/presentation.xml.rels"
    parts[links] = parts[links].replace("</Relationships>", row)
    added = '<p:sldMasterId id="2147499999" r:id="rId900"/></p:sldMasterIdLst>'
    parts["ppt/presentation.xml"] = parts["ppt/presentation.xml"].replace("</p:sldMasterIdLst>", added)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text.encode("latin-1"))
    return pptx.Presentation(stream)


def test_a_master_that_no_slide_uses_gives_no_cover() -> None:
    deck = open_with_two_masters()
    own = deck.slide_masters[1].slide_layouts
    for number, layout in enumerate(own):
        layout.element.cSld.set("name", f"Dia {number}")  # Office's are still named and made for covers
        layout.element.attrib.pop("type", "")
    for _ in range(3):
        deck.slides.add_slide(own[CONTENT])
    planned = wear(deck).look.layouts
    assert planned[SlideRole.CONTENT].name == "Dia 1"
    assert planned[SlideRole.TITLE].name.startswith("Dia ")


@pytest.mark.parametrize(("alpha", "is_left_out"), [("10000", True), ("100000", False)])
def test_an_outline_of_letters_that_is_hardly_there_is_left_out(alpha: str, is_left_out: bool, tmp_path: Path) -> None:  # noqa: FBT001
    """LibreOffice shows nothing else of white letters."""
    deck = open_default()
    paint = f'<a:srgbClr val="202020"><a:alpha val="{alpha}"/></a:srgbClr>'
    line = f"<a:ln {NAMESPACES}><a:solidFill>{paint}</a:solidFill></a:ln>"
    for level in deck.slide_master.element.iter(f"{A}lvl1pPr"):
        level.find(f"{A}defRPr").insert(0, etree.fromstring(line))
    deck.save(str(tmp_path / "huis.pptx"))
    (tmp_path / "deck.yaml").write_text(DILEMMA, "utf-8")
    with zipfile.ZipFile(io.BytesIO(compile_deck(tmp_path / "deck.yaml", kinds=("slides",))["slides"])) as made:
        cover = made.read("ppt/slides/slide1.xml").decode()
    assert ("<a:ln><a:noFill/></a:ln>" in cover) == is_left_out


def test_a_text_under_a_title_that_was_added_beside_a_logo_is_as_wide_as_the_slide() -> None:
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    keep(layout)
    draw_picture(layout, Image.new("RGB", (80, 22), "#B01020"), (20, 12, 200, 55))
    planned = wear(deck, {SlideRole.CONTENT.value: layout.name}).look.layouts[SlideRole.CONTENT]
    assert planned.title.box.x >= 220
    assert planned.bodies[0].box.x <= 60
    assert planned.bodies[0].box.width >= 600
