from __future__ import annotations

import os

import pytest
from mutated_builds import Tally, try_in_processes, try_mutations


def assert_flawless(tally: Tally, count: int) -> None:
    assert tally.faults == {}
    assert tally.tried.total() == count
    assert tally.built + tally.refused + tally.commands == count
    assert min(tally.built, tally.refused, tally.files) > 0


def test_mutated_decks_are_built_whole_or_refused() -> None:
    assert_flawless(try_mutations(range(30), 1, None), 30)


@pytest.mark.nightly
def test_ten_thousand_mutated_decks_are_built_whole_or_refused() -> None:
    numbers = range(10_000)
    tally = try_in_processes(numbers, int(os.environ.get("DECKGEN_SEED", "1")), os.cpu_count() or 1, None)
    assert_flawless(tally, 10_000)
