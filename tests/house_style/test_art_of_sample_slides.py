"""Art that stands on the first sample slide alone comes along to the cover, and what that slide tells stays behind."""

from __future__ import annotations

import io

from lxml import etree
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.slide import SlideLayout as Layout
from pptx.util import Pt
from test_brand_covers import open_with_two_masters
from worn_presentations import CONTENT, COVER, NAMESPACES, A, P, open_default, put_placeholder, wear

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideLayout, SlideRole

TOLD = "the drawings of the first sample slide"
BLUE, RED = (20, 60, 120), "A01030"
Place = tuple[float, float, float, float]
LEFT_HALF, MARK = (0.0, 0.0, 300.0, 540.0), (620.0, 20.0, 80.0, 60.0)


def begin(title: str = "Jaarverslag van Jan", layout: int = COVER) -> tuple[Presentation, Slide]:
    """A presentation with a first slide that says something in the right half, and a second one."""
    deck = open_default()
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    deck.slides.add_slide(deck.slide_layouts[CONTENT])
    holders = list(slide.placeholders)
    holders[0].text_frame.text = title
    for holder, top in zip(holders[:2], (120, 320), strict=False):
        holder.left, holder.top, holder.width, holder.height = Pt(330), Pt(top), Pt(360), Pt(150)
    return deck, slide


def add_picture(slide: Slide, box: Place, colour: tuple[int, int, int] = BLUE) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (60, 60), colour).save(stream, "PNG")
    picture = slide.shapes.add_picture(stream, *(Pt(length) for length in box))
    picture.name = "portret-Jan.png"
    picture._element.nvPicPr.cNvPr.set("descr", "Jan in de tuin")


def add_shape(slide: Slide, box: Place, words: str = "") -> None:
    shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *(Pt(length) for length in box))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(RED)
    shape.text_frame.text = words


def cover_of(deck: Presentation) -> tuple[SlideLayout, str, str]:
    """The cover's layout, its XML, and all XML that comes along."""
    prepared = wear(deck)
    cover = prepared.look.layouts[SlideRole.TITLE]
    whole = "".join(
        content.decode() for name, content in prepared.package.parts.items() if name.endswith((".xml", ".rels"))
    )
    return cover, prepared.package.parts[cover.part].decode(), whole


def test_a_picture_beside_the_title_comes_along_without_name_and_words() -> None:
    deck, slide = begin()
    add_picture(slide, LEFT_HALF)
    cover, written, whole = cover_of(deck)
    assert TOLD in cover.reason
    assert written.count("<p:pic>") == 1
    assert "Jan" not in whole
    for holder in (cover.title, *cover.bodies):
        assert holder.box.x >= LEFT_HALF[2]


def test_a_mark_at_the_edge_comes_along_and_a_picture_in_the_middle_does_not() -> None:
    deck, slide = begin()
    add_picture(slide, MARK)
    add_picture(slide, (150.0, 200.0, 100.0, 100.0), (200, 200, 20))
    _, written, _ = cover_of(deck)
    assert written.count("<p:pic>") == 1
    assert f'<a:off x="{round(MARK[0] * 12700)}" y="{round(MARK[1] * 12700)}"/>' in written


def test_a_band_loses_its_words() -> None:
    deck, slide = begin()
    add_shape(slide, (0.0, 0.0, 720.0, 80.0), "Afdeling van Jan")
    cover, written, whole = cover_of(deck)
    assert TOLD in cover.reason
    assert RED in written
    assert "Jan" not in whole


def test_a_link_on_a_picture_stays_behind() -> None:
    deck, slide = begin()
    add_picture(slide, LEFT_HALF)
    slide.shapes[-1].click_action.hyperlink.address = "https://example.org/jan"
    cover, _, whole = cover_of(deck)
    assert TOLD in cover.reason
    assert "example.org" not in whole


def test_a_picture_that_is_fetched_from_elsewhere_stays_behind() -> None:
    deck, slide = begin()
    add_picture(slide, LEFT_HALF)
    (blip,) = slide.shapes[-1]._element.iter("{*}blip")
    relation = slide.part.relate_to(
        "https://example.org/x.png",
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image",
        is_external=True,
    )
    name = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
    del blip.attrib[f"{name}embed"]
    blip.set(f"{name}link", relation)
    cover, _, whole = cover_of(deck)
    assert TOLD not in cover.reason
    assert "example.org" not in whole


def test_letters_keep_the_colour_that_they_have_on_the_sample_slide() -> None:
    deck, slide = begin()
    add_shape(slide, (0.0, 0.0, 720.0, 300.0))
    first = next(iter(slide.placeholders)).text_frame.paragraphs[0].runs[0]
    first.font.color.rgb = RGBColor.from_string("FFFFFF")
    cover, _, _ = cover_of(deck)
    assert TOLD in cover.reason
    assert cover.title.colour.rgb == "FFFFFF"
    assert cover.title.background == RED


def test_art_that_leaves_no_room_for_a_title_stays_behind() -> None:
    deck, slide = begin()
    board = Image.new("L", (24, 18))
    board.putdata([255 * ((number + number // 24) % 2) for number in range(24 * 18)])
    board = board.resize((240, 180), Image.Resampling.NEAREST)
    stream = io.BytesIO()
    board.save(stream, "PNG")
    slide.shapes.add_picture(stream, 0, 0, Pt(720), Pt(540))
    cover, written, _ = cover_of(deck)
    assert TOLD not in cover.reason
    assert "<p:pic>" not in written


def test_a_slide_of_text_with_a_picture_is_no_cover() -> None:
    deck, slide = begin(layout=CONTENT)
    add_picture(slide, LEFT_HALF)
    assert TOLD not in cover_of(deck)[0].reason


def test_a_large_picture_without_a_title_is_what_the_slide_tells() -> None:
    deck, slide = begin(title="")
    add_picture(slide, LEFT_HALF)
    slide.shapes.add_textbox(Pt(330), Pt(60), Pt(300), Pt(30)).text_frame.text = "Jan de Vries, spreker"
    assert TOLD not in cover_of(deck)[0].reason


def test_a_poster_is_no_cover() -> None:
    deck, slide = begin("Veel woorden. " * 60)
    add_picture(slide, MARK)
    assert TOLD not in cover_of(deck)[0].reason


def test_a_drawing_with_arrows_is_no_art() -> None:
    deck, slide = begin()
    add_shape(slide, LEFT_HALF)
    line = slide.shapes.add_connector(1, Pt(10), Pt(10), Pt(200), Pt(200))
    line.line.width = Pt(2)
    tip = line.line._get_or_add_ln()
    tip.append(tip.makeelement("{http://schemas.openxmlformats.org/drawingml/2006/main}tailEnd", {"type": "triangle"}))
    assert TOLD not in cover_of(deck)[0].reason


def test_a_layout_that_its_author_named_stays_as_it_is() -> None:
    deck, slide = begin()
    add_picture(slide, LEFT_HALF)
    named = wear(deck, {"title": deck.slide_layouts[COVER].name})
    assert TOLD not in named.look.layouts[SlideRole.TITLE].reason


def test_a_sample_slide_with_numbers_that_are_none_does_no_harm() -> None:
    deck, slide = begin()
    add_picture(slide, LEFT_HALF)
    (place,) = slide.shapes[-1]._element.iter("{*}off")
    place.set("x", "links")
    assert TOLD not in cover_of(deck)[0].reason


def paint_layout(layout: Layout, colour: str, box: Place) -> None:
    """Draw a rectangle into a layout."""
    shape = layout.shapes._spTree.add_autoshape(90, "Band", "rect", *(round(12700 * length) for length in box))
    shape.spPr.insert(2, etree.fromstring(f'<a:solidFill {NAMESPACES}><a:srgbClr val="{colour}"/></a:solidFill>'))


def test_art_stands_over_what_the_layout_of_its_slide_draws() -> None:
    deck, slide = begin()
    paint_layout(slide.slide_layout, "205080", (0.0, 0.0, 720.0, 60.0))
    add_picture(slide, LEFT_HALF)
    cover, written, _ = cover_of(deck)
    assert TOLD in cover.reason
    assert written.index("205080") < written.index("<p:pic>")


def test_art_of_a_slide_that_hides_its_layout_comes_without_what_that_draws() -> None:
    deck, slide = begin()
    paint_layout(slide.slide_layout, "205080", (0.0, 0.0, 720.0, 60.0))
    add_picture(slide, LEFT_HALF)
    slide._element.set("showMasterSp", "0")
    cover, written, _ = cover_of(deck)
    assert TOLD in cover.reason
    assert "205080" not in written


def test_what_slides_for_text_have_by_hand_stays_off_a_cover_with_art_of_its_own() -> None:
    deck = open_default()
    used = deck.slide_layouts[CONTENT]
    for number in range(6):
        slide = deck.slides.add_slide(used)
        for holder in slide.placeholders:
            holder.text_frame.text = f"Woorden van dia {number}"
        if number:
            add_shape(slide, (0.0, 500.0, 720.0, 40.0))
        else:
            slide.background.fill.solid()
            slide.background.fill.fore_color.rgb = RGBColor.from_string("002040")
    for layout in [layout for layout in deck.slide_layouts if layout is not used]:
        deck.slide_layouts.remove(layout)
    del used._element.attrib["type"]  # the only layout, for covers as for text
    prepared = wear(deck)
    cover, content = (
        prepared.package.parts[prepared.look.layouts[role].part].decode()
        for role in (SlideRole.TITLE, SlideRole.CONTENT)
    )
    assert (RED in content, "002040" in content) == (True, False)
    assert (RED in cover, "002040" in cover) == (False, True)


def test_a_ground_of_its_own_comes_along_though_nothing_is_drawn_on_it() -> None:
    deck, slide = begin()
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = RGBColor.from_string("002040")
    cover, written, _ = cover_of(deck)
    assert TOLD in cover.reason
    assert cover.title.background == "002040"
    assert str(330 * 12700) not in written  # texts stay where the layout has them


def test_a_picture_that_is_shown_twice_is_no_mark() -> None:
    deck, slide = begin()
    for left in (20.0, 620.0):
        add_picture(slide, (left, 200.0, 80.0, 60.0))
    assert TOLD not in cover_of(deck)[0].reason


def test_a_picture_among_the_words_of_a_text_box_is_no_mark() -> None:
    deck, slide = begin()
    add_picture(slide, (20.0, 420.0, 50.0, 50.0))
    slide.shapes.add_textbox(Pt(10), Pt(400), Pt(300), Pt(100)).text_frame.text = "jan@example.org"
    assert TOLD not in cover_of(deck)[0].reason


def test_a_picture_in_a_place_for_pictures_comes_along_as_a_picture() -> None:
    deck, slide = begin()
    add_picture(slide, LEFT_HALF)
    facts = slide.shapes[-1]._element.nvPicPr.find(f"{P}nvPr")
    facts.append(etree.fromstring(f'<p:ph {NAMESPACES} type="pic" idx="13"/>'))
    cover, written, _ = cover_of(deck)
    assert TOLD in cover.reason
    assert written.count("<p:pic>") == 1
    assert 'type="pic"' not in written


def test_what_the_designer_of_powerpoint_draws_is_art() -> None:
    deck, slide = begin()
    add_shape(slide, (0.0, 0.0, 300.0, 540.0))
    facts = slide.shapes[-1]._element.find(f"*/{P}nvPr")
    facts.append(
        etree.fromstring(
            f'<p:extLst {NAMESPACES}><p:ext uri="{{386F3935-93C4-4BCD-93E2-E3B085C9AB24}}">'
            '<p16:designElem xmlns:p16="http://schemas.microsoft.com/office/powerpoint/2015/main" val="1"/>'
            "</p:ext></p:extLst>"
        )
    )
    cover, written, _ = cover_of(deck)
    assert TOLD in cover.reason
    assert RED in written
    assert "designElem" not in written


def test_a_title_that_would_begin_right_beside_a_mark_leaves_it_to_the_sample_slide() -> None:
    deck, slide = begin()
    put_placeholder(slide.slide_layout, 0, Box(150, 160, 540, 120))
    for holder in slide.slide_layout.placeholders:
        styles = holder._element.find(f"*/{A}lstStyle")
        styles.insert(0, etree.fromstring(f'<a:lvl1pPr {NAMESPACES} algn="l"/>'))
    title = next(iter(slide.placeholders))
    title.left, title.top, title.width, title.height = (Pt(length) for length in (150, 160, 540, 120))
    add_picture(slide, (100.0, 190.0, 48.0, 60.0))
    assert TOLD not in cover_of(deck)[0].reason


def test_a_colour_of_lines_that_does_not_read_stays_behind_though_art_comes_along() -> None:
    deck, slide = begin()
    slide.slide_layout.background.fill.solid()
    slide.slide_layout.background.fill.fore_color.rgb = RGBColor.from_string("303030")
    add_picture(slide, LEFT_HALF)
    lines = list(slide.placeholders)[1]
    lines.text_frame.text = "Jan"
    lines.text_frame.paragraphs[0].runs[0].font.color.rgb = RGBColor.from_string("0070C0")
    cover, written, _ = cover_of(deck)
    assert TOLD in cover.reason
    assert "0070C0" not in written


def test_art_goes_to_a_layout_of_which_the_large_text_is_the_title() -> None:
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    put_placeholder(layout, 0, Box(60, 480, 600, 40))
    put_placeholder(layout, 1, Box(60, 160, 600, 140))
    layout.name, layout._element.attrib["type"] = "Omslag", "title"
    slide = deck.slides.add_slide(layout)
    title, text = slide.placeholders
    title.text_frame.text = "Dienst Vorming"
    text.text_frame.text = "Jaarverslag"
    text.text_frame.paragraphs[0].runs[0].font.size = Pt(54)
    add_picture(slide, MARK)
    cover, written, _ = cover_of(deck)
    assert written.count("<p:pic>") == 1
    assert 150 < cover.title.box.y < 310


def test_a_ground_that_looks_like_the_layouts_own_changes_nothing() -> None:
    deck, slide = begin()
    slide.background.fill.solid()
    slide.background.fill.fore_color.rgb = RGBColor.from_string("FFFFFF")
    assert TOLD not in cover_of(deck)[0].reason


def add_words(slide: Slide, words: str, top: float, size: float, colour: str) -> None:
    box = slide.shapes.add_textbox(Pt(40), Pt(top), Pt(500), Pt(80))
    box.text_frame.text = words
    font = box.text_frame.paragraphs[0].runs[0].font
    font.size, font.color.rgb = Pt(size), RGBColor.from_string(colour)


def test_a_slide_drawn_on_a_bare_page_gives_its_masters_cover_art_and_the_colour_of_its_largest_words() -> None:
    deck = open_with_two_masters()
    first, second = (master.slide_layouts for master in deck.slide_masters)
    for number, layout in enumerate(first):
        layout.element.attrib.pop("type", "")
        layout.element.cSld.set("name", "Title Slide" if number == COVER else f"Dia {number}")
    slide = deck.slides.add_slide(first[6])
    add_shape(slide, (0.0, 0.0, 720.0, 540.0))
    add_words(slide, "Jaarverslag", 120, 44, "FFFFFF")
    add_words(slide, "Jan", 300, 20, "FFFFFF")
    for _ in range(3):
        deck.slides.add_slide(second[CONTENT])
    cover, written, _ = cover_of(deck)
    assert TOLD in cover.reason
    assert RED in written
    assert cover.title.colour.rgb == "FFFFFF"
    assert "colour" not in cover.title.overrides
