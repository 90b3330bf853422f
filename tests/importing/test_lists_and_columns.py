"""What slides set beside or below each other comes back: text in columns, lists inside lists, forced line ends."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from pptx.oxml.ns import qn

from deckgen.build import BuildOptions, build_decks
from deckgen.importing.importer import import_files
from deckgen.output import Kind
from pptx import Presentation

SENTENCES = {
    "nl": "In alinea {n} staat wat een medewerker doet die een geschenk krijgt en twijfelt of dat mag van de code.",
    "fr": "Le paragraphe {n} dit ce que fait un agent qui reçoit un cadeau et qui doute de ce que permet le code.",
    "de": "Absatz {n} sagt, was jemand im Amt tut, die ein Geschenk bekommt und zweifelt, ob das der Kodex zulässt.",
    "en": "Paragraph {n} says what an employee does who is given a present and doubts whether the code allows it.",
}
SHOWS = {"nl": "alinea {n} ", "fr": "paragraphe {n} ", "de": "Absatz {n} ", "en": "Paragraph {n} "}


@pytest.mark.parametrize("language", SENTENCES)
def test_every_column_of_a_long_text_comes_back(language: str, tmp_path: Path) -> None:
    text = "\n\n".join(f"      {SENTENCES[language].format(n=number)}" for number in range(1, 12))
    deck = f"title: T\nlanguage: {language}\nprogram:\n- slide: S\n  text: |\n{text}\n- cluster: C\n  dilemmas:\n"
    deck += f"  - id: a\n    question: Q?\n    answer: |\n{text}\n"
    (tmp_path / "deck.yaml").write_text(deck, "utf-8")
    options = BuildOptions(output=tmp_path / "out", kinds=(Kind.SLIDES,), jobs=1)
    report = build_decks((tmp_path / "deck.yaml",), options, lambda *_: None)

    result = import_files([Path(report.outputs[0].path)], tmp_path / "again", inline=True)

    written = " ".join(" ".join(data.decode().split()) for data in result.written.values())
    assert [written.count(SHOWS[language].format(n=number)) for number in range(1, 12)] == [2] * 11


@pytest.mark.parametrize(
    ("items", "meant"),
    [
        (
            [(0, "1", "een"), (1, "1", "een-een"), (1, "1", "een-twee"), (0, "1", "twee")],
            ["1. een", "   1. een-een", "   2. een-twee", "2. twee"],
        ),
        ([(0, "1", "een\vverder"), (0, "1", "twee")], ["1. een\\", "   verder", "2. twee"]),
        (
            [(0, "•", "punt"), (1, "1", "een\vverder"), (0, "•", "nog")],
            ["- punt", "  1. een\\", "     verder", "- nog"],
        ),
        ([(0, "1", "a"), (1, "•", "b"), (2, "1", "c"), (0, "1", "d")], ["1. a", "   - b", "     1. c", "2. d"]),
        ([(0, "•", "a"), (2, "•", "diep"), (1, "•", "hoger"), (0, "•", "b")], ["- a", "  - diep", "  - hoger", "- b"]),
    ],
)
def test_lists_inside_lists_stay_inside_and_lines_stay_in_their_item(
    items: list[tuple[int, str, str]], meant: list[str], tmp_path: Path
) -> None:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[1])
    slide.shapes.title.text = "Lijst"
    frame = slide.placeholders[1].text_frame
    for place, (level, sign, words) in enumerate(items):
        paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
        paragraph.text, paragraph.level = words, level
        if sign == "1":
            number = etree.SubElement(paragraph._p.get_or_add_pPr(), qn("a:buAutoNum"))
            number.set("type", "arabicPeriod")
    presentation.save(str(tmp_path / "x.pptx"))

    result = import_files([tmp_path / "x.pptx"], tmp_path / "out", inline=True)

    (written,) = [data.decode() for path, data in result.written.items() if path.endswith(".yaml")]
    lines = [line.removeprefix("    ") for line in written.partition("text: |\n")[2].splitlines() if line.strip()]
    assert lines == meant
