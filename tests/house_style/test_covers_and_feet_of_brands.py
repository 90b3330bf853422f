"""Covers, pictures and what stands at the foot of slides, as presentations of offices have them."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from PIL import Image
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from pptx.util import Pt
from worn_presentations import CONTENT, COVER, SECTION, A, P, chosen, draw_picture, open_default, wear

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Frame, Slide
from deckgen.build.pipeline.deck_variant import read_variant

PICTURE, CLOSING = 8, 9
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
FEET = {"dt": (480.0, 500.0, 60.0, 24.0), "ftr": (36.0, 500.0, 440.0, 24.0), "sldNum": (560.0, 500.0, 60.0, 24.0)}
LOGO = (640.0, 60.0, 60.0, 40.0)
DECK = """\
title: Een gesprek over wat mag en wat niet mag op het werk en daarbuiten
subtitle: Voor wie hier werkt
occasion: Opendeurdag
date: 2026-11-22
organisation: Stad Voorbeeld
language: nl
template: huis.pptx
program:
- {slide: Welkom, text: Tekst.}
"""


def put(layout: SlideLayout, kind: str, box: tuple[float, float, float, float]) -> None:
    for shape in layout.placeholders:
        if shape.element.ph.get("type") == kind:
            shape.left, shape.top, shape.width, shape.height = (Pt(length) for length in box)


def plan(deck: Presentation, folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[Slide]:
    """The slides of a short deck in a presentation."""
    monkeypatch.setenv("DECKGEN_CACHE", "off")
    deck.save(str(folder / "huis.pptx"))
    (folder / "deck.yaml").write_text(DECK, "utf-8")
    variant = read_variant(folder / "deck.yaml").variant
    assert variant is not None
    return list(variant.slide_plan.deck.slides)


def set_title_size(layout: SlideLayout, size: int) -> None:
    (body,) = (shape.element.txBody for shape in layout.placeholders if shape.element.ph.get("type") == "ctrTitle")
    style = body.find(f"{A}lstStyle")
    level = etree.SubElement(style, f"{A}lvl1pPr")
    etree.SubElement(level, f"{A}defRPr", sz=str(100 * size))


def test_what_slides_say_of_themselves_stays_beside_the_way_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The way home stands in the place for the date, so no room of the footer before it is left to the line."""
    deck = open_default()
    for layout in deck.slide_layouts:
        for kind, box in FEET.items():
            put(layout, kind, box)
    last = plan(deck, tmp_path, monkeypatch)[-1]
    home = chosen(deck, SlideRole.CONTENT).home
    assert home is not None
    assert home.x >= FEET["dt"][0]
    assert last.date == ""


@pytest.mark.parametrize(("size", "most"), [(24, 24.0), (44, 28.0)])  # of 24, raised to 32
def test_lines_of_a_cover_are_smaller_than_its_title(
    size: int, most: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = open_default()
    set_title_size(deck.slide_layouts[COVER], size)
    frames = [item for item in plan(deck, tmp_path, monkeypatch)[0].elements if isinstance(item, Frame)]
    sizes = [paragraph.size for frame in frames for paragraph in frame.paragraphs]
    assert sizes
    assert 18 <= max(sizes) <= most


@pytest.mark.parametrize(
    "words", ["Klein", "Een titel die in het lage kader van dit huis alleen in kleine letters past"]
)
def test_lines_of_a_cover_stay_smaller_than_its_title_is_shown(
    words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long title in a low place becomes much smaller than the house's letters, and its lines have to follow."""
    deck = open_default()
    layout = deck.slide_layouts[COVER]
    put(layout, "ctrTitle", (54, 150, 612, 56))
    put(layout, "subTitle", (54, 210, 612, 200))
    draw_picture(layout, Image.new("RGB", (60, 40), "#204080"), (0, 0, 720, 146))
    monkeypatch.setattr("test_covers_and_feet_of_brands.DECK", DECK.replace(DECK.splitlines()[0], f"title: {words}"))
    cover = plan(deck, tmp_path, monkeypatch)[0]
    frames = [item for item in cover.elements if isinstance(item, Frame)]
    lines = [paragraph.size for frame in frames for paragraph in frame.paragraphs]
    shown = cover.title.paragraphs[0].size
    assert max(lines) <= 0.75 * shown or max(lines) == 18
    assert (max(lines) > 20) is (words == "Klein")


@pytest.mark.parametrize(("width", "is_shown"), [(160.0, False), (460.0, True)])
def test_a_footer_of_which_most_would_be_cut_is_left_out(
    width: float,
    is_shown: bool,  # noqa: FBT001
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    deck = open_default()
    for layout in deck.slide_layouts:
        put(layout, "dt", (0, 530, 20, 9))
        put(layout, "ftr", (36, 500, width, 24))
    assert bool(plan(deck, tmp_path, monkeypatch)[0].footer) is is_shown


def test_a_picture_spares_the_logo_in_a_corner_of_its_place() -> None:
    deck = open_default()
    layout = deck.slide_layouts[PICTURE]
    put(layout, "title", (36, 30, 300, 60))
    put(layout, "body", (36, 100, 300, 380))
    put(layout, "pic", (360, 70, 340, 400))
    draw_picture(layout, Image.new("RGB", (60, 40), "#204080"), LOGO)
    picture = chosen(deck, SlideRole.PICTURE).picture
    assert picture is not None
    assert picture.box.y >= LOGO[1] + LOGO[3] or picture.box.right <= LOGO[0]
    assert picture.box.width * picture.box.height >= 0.6 * 340 * 400


def test_a_cover_without_placeholders_is_known_by_the_picture_that_fills_a_shape() -> None:
    """Its title is written on the slide; a closing slide that has places for words is no cover all the same."""
    deck = open_default()
    cover, closing = deck.slide_layouts[COVER], deck.slide_layouts[CLOSING]
    cover.element.cSld.set("name", "Cover")
    closing.element.cSld.set("name", "Final slide")
    for layout in (cover, closing):
        layout.element.attrib.pop("type", None)
    tree, other = cover.shapes._spTree, closing.shapes._spTree
    for node in other.findall(f"{P}sp"):
        other.remove(node)
    for node in tree.findall(f"{P}sp"):
        other.append(node)
    draw_picture(cover, stripes(), (0, 180, 720, 360))
    fill_shape(cover)
    deck.slides.add_slide(cover)
    planned = chosen(deck, SlideRole.TITLE)
    assert planned.reason.startswith("made from “Cover”")
    assert planned.title.box.bottom <= 190


def stripes() -> Image.Image:
    """A picture on which no text reads."""
    picture = Image.new("RGB", (72, 36), "#F0D0E0")
    for x in range(0, 72, 6):
        picture.paste("#204080", (x, 0, x + 3, 36))
    return picture


def fill_shape(layout: SlideLayout) -> None:
    """The picture of a layout as the fill of a shape."""
    tree = layout.shapes._spTree
    picture = tree.find(f"{P}pic")
    fill = picture.find(f"{P}blipFill")
    fill.tag = f"{A}blipFill"
    picture.find(f"{P}spPr").append(fill)
    picture.tag = f"{P}sp"
    facts = picture.find(f"{P}nvPicPr")
    facts.tag = f"{P}nvSpPr"
    facts.find(f"{P}cNvPicPr").tag = f"{P}cNvSpPr"


@pytest.mark.parametrize("label", [260.0, 40.0])
def test_a_title_of_our_own_stands_under_what_leaves_it_but_a_narrow_place(label: float) -> None:
    """A layout that has nothing but a label and a logo at its head."""
    deck = open_default()
    for layout in list(deck.slide_layouts)[1:]:
        deck.slide_layouts.remove(layout)
    layout = deck.slide_layouts[COVER]
    layout.element.attrib.pop("type", None)
    layout.element.cSld.set("name", "Pagina")
    for shape in [*layout.placeholders, *deck.slide_master.placeholders]:
        shape.element.getparent().remove(shape.element)
    draw_picture(layout, Image.new("RGB", (60, 10), "#204080"), (0, 12, label, 92))
    draw_picture(layout, Image.new("RGB", (60, 10), "#204080"), (560, 12, 150, 92))
    planned = chosen(deck, SlideRole.CONTENT)
    for holder in (planned.title, planned.bodies[0]):
        assert holder.box.width >= 0.7 * 720
        assert not meets(holder.box, Box(0, 12, label, 92))


@pytest.mark.parametrize("label", ["dt", "ftr"])
def test_what_slides_say_of_themselves_stands_beside_a_way_home_amid_its_place(
    label: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deck = open_default()
    for layout in deck.slide_layouts:
        put(layout, "dt", (4, 500, 300, 24))
        put(layout, "sldNum", (660, 500, 50, 24))
        put(layout, "ftr", (320, 500, 300, 24) if label == "ftr" else (360, 500, 10, 9))
    slide = plan(deck, tmp_path, monkeypatch)[-1]
    home = slide.layout.home
    assert home is not None
    assert slide.date
    assert slide.date_box is not None
    assert not meets(slide.date_box, home)


def test_a_title_over_which_a_logo_reaches_goes_on_beginning_where_its_text_does() -> None:
    deck = open_default()
    section = deck.slide_layouts[SECTION]
    put(section, "title", (60, 100, 600, 200))
    put(section, "body", (60, 310, 600, 100))
    draw_picture(section, stripes(), (0, 20, 90, 110))
    planned = chosen(deck, SlideRole.CLUSTER)
    assert planned.title.box.x == planned.bodies[0].box.x == 60
    assert planned.title.box.y >= 130


def make_plain(layout: SlideLayout, name: str) -> None:
    """A layout that its makers gave no type and no placeholders."""
    layout.element.attrib.pop("type", None)
    layout.element.cSld.set("name", name)
    for node in layout.shapes._spTree.findall(f"{P}sp"):
        node.getparent().remove(node)


def draw_house(deck: Presentation) -> None:
    """Two layouts that are pictures, which all sample slides use, beside those that PowerPoint had."""
    front, inner = deck.slide_layouts[COVER], deck.slide_layouts[CLOSING]
    for layout, colour in ((front, "#204080"), (inner, "#F4F8FF")):
        make_plain(layout, "Voorkant" if layout is front else "Binnenkant")
        draw_picture(layout, Image.new("RGB", (20, 8), "#80C040"), (600, 470, 100, 50))
        draw_picture(layout, Image.new("RGB", (72, 54), colour), (0, 0, 720, 540))
    for layout in (front, inner, inner):
        deck.slides.add_slide(layout)


@pytest.mark.parametrize("is_drawn", [False, True])
def test_layouts_that_are_pictures_are_the_house_where_the_rest_is_bare(is_drawn: bool) -> None:  # noqa: FBT001
    deck = open_default()
    if is_drawn:  # what stands on the master is somebody's design, and so are its other layouts
        draw_on_master(deck)
    draw_house(deck)
    layouts = wear(deck).look.layouts
    assert "Voorkant" in layouts[SlideRole.TITLE].name
    assert ("Binnenkant" in layouts[SlideRole.CONTENT].name) is not is_drawn


def draw_on_master(deck: Presentation) -> None:
    tree = deck.slide_master.shapes._spTree
    band = etree.SubElement(tree, f"{P}sp")
    facts = etree.SubElement(band, f"{P}nvSpPr")
    etree.SubElement(facts, f"{P}cNvPr", id="70", name="Band")
    etree.SubElement(facts, f"{P}cNvSpPr")
    etree.SubElement(facts, f"{P}nvPr")
    place = etree.SubElement(etree.SubElement(band, f"{P}spPr"), f"{A}xfrm")
    etree.SubElement(place, f"{A}off", x="0", y="0")
    etree.SubElement(place, f"{A}ext", cx=str(Pt(720)), cy=str(Pt(10)))


def test_layouts_made_from_the_same_one_show_the_same_pictures_at_the_same_places() -> None:
    """Some are made from a copy that was in the package already, with names of its own for its pictures."""
    deck = open_default()
    draw_picture(deck.slide_layouts[CLOSING], Image.new("RGB", (8, 8), "#C02020"), (0, 0, 100, 100))
    old = deck.slide_layouts[CLOSING].shapes._spTree.find(f"{P}pic")
    draw_house(deck)
    deck.slide_layouts[CLOSING].part.rels.pop(next(old.iter(f"{A}blip")).get(f"{R}embed"))
    old.getparent().remove(old)  # its name is left open, so that copies number theirs otherwise
    parts = wear(deck).package.parts
    shown = set()
    for name, part in parts.items():
        if name.startswith("ppt/slideLayouts/slide") and b"r:embed" in part and b"Voorkant" not in part:
            links = etree.fromstring(parts[name.replace("slideLayouts/", "slideLayouts/_rels/") + ".rels"])
            targets = {link.get("Id"): str(link.get("Target")) for link in links}
            shown.add(tuple(targets[node.get(f"{R}embed")] for node in etree.fromstring(part).iter(f"{A}blip")))
    assert len(shown) == 1
    assert all("media" in target for target in shown.pop())


def test_the_one_text_of_a_cover_is_its_title() -> None:
    deck = open_default()
    cover = deck.slide_layouts[COVER]
    cover.element.attrib.pop("type", None)
    cover.element.cSld.set("name", "Voorblad")
    (title,) = (shape for shape in cover.placeholders if shape.element.ph.get("type") == "ctrTitle")
    title.element.getparent().remove(title.element)
    (text,) = (shape for shape in cover.placeholders if shape.element.ph.get("type") == "subTitle")
    text.element.ph.set("type", "body")
    text.left, text.top, text.width, text.height = (Pt(length) for length in (60, 120, 600, 100))
    planned = chosen(deck, SlideRole.TITLE)
    assert planned.title.box == Box(60, 120, 600, 100)
    assert planned.bodies[0].box.y >= 220


def test_a_place_too_low_for_the_lines_of_a_cover_begins_right_under_its_title() -> None:
    deck = open_default()
    cover = deck.slide_layouts[COVER]
    put(cover, "ctrTitle", (60, 200, 600, 60))
    put(cover, "subTitle", (60, 290, 600, 20))
    draw_picture(cover, stripes(), (0, 330, 720, 210))
    lines = chosen(deck, SlideRole.TITLE).bodies[0].box
    assert 260 <= lines.y <= 270
    assert lines.bottom >= 310


def test_a_layout_for_text_beside_a_picture_serves_both_with_and_without_one() -> None:
    """Without a picture, title and text take its room; with one, they leave it free."""
    deck = open_default()
    layout = deck.slide_layouts[PICTURE]
    layout.element.attrib.pop("type", None)
    for other in [item for item in deck.slide_layouts if item is not layout]:
        deck.slide_layouts.remove(other)
    put(layout, "title", (36, 30, 320, 50))
    put(layout, "body", (36, 90, 320, 380))
    put(layout, "pic", (376, 30, 310, 440))
    layouts = wear(deck).look.layouts
    beside, alone = layouts[SlideRole.PICTURE], layouts[SlideRole.CONTENT]
    assert beside.picture is not None
    assert not meets(beside.picture.box, beside.bodies[0].box)
    assert alone.title.box.width >= 500
    assert alone.bodies[0].box.width >= 600


def meets(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def test_a_title_that_had_room_for_a_word_becomes_as_wide_as_the_text_under_it() -> None:
    deck = open_default()
    cover = deck.slide_layouts[COVER]
    put(cover, "ctrTitle", (300, 120, 120, 60))
    put(cover, "subTitle", (60, 260, 600, 120))
    title = chosen(deck, SlideRole.TITLE).title.box
    assert (title.x, title.width) == (60, 600)


@pytest.mark.parametrize("is_used_again", [False, True])
def test_the_cover_that_sample_slides_begin_with_goes_before_one_that_none_has(is_used_again: bool) -> None:  # noqa: FBT001
    deck = open_default()
    front = deck.slide_layouts[CLOSING]
    front.element.attrib.pop("type", None)
    front.element.cSld.set("name", "Merk rood")
    put(front, "title", (60, 200, 600, 80))
    for shape in front.placeholders:
        if shape.element.ph.get("type") == "body":
            shape.element.getparent().remove(shape.element)
    deck.slides.add_slide(front)
    for _ in range(3):  # what most slides use is no cover
        deck.slides.add_slide(front if is_used_again else deck.slide_layouts[CONTENT])
    assert ("Merk rood" in chosen(deck, SlideRole.TITLE).name) is not is_used_again


@pytest.mark.parametrize(("top", "is_moved"), [(410.0, True), (150.0, False)])
def test_what_a_section_says_under_its_title_stands_in_no_place_for_sources(top: float, is_moved: bool) -> None:  # noqa: FBT001
    deck = open_default()
    section = deck.slide_layouts[SECTION]
    put(section, "title", (36, 30, 640, 80))
    put(section, "body", (360, top, 320, 80))
    box = chosen(deck, SlideRole.CLUSTER).bodies[0].box
    assert (box.x, box.y) == ((36, 118) if is_moved else (360, 150))
