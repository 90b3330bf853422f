"""`deckgen sources` on files: what it prints and how it exits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from deckgen.cli import command_line

DECK = """title: Proef
program:
- cluster: Media
  dilemmas: [sleutels]
"""
DILEMMA = """id: sleutels
question: Wat doe je?
meer_weten:
- quote: code-2020
  section: Sleutels
  text: Geef je sleutels nooit door.
- quote: code-2020
  section: Toon
reviewed: {by: Bureau, on: 2021-01-01}
"""
FRONT = "---\ntitle: Code\ndate: {date}\n{more}---\n# Code\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    files = {
        "proef.yaml": DECK,
        "dilemmas/sleutels.yaml": DILEMMA,
        "dilemmas/ongebruikt.yaml": "id: ongebruikt\nquestion: Wat?\n",
        "sources/code-2020.md": FRONT.format(date="2020-01-01", more="")
        + "## Sleutels\nGeef je sleutels nooit door. Meld verlies.\n## Toon\nBlijf kalm.\n",
        "sources/code-2024.md": FRONT.format(date="2024-01-01", more="supersedes: code-2020\n")
        + "## Sleutels\nGeef je badge nooit door. Meld verlies.\n## Toon\nBlijf kalm.\n## Foto’s\nVraag het eerst.\n",
    }
    for name, text in files.items():
        path = tmp_path / "decks" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "decks"


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(command_line, ["sources", *arguments])
    return result.exit_code, result.stdout


@pytest.mark.usefixtures("folder")
def test_json_has_what_programs_were_promised() -> None:
    status, printed = run("--format", "json")
    data = json.loads(printed)
    told = ("deck", "dilemma", "source", "section", "current", "status", "file", "line")
    assert status == 0
    assert [[quote[key] for key in told] for quote in data["quotes"]] == [
        ["proef", "sleutels", "code-2020", "Sleutels", "code-2024", "changed", "decks/dilemmas/sleutels.yaml", 4],
        ["proef", "sleutels", "code-2020", "Toon", "code-2024", "unchanged", "decks/dilemmas/sleutels.yaml", 7],
    ]
    assert [set(review) for review in data["review"]] == [{"dilemma", "because"}]
    assert [each["section"] for each in data["coverage"] if not each["dilemmas"]] == ["Foto’s"]
    assert data["uses"] == [{"dilemma": "ongebruikt", "decks": []}, {"dilemma": "sleutels", "decks": ["proef"]}]


@pytest.mark.usefixtures("folder")
def test_text_shows_the_words_that_went_and_came_at_their_line() -> None:
    _status, printed = run("proef")
    assert "decks/dilemmas/sleutels.yaml:4: changed: proef/sleutels quotes `code-2020`, “Sleutels”" in printed
    assert "changed: Geef je [-sleutels-] {+badge+} nooit door." in printed
    assert printed.endswith("2 quotations of replaced sources: 1 unchanged, 1 changed; 1 dilemma due for review\n")


def test_strict_fails_only_while_something_is_stale(folder: Path) -> None:
    assert run("--strict")[0] == 1
    new = (folder / "sources/code-2020.md").read_text("utf-8").replace("title", "supersedes: code-2020\ntitle", 1)
    (folder / "sources/code-2024.md").write_text(new, "utf-8")
    assert run("--strict")[0] == 0


def test_a_source_that_cannot_be_read_is_a_problem_with_its_place(folder: Path) -> None:
    (folder / "sources/code-2024.md").write_text("geen voorwerk", "utf-8")
    status, printed = run()
    assert status == 1
    assert "decks/sources/code-2024.md:1:1: error" in printed
