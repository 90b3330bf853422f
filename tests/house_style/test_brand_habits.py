"""What makers of presentations do beyond Office's own designs, each in a presentation that has nothing else."""

from __future__ import annotations

from itertools import pairwise

import pytest
from lxml import etree
from PIL import Image
from pptx.shapes.placeholder import LayoutPlaceholder
from pptx.slide import SlideLayout
from pptx.util import Pt
from worn_presentations import CONTENT, COVER, NAMESPACES, SECTION, A, P, chosen, draw_picture, open_default, wear

from deckgen.blueprint.colours import Colour, ColourRole, contrast
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.scaling import scale
from deckgen.blueprint.slides import TableElement


def holder(layout: SlideLayout, index: int) -> LayoutPlaceholder:
    return next(shape for shape in layout.placeholders if shape.placeholder_format.idx == index)


def put(shape: LayoutPlaceholder, left: float, top: float, width: float, height: float) -> None:
    shape.left, shape.top, shape.width, shape.height = Pt(left), Pt(top), Pt(width), Pt(height)


def body_of(shape: LayoutPlaceholder) -> etree._Element:
    return next(iter(shape.element.iter(f"{A}bodyPr")))  # type: ignore[no-any-return]  # python-pptx says nothing of it


def grow(shape: LayoutPlaceholder) -> None:
    """Let a box follow its text."""
    body = body_of(shape)
    for old in list(body):
        body.remove(old)
    etree.SubElement(body, f"{A}spAutoFit")


def draw(layout: SlideLayout, box: tuple[float, float, float, float], fill: str) -> None:
    x, y, width, height = (round(12700 * length) for length in box)
    layout.shapes._spTree.insert(
        2,
        etree.fromstring(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="90" name="Drawn"/><p:cNvSpPr/><p:nvPr userDrawn="1"/>'
            "</p:nvSpPr>"
            f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{fill}</p:spPr></p:sp>'
        ),
    )


def test_a_table_on_a_large_slide_is_as_wide_as_its_box() -> None:
    table = TableElement(
        "Tabel", Box(10, 20, 300, 60), ((), ()), (100, 200), (20, 40), 7, Colour("000000"), Colour("000000")
    )
    larger = scale(table, 2)
    assert (sum(larger.widths), sum(larger.heights), larger.padding) == (larger.box.width, larger.box.height, 14)


def test_a_title_that_grows_stops_above_the_text_that_is_there() -> None:
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    put(holder(layout, 0), 40, 30, 640, 50)
    put(holder(layout, 1), 40, 100, 640, 380)
    grow(holder(layout, 0))
    planned = chosen(deck, SlideRole.CONTENT)
    assert planned.title.box.bottom <= planned.bodies[0].box.y


@pytest.mark.parametrize(("anchor", "place"), [("t", (60.0, 60.0)), ("ctr", (30.0, 60.0)), ("b", (6.0, 40.0))])
def test_a_titles_box_holds_a_line_of_its_own_letters(anchor: str, place: tuple[float, float]) -> None:
    """Makers of presentations leave boxes lower than their letters, for PowerPoint writes on beyond them."""
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    put(holder(layout, 0), 40, 60, 640, 12)
    put(holder(layout, 1), 40, 180, 640, 330)
    body_of(holder(layout, 0)).set("anchor", anchor)
    title = chosen(deck, SlideRole.CONTENT).title
    assert title.box.height >= 1.1 * title.size + title.insets.top + title.insets.bottom
    assert place[0] <= title.box.y <= place[1]


def test_a_slide_number_has_room_for_three_digits_on_one_line() -> None:
    deck = open_default()
    for layout in deck.slide_layouts:
        for shape in layout.placeholders:
            if shape.placeholder_format.idx == 12:
                put(shape, 690, 500, 10, 12)
                for name in ("lIns", "rIns", "tIns", "bIns"):
                    body_of(shape).set(name, "0")
    number = chosen(deck, SlideRole.CONTENT).number
    assert number is not None
    assert number.box.width >= 3 * 0.556 * number.size
    assert number.box.right <= 720
    assert "box" in number.overrides


def test_the_way_home_stays_off_a_title_at_the_foot_of_a_section_header() -> None:
    deck = open_default()
    section = deck.slide_layouts[SECTION]
    put(holder(section, 1), 60, 300, 600, 100)
    put(holder(section, 0), 60, 420, 600, 70)
    planned = chosen(deck, SlideRole.CLUSTER)
    if planned.home is not None:
        title, home = planned.title.box, planned.home
        assert home.right <= title.x or home.x >= title.right or home.y >= title.bottom or home.bottom <= title.y


def test_a_title_on_a_band_that_was_drawn_as_a_picture_needs_no_panel() -> None:
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    band = Image.new("RGB", (720, 100), "#10024A")
    for x in range(620, 720):
        for y in range(100):
            band.putpixel((x, y), (80, 200, 60) if (x // 12 + y // 12) % 2 else (250, 250, 250))
    draw_picture(layout, band, (0, 0, 720, 100))
    put(holder(layout, 0), 40, 20, 640, 60)
    style = layout.slide_master.element.find(f".//{P}titleStyle/{A}lvl1pPr/{A}defRPr")
    assert style is not None
    for old in style.findall(f"{A}solidFill"):
        style.remove(old)
    fill = etree.SubElement(style, f"{A}solidFill")
    style.insert(0, fill)
    etree.SubElement(fill, f"{A}srgbClr", val="FFFFFF")
    planned = chosen(deck, SlideRole.CONTENT)
    assert (planned.title.background, planned.title.colour.rgb) == ("10024A", "FFFFFF")
    assert planned.title.box.right <= 622
    assert "deckgen" not in planned.name


def test_a_panel_takes_the_shade_on_which_the_brands_own_colour_reads() -> None:
    """White on orange misses 4.5:1 by a little; what is darkened is the panel, not the text."""
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    draw(
        layout,
        (0, 0, 720, 540),
        '<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="F08A24"/></a:gs><a:gs pos="100000">'
        '<a:srgbClr val="801800"/></a:gs></a:gsLst><a:lin ang="5400000"/></a:gradFill>',
    )
    for level in deck.slide_masters[0].element.iter(f"{A}lvl1pPr"):
        for run in level.findall(f"{A}defRPr"):
            for old in run.findall(f"{A}solidFill"):
                run.remove(old)
            fill = etree.Element(f"{A}solidFill")
            etree.SubElement(fill, f"{A}srgbClr", val="FFFFFF")
            run.insert(0, fill)
    body = chosen(deck, SlideRole.CONTENT).bodies[0]
    assert body.colour.rgb == "FFFFFF"
    assert contrast(body.colour.rgb, body.background) >= 4.5


def test_lists_in_a_caption_that_is_set_in_the_middle_begin_at_the_left() -> None:
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    style = holder(layout, 1).element.find(f".//{A}lstStyle")
    assert style is not None
    etree.SubElement(style, f"{A}lvl1pPr", algn="ctr")
    assert "left" in chosen(deck, SlideRole.CONTENT).bodies[0].overrides


def test_lines_of_a_brand_that_stand_far_apart_come_nearer() -> None:
    deck = open_default()
    style = holder(deck.slide_layouts[CONTENT], 1).element.find(f".//{A}lstStyle")
    assert style is not None
    level = etree.SubElement(style, f"{A}lvl1pPr")
    etree.SubElement(etree.SubElement(level, f"{A}lnSpc"), f"{A}spcPct", val="150000")
    assert chosen(deck, SlideRole.CONTENT).bodies[0].line_spacing == pytest.approx(1.2)


def test_tables_have_the_colour_of_the_brands_text() -> None:
    deck = open_default()
    style = deck.slide_masters[0].element.find(f".//{P}bodyStyle/{A}lvl1pPr/{A}defRPr/{A}solidFill")
    assert style is not None
    for old in list(style):
        style.remove(old)
    etree.SubElement(style, f"{A}srgbClr", val="4A2C6B")
    assert wear(deck).look.colours[ColourRole.INK].rgb == "4A2C6B"


def test_a_picture_over_much_of_a_layout_with_a_title_says_that_it_is_the_cover() -> None:
    deck = open_default()
    layouts = deck.slide_layouts
    for place in (COVER, SECTION):
        layouts.remove(layouts[0 if place == COVER else 1])
    cover = layouts.get_by_name("Title Only")
    assert cover is not None
    cover.element.attrib.pop("type", "")
    cover.element.find(f"{P}cSld").set("name", "7 # A")
    draw_picture(cover, Image.new("RGB", (400, 300), "#204060"), (0, 0, 720, 400))
    for node in cover.element.iter(f"{P}ph"):
        if node.get("type") == "title":
            node.set("type", "ctrTitle")
    assert chosen(deck, SlideRole.TITLE).name.startswith("7 # A")


def test_a_layout_for_a_title_alone_is_no_cover_where_another_is_named_so() -> None:
    deck = open_default()
    cover = deck.slide_layouts[COVER]
    cover.element.attrib.pop("type", "")
    cover.element.find(f"{P}cSld").set("name", "Title Master: Dark")
    only = deck.slide_layouts.get_by_name("Title Only")
    assert only is not None
    only.element.attrib.pop("type", "")
    deck.slides.add_slide(only)
    assert chosen(deck, SlideRole.TITLE).name == "Title Master: Dark"


def test_a_cover_with_a_title_alone_gives_the_lines_the_lower_part_of_its_box() -> None:
    deck = open_default()
    cover = deck.slide_layouts[COVER]
    for shape in list(cover.placeholders):
        if shape.placeholder_format.idx != 0:
            cover.shapes._spTree.remove(shape.element)
    put(holder(cover, 0), 60, 20, 600, 500)
    planned = chosen(deck, SlideRole.TITLE)
    boxes = [planned.title.box, *(body.box for body in planned.bodies)]
    assert len(boxes) == 2
    assert all(upper.bottom <= lower.y for upper, lower in pairwise(boxes))
    assert boxes[1].bottom <= 540


def test_footers_right_under_a_covers_low_text_make_room_for_its_lines() -> None:
    deck = open_default()
    cover = deck.slide_layouts[COVER]
    put(holder(cover, 1), 60, 430, 600, 34)
    for index in (10, 11, 12):
        put(holder(cover, index), 60 + 200 * (index - 10), 470, 180, 20)
    planned = chosen(deck, SlideRole.TITLE)
    assert (planned.footer, planned.number, planned.date) == (None, None, None)
    assert planned.bodies[0].box.height >= 3 * 1.2 * 18


def test_a_footer_that_is_turned_is_left_out() -> None:
    deck = open_default()
    for layout in deck.slide_layouts:
        for shape in layout.placeholders:
            if shape.placeholder_format.idx == 11:
                body_of(shape).set("vert", "vert")
    planned = chosen(deck, SlideRole.CONTENT)
    assert planned.footer is None
    assert planned.number is not None


def shade(first: str, second: str) -> str:
    return (
        f'<a:gradFill><a:gsLst><a:gs pos="0"><a:srgbClr val="{first}"/></a:gs><a:gs pos="100000">'
        f'<a:srgbClr val="{second}"/></a:gs></a:gsLst><a:lin ang="5400000"/></a:gradFill>'
    )


def test_text_that_reads_on_all_of_a_smooth_shade_needs_no_panel() -> None:
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    draw(layout, (0, 0, 720, 540), shade("FFFFFF", "AAAAAA"))
    planned = chosen(deck, SlideRole.CONTENT)
    assert planned.name == layout.name
    assert planned.bodies[0].colour.rgb == "000000"


def test_a_titles_line_of_its_own_brand_under_it_needs_no_panel() -> None:
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    put(holder(layout, 0), 40, 40, 640, 90)
    put(holder(layout, 1), 40, 150, 640, 330)
    draw(layout, (40, 90, 640, 3), '<a:solidFill><a:srgbClr val="B71E42"/></a:solidFill>')
    planned = chosen(deck, SlideRole.CONTENT)
    assert planned.name == layout.name
    assert planned.title.box.bottom <= 92 or planned.title.box.y >= 92


def test_lines_of_letters_never_touch() -> None:
    deck = open_default()
    style = holder(deck.slide_layouts[CONTENT], 1).element.find(f".//{A}lstStyle")
    assert style is not None
    level = etree.SubElement(style, f"{A}lvl1pPr")
    etree.SubElement(etree.SubElement(level, f"{A}lnSpc"), f"{A}spcPct", val="70000")
    assert chosen(deck, SlideRole.CONTENT).bodies[0].line_spacing == pytest.approx(0.85)


def test_a_cover_without_title_whose_text_has_one_line_gets_room_for_its_lines() -> None:
    deck = open_default()
    cover = deck.slide_layouts[COVER]
    cover.shapes._spTree.remove(holder(cover, 0).element)
    put(holder(cover, 1), 60, 340, 400, 20)
    for index in (10, 11, 12):
        cover.shapes._spTree.remove(holder(cover, index).element)
    draw_picture(cover, Image.effect_noise((180, 90), 90).convert("RGB"), (0, 362, 720, 178))
    planned = chosen(deck, SlideRole.TITLE)
    assert sum(body.box.height for body in planned.bodies) >= 50
    assert all(body.box.bottom <= 366 for body in planned.bodies)


def test_what_shows_through_a_picture_is_the_ground_of_its_frame() -> None:
    deck = open_default()
    cover = deck.slide_layouts[COVER]
    draw_picture(cover, Image.new("RGBA", (40, 30), (0, 0, 0, 0)), (0, 0, 720, 540))
    frame = next(cover.element.iter(f"{P}pic")).find(f"{P}spPr")
    assert frame is not None
    etree.SubElement(etree.SubElement(frame, f"{A}solidFill"), f"{A}srgbClr", val="281C41")
    title = chosen(deck, SlideRole.TITLE).title
    assert (title.background, contrast(title.colour.rgb, title.background) >= 4.5) == ("281C41", True)


def test_a_layout_with_nothing_of_its_own_is_no_cover_because_the_first_slide_uses_it() -> None:
    """What such a slide shows was drawn on it, and stays behind with the other sample slides."""
    deck = open_default()
    first, text = deck.slide_layouts.get_by_name("Blank"), deck.slide_layouts[CONTENT]
    assert first is not None
    first.element.attrib.pop("type", "")
    first.element.find(f"{P}cSld").set("name", "1_Title")
    for shape in list(first.placeholders):
        first.shapes._spTree.remove(shape.element)
    cover = deck.slide_layouts[COVER]
    cover.element.attrib.pop("type", "")
    cover.element.find(f"{P}cSld").set("name", "Front page")
    for layout in (first, text, text, text):
        deck.slides.add_slide(layout)
    assert chosen(deck, SlideRole.TITLE).name == "Front page"
