from __future__ import annotations

import os
import sys
from collections.abc import Sequence

import pytest

from deckgen.build.shares import make_in_shares
from deckgen.output import DEFAULT_KINDS, Kind

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")


def with_process(kinds: Sequence[Kind]) -> list[tuple[Kind, int]]:
    return [(kind, os.getpid()) for kind in kinds]


def test_every_kind_is_made_once_in_this_process_or_its_copy() -> None:
    made = make_in_shares(DEFAULT_KINDS, with_process)
    assert sorted(kind for kind, _ in made) == sorted(DEFAULT_KINDS)
    assert {process for kind, process in made if kind in {Kind.SLIDES, Kind.FACILITATOR}} == {os.getpid()}


def test_one_kind_needs_no_copy() -> None:
    assert make_in_shares([Kind.HANDOUT], with_process) == [(Kind.HANDOUT, os.getpid())]


def test_what_a_copy_that_dies_should_have_made_is_made_here() -> None:
    here = os.getpid()

    def die_in_the_copy(kinds: Sequence[Kind]) -> list[Kind]:
        if os.getpid() != here:
            os._exit(9)
        return list(kinds)

    assert set(make_in_shares(DEFAULT_KINDS, die_in_the_copy)) == set(DEFAULT_KINDS)


def test_a_fault_in_the_copy_is_told_by_the_first_process() -> None:
    def fail_on_papers(kinds: Sequence[Kind]) -> list[Kind]:
        if Kind.HANDOUT in kinds:
            raise ValueError("no paper")
        return list(kinds)

    with pytest.raises(ValueError, match="no paper"):
        make_in_shares(DEFAULT_KINDS, fail_on_papers)


def test_a_stop_while_drawing_leaves_no_copy_behind() -> None:
    def stop(kinds: Sequence[Kind]) -> list[Kind]:
        if Kind.SLIDES in kinds:
            raise KeyboardInterrupt
        return list(kinds)

    with pytest.raises(KeyboardInterrupt):
        make_in_shares(DEFAULT_KINDS, stop)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes of this kind")
def test_larger_results_than_a_pipe_holds_come_through_whole() -> None:
    made = make_in_shares(DEFAULT_KINDS, lambda kinds: [(kind, b"x" * 1_000_000) for kind in kinds])
    assert [len(data) for _, data in made] == [1_000_000] * len(DEFAULT_KINDS)
