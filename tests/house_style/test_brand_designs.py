"""What designers of presentations mean by the layouts they draw, each in a presentation that has nothing else."""

from __future__ import annotations

import pytest
from lxml import etree
from pptx.slide import SlideLayout
from pptx.util import Pt
from worn_presentations import CONTENT, COVER, SECTION, A, P, chosen, open_default, wear

from deckgen.blueprint.look import SlideRole
from deckgen.house_style.choosing.layout_names import find_prefix
from deckgen.house_style.reading.paper_family import choose_paper_family

ARROWS = (
    '<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="99" name="Arrows"/>'
    '<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="9144000" cy="6858000"/></a:xfrm><a:custGeom><a:avLst/><a:pathLst><a:path w="720" h="540">'
    '<a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="2" y="0"/></a:lnTo><a:lnTo><a:pt x="2" y="2"/></a:lnTo>'
    '<a:close/><a:moveTo><a:pt x="600" y="330"/></a:moveTo><a:lnTo><a:pt x="640" y="330"/></a:lnTo>'
    '<a:lnTo><a:pt x="640" y="540"/></a:lnTo><a:lnTo><a:pt x="600" y="540"/></a:lnTo><a:close/></a:path></a:pathLst>'
    '</a:custGeom><a:solidFill><a:srgbClr val="1B9E77"/></a:solidFill></p:spPr></p:sp>'
)


def placeholders_of(layout: SlideLayout, *kinds: str) -> list[etree._Element]:
    return [
        node
        for node in layout.element.iter(f"{P}sp")
        if any(holder.get("type") in kinds for holder in node.iter(f"{P}ph"))
    ]


def find(node: etree._Element, path: str) -> etree._Element:
    found = node.find(path)
    assert found is not None, path
    return found


def drop(layout: SlideLayout, *kinds: str) -> None:
    for node in placeholders_of(layout, *kinds):
        layout.shapes._spTree.remove(node)


def write_box(layout: SlideLayout, text: str, top: float, size: float) -> None:
    """A text box as a designer draws it, which python-pptx writes on slides alone."""
    deck = open_default()
    box = deck.slides.add_slide(deck.slide_layouts[6]).shapes.add_textbox(Pt(60), Pt(top), Pt(480), Pt(2 * size))
    run = box.text_frame.paragraphs[0].add_run()
    run.text, run.font.size, run.font.bold = text, Pt(size), True
    layout.shapes._spTree.append(box._element)


def test_a_text_box_that_says_it_is_the_title_becomes_it_with_its_letters() -> None:
    deck = open_default()
    cover = deck.slide_layouts[COVER]
    drop(cover, "ctrTitle", "subTitle")
    write_box(cover, "Titel in hoogstens twee regels", 120, 40)
    write_box(cover, "Ondertitel", 260, 24)
    layout = chosen(deck, SlideRole.TITLE)
    assert (layout.name, round(layout.title.box.x), round(layout.title.box.y)) == ("Title Slide", 60, 120)
    assert (layout.title.size, layout.title.bold, [round(body.box.y) for body in layout.bodies]) == (40, True, [260])


def test_a_text_box_that_says_something_else_stays_what_it_is() -> None:
    deck = open_default()
    cover = deck.slide_layouts[COVER]
    drop(cover, "ctrTitle", "subTitle")
    write_box(cover, "Stad Voorbeeld", 120, 40)
    layout = chosen(deck, SlideRole.TITLE)
    assert layout.title.box.y != pytest.approx(120)


def test_a_title_beside_the_slide_is_none() -> None:
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    title = next(shape for shape in layout.placeholders if shape.placeholder_format.idx == 0)
    title.left, title.top, title.width, title.height = Pt(0), Pt(-120), Pt(720), Pt(90)
    seen = chosen(deck, SlideRole.CONTENT)
    assert seen.title.box.y >= 0


def test_lines_on_a_cover_stand_where_long_words_fit() -> None:
    deck = open_default()
    section = deck.slide_layouts[SECTION]
    body = next(shape for shape in section.placeholders if shape.placeholder_format.idx == 1)
    body.left, body.top, body.width, body.height = Pt(20), Pt(60), Pt(110), Pt(200)
    layout = chosen(deck, SlideRole.CLUSTER)
    assert (section.name in layout.reason or section.name == layout.name, layout.bodies[0].box.width >= 180) == (
        True,
        True,
    )


def test_thin_drawings_are_graphics_however_far_they_reach() -> None:
    deck = open_default()
    deck.slide_layouts[CONTENT].shapes._spTree.append(etree.fromstring(ARROWS))
    box = chosen(deck, SlideRole.CONTENT).bodies[0].box
    assert box.right <= 600 or box.bottom <= 330


def test_placeholders_of_one_number_are_filled_once() -> None:
    """LibreOffice writes number 0 for all; whatever slides say of it goes to the first of them."""
    deck = open_default()
    cover = deck.slide_layouts[COVER]
    for node in placeholders_of(cover, "subTitle"):
        find(node, f".//{P}ph").set("idx", "0")
        copy = etree.fromstring(etree.tostring(node))
        find(copy, f".//{P}ph").set("type", "body")
        find(copy, f"{P}spPr/{A}xfrm/{A}off").set("y", str(Pt(470)))
        find(copy, f"{P}spPr/{A}xfrm/{A}ext").set("cy", str(Pt(40)))
        cover.shapes._spTree.append(copy)
    layout = chosen(deck, SlideRole.TITLE)
    assert len({body.index for body in layout.bodies}) == len(layout.bodies)


def test_text_boxes_have_plain_letters_whatever_the_presentation_says_of_them() -> None:
    deck = open_default()
    level = deck.element.find(f"{P}defaultTextStyle/{A}lvl1pPr")
    level.set("algn", "ctr")
    level.set("marL", "342900")
    level.insert(0, etree.Element(f"{A}buChar", char="*"))
    run = level.find(f"{A}defRPr")
    run.set("cap", "all")
    run.set("baseline", "30000")
    find(run, f"{A}latin").set("typeface", "Wide Latin")
    styles = wear(deck).package.extra["after_slides"]
    assert "Wide Latin" not in styles
    assert ("buChar" in styles, "342900" in styles) == (False, False)
    assert ('cap="all"' in styles, 'baseline="30000"' in styles, 'algn="ctr"' in styles) == (False, False, False)


def test_tables_have_plain_letters_whatever_a_master_says_of_the_rest() -> None:
    deck = open_default()
    run = deck.slide_master.element.find(f"{P}txStyles/{P}otherStyle/{A}lvl1pPr/{A}defRPr")
    run.set("b", "1")
    run.set("cap", "all")
    parts = wear(deck).package.parts
    master = etree.fromstring(parts["ppt/slideMasters/slideMaster1.xml"])
    kept = find(master, f"{P}txStyles/{P}otherStyle/{A}lvl1pPr/{A}defRPr")
    assert (kept.get("b"), kept.get("cap"), kept.get("sz")) == (None, None, "1800")


def test_rows_begin_beside_their_letters_in_a_brand_that_centres_its_text() -> None:
    deck = open_default()
    for level in deck.slide_masters[0].element.iterfind(f"{P}txStyles/{P}bodyStyle/{A}lvl1pPr"):
        level.set("algn", "ctr")
    prepared = wear(deck)
    part = prepared.look.layouts[SlideRole.CHOICE].part
    layout = etree.fromstring(prepared.package.parts[part])
    rows = [node for node in layout.iter(f"{P}sp") if node.find(f".//{P}ph[@type='body']") is not None]
    assert {find(node, f"{P}txBody/{A}lstStyle/{A}lvl1pPr").get("algn") for node in rows} == {"l"}


def test_a_footer_that_lies_over_a_covers_text_gives_way() -> None:
    deck = open_default()
    cover = deck.slide_layouts[COVER]
    subtitle = next(shape for shape in cover.placeholders if shape.placeholder_format.idx == 1)
    subtitle.left, subtitle.top, subtitle.width, subtitle.height = Pt(36), Pt(470), Pt(400), Pt(60)
    layout = chosen(deck, SlideRole.TITLE)
    assert (layout.bodies[0].box.height >= 50, layout.date) == (True, None)


def test_a_layout_for_one_thing_is_no_layout_for_text() -> None:
    deck = open_default()
    deck.slide_layouts[CONTENT].element.find(f"{P}cSld").set("name", "Citaat")
    deck.slide_layouts[CONTENT].element.attrib.pop("type")
    deck.slide_layouts[3].element.find(f"{P}cSld").set("name", "Tekst")
    deck.slide_layouts[3].element.attrib.pop("type")
    assert "Tekst" in chosen(deck, SlideRole.CONTENT).name


def test_the_name_of_the_house_before_all_names_says_nothing() -> None:
    names = ["ACME - Title", "ACME - Content", "ACME - Section - Grey", "ACME - Blank"]
    assert (find_prefix(names), find_prefix(["Title Slide", "Title and Content", "Blank", "Two Content"])) == (
        "ACME - ",
        "",
    )


@pytest.mark.parametrize(
    ("font", "family"),
    [
        ("Arial", "Arial"),
        ("Helvetica Neue", "Arial"),
        ("Segoe UI", "Arial"),
        ("Calibri Light", "Calibri"),
        ("Open Sans", "Calibri"),
        ("Papyrus", "Atkinson Hyperlegible"),
        ("Times New Roman", "Atkinson Hyperlegible"),
        ("Dinosaur", "Atkinson Hyperlegible"),
    ],
)
def test_papers_are_set_in_the_family_nearest_to_the_brands(font: str, family: str) -> None:
    assert choose_paper_family(font) == family


def test_papers_of_a_brand_follow_the_letters_of_its_text() -> None:
    assert wear(open_default()).look.paper.font == "Calibri"


@pytest.mark.parametrize("index", [0, 1])
def test_text_is_not_underlined_as_only_links_are_and_titles_stay_as_their_house_has_them(index: int) -> None:
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    shape = next(shape for shape in layout.placeholders if shape.placeholder_format.idx == index)
    style = find(shape.element, f"{P}txBody/{A}lstStyle")
    etree.SubElement(etree.SubElement(style, f"{A}lvl1pPr"), f"{A}defRPr", u="heavy")
    planned = chosen(deck, SlideRole.CONTENT)
    assert ["underlined" in holder.overrides for holder in (planned.title, *planned.bodies)] == [False, index == 1]
