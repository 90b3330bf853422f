"""Texts of choices that a question format would take for its own marks."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path

import pytest
import yaml
from built_files import build
from click.testing import CliRunner

from deckgen.cli.root import command_line

TEXTS = [
    "%50% korting voor wie vraagt",
    "%100% zeker",
    "[html] is een taal",
    "[x] aangevinkt",
    "~ ongeveer",
    "=gelijk",
    "#1 van de lijst",
    "{kies} dit",
    "a -> b",
    "::naam:: en // geen opmerking",
    "$CATEGORY: geen rubriek",
]


@pytest.mark.parametrize("verdict", ["best", "wrong"])
@pytest.mark.parametrize("text", TEXTS)
def test_a_choice_in_gift_says_what_its_author_wrote(text: str, verdict: str, tmp_path: Path) -> None:
    other = "wrong" if verdict != "wrong" else "best"
    deck = "title: T\nlanguage: nl\nprogram:\n- cluster: C\n  dilemmas:\n  - id: a\n    question: Wat?\n    choices:\n"
    deck += f"    - {{text: {json.dumps(text)}, verdict: {verdict}}}\n    - {{text: Iets anders., verdict: {other}}}\n"
    gift = build(tmp_path, deck, "gift")["gift.txt"]

    back = tmp_path / "terug"
    run = CliRunner().invoke(command_line, ["import", str(gift), "-o", str(back)])

    assert run.exit_code == 0, run.output
    assert read_answers(gift.read_text("utf-8"))[0] == (text, verdict)
    taken = [
        choice
        for path in back.rglob("dilemmas/*.yaml")
        for choice in yaml.safe_load(path.read_text("utf-8"))["choices"]
    ]
    assert [choice["text"].replace("\\", "") for choice in taken] == [text, "Iets anders."]


def read_answers(block: str) -> list[tuple[str, str]]:
    """The choices of a question as Moodle's own reader takes them: mark, weight, format, text."""
    found = []
    for mark, rest in re.findall(r"^(?<!\\)([=~])(.*?)(?:(?<!\\)#.*)?$", block, re.MULTILINE):
        weight = re.match(r"%(-?\d{1,3}\.?\d*)%", rest)
        share = float(weight[1]) if weight else 100.0 if mark == "=" else 0.0
        said = rest[weight.end() :] if weight else rest
        said = re.sub(r"^\[(?:html|plain|moodle|markdown)\]", "", said)
        said = unescape(re.sub(r"\\([~=#{}:\\])", r"\1", said))
        found.append((said.removesuffix("}"), "best" if share == 100 else "wrong" if not share else "good"))
    return found
