"""Art that stands on the first sample slide alone comes along to the cover, and what that slide tells stays behind."""

from __future__ import annotations

import io

from PIL import Image
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Pt
from worn_presentations import CONTENT, COVER, open_default, wear

from deckgen.blueprint.look import SlideLayout, SlideRole

TOLD = "the drawings of the first sample slide"
BLUE, RED = (20, 60, 120), "A01030"
Box = tuple[float, float, float, float]
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


def add_picture(slide: Slide, box: Box, colour: tuple[int, int, int] = BLUE) -> None:
    stream = io.BytesIO()
    Image.new("RGB", (60, 60), colour).save(stream, "PNG")
    picture = slide.shapes.add_picture(stream, *(Pt(length) for length in box))
    picture.name = "portret-Jan.png"
    picture._element.nvPicPr.cNvPr.set("descr", "Jan in de tuin")


def add_shape(slide: Slide, box: Box, words: str = "") -> None:
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
