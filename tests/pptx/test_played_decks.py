"""Decks as they are played, read back from the file by python-pptx: ways between dilemmas, films, votes, tables."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx.slide import Slide
from pptx.util import Emu

from deckgen.build import BuildOptions, build_decks
from deckgen.output import Kind
from pptx import Presentation

MEDIA = "http://schemas.microsoft.com/office/2007/relationships/media"
LEAVES_FROM = 15  # a tree of 30 in which number n leads to 2n and 2n + 1


def build(folder: Path, deck: str) -> bytes:
    (folder / "deck.yaml").write_text(deck, "utf-8")
    report = build_decks(
        [folder / "deck.yaml"], BuildOptions(folder / "out", kinds=(Kind.SLIDES,), jobs=1), lambda _: None
    )
    assert report.problems == ()
    return Path(report.outputs[0].path).read_bytes()


def branching_deck() -> str:
    """Each dilemma leads to two others; the last leads back to the first, or ends."""
    lines = ["title: Wegen", "sequence: [question, outcome]", "program:", "- cluster: Wegen", "  dilemmas:"]
    for number in range(1, 31):
        nexts = [str(each) for each in (2 * number, 2 * number + 1) if each <= 30]
        nexts = nexts or (["1"] if number == 30 else [])
        ways = [f", next: d{name}" for name in nexts] + ["", ""]
        lines.append(f"  - id: d{number}")
        lines.append(f"    question: Vraag nummer {number}?")
        lines.append(
            f"    choices: [{{text: Links., outcome: Zo.{ways[0]}}}, {{text: Rechts., outcome: Of zo.{ways[1]}}}]"
        )
    return "\n".join(lines)


def slide_called(data: bytes, title: str) -> Slide:
    """The slide with a title."""
    return next(slide for slide in Presentation(BytesIO(data)).slides if slide.shapes.title.text == title)


def linked_slides(data: bytes) -> Iterator[tuple[str, list[str]]]:
    """For each outcome's slide the titles of the slides that its letters lead to, in order."""
    presentation = Presentation(BytesIO(data))
    for slide in presentation.slides:
        title = slide.shapes.title.text
        if "wat er dan gebeurt" in title:
            targets = [
                shape.click_action.target_slide
                for shape in slide.shapes
                if shape.shape_type is not None and hasattr(shape, "click_action")
            ]
            yield (
                title,
                [
                    target.shapes.title.text
                    for target in targets
                    if target is not None and "vraag" in target.shapes.title.text
                ],
            )


def test_the_ways_of_a_tree_with_a_loop_lead_where_their_author_said(tmp_path: Path) -> None:
    found = dict(linked_slides(build(tmp_path, branching_deck())))
    assert len(found) == 30
    for number in range(1, 31):
        nexts = [each for each in (2 * number, 2 * number + 1) if each <= 30] or ([1] if number == 30 else [])
        title = f"Wegen: vraag {number} – wat er dan gebeurt"
        assert found[title] == [f"Wegen: vraag {each}" for each in nexts], title


@pytest.fixture
def film(tmp_path: Path) -> Path:
    """The smallest thing that is an MP4: its first box, and one of data."""
    path = tmp_path / "film.mp4"
    data = b"isom\x00\x00\x02\x00isomiso2mp41"
    path.write_bytes(struct.pack(">I4s", 8 + len(data), b"ftyp") + data + struct.pack(">I4s", 16, b"mdat") + bytes(8))
    return path


def test_a_film_beside_the_deck_goes_along_with_its_poster(tmp_path: Path, film: Path) -> None:
    dilemma = "{id: a, question: Wat zie je?, video: {file: film.mp4, minutes: 2, alt: Een gesprek.}}"
    data = build(tmp_path, f"title: Film\npublic: true\nprogram:\n- cluster: Film\n  dilemmas: [{dilemma}]\n")
    with ZipFile(BytesIO(data)) as package:
        (name,) = (each for each in package.namelist() if each.endswith(".mp4"))
        assert package.read(name) == film.read_bytes()
        assert '<Default Extension="mp4" ContentType="video/mp4"/>' in package.read("[Content_Types].xml").decode()
        assert not any(
            b"film.mp4" in package.read(each) for each in package.namelist() if each.startswith("ppt/slides")
        )
    slide = slide_called(data, "Film: vraag 1")
    kinds = {relation.reltype.rpartition("/")[2] for relation in slide.part.rels.values()}
    assert {"video", "media", "image"} <= kinds
    assert sum(relation.reltype == MEDIA for relation in slide.part.rels.values()) == 1
    (movie,) = (shape for shape in slide.shapes if shape.shape_type is not None and "MEDIA" in str(shape.shape_type))
    assert movie.width > Emu(100)


def test_a_vote_is_a_chart_that_opens_with_its_data(tmp_path: Path) -> None:
    dilemma = "{id: a, question: Wat doe je?, choices: [{text: Bellen.}, {text: Wachten.}, {text: Melden.}]}"
    data = build(
        tmp_path, f"title: Stemming\nsequence: [question, vote]\nprogram:\n- cluster: Een\n  dilemmas: [{dilemma}]\n"
    )
    slide = slide_called(data, "Een: vraag 1 – stemming")
    (chart,) = (shape.chart for shape in slide.shapes if shape.has_chart)
    assert list(chart.plots[0].categories) == ["A", "B", "C"]
    assert [list(series.values) for series in chart.plots[0].series] == [[0, 0, 0], [0, 0, 0]]
    workbook = chart.part.chart_workbook.xlsx_part.blob
    with ZipFile(BytesIO(workbook)) as sheet:
        cells = etree.fromstring(sheet.read("xl/worksheets/sheet1.xml"))
    assert [cell.text for cell in cells.iter("{*}t")][2:] == ["Na het gesprek", "A", "B", "C"]


def test_a_table_is_a_table_with_a_header_row(tmp_path: Path) -> None:
    table = "      | Waarde | Mag het? |\n      |---|---|\n      | klein | ja |\n      | meer | nee |"
    head = "title: Tabel\nprogram:\n- cluster: Een\n  dilemmas:\n  - id: a\n    question: Mag het?\n    answer: |\n"
    slide = slide_called(build(tmp_path, head + table), "Een: vraag 1 – antwoord")
    (found,) = (shape.table for shape in slide.shapes if shape.has_table)
    assert found.first_row
    assert [[cell.text for cell in row.cells] for row in found.rows] == [
        ["Waarde", "Mag het?"],
        ["klein", "ja"],
        ["meer", "nee"],
    ]


KINDS_WITH_PICTURES = {
    "choice": "choices: [{text: Ja.}, {text: Nee.}]",
    "statement": "kind: statement",
    "scale": "kind: scale, scale: {from: 1, to: 5}",
    "open": "kind: open",
}


@pytest.mark.parametrize("steps", ["question, choice", "dilemma", "dilemma, discussion"])
@pytest.mark.parametrize("kind", KINDS_WITH_PICTURES)
def test_the_picture_of_a_dilemma_is_on_a_slide_whatever_its_kind_and_steps(
    tmp_path: Path, kind: str, steps: str
) -> None:
    (tmp_path / "vlak.png").write_bytes((Path(__file__).parents[1] / "good_decks/media/vlak.png").read_bytes())
    dilemma = (
        "{id: taart, question: Mag dit?, discussion: [Waarom?, Waarom niet?], "
        f"image: {{file: vlak.png, alt: Een taart}}, {KINDS_WITH_PICTURES[kind]}}}"
    )
    text = f"title: Beeld\nsequence: [{steps}]\nprogram: [{{cluster: Een, dilemmas: [{dilemma}]}}]\n"

    slides = Presentation(BytesIO(build(tmp_path, text))).slides

    described = [shape._element.xpath(".//p:cNvPr/@descr") for slide in slides for shape in slide.shapes]
    assert sum(found == ["Een taart"] for found in described) == 1
