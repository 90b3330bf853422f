"""A tally against its deck: numbers that fit, names that do not, each with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.content.deck import Deck
from deckgen.yaml_source import read_deck
from deckgen.yaml_source.reading.tallies import TallyResult, read_tally

DECK = """title: Proef
program:
- cluster: Media
  dilemmas:
  - id: klagen
    question: Wat doe je?
    choices: [{id: niets, text: Niets}, {id: melden, text: Melden}]
  - id: open
    question: Wat doe je?
"""


@pytest.fixture
def deck(tmp_path: Path) -> Deck:
    (tmp_path / "deck.yaml").write_text(DECK, "utf-8")
    deck = read_deck(tmp_path / "deck.yaml").deck
    assert deck is not None
    return deck


def read(folder: Path, deck: Deck, text: str) -> TallyResult:
    (folder / "tally.yaml").write_text(text, "utf-8")
    return read_tally(folder / "tally.yaml", deck)


def test_a_filled_tally_is_read_by_letter_or_by_name(tmp_path: Path, deck: Deck) -> None:
    text = "attendance: 10\ndilemmas:\n  klagen:\n    before: {A: 6, b: 4}\n    after: {niets: 1, melden: 9}\n"
    tally = read(tmp_path, deck, text).tally
    assert tally is not None
    votes = tally.dilemmas["klagen"]
    assert (votes.before, votes.after, votes.shift) == ({"A": 6, "B": 4}, {"A": 1, "B": 9}, {"A": -5, "B": 5})


def test_votes_on_a_choice_by_its_letter_and_by_its_id_are_counted_together(tmp_path: Path, deck: Deck) -> None:
    tally = read(tmp_path, deck, "attendance: 10\ndilemmas: {klagen: {before: {A: 6, niets: 1, B: 3}}}\n").tally
    assert tally is not None
    assert tally.dilemmas["klagen"].before == {"A": 7, "B": 3}


def test_one_remark_may_stand_without_a_list(tmp_path: Path, deck: Deck) -> None:
    tally = read(tmp_path, deck, "attendance: 3\nremarks: Het was *druk*.\nopen_questions: [Mag dit?]\n").tally
    assert tally is not None
    assert [block.text for text in (*tally.remarks, *tally.open_questions) for block in text] == [
        "Het was druk.",
        "Mag dit?",
    ]


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("attendance: 5\nparticipants: [iemand, nog iemand]\n", "names", (2, 1)),
        ("attendance:\n- iemand\n- nog iemand\n", "names", (1, 1)),
        ("attendance: 5\ndilemmas:\n  klagen:\n    names: [iemand]\n", "names", (4, 5)),
        ("attendance: 5\ndilemmas:\n  klaagt: {remarks: [x]}\n", "unknown-dilemma", (3, 3)),
        ("attendance: 5\ndilemmas:\n  klagen:\n    before: {A: 2, D: 1}\n", "unknown-choice", (4, 20)),
        ("attendance: 5\ndilemmas:\n  open:\n    before: {A: 2}\n", "unknown-choice", (4, 14)),
        ("attendance: 5\ndilemmas:\n  klagen:\n    after: {A: 3, B: 3}\n", "too-many-votes", (4, 12)),
        ("attendance: 5\ndilemmas:\n  klagen:\n    after: {A: -1}\n", "out-of-range", (4, 16)),
        ("attendance: 5\ndilemmas:\n  klagen:\n    after: {A: veel}\n", "wrong-type", (4, 16)),
        ("attendance: 0\n", "out-of-range", (1, 13)),
        ("group: Proef\n", "missing-key", (1, 1)),
        ("attendance: 5\ndate: 2026-02-30\n", "wrong-date", (2, 7)),
        ("attendance: 5\nstemmen: 3\n", "unknown-key", (2, 1)),
    ],
)
def test_what_cannot_be_is_a_problem_at_its_place(
    tmp_path: Path, deck: Deck, text: str, code: str, place: tuple[int, int]
) -> None:
    result = read(tmp_path, deck, text)
    assert result.tally is None
    assert [(each.code, (each.place.line, each.place.column)) for each in result.problems] == [(code, place)]


def test_a_refused_name_is_not_repeated(tmp_path: Path, deck: Deck) -> None:
    (problem,) = read(tmp_path, deck, "attendance: [iemand]\n").problems
    assert "iemand" not in problem.message + problem.hint
    assert problem.hint.startswith("Write how many there were: `attendance: 14`.")
