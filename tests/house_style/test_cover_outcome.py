"""Title and lines of covers and sections stand where they look well, whatever the first way of placing them gives."""

from __future__ import annotations

import io
import random
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Pt
from test_art_of_sample_slides import TOLD, add_picture, cover_of
from test_letters_that_stay_light import grain
from worn_presentations import (
    CONTENT,
    COVER,
    NAMESPACES,
    SECTION,
    A,
    chosen,
    draw_picture,
    open_default,
    put_placeholder,
)

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideLayout, SlideRole
from deckgen.build.pipeline.deck_variant import read_variant
from deckgen.house_style.drawing.outlines import find_outlines, find_strokes

SEAL = Box(290, 300, 140, 100)
TWO_LINES = 2 * 1.2 * 18.0


def middle(box: Box) -> float:
    return box.x + box.width / 2


def meet(one: Box, other: Box) -> bool:
    return one.x < other.right and other.x < one.right and one.y < other.bottom and other.y < one.bottom


def begin(layout: int) -> tuple[Presentation, Slide]:
    deck = open_default()
    slide = deck.slides.add_slide(deck.slide_layouts[layout])
    deck.slides.add_slide(deck.slide_layouts[CONTENT])
    return deck, slide


def write(slide: Slide, words: str, box: tuple[float, float, float, float], size: float) -> None:
    shape = slide.shapes.add_textbox(*(Pt(length) for length in box))
    shape.text_frame.text = words
    shape.text_frame.paragraphs[0].runs[0].font.size = Pt(size)


def text_box(cover: SlideLayout) -> Box:
    (body, *_) = cover.bodies
    return body.box


def test_lines_keep_the_axis_of_the_title_where_a_seal_stands_under_it() -> None:
    deck, _ = begin(COVER)
    layout = deck.slide_layouts[COVER]
    put_placeholder(layout, 0, Box(54, 72, 612, 132))
    put_placeholder(layout, 1, Box(108, 234, 504, 72))
    draw_picture(layout, Image.new("RGB", (60, 60), (90, 30, 30)), (SEAL.x, SEAL.y, SEAL.width, SEAL.height))
    cover = chosen(deck, SlideRole.TITLE)
    lines = text_box(cover)
    assert middle(lines) == pytest.approx(middle(cover.title.box), abs=15)
    assert lines.width >= 240
    assert lines.height >= TWO_LINES
    assert not meet(lines, SEAL)
    assert not meet(lines, cover.title.box)
    assert "lines as narrow as a word" in cover.reason


def test_the_title_stands_where_the_sample_slide_has_its_large_words() -> None:
    """Many write the names of speakers into the place for the title, under the large words."""
    deck, slide = begin(COVER)
    layout = deck.slide_layouts[COVER]
    put_placeholder(layout, 1, Box(54, 120, 612, 90))
    put_placeholder(layout, 0, Box(54, 230, 612, 60))
    title, lines = slide.placeholders
    title.text_frame.text, lines.text_frame.text = "J. Jansen, P. Peeters", "Vergelijking van drie methoden"
    title.text_frame.paragraphs[0].runs[0].font.size = Pt(12)
    cover = chosen(deck, SlideRole.TITLE)
    assert cover.title.box.y == pytest.approx(120, abs=1)
    assert text_box(cover).y >= cover.title.box.bottom - 1
    assert "the first sample slide has its large words elsewhere" in cover.reason


def test_large_words_in_a_text_box_show_the_place_that_a_small_title_lacks() -> None:
    deck, slide = begin(6)  # PowerPoint's blank layout
    write(slide, "Jaarverslag", (73, 140, 587, 120), 40)
    write(slide, "Dienst Onderzoek", (73, 280, 587, 85), 20)
    layout = deck.slide_layouts[COVER]
    put_placeholder(layout, 0, Box(186, 22, 498, 65))
    for shape in layout.placeholders:
        if shape.placeholder_format.idx == 0:
            style = shape._element.txBody.find(f"{A}lstStyle")
            style.append(etree.fromstring(f'<a:lvl1pPr {NAMESPACES}><a:defRPr sz="1600"/></a:lvl1pPr>'))
    cover = chosen(deck, SlideRole.TITLE)
    assert cover.title.box.y == pytest.approx(140, abs=1)
    assert cover.title.size == 40
    assert "a title in small letters" in cover.reason


def test_lines_are_wider_than_the_few_words_that_the_sample_slide_has_there() -> None:
    """A box around one name says where lines begin; as wide as it, most of what a cover says would be left out."""
    deck, slide = begin(6)  # PowerPoint's blank layout
    for layout in deck.slide_layouts:
        for shape in list(layout.placeholders):
            if layout.name in {"Blank", "Title Slide"}:
                shape._element.getparent().remove(shape._element)
    draw_picture(deck.slide_layouts[6], grain("101418", "182028", "202830"), (0, 0, 720, 540))
    write(slide, "Vertrouwen in data en in elkaar", (40, 190, 620, 100), 40)
    write(slide, "M. Jansen", (40, 330, 150, 26), 14)
    cover = chosen(deck, SlideRole.TITLE)
    lines = text_box(cover)
    assert cover.title.box.y == pytest.approx(190, abs=1)
    assert lines.y >= cover.title.box.bottom
    assert lines.width >= 240
    assert lines.height >= 3 * 1.2 * 14


def test_a_large_logo_without_words_comes_along_with_the_title_under_it() -> None:
    deck, slide = begin(COVER)
    logo = Box(60, 40, 600, 220)
    letters = Image.new("RGBA", (300, 110), (0, 0, 0, 0))
    for left in range(0, 300, 30):
        letters.paste((20, 60, 120, 255), (left, 0, left + 12, 110))
    stream = io.BytesIO()
    letters.save(stream, "PNG")
    slide.shapes.add_picture(stream, *(Pt(length) for length in (logo.x, logo.y, logo.width, logo.height)))
    for holder in list(slide.placeholders):
        holder._element.getparent().remove(holder._element)
    cover, written, _ = cover_of(deck)
    assert TOLD in cover.reason
    assert "<p:pic>" in written
    assert cover.title.box.y >= logo.bottom
    assert text_box(cover).y >= cover.title.box.bottom
    assert text_box(cover).height >= 18


def test_a_plain_picture_that_is_all_of_a_slide_is_not_written_on() -> None:
    deck, slide = begin(COVER)
    for holder in list(slide.placeholders):
        holder._element.getparent().remove(holder._element)
    add_picture(slide, (60.0, 40.0, 600.0, 480.0))
    assert TOLD not in cover_of(deck)[0].reason


def test_a_section_that_has_room_for_its_title_alone_looks_like_a_slide_with_text() -> None:
    deck = open_default()
    layout = deck.slide_layouts[SECTION]
    for shape in list(layout.placeholders):
        if shape.placeholder_format.idx != 0:
            shape._element.getparent().remove(shape._element)
    put_placeholder(layout, 0, Box(30, 30, 660, 60))
    rows = random.Random(4)
    noise = Image.new("L", (180, 102))
    noise.putdata([rows.choice((0, 255)) for _ in range(180 * 102)])
    draw_picture(layout, noise.convert("RGB"), (0, 100, 720, 440))
    section = chosen(deck, SlideRole.CLUSTER)
    assert section.part == chosen(deck, SlideRole.CONTENT).part
    assert "no room for the lines under its title" in section.reason


def test_lines_that_were_added_share_the_side_of_the_title_on_a_coloured_ground() -> None:
    """Black reads on this blue as white does, but a white title over black lines is nobody's design."""
    deck = open_default()
    layout = deck.slide_layouts[SECTION]
    for shape in list(layout.placeholders):
        if shape.placeholder_format.idx != 0:
            shape._element.getparent().remove(shape._element)
    put_placeholder(layout, 0, Box(60, 180, 600, 90))
    layout.background.fill.solid()
    layout.background.fill.fore_color.rgb = RGBColor.from_string("2A78C0")
    title = layout.placeholders[0]._element.txBody.find(f"{A}lstStyle")
    for old in list(title):
        title.remove(old)
    white = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
    title.append(etree.fromstring(f'<a:lvl1pPr {NAMESPACES}><a:defRPr sz="4000">{white}</a:defRPr></a:lvl1pPr>'))
    section = chosen(deck, SlideRole.CLUSTER)
    assert section.title.colour.rgb == "FFFFFF"
    assert section.bodies[0].colour.rgb == "FFFFFF"


def test_a_title_that_stands_where_the_master_has_all_titles_follows_the_sample_slide() -> None:
    deck, slide = begin(COVER)
    layout = deck.slide_layouts[COVER]
    holder = next(shape for shape in layout.placeholders if shape.placeholder_format.idx == 0)
    holder._element.spPr.remove(holder._element.spPr.find(f"{A}xfrm"))
    title = slide.placeholders[0]
    title.left, title.top, title.width, title.height = (Pt(length) for length in (60, 200, 600, 100))
    title.text_frame.text = "Welkom"
    title.text_frame.paragraphs[0].runs[0].font.size = Pt(48)
    assert chosen(deck, SlideRole.TITLE).title.box.y == pytest.approx(200, abs=1)


def test_a_path_that_was_drawn_by_hand_is_stroked_as_far_as_it_was_drawn() -> None:
    corner = etree.fromstring(
        f'<p:spPr {NAMESPACES}><a:custGeom><a:pathLst><a:path w="100" h="100">'
        '<a:moveTo><a:pt x="0" y="100"/></a:moveTo>'
        '<a:lnTo><a:pt x="0" y="0"/></a:lnTo><a:lnTo><a:pt x="100" y="0"/></a:lnTo></a:path><a:path w="100" h="100"'
        ' fill="none"><a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="100" y="100"/></a:lnTo><a:lnTo>'
        '<a:pt x="0" y="100"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom></p:spPr>'
    )
    drawn, closed = find_strokes(corner, 10, 10, find_outlines(corner, 10, 10))
    assert drawn == [(0, 10), (0, 0), (10, 0)]
    assert closed == [(0, 0), (10, 10), (0, 10), (0, 0)]


def test_a_date_on_a_narrow_cover_stays_on_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECKGEN_CACHE", "off")
    deck, _ = begin(COVER)
    put_placeholder(deck.slide_layouts[COVER], 0, Box(40, 100, 300, 140))
    put_placeholder(deck.slide_layouts[COVER], 1, Box(40, 260, 290, 200))
    deck.save(str(tmp_path / "huis.pptx"))
    (tmp_path / "deck.yaml").write_text(
        "title: Integer omgaan met sociale media\nlanguage: nl\norganisation: Stad Voorbeeld\ndate: 2026-11-22\n"
        "template: huis.pptx\nprogram:\n- {slide: Welkom, text: Tekst.}\n",
        "utf-8",
    )
    variant = read_variant(tmp_path / "deck.yaml").variant
    assert variant is not None
    cover = variant.slide_plan.deck.slides[0]
    said = [paragraph.block.text for frame in cover.elements for paragraph in getattr(frame, "paragraphs", ())]
    assert any("22\u00a0november\u00a02026" in text for text in said)
