from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from page_composer import Composer, Words
from structure_reader import block_texts, font_table, open_pdf

from deckgen.blueprint.pages import Face, PageRun, TextMark
from deckgen.render.pdf.fonts import font, missing_glyphs
from deckgen.render.pdf.screen_writer import render_document

REGULAR = font(Face.REGULAR)


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("e\u2011mail", "e-mail"),
        ("12\u202f%", "12\u00a0%"),
        ("e\u0301te\u0301", "été"),
        ("a\u00adb\u200bc\ufeff", "abc"),
        ("regel\neinde\t.", "regel einde ."),
        ("a → b ✓ 😀", "a ? b ? ?"),
        ("\x00\x07x", "x"),
        ("“Ja”, „nee” – €5 …", "“Ja”, „nee” – €5 …"),
    ],
)
def test_what_the_face_cannot_draw_is_replaced_or_left_out(text: str, drawn: str) -> None:
    assert REGULAR.drawable(text) == drawn


def test_the_characters_that_become_question_marks_are_known_beforehand() -> None:
    assert missing_glyphs("Wat? → \u2011 \u202f Я é") == {"→", "Я"}


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=400))
def test_any_text_can_be_drawn_and_every_code_has_a_glyph(text: str) -> None:
    paper = Composer()
    mark = TextMark(90, (PageRun(text, 50, 5, Face.REGULAR, 9, "000000"),), paper.paragraph().id, "none")
    paper.draw(mark)
    pdf = open_pdf(render_document(paper.document()))
    block_texts(pdf)  # would meet a code without a character
    content = pdf.pages[0].Contents.read_bytes()
    assert b"\x00" not in content


def test_more_characters_than_one_subset_holds_are_read_back_right() -> None:
    signs = map(chr, sorted(REGULAR.face.charToGlyph))
    text = "".join(sign for sign in signs if sign.isprintable() and not unicodedata.combining(sign) and sign != " ")
    assert len(text) > 256
    paper = Composer((8000, 300))
    paper.paragraph(Words(text))
    assert block_texts(open_pdf(render_document(paper.document()))) == [text]


def test_only_the_faces_that_are_used_are_in_the_file() -> None:
    paper = Composer()
    paper.paragraph(Words("dun "), Words("schuin", Face.ITALIC))
    pdf = open_pdf(render_document(paper.document()))
    names = {str(face.BaseFont) for face in pdf.pages[0].obj.Resources.Font.values()}
    assert names == {"/AAAAAA+AtkinsonHyperlegible-Regular", "/AAAAAA+AtkinsonHyperlegible-Italic"}
    for face in pdf.pages[0].obj.Resources.Font.values():
        assert "/FontFile2" in face.FontDescriptor
        assert "\x00" not in font_table(face).values()


@pytest.mark.parametrize(
    ("text", "joins", "read"),
    [
        ("regel", "space", "regel "),
        ("regel ", "space", "regel "),
        ("inte-", "hyphen", "inte\u00ad"),
        ("inte", "hyphen", "inte\u00ad"),
        ("inte\u00ad", "hyphen", "inte\u00ad"),
        ("e-", "none", "e-"),
        ("", "space", " "),
    ],
)
def test_what_ends_a_line_is_in_the_text(text: str, joins: str, read: str) -> None:
    paper = Composer()
    element = paper.paragraph().id
    paper.draw(TextMark(90, (PageRun(text, 50, 5, Face.BOLD, 9, "000000"),), element, joins))
    paper.draw(TextMark(99, (PageRun("x", 50, 5, Face.BOLD, 9, "000000"),), element, "none"))
    data = render_document(replace(paper.document(), outline=()))
    pdf = open_pdf(data)
    content = pdf.pages[0].Contents.read_bytes()
    assert content.count(b"/MCID") == 1
    assert block_texts(pdf) == [f"{read}x".replace("\u00ad", "").strip()]
    tables = [font_table(face) for face in pdf.pages[0].obj.Resources.Font.values()]
    assert any("\u00ad" in table.values() for table in tables) == ("\u00ad" in read)
