"""Starts of a title that is far too long are passed over without breaking them into lines; one that fits is not."""

from __future__ import annotations

import json
import random
import sys
from pathlib import Path
from types import FrameType

import pytest
from slide_pipeline import TEMPLATES, plan, read_content, read_style

from deckgen.planning import word_run
from deckgen.planning.advance_widths import family
from deckgen.planning.line_breaking import MeasuredText
from deckgen.rich_text import Span

WORDS = ["een", "of/en", "X", "zeer-lang-woord", "verantwoordelijkheidsgevoel", "€", "\u00a0", "漢", "W" * 40, "..."]
SPACES = [" ", " ", " ", "  ", "\t", "\n", " \u200b ", "\u00a0"]


@pytest.mark.parametrize("name", ["Calibri", "Arial", "Georgia", "Nobody knows this face"])
@pytest.mark.parametrize("bold", [False, True])
def test_lines_have_room_for_the_least_that_their_text_takes(name: str, *, bold: bool) -> None:
    chance = random.Random(7)
    face = family(name).face(bold=bold, italic=False)
    for _ in range(400):
        text = "".join(chance.choice(WORDS) + chance.choice(SPACES) for _ in range(chance.randrange(30)))
        measured = MeasuredText((Span(text),), family(name), bold=bold)
        for room in (3.0, 9.0, 20.0, 60.0):
            lines = measured.count_lines(1.0, room)
            assert face.least_width(text, lines) <= lines * room + 1e-6, (text, room)


@pytest.mark.parametrize("space", [" ", "  "])
def test_the_least_that_a_text_takes_is_near_to_what_it_takes(space: str) -> None:
    face = family("Calibri").regular
    text = space.join(["regel"] * 50)
    assert face.width("regel") * 50 <= face.least_width(text, 4) <= face.width(text)


@pytest.mark.parametrize("template", TEMPLATES)
def test_a_long_title_is_measured_hardly_more_often_than_a_short_one(template: str, tmp_path: Path) -> None:
    long, short = (count_measured(length, template, tmp_path) for length in (480, 20))
    assert long <= short + 60  # for each of thirty slides: the start that is shown, and one that is not


def count_measured(length: int, template: str, folder: Path) -> int:
    """How many stretches of text are measured in planning thirty slides with titles of that length."""
    titles = [f"{number} {'Een titel die maar doorgaat ' * 20}"[:length] for number in range(30)]
    file = folder / f"deck{length}.yaml"
    file.write_text(json.dumps({"title": "A", "program": [{"slide": title, "text": "b"} for title in titles]}), "utf-8")
    deck, style = read_content(file), read_style(template)
    measured = 0

    def count(frame: FrameType, event: str, _: object) -> None:
        nonlocal measured
        measured += event == "call" and frame.f_code is word_run.measure_run.__code__

    sys.setprofile(count)
    try:
        plan(deck, style)
    finally:
        sys.setprofile(None)
    return measured
