"""Each kind of dilemma at its ends: the fewest words and the most, the fewest lines and the most."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from deckgen.build import BuildOptions, build_decks
from deckgen.output import Kind
from pptx import Presentation

LONG = "De voorzitter van een vereniging zit ook in de adviesraad en de behandelend ambtenaar is zijn buurvrouw."
SHORT = "Mag dit?"
AXES = "axes: [moreel gezien door mijzelf, volgens de gedragscode, volgens mijn naaste collega, volgens de pers]"


def scale(points: str, *, axes: str = "", questions: int = 0, text: str = SHORT) -> str:
    """A scale, perhaps with several lines or with many statements."""
    listed = f", questions: [{', '.join(f'{text} {number}' for number in range(questions))}]" if questions else ""
    lines = f", {axes}" if axes else ""
    return f'kind: scale, question: "{text}", scale: {{{points}{lines}}}{listed}'


def listed(kind: str, count: int, text: str) -> str:
    """A dilemma with as many choices."""
    choices = ", ".join(f'{{text: "{text} {number}"}}' for number in range(count))
    return f'kind: {kind}, question: "{text}", choices: [{choices}]'


ENDS = {
    "statement, short": "kind: statement, question: Nooit.",
    "statement, long": f'kind: statement, question: "{" ".join([LONG] * 6)}"',
    "scale of two points": scale("from: 0, to: 1"),
    "scale with four lines and a long text": scale("from: 0, to: 10", axes=AXES, text=" ".join([LONG] * 3)),
    "grid of two": scale("from: 1, to: 5", questions=2),
    "grid of many": scale("from: -5, to: 5", axes=AXES, questions=9, text=LONG),
    "ranking of two": listed("rank", 2, "A"),
    "ranking of six": listed("rank", 6, LONG),
    "open, long": f'kind: open, question: "{" ".join([LONG] * 6)}"',
}


@pytest.mark.parametrize("name", ENDS)
def test_nothing_on_a_slide_lies_over_something_else_and_all_papers_are_built(name: str, tmp_path: Path) -> None:
    deck = (
        f"title: Einden\nsequence: [choice, question]\nprogram: [{{cluster: C, dilemmas: [{{id: a, {ENDS[name]}}}]}}]\n"
    )
    (tmp_path / "deck.yaml").write_text(deck, "utf-8")
    kinds = (Kind.SLIDES, Kind.HANDOUT, Kind.FACILITATOR, Kind.CARDS)

    report = build_decks([tmp_path / "deck.yaml"], BuildOptions(tmp_path / "out", kinds=kinds, jobs=1), lambda _: None)

    assert [problem.message for problem in report.problems if problem.is_error] == []
    assert len(report.outputs) == len(kinds)
    for slide in Presentation(report.outputs[0].path).slides:
        texts = [shape for shape in slide.shapes if shape.has_table or (shape.has_text_frame and shape.text_frame.text)]
        over = [
            (one.name, other.name)
            for one, other in combinations(texts, 2)
            if one.left < other.left + other.width - 12700
            and other.left < one.left + one.width - 12700
            and one.top < other.top + other.height - 12700
            and other.top < one.top + one.height - 12700
        ]
        assert over == []


def test_two_items_to_rank_are_no_two_sides_to_take(tmp_path: Path) -> None:
    deck = (
        f"title: Twee\nsequence: [choice]\nprogram: [{{cluster: C, dilemmas: [{{id: a, {ENDS['ranking of two']}}}]}}]\n"
    )
    (tmp_path / "deck.yaml").write_text(deck, "utf-8")
    options = BuildOptions(tmp_path / "out", kinds=(Kind.SLIDES,), jobs=1)

    report = build_decks([tmp_path / "deck.yaml"], options, lambda _: None)

    slide = Presentation(report.outputs[0].path).slides[-1]
    assert not [shape for shape in slide.shapes if shape.shape_type == 1 and shape.text_frame.text]
