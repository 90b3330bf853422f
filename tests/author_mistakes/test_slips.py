"""Good decks with one mistake each, as people make them: the first problem is told at the mistake."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest
from slips import SLIPS, make_slip

from deckgen.problems import Problem
from deckgen.yaml_source import read_deck

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "decks", ROOT / "tests" / "good_decks")
WANTED = 300
LEAST = 0.95


@pytest.fixture
def offices(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """All good decks with what they draw from, in a folder where they may be changed."""
    for folder in FOLDERS:
        shutil.copytree(folder, tmp_path / folder.name)
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    monkeypatch.chdir(tmp_path)
    return [
        path.relative_to(tmp_path) for folder in FOLDERS for path in sorted((tmp_path / folder.name).glob("*.yaml"))
    ]


def told(deck: Path) -> list[Problem]:
    return list(read_deck(deck).problems)


def is_beside(problem: Problem, deck: Path, line: int) -> bool:
    return problem.place.file == deck.as_posix() and abs(problem.place.line - line) <= 1


def test_of_three_hundred_slips_the_first_problem_stands_at_the_slip_or_beside_it(offices: list[Path]) -> None:
    chance = random.Random(20261130)  # the same decks each time
    good = {deck: deck.read_text("utf-8") for deck in offices}
    known = {deck: {problem[:3] for problem in told(deck)} for deck in offices}
    right: Counter[str] = Counter()
    made: Counter[str] = Counter()
    number = 0
    while made.total() < WANTED:
        slip, deck = SLIPS[number % len(SLIPS)], chance.choice(offices)
        number += 1
        changed = make_slip(good[deck], slip, chance)
        if changed is None:
            continue
        text, line = changed
        deck.write_text(text, "utf-8")
        new = [problem for problem in told(deck) if problem[:3] not in known[deck]]
        deck.write_text(good[deck], "utf-8")
        if new:
            made[slip.__name__] += 1
            right[slip.__name__] += is_beside(new[0], deck, line)
    assert right.total() / made.total() >= LEAST, {name: (right[name], made[name]) for name in made}
    assert set(made) == {slip.__name__ for slip in SLIPS}
