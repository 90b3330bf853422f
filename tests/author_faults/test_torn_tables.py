"""Tables stay tables, and no word of a cell is torn where the others can give way."""

from __future__ import annotations

from pathlib import Path

import pytest
from built_files import build, paper_lines
from photographs import photo

from deckgen.planning.column_shares import share_width
from pptx import Presentation

TABLES = {
    "an address in a column": "| bron | datum | bedrag |\n|---|---|---|\n"
    "| https://www.example.org/een/heel/lang/adres?a=1&b=2 | dinsdag | 165 800,50 |",
    "a sentence in a column": "| nr. | voorbeeld | oordeel |\n|---|---|---|\n"
    "| 10123 | Een collega neemt van een leverancier een uitnodiging aan voor een wedstrijd. | onaanvaardbaar |",
    "eight columns": "| a | b | c | d | e | f | g | h |\n|---|---|---|---|---|---|---|---|\n"
    "| maandag | dinsdag | woensdag | zes | vijf | vier | drie | twee |",
    "a link with its number": "| waar | wanneer | wat |\n|---|---|---|\n"
    "| [hier](https://www.example.org/a) | [morgen](https://www.example.org/b) | "
    "een verhaal van een hele reeks gewone woorden, met [bronvermelding](https://www.example.org/c) |",
}
DECK = "title: T\nlanguage: {language}\nprogram:\n- slide: S\n  handout: true\n  text: |\n{table}\n"


@pytest.mark.office("pdftotext")
@pytest.mark.parametrize("language", ["nl", "fr", "de", "en"])
@pytest.mark.parametrize("name", TABLES)
def test_no_word_of_a_table_is_torn_on_paper(name: str, language: str, tmp_path: Path) -> None:
    table = "\n".join(f"    {line}" for line in TABLES[name].splitlines())
    lines = paper_lines(build(tmp_path, DECK.format(language=language, table=table), "handout")["handout.pdf"], "-raw")
    whole = {word.strip("[].,") for line in lines for word in line.split()}
    cells = [cell.strip() for row in TABLES[name].splitlines() for cell in row.strip("|").split("|")]
    words = [word.strip("[].,").partition("](")[0] for cell in cells for word in cell.split()]
    assert [word for word in words if word and not word.startswith(("https", "---")) and word not in whole] == []


@pytest.mark.parametrize("with_picture", ["slide", "dilemma"])
@pytest.mark.parametrize("before", ["", "Kijk hiernaar.\n\n"])
def test_a_table_with_a_picture_is_a_table_on_slides(with_picture: str, before: str, tmp_path: Path) -> None:
    (tmp_path / "foto.jpg").write_bytes(photo(1, (60, 120)))
    text = before + "| waarde | mag het? |\n|---|---|\n| klein | ja |\n\nEn dan?"
    indent = "    " if with_picture == "slide" else "      "
    said = "\n".join(f"{indent}{line}" for line in text.splitlines())
    image = "image: {file: foto.jpg, alt: Vlak.}"
    deck = "title: T\nlanguage: nl\nprogram:\n"
    deck += {
        "slide": f"- slide: S\n  {image}\n  text: |\n{said}\n",
        "dilemma": f"- cluster: C\n  dilemmas:\n  - id: a\n    {image}\n    question: |\n{said}\n",
    }[with_picture]

    shapes = [
        shape for slide in Presentation(str(build(tmp_path, deck, "slides")["pptx"])).slides for shape in slide.shapes
    ]

    (table,) = [shape.table for shape in shapes if shape.has_table]
    assert [cell.text for cell in table.iter_cells()] == ["waarde", "mag het?", "klein", "ja"]
    assert len([shape for shape in shapes if hasattr(shape, "image")]) == 1
    assert [shape.text_frame.text for shape in shapes if shape.has_text_frame].count("En dan?") == 1


@pytest.mark.parametrize(
    ("asked", "least", "width", "meant"),
    [
        ((1, 1), (1, 1), 10, (5, 5)),  # all have room
        ((3, 1), (1, 4), 10, (6, 4)),  # the wide word gets what it needs
        ((1, 1, 8), (2, 3, 1), 10, (2, 3, 5)),  # two of them
        ((1, 1, 1), (2, 3, 20), 10, (2, 3, 5)),  # too much for all: the widest gives way
        ((1, 1, 1), (2, 20, 30), 10, (2, 4, 4)),  # the two widest
        ((1, 1), (20, 30), 10, (5, 5)),  # all of them
    ],
)
def test_the_width_of_a_table_is_shared_by_need(
    asked: tuple[float, ...], least: tuple[float, ...], width: float, meant: tuple[float, ...]
) -> None:
    assert share_width(asked, least, width) == pytest.approx(meant)
