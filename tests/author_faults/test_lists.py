from __future__ import annotations

from pathlib import Path

import pytest
from built_files import A, build, notes_paragraphs, numbers_shown, paper_boxes, paper_lines, slide_paragraphs, words_of

from deckgen.planning.advance_widths import family

DECK = """\
title: Lijst
language: nl
program:
- slide: Lijst
  handout: true
  text: |
{text}
  notes: |
{text}
"""


def deck_of(text: str) -> str:
    return DECK.format(text="\n".join(f"    {line}" for line in text.splitlines()))


WIDE = {
    "nine to eleven": "9. negen\n10. tien\n11. elf",
    "a hundred": "100. honderd",
    "a year": "2019. jaar\n2020. volgend",
    "wide inside bullets": "- punt\n\n  1200. binnen\n  1201. nog",
    "wide inside numbers": "1. een\n\n   98. binnen\n   99. nog\n   100. diep\n2. twee",
    "numbers with a bracket": "1998) toen\n1999) later",
}


@pytest.mark.office("pdftotext")
@pytest.mark.parametrize("name", WIDE)
def test_a_number_stands_clear_of_its_words_on_slides_notes_and_papers(name: str, tmp_path: Path) -> None:
    made = build(tmp_path, deck_of(WIDE[name]), "slides", "handout")
    digits = family("Calibri").regular
    numbers = [line.split()[0].rstrip(".)") for line in WIDE[name].splitlines() if line.strip()[:1].isdigit()]
    for paragraphs in (slide_paragraphs(made["pptx"]), notes_paragraphs(made["pptx"])):
        items = [p for p in paragraphs if p.find(f"{A}pPr/{A}buAutoNum") is not None]
        assert len(items) == len(numbers)
        for number, paragraph in zip(numbers, items, strict=True):
            run = paragraph.find(f"{A}r/{A}rPr")
            assert run is not None
            size = int(run.get("sz", "1200")) / 100
            room = -int(paragraph.find(f"{A}pPr").get("indent", "0")) / 12700  # type: ignore[union-attr]
            assert room >= size * (digits.width(f"{number}.") + 0.15)
    words = paper_boxes(made["handout.pdf"])
    for number in numbers:
        (place,) = [place for place, word in enumerate(words) if word[0] == f"{number}."]
        assert words[place + 1][1] - words[place][3] > 2
        assert abs(words[place + 1][2] - words[place][2]) < 1


def test_items_of_one_list_begin_under_each_other(tmp_path: Path) -> None:
    made = build(tmp_path, deck_of("9. negen\n10. tien\n    - onder\n11. elf"), "slides")
    lefts = [p.find(f"{A}pPr").get("marL") for p in slide_paragraphs(made["pptx"]) if words_of(p) in {"negen", "elf"}]  # type: ignore[union-attr]
    assert len(set(lefts)) == 1


SAME = {
    "from zero": ("0. nul\n1. een\n2. twee", ["0 nul", "1 een", "2 twee"]),
    "far too large": ("50000. bedrag", ["50000 bedrag"]),
    "over the bound on the way": ("32766. a\n32767. b\n32768. c", ["32766 a", "32767 b", "32768 c"]),
    "the largest that counts": ("32766. a\n32767. b", ["32766 a", "32767 b"]),
    "zero inside a list": ("1. een\n\n   0. nul\n   1. binnen\n2. twee", ["1 een", "0 nul", "1 binnen", "2 twee"]),
    "zero after a list": ("1. een\n2. twee\n\ntekst\n\n0. nul\n1. weer", ["1 een", "2 twee", "0 nul", "1 weer"]),
    "a list after zero": ("0. nul\n\ntekst\n\n1. een\n2. twee", ["0 nul", "1 een", "2 twee"]),
    "bullets inside": ("1. lees\n2. stem\n   - a\n   - b\n3. sluit", ["1 lees", "2 stem", "3 sluit"]),
    "a text inside": ("1. lees\n\n   uitleg\n\n2. stem", ["1 lees", "2 stem"]),
    "three deep": ("1. a\n   1. b\n      1. c\n      2. d\n   2. e\n2. f", ["1 a", "1 b", "1 c", "2 d", "2 e", "2 f"]),
    "numbers in bullets": ("- a\n  1. b\n  2. c\n- d\n\n  3. e", ["1 b", "2 c", "3 e"]),
}


@pytest.mark.office("pdftotext")
@pytest.mark.parametrize("name", SAME)
def test_a_list_has_the_same_numbers_on_slide_notes_and_paper(name: str, tmp_path: Path) -> None:
    written, meant = SAME[name]
    made = build(tmp_path, deck_of(written), "slides", "handout")
    assert numbers_shown(slide_paragraphs(made["pptx"])) == meant
    assert numbers_shown(notes_paragraphs(made["pptx"])) == meant
    lines = " ".join(" ".join(paper_lines(made["handout.pdf"], "-raw")).split())
    assert [item for item in meant if item.replace(" ", ". ", 1) in lines] == meant


@pytest.mark.parametrize("name", SAME)
def test_no_start_of_a_list_is_outside_what_the_format_takes(name: str, tmp_path: Path) -> None:
    made = build(tmp_path, deck_of(SAME[name][0]), "slides")
    for paragraphs in (slide_paragraphs(made["pptx"]), notes_paragraphs(made["pptx"])):
        starts = [int(sign.get("startAt", "1")) for p in paragraphs for sign in p.iter(f"{A}buAutoNum")]
        assert all(1 <= start <= 32767 for start in starts)


@pytest.mark.office("pdftotext")
@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
@pytest.mark.parametrize(
    "lines",
    [
        (
            "50000. eerste",
            "       32766. tweede",
            "              32766. derde",
            "                     32767. ontwikkeling",
        ),
        ("- eerste", "  2019. tweede", "        2019. derde", "              - overeenkomst"),
        ("1998. eerste", "      1998. tweede", "            100. kennisgeving"),
    ],
)
def test_words_in_lists_inside_lists_stay_whole_in_a_narrow_column(
    lines: tuple[str, ...], language: str, tmp_path: Path
) -> None:
    text = "\n\n".join(f"    {line}" for line in lines)
    deck = f"title: T\nlanguage: {language}\nsession: {{start: '09:00'}}\nprogram:\n"
    deck += f"- slide: S\n  text: x\n  minutes: 5\n  notes: |\n{text}\n"
    words = {
        word for line in paper_lines(build(tmp_path, deck, "facilitator")["facilitator.pdf"]) for word in line.split()
    }
    assert {line.split()[-1] for line in lines} <= words
