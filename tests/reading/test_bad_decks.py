"""Every bad deck says at its top which problems it must give: all are compared, none may be missing or extra."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from deckgen.problems import Place, Problem, Severity, in_order
from deckgen.rules import check_deck
from deckgen.yaml_source import read_deck

FOLDER = Path(__file__).parent.parent / "bad_decks"
DECKS = sorted([*FOLDER.glob("*.yaml"), *FOLDER.glob("*/deck.yaml")])
EXPECTED = re.compile(r"# (error|warning) (?:(\S+) )?(\d+)-(\d+): (.*) \[([a-z0-9-]+)\]")
HINT = re.compile(r"#   hint: (.*)")


def expected_problems(deck: Path) -> list[Problem]:
    """The problems in the comments; a file other than the deck itself is named before its place."""
    problems: list[Problem] = []
    for line in deck.read_text(encoding="utf-8").split("\n"):
        found = EXPECTED.fullmatch(line)
        hint = HINT.fullmatch(line)
        if found:
            kind, file, row, column, message, code = found.groups()
            path = (deck.parent / (file or deck.name)).relative_to(FOLDER).as_posix()
            problems.append(Problem(Severity(kind), code, message, Place(path, int(row), int(column))))
        elif hint:
            last = problems.pop()
            problems.append(Problem(last.severity, last.code, last.message, last.place, hint.group(1)))
    return problems


@pytest.mark.parametrize("deck", DECKS, ids=lambda deck: deck.relative_to(FOLDER).as_posix())
def test_a_bad_deck_gives_exactly_the_problems_it_announces(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)
    result = read_deck(deck.relative_to(FOLDER))
    found = in_order([*result.problems, *(check_deck(result.draft) if result.draft else ())])
    assert list(found) == expected_problems(deck)
    assert found


def test_the_bad_decks_are_many() -> None:
    assert len(DECKS) >= 40
