"""Problems of a session's time are the deck's: every build tells them once, whatever it builds, and so does a check."""

from __future__ import annotations

from pathlib import Path

import pytest
from small_decks import build, write, write_repository

from deckgen.build.pipeline.order import Job
from deckgen.build.pipeline.rendering import check_job
from deckgen.output import Kind

BREAK = "session: {start: '09:00', breaks: [{title: Koffie, start: '09:15', minutes: 10}]}\n"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Two dilemmas of ten minutes; the break comes in the middle of the second."""
    write_repository(tmp_path, {"proef": ("foto", "like")})
    edit(tmp_path, BREAK)
    return tmp_path


def edit(folder: Path, more: str) -> None:
    deck = folder / "decks/proef.yaml"
    write(deck, more + deck.read_text("utf-8"))


def told(folder: Path, *arguments: str) -> list[str]:
    return [problem["code"] for problem in build(folder, *arguments)["problems"]]


@pytest.mark.parametrize("kind", list(Kind))
def test_a_check_of_one_kind_finds_the_break_that_interrupts(repository: Path, kind: Kind) -> None:
    found = check_job(Job(repository / "decks/proef.yaml", kinds=(kind,))).problems

    assert [problem.code for problem in found] == ["session-break"]


def test_a_build_without_the_guide_tells_it_once_and_so_does_the_next(repository: Path) -> None:
    slides = ("--only", "slides")

    assert told(repository, *slides) == ["session-break"]
    assert told(repository, *slides) == ["session-break"]
    assert told(repository) == ["session-break"]
    assert told(repository, "--jobs", "2", "--force") == ["session-break"]


def test_it_can_be_switched_off_for_every_kind(repository: Path) -> None:
    edit(repository, "lints: {session-break: off}\n")

    assert told(repository) == []
