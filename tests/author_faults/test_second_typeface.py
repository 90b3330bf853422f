from __future__ import annotations

import unicodedata
from pathlib import Path

import pikepdf
import pytest
from built_files import build, check, paper_boxes, paper_lines

from deckgen.blueprint.pages import Face
from deckgen.planning.advance_widths import paper_family
from deckgen.planning.paper.glyphs import missing_glyphs
from deckgen.render.pdf.fonts import font

NAMES = {
    "Turkish": "İbrahim Yılmaz Şağ",
    "Vietnamese": "Nguyễn Văn Dũng Trần Thị Hồng",
    "Welsh": "ŵŷ Ŵyn ẅ",
    "Greek": "Ελένη Παπαδοπούλου",
    "Cyrillic": "Олександр Щербаков Ђорђе",
    "Polish": "Łukasz Żółć",
    "Yoruba": "Ọlájídé Ẹ̀kọ́".replace("\u0300", "").replace("\u0301", ""),
    "Kikuyu": "Mũgĩ",
}
DECK = """\
title: Namen
subtitle: Door {name}
language: nl
program:
- slide: Dag {name}
  handout: true
  text: Dit is {name}, en **{name}**, en *{name}*, en [{name}](https://www.example.org).
"""


@pytest.mark.office("pdftotext")
@pytest.mark.parametrize("people", NAMES)
def test_names_in_european_letters_are_on_paper_as_they_are_written(people: str, tmp_path: Path) -> None:
    name = unicodedata.normalize("NFC", NAMES[people])
    assert check(tmp_path, DECK.format(name=name)) == []
    made = build(tmp_path, DECK.format(name=name), "handout", "handout-print", "facilitator")
    said = " ".join(" ".join(paper_lines(made["handout.pdf"], "-raw")).split())
    assert said.count(name) >= 5
    assert "?" not in said
    with pikepdf.open(made["handout.pdf"]) as pdf:
        for page in pdf.pages:
            for face in page.Resources.Font.values():
                assert "/FontFile2" in face.FontDescriptor


@pytest.mark.office("pdftotext")
def test_a_word_of_two_typefaces_is_one_word_without_a_gap(tmp_path: Path) -> None:
    made = build(tmp_path, DECK.format(name="Dũng"), "handout")
    assert len([word for word, *_ in paper_boxes(made["handout.pdf"]) if word.startswith("Dũng")]) >= 4


@pytest.mark.parametrize("face", ["regular", "bold", "italic", "bold_italic"])
def test_the_second_typeface_has_each_letter_that_it_is_asked_for_with_its_width(face: str) -> None:
    widths = getattr(paper_family("Atkinson Hyperlegible"), face)
    second = font(Face(face.replace("_", "-")).second)
    for sign in sorted(paper_family("Atkinson Hyperlegible").second):
        glyph = second.face.charWidths.get(ord(sign))
        assert glyph is not None, hex(ord(sign))
        assert widths.table[sign] == pytest.approx(glyph / 1000, abs=0.002)


def test_what_neither_typeface_has_is_still_told_with_its_place(tmp_path: Path) -> None:
    deck = (
        "title: Namen\nsubtitle: Door 王小明\nlanguage: nl\nprogram:\n- slide: Een\n  handout: true\n  text: Twee 王.\n"
    )
    lines = [line for line in check(tmp_path, deck) if "The typeface of papers" in line]
    assert [line.split(":")[:2] for line in lines] == [["2", "11"], ["7", "9"]]


def test_the_letters_of_four_languages_come_from_the_first_typeface() -> None:
    second = paper_family("Atkinson Hyperlegible").second
    assert second.isdisjoint("àâäçéèêëîïôöùûüÿœæßÀÉÖÜ«»“”„‘’–€ij")
    assert missing_glyphs("İŵΩЖễ", paper_family("Atkinson Hyperlegible")) == ""
