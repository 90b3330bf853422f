"""Slides that participants take home stand on paper where they stand in the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckgen.build import BuildOptions, build_decks
from deckgen.output import Kind
from deckgen.render.pdf.text_reading import read_texts

CASE = "{{id: {name}, title: Case {name}, question: Is {name} fine?}}"
FIRST, BETWEEN, LAST = "Rules first", "Halfway there", "Take this home"


def deck(dilemmas: int) -> str:
    """A deck with a slide before its themes, between them and after them."""
    cases = [", ".join(CASE.format(name=f"{theme}{n}") for n in range(dilemmas)) for theme in "ab"]
    slides = [f"- {{slide: {title}, handout: true, text: As told.}}" for title in (FIRST, BETWEEN, LAST)]
    return "\n".join(
        [
            "title: Order",
            "language: en",
            "program:",
            slides[0],
            f"- {{cluster: Alpha, dilemmas: [{cases[0]}]}}",
            slides[1],
            f"- {{cluster: Beta, dilemmas: [{cases[1]}]}}",
            slides[2],
        ]
    )


@pytest.mark.parametrize("kind", [Kind.HANDOUT, Kind.ANSWERS])
@pytest.mark.parametrize("dilemmas", [1, 3])  # without contents and with them
def test_slides_for_participants_stand_between_the_themes_as_in_the_program(
    tmp_path: Path, kind: Kind, dilemmas: int
) -> None:
    (tmp_path / "order.yaml").write_text(deck(dilemmas), "utf-8")
    report = build_decks(
        [tmp_path / "order.yaml"], BuildOptions(tmp_path / "out", kinds=(kind,), jobs=1), lambda _: None
    )

    words = " ".join(found.text for found in read_texts(Path(report.outputs[0].path).read_bytes()))
    marks = "|".join((FIRST, BETWEEN, LAST, *(f"Case {theme}{n}" for theme in "ab" for n in range(dilemmas))))
    order = re.findall(marks, words)
    alpha, beta = ([f"Case {theme}{n}" for n in range(dilemmas)] for theme in "ab")
    meant = [FIRST, *alpha, BETWEEN, *beta, LAST]

    assert list(dict.fromkeys(order)) == meant
    assert list(dict.fromkeys(reversed(order))) == meant[::-1]
