"""Which layouts of a presentation are taken: what its sample slides wear counts more than names and types."""

from __future__ import annotations

import pytest
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from test_brand_covers import open_with_two_masters
from worn_presentations import CONTENT, COVER, NAMESPACES, P, chosen, draw_picture, open_default, put_placeholder

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole

TITLE_ONLY, BLANK = 5, 6
POINT = 12_700
WORDS = "<p:txBody {names}><a:bodyPr/><a:p><a:r><a:rPr sz='{size}'/><a:t>DEMO</a:t></a:r></a:p></p:txBody>"
BAND = (
    "<p:sp {names}><p:nvSpPr><p:cNvPr id='91' name='Band'/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>"
    "<a:off x='0' y='0'/><a:ext cx='{width}' cy='127000'/></a:xfrm><a:prstGeom prst='rect'><a:avLst/></a:prstGeom>"
    "<a:solidFill><a:srgbClr val='0060A0'/></a:solidFill></p:spPr></p:sp>"
)


def open_unnamed() -> Presentation:
    """Layouts without Office's names and types."""
    deck = open_default()
    for number, layout in enumerate(deck.slide_layouts):
        layout.element.attrib.pop("type", "")
        layout.element.cSld.set("name", f"Dia {number}")
    return deck


def open_with_unnamed_second_master() -> Presentation:
    """Two masters alike, of which only the first has layouts with Office's names and types."""
    deck = open_with_two_masters()
    for number, layout in enumerate(deck.slide_masters[1].slide_layouts):
        layout.element.cSld.set("name", f"Dia {number}")
        layout.element.attrib.pop("type", "")
    return deck


def open_page(deck: Presentation, name: str) -> SlideLayout:
    """A layout with a title and a text, of no type."""
    page = deck.slide_layouts[3]
    page.element.cSld.set("name", name)
    page.element.attrib.pop("type", "")
    holders = {holder.placeholder_format.idx: holder for holder in page.placeholders}
    holders[2]._element.getparent().remove(holders[2]._element)
    holders[1].left, holders[1].top, holders[1].width, holders[1].height = (n * POINT for n in (36, 126, 640, 356))
    return page


@pytest.mark.parametrize(("slides", "name"), [(0, "Title and Content"), (5, "Dia 1")])
def test_names_and_types_on_a_master_that_none_of_many_slides_uses_say_nothing(slides: int, name: str) -> None:
    deck = open_with_unnamed_second_master()
    for _ in range(slides):
        deck.slides.add_slide(deck.slide_masters[1].slide_layouts[CONTENT])
    assert chosen(deck, SlideRole.CONTENT).name == name


def test_the_master_of_the_cover_is_not_that_of_the_text_where_slides_have_another() -> None:
    deck = open_with_two_masters()
    first, second = (master.slide_layouts for master in deck.slide_masters)
    deck.slides.add_slide(first[COVER])
    deck.slides.add_slide(second[TITLE_ONLY])
    assert chosen(deck, SlideRole.TITLE).part == first[COVER].part.partname.membername
    assert chosen(deck, SlideRole.CONTENT).part == second[CONTENT].part.partname.membername


def test_an_ending_without_words_on_the_master_of_the_cover_does_not_make_it_that_of_the_text() -> None:
    deck = open_with_two_masters()
    first, second = (master.slide_layouts for master in deck.slide_masters)
    ending = first[BLANK]
    ending.element.cSld.set("name", "Merk")
    ending.element.attrib.pop("type", "")
    ending.shapes._spTree.append(parse_xml(BAND.format(names=NAMESPACES, width=720 * POINT)))
    for layout in (first[COVER], second[TITLE_ONLY], ending):
        deck.slides.add_slide(layout)
    assert chosen(deck, SlideRole.CONTENT).part == second[CONTENT].part.partname.membername


def test_the_cover_that_slides_begin_with_goes_before_one_on_the_master_of_the_text_that_no_slide_has() -> None:
    deck = open_with_two_masters()
    first, second = (master.slide_layouts for master in deck.slide_masters)
    for layout in (first[COVER], first[CONTENT], *[second[CONTENT]] * 8):
        deck.slides.add_slide(layout)
    assert chosen(deck, SlideRole.CONTENT).part == second[CONTENT].part.partname.membername
    assert chosen(deck, SlideRole.TITLE).part == first[COVER].part.partname.membername


def test_covers_on_several_masters_do_not_part_the_first_from_its_text() -> None:
    deck = open_with_two_masters()
    for master in deck.slide_masters:
        deck.slides.add_slide(master.slide_layouts[COVER])
    assert chosen(deck, SlideRole.CONTENT).part == deck.slide_layouts[CONTENT].part.partname.membername


@pytest.mark.parametrize(("width", "is_taken"), [(720, True), (60, False)])
def test_text_is_written_under_the_title_that_slides_wear_with_the_bands_of_the_house(
    width: int,
    is_taken: bool,  # noqa: FBT001
) -> None:
    deck = open_default()
    head = deck.slide_layouts[TITLE_ONLY]
    head.shapes._spTree.append(parse_xml(BAND.format(names=NAMESPACES, width=width * POINT)))
    deck.slides.add_slide(deck.slide_layouts[COVER])
    deck.slides.add_slide(head)
    content = chosen(deck, SlideRole.CONTENT)
    assert (head.name in content.name) is is_taken
    assert content.bodies[0].box.y >= content.title.box.bottom - 1


def test_a_slide_of_text_that_comes_first_lifts_its_layout_over_no_cover() -> None:
    deck = open_default()
    head = deck.slide_layouts[TITLE_ONLY]
    head.element.attrib.pop("type", "")  # as some programs save it
    for _ in range(2):
        deck.slides.add_slide(head)
    deck.slides.add_slide(deck.slide_layouts[CONTENT])
    assert chosen(deck, SlideRole.TITLE).name == "Title Slide"


@pytest.mark.parametrize(("size", "is_taken"), [(6000, False), (1000, True)])
def test_a_layout_with_large_words_of_its_own_is_no_section_header(size: int, is_taken: bool) -> None:  # noqa: FBT001
    deck = open_unnamed()
    head = deck.slide_layouts[TITLE_ONLY]
    words = parse_xml(BAND.format(names=NAMESPACES, width=60 * POINT))
    words.append(parse_xml(WORDS.format(names=NAMESPACES, size=size)))
    head.shapes._spTree.append(words)
    deck.slides.add_slide(deck.slide_layouts[COVER])
    deck.slides.add_slide(head)
    assert (chosen(deck, SlideRole.CLUSTER).name.startswith(head.name)) is is_taken


@pytest.mark.parametrize("is_worn", [False, True])
def test_a_dark_layout_named_agenda_among_light_ones_is_taken_where_slides_use_it(is_worn: bool) -> None:  # noqa: FBT001
    deck = open_with_two_masters()
    for number in range(3):
        deck.slides.add_slide(deck.slide_masters[0].slide_layouts[CONTENT if number else COVER])
    dark = deck.slide_masters[1].slide_layouts[CONTENT]
    dark.element.cSld.set("name", "Agenda")
    dark.background.fill.solid()
    dark.background.fill.fore_color.rgb = RGBColor(0, 0, 0)
    if is_worn:
        deck.slides.add_slide(dark)
    assert ("made from “Agenda”" in chosen(deck, SlideRole.AGENDA).reason) == is_worn


@pytest.mark.parametrize("is_drawn", [True, False])
def test_a_bare_layout_of_the_program_gives_way_to_the_drawn_ones_that_slides_use(is_drawn: bool) -> None:  # noqa: FBT001
    deck = open_default()
    house = deck.slide_layouts[8]  # a picture with a caption: made a page of text
    house.element.cSld.set("name", "Pagina")
    house.element.attrib.pop("type", "")
    for holder in list(house.placeholders):
        if holder.placeholder_format.type is not None and holder.placeholder_format.idx == 1:
            holder._element.getparent().remove(holder._element)
    for holder in house.placeholders:
        if holder.placeholder_format.idx == 2:
            holder.left, holder.top, holder.width, holder.height = (n * POINT for n in (36, 130, 640, 330))
        if holder.placeholder_format.idx == 0:
            holder.left, holder.top, holder.width, holder.height = (n * POINT for n in (36, 40, 640, 70))
    if is_drawn:
        house.shapes._spTree.append(parse_xml(BAND.format(names=NAMESPACES, width=60 * POINT)))
    deck.slides.add_slide(deck.slide_layouts[COVER])
    deck.slides.add_slide(house)
    assert (chosen(deck, SlideRole.CONTENT).name == "Pagina") is is_drawn


@pytest.mark.parametrize(("slides", "name"), [(1, "Title and Content"), (4, "Content page")])
def test_what_most_slides_of_text_wear_goes_before_the_names_of_the_program(slides: int, name: str) -> None:
    deck = open_default()
    house = open_page(deck, "Content page")
    for layout, colour in ((house, "F0F4FF"), (deck.slide_layouts[CONTENT], "FFFFFF")):
        layout.background.fill.solid()
        layout.background.fill.fore_color.rgb = RGBColor.from_string(colour)
    deck.slides.add_slide(deck.slide_layouts[COVER])
    for _ in range(slides):
        deck.slides.add_slide(house)
    deck.slides.add_slide(deck.slide_layouts[CONTENT])
    assert chosen(deck, SlideRole.CONTENT).name == name


@pytest.mark.parametrize(("ground", "is_taken"), [("101820", False), ("F4F4F4", True)])
def test_no_dark_layout_is_taken_for_text_where_slides_of_text_are_light(ground: str, is_taken: bool) -> None:  # noqa: FBT001
    deck = open_unnamed()
    worn, roomy = deck.slide_layouts[3], deck.slide_layouts[CONTENT]
    holders = {holder.placeholder_format.idx: holder for holder in worn.placeholders}
    holders[2]._element.getparent().remove(holders[2]._element)
    holders[1].left, holders[1].top, holders[1].width, holders[1].height = (n * POINT for n in (36, 126, 480, 150))
    roomy.background.fill.solid()
    roomy.background.fill.fore_color.rgb = RGBColor.from_string(ground)
    for layout in (deck.slide_layouts[COVER], deck.slide_layouts[TITLE_ONLY], deck.slide_layouts[TITLE_ONLY], worn):
        deck.slides.add_slide(layout)
    assert (chosen(deck, SlideRole.CONTENT).name == roomy.name) is is_taken


@pytest.mark.parametrize(("size", "is_taken"), [(6600, True), (2000, False)])
def test_a_cover_may_have_its_title_in_a_large_text_under_a_small_one(size: int, is_taken: bool) -> None:  # noqa: FBT001
    deck = open_default()
    cover = deck.slide_layouts[CONTENT]
    for layout in list(deck.slide_layouts):
        layout.element.attrib.pop("type", "")
    deck.slide_layouts.remove(deck.slide_layouts[COVER])
    cover.element.cSld.set("name", "Dia")
    for index, box, points in ((0, (36, 40, 640, 40), 2000), (1, (36, 84, 640, 330), size)):
        holder = next(shape for shape in cover.placeholders if shape.placeholder_format.idx == index)
        holder.left, holder.top, holder.width, holder.height = (n * POINT for n in box)
        styles = holder.element.txBody.find(qn("a:lstStyle"))
        styles.append(parse_xml(f"<a:lvl1pPr {NAMESPACES}><a:buNone/><a:defRPr sz='{points}'/></a:lvl1pPr>"))
    deck.slides.add_slide(cover)
    assert ("no layout of its own" not in chosen(deck, SlideRole.TITLE).reason) is is_taken


@pytest.mark.parametrize(("slides", "name"), [(1, "Tekst"), (8, "Vrije pagina")])
def test_many_slides_on_a_page_of_the_house_outweigh_the_name_of_another(slides: int, name: str) -> None:
    deck = open_default()
    house = open_page(deck, "Vrije pagina")
    for layout in deck.slide_layouts:
        layout.element.attrib.pop("type", "")
    deck.slide_layouts[CONTENT].element.cSld.set("name", "Tekst")
    for layout in (deck.slide_layouts[COVER], *(house,) * slides, deck.slide_layouts[CONTENT]):
        deck.slides.add_slide(layout)
    assert chosen(deck, SlideRole.CONTENT).name == name


def test_what_most_slides_wear_is_a_page_of_text_whatever_its_type() -> None:
    deck = open_default()
    house, other = open_page(deck, "Title Slide 2"), deck.slide_layouts[CONTENT]
    for layout in deck.slide_layouts:
        layout.element.attrib.pop("type", "")
    house.element.set("type", "title")
    other.element.cSld.set("name", "Vrij")
    for layout in (other, *(house,) * 4):
        deck.slides.add_slide(layout)
    assert chosen(deck, SlideRole.CONTENT).name == house.name


@pytest.mark.parametrize(("name", "is_taken"), [("Laptop 2", False), ("Zomer", True)])
def test_a_layout_with_the_picture_of_a_device_is_no_cover(name: str, is_taken: bool) -> None:  # noqa: FBT001
    deck = open_unnamed()
    for holder in (node for layout in deck.slide_layouts for node in layout.element.iter(f"{P}ph")):
        if holder.get("type") in {"ctrTitle", "subTitle"}:
            holder.set("type", "title" if holder.get("type") == "ctrTitle" else "body")
    house = deck.slide_layouts[TITLE_ONLY]
    house.element.cSld.set("name", name)
    draw_picture(house, Image.new("RGB", (40, 30), (225, 232, 236)), (300.0, 0.0, 420.0, 540.0))
    assert (chosen(deck, SlideRole.TITLE).name.startswith(name)) is is_taken


def test_a_page_of_text_that_one_slide_alone_wears_is_no_cover() -> None:
    deck = open_default()
    house, other = deck.slide_layouts[CONTENT], open_page(deck, "Content")
    house.element.attrib.pop("type", "")
    house.element.cSld.set("name", "Title with content")
    for layout in list(deck.slide_layouts):
        if layout.name not in {house.name, other.name}:
            deck.slide_layouts.remove(layout)
    put_placeholder(house, 1, Box(36, 126, 640, 120))
    deck.slides.add_slide(house)
    assert house.name not in chosen(deck, SlideRole.TITLE).name


@pytest.mark.parametrize(("size", "is_taken"), [(12_000, False), (2000, True)])
def test_a_place_for_a_watermark_is_none_for_running_text(size: int, is_taken: bool) -> None:  # noqa: FBT001
    deck = open_unnamed()
    page = deck.slide_layouts[CONTENT]
    text = next(shape for shape in page.placeholders if shape.placeholder_format.idx == 1)
    styles = text.element.txBody.find(qn("a:lstStyle"))
    styles.append(parse_xml(f"<a:lvl1pPr {NAMESPACES}><a:buNone/><a:defRPr sz='{size}'/></a:lvl1pPr>"))
    assert (chosen(deck, SlideRole.CONTENT).name == page.name) is is_taken
