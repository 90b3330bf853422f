from __future__ import annotations

from pathlib import Path

import pytest

from deckgen.build.pipeline.kinds import plan_kind
from deckgen.build.pipeline.order import Job
from deckgen.build.pipeline.rendering import check_job, read_job

DECK = """title: Proef
date: 2026-01-15
organisation: Stad Voorbeeld
language: nl-BE
program:
- cluster: Thema
  dilemmas:
  - id: een
    title: Een
    question: Wat doe je met {word}?
    choices:
    - {{text: Niets., verdict: wrong, feedback: Dat helpt niemand.}}
    - {{text: Vragen., verdict: best, feedback: {feedback}}}
"""


@pytest.mark.parametrize(
    ("word", "feedback", "warns"), [("dit", "Goed zo.", False), ("字", "Goed zo.", True), ("dit", "Zo 字 dus.", True)]
)
def test_a_check_that_leaves_papers_out_finds_what_planning_them_finds(
    tmp_path: Path, word: str, feedback: str, *, warns: bool
) -> None:
    deck = tmp_path / "proef.yaml"
    deck.write_text(DECK.format(word=word, feedback=feedback), "utf-8")
    job = Job(deck)
    read = read_job(job)
    assert read.variant is not None
    planned = [problem for kind in job.kinds for problem in plan_kind(kind, read.variant, job.print_options).problems]
    found = check_job(job).problems
    assert list(found) == [*read.problems, *planned]
    assert any(problem.code == "missing-glyph" for problem in found) is warns


def test_a_warning_of_planning_can_be_switched_off_like_one_of_a_rule(tmp_path: Path) -> None:
    deck = tmp_path / "proef.yaml"
    deck.write_text("lints: {missing-glyph: off}\n" + DECK.format(word="字", feedback="Zo 字 dus."), "utf-8")
    assert check_job(Job(deck)).problems == ()
