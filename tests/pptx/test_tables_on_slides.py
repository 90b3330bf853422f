"""Tables are native wherever an author writes one in a text, on as many slides as they take, each with its header."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pptx.table import Table

from deckgen.build import BuildOptions, build_decks
from deckgen.output import Kind
from pptx import Presentation

INDENT = " " * 8
SMALL = "| Value | May I? |\n|---|---:|\n| up to 50 euro | yes |\n| more | no |"
DECK = """title: Gifts
language: en
sequence: [question, choice, twist, discussion, outcome, answer, meer-weten]
program:
- slide: Free
  text: |
{slide}
- break: Pause
  text: |
{pause}
- cluster: Gifts
  dilemmas:
  - id: cake
    question: |
{question}
    twists:
    - text: |
{twist}
    discussion:
    - |
{discussion}
    choices:
    - text: Yes.
      verdict: wrong
      outcome: |
{outcome}
      feedback: |
{feedback}
    - {{text: "No.", verdict: best, feedback: Well done., outcome: Nothing.}}
    answer: |
{answer}
    meer_weten: |
{more}
"""
FIELDS = ("slide", "pause", "question", "twist", "discussion", "outcome", "feedback", "answer", "more")


def build(folder: Path, head: str = "", **tables: str) -> list[list[Table]]:
    """The tables of each slide."""
    shown = {name: tables.get(name, "Words.") for name in FIELDS}
    lines = {name: "\n".join(INDENT + line for line in text.splitlines()) for name, text in shown.items()}
    (folder / "deck.yaml").write_text(head + DECK.format(**lines), "utf-8")
    options = BuildOptions(folder / "out", kinds=(Kind.SLIDES,), jobs=1)
    report = build_decks([folder / "deck.yaml"], options, lambda _: None)
    assert report.problems == ()
    slides = Presentation(BytesIO(Path(report.outputs[0].path).read_bytes())).slides
    return [[shape.table for shape in slide.shapes if shape.has_table] for slide in slides]


def rows_of(table: Table) -> list[tuple[str, ...]]:
    """The words of a table, a row each."""
    return [tuple(cell.text for cell in row.cells) for row in table.rows]


@pytest.mark.parametrize("field", FIELDS)
def test_a_table_in_each_text_is_a_native_table_with_a_header(tmp_path: Path, field: str) -> None:
    (table,) = [table for slide in build(tmp_path, **{field: f"Before.\n\n{SMALL}\n\nAfter."}) for table in slide]

    assert table.first_row
    assert rows_of(table) == [("Value", "May I?"), ("up to 50 euro", "yes"), ("more", "no")]


@pytest.mark.parametrize("field", ["question", "twist", "outcome", "feedback", "answer", "more"])
def test_a_long_table_goes_on_with_its_header_and_loses_no_row(tmp_path: Path, field: str) -> None:
    body = [(f"Gift number {number}", f"{number} euro, or a little more") for number in range(1, 41)]
    written = "\n".join(["| Gift | Value |", "|---|---|", *(f"| {a} | {b} |" for a, b in body)])

    tables = [rows_of(table) for slide in build(tmp_path, **{field: f"Before.\n\n{written}"}) for table in slide]

    assert len(tables) > 2
    assert {rows[0] for rows in tables} == {("Gift", "Value")}
    assert [row for rows in tables for row in rows[1:]] == body


def test_what_stands_around_a_small_table_stays_on_its_slide(tmp_path: Path) -> None:
    build(tmp_path, more=f"Before.\n\n{SMALL}\n\nAfter.")
    slides = Presentation(next((tmp_path / "out").rglob("*.pptx"))).slides
    (slide,) = [slide for slide in slides if any(shape.has_table for shape in slide.shapes)]
    told = [shape for shape in slide.shapes if shape.has_table or (shape.has_text_frame and shape.text_frame.text)]
    names = ["table" if shape.has_table else shape.text_frame.text for shape in told]
    ordered = [name for name in names if name in {"Before.", "table", "After."}]

    assert ordered == ["Before.", "table", "After."]
    tops = {name: shape.top for name, shape in zip(names, told, strict=True)}
    assert tops["Before."] < tops["table"] < tops["After."]


def test_each_column_has_room_for_its_longest_word(tmp_path: Path) -> None:
    written = "| No | Verantwoordingsdocumenten | A | B |\n|---|---|---|---|\n| 1 | " + "words " * 60 + "| c | d |"

    (table,) = [table for slide in build(tmp_path, more=written) for table in slide]

    widths = [column.width.pt for column in table.columns]
    assert widths[1] > widths[0]
    assert widths[1] > len("Verantwoordingsdocumenten") * 18 * 0.4


def test_a_row_that_is_higher_than_a_slide_is_told_with_its_place(tmp_path: Path) -> None:
    cell = "A long story that goes on and on. " * 60
    head = "title: Gifts\nlanguage: en\nprogram:\n- slide: Rules\n  text: |\n    Before.\n\n"
    text = f"{head}    | A |\n    |---|\n    | {cell}|\n"
    (tmp_path / "deck.yaml").write_text(text, "utf-8")
    options = BuildOptions(tmp_path / "out", kinds=(Kind.SLIDES,), jobs=1)

    problems = build_decks([tmp_path / "deck.yaml"], options, lambda _: None).problems

    assert [(problem.code, problem.place.line) for problem in problems] == [("long-table-row", 8)]


@pytest.mark.parametrize("reveal", ["click", "letters"])
def test_a_table_in_feedback_is_not_seen_before_its_click(tmp_path: Path, reveal: str) -> None:
    build(tmp_path, head=f"reveal: {reveal}\n", feedback=f"Before.\n\n{SMALL}\n\nAfter.")
    slides = Presentation(next((tmp_path / "out").rglob("*.pptx"))).slides
    (slide,) = [slide for slide in slides if any(shape.has_table for shape in slide.shapes)]

    hidden = {int(each) for each in slide.element.xpath("//p:set//p:spTgt/@spid")}
    told = {shape.shape_id for shape in slide.shapes if shape.has_table or "After." in getattr(shape, "text", "")}

    assert len(told) == 2
    assert told <= hidden


def test_several_statements_on_one_scale_are_one_table_with_the_points_of_each_axis(tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text(
        """title: Skala
language: de
sequence: [question, choice, vote]
program:
- cluster: Skala
  dilemmas:
  - id: alltag
    question: Wo steht das?
    kind: scale
    scale: {from: 1, to: 5, low: in Ordnung, high: geht gar nicht, axes: [moralisch, rechtlich]}
    questions: [Blumen für die Lehrerin., Eine Reise zur Messe., Ein Stift.]
""",
        "utf-8",
    )
    options = BuildOptions(tmp_path / "out", kinds=(Kind.SLIDES,), jobs=1)
    report = build_decks([tmp_path / "deck.yaml"], options, lambda _: None)
    assert report.problems == ()
    slides = Presentation(report.outputs[0].path).slides

    (table,) = [shape.table for slide in slides for shape in slide.shapes if shape.has_table]
    rows = [[cell.split() for cell in row] for row in rows_of(table)]

    points = ["1", "2", "3", "4", "5"]
    assert [row[1:] for row in rows] == [[["moralisch"], ["rechtlich"]], *[[points, points]] * 3]
    assert [" ".join(row[0]) for row in rows[1:]] == ["Blumen für die Lehrerin.", "Eine Reise zur Messe.", "Ein Stift."]
    votes = [slide for slide in slides if any(shape.has_chart for shape in slide.shapes)]
    assert len(votes) == 3 * 2
    assert len({slide.shapes.title.text for slide in votes}) == 3 * 2


def test_a_table_in_the_situation_stays_one_where_situation_and_choices_share_a_step(tmp_path: Path) -> None:
    text = DECK.replace("[question, choice, twist", "[dilemma, twist").format(
        **{name: INDENT + "Words." for name in FIELDS if name != "question"},
        question="\n".join(INDENT + line for line in SMALL.splitlines()),
    )
    (tmp_path / "deck.yaml").write_text(text, "utf-8")
    options = BuildOptions(tmp_path / "out", kinds=(Kind.SLIDES,), jobs=1)
    report = build_decks([tmp_path / "deck.yaml"], options, lambda _: None)

    tables = [s.table for slide in Presentation(report.outputs[0].path).slides for s in slide.shapes if s.has_table]

    assert [rows_of(table)[1] for table in tables] == [("up to 50 euro", "yes")]
