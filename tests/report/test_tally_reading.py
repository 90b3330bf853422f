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
    (votes,) = tally.dilemmas["klagen"].lines
    assert (votes.before, votes.after, votes.shift) == ({"A": 6, "B": 4}, {"A": 1, "B": 9}, {"A": -5, "B": 5})


def test_votes_on_a_choice_by_its_letter_and_by_its_id_are_counted_together(tmp_path: Path, deck: Deck) -> None:
    tally = read(tmp_path, deck, "attendance: 10\ndilemmas: {klagen: {before: {A: 6, niets: 1, B: 3}}}\n").tally
    assert tally is not None
    assert tally.dilemmas["klagen"].lines[0].before == {"A": 7, "B": 3}


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


SCALES = """title: Skala
language: de
program:
- cluster: Skala
  dilemmas:
  - id: wein
    question: Darf man den Wein annehmen?
    kind: scale
    scale: {from: 1, to: 3, axes: [moralisch, rechtlich]}
  - id: alltag
    question: Wo steht das?
    kind: scale
    scale: {from: 1, to: 3, axes: [moralisch, rechtlich]}
    questions: [Blumen für die Lehrerin., Eine Reise zur Messe.]
  - id: liste
    question: Wo steht das?
    kind: scale
    scale: {from: 1, to: 3}
    questions: [Ein Stift., Eine Uhr.]
  - id: einfach
    question: Wo steht das?
    kind: scale
    scale: {from: 1, to: 3}
"""


@pytest.fixture
def scales(tmp_path: Path) -> Deck:
    (tmp_path / "skala.yaml").write_text(SCALES, "utf-8")
    deck = read_deck(tmp_path / "skala.yaml").deck
    assert deck is not None
    return deck


def test_each_line_of_a_scale_has_votes_of_its_own(tmp_path: Path, scales: Deck) -> None:
    text = """attendance: 9
dilemmas:
  wein: {lines: {moralisch: {before: {1: 4, 3: 5}, after: {1: 1, 3: 8}}, Rechtlich: {before: {2: 9}}}}
  alltag: {lines: {2 rechtlich: {before: {3: 9}}, "Blumen für die Lehrerin. – moralisch": {before: {1: 9}}}}
  liste: {lines: {2: {after: {3: 7}}}}
  einfach: {before: {2: 3}}
"""
    tally = read(tmp_path, scales, text).tally

    assert tally is not None
    counted = {
        name: [(line.name, dict(line.before), dict(line.after)) for line in each.lines if line.is_counted]
        for name, each in tally.dilemmas.items()
    }
    assert counted == {
        "wein": [
            ("moralisch", {"1": 4, "2": 0, "3": 5}, {"1": 1, "2": 0, "3": 8}),
            ("rechtlich", {"1": 0, "2": 9, "3": 0}, {}),
        ],
        "alltag": [
            ("Blumen für die Lehrerin. – moralisch", {"1": 9, "2": 0, "3": 0}, {}),
            ("Eine Reise zur Messe. – rechtlich", {"1": 0, "2": 0, "3": 9}, {}),
        ],
        "liste": [("Eine Uhr.", {}, {"1": 0, "2": 0, "3": 7})],
        "einfach": [("", {"1": 0, "2": 3, "3": 0}, {})],
    }


@pytest.mark.parametrize(
    ("votes", "code", "told"),
    [
        ("wein: {before: {1: 4}}", "votes-without-line", "moralisch"),
        ("wein: {lines: {finanziell: {before: {1: 4}}}}", "unknown-line", "moralisch"),
        ("einfach: {lines: {moralisch: {before: {1: 4}}}}", "unknown-line", "`before` and `after`"),
        ("alltag: {lines: {1 moralisch: {before: {1: 99}}}}", "too-many-votes", "one vote"),
        ("alltag: {lines: {1 moralisch: {before: {4: 1}}}}", "unknown-choice", "1, 2, 3"),
    ],
)
def test_votes_on_no_line_of_a_scale_are_problems_with_a_cure(
    tmp_path: Path, scales: Deck, votes: str, code: str, told: str
) -> None:
    (problem,) = read(tmp_path, scales, f"attendance: 9\ndilemmas:\n  {votes}\n").problems

    assert (problem.code, problem.place.line) == (code, 3)
    assert told in problem.hint


TURNS = """title: Proef
program:
- cluster: Geschenken
  dilemmas:
  - id: taart
    question: Neemt u de taart aan?
    choices: [{text: Ja.}, {text: Nee.}]
    twists:
    - {text: De aanvraag loopt nog., ask: Neemt u ze nog aan?, vote: true}
    - {text: Het is zijn verjaardag.}
    - {text: Er zit een envelop bij., vote: true}
"""


def test_each_new_fact_that_asks_for_a_vote_has_votes_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "taart.yaml").write_text(TURNS, "utf-8")
    deck = read_deck(tmp_path / "taart.yaml").deck
    assert deck is not None
    votes = "{before: {A: 8, B: 1}, lines: {1: {after: {A: 5, B: 4}}, Er zit een envelop bij.: {before: {B: 9}}}}"
    tally = read(tmp_path, deck, f"attendance: 9\ndilemmas:\n  taart: {votes}\n").tally
    refused = read(tmp_path, deck, "attendance: 9\ndilemmas:\n  taart: {lines: {2: {before: {A: 1}}}}\n").problems

    assert tally is not None
    assert [(line.name, dict(line.before), dict(line.after)) for line in tally.dilemmas["taart"].lines] == [
        ("", {"A": 8, "B": 1}, {}),
        ("1. Neemt u ze nog aan?", {}, {"A": 5, "B": 4}),
        ("3. Er zit een envelop bij.", {"A": 0, "B": 9}, {}),
    ]
    assert [problem.code for problem in refused] == ["unknown-line"]
