from __future__ import annotations

import os
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("uses what Linux has", allow_module_level=True)

from place_spoilers import NAMES
from spoiled_places import find_steering, try_in_processes, try_runs


def test_a_few_spoiled_places_leave_all_as_it_was() -> None:
    tally = try_runs(range(6), 1)
    assert tally.faults == {}
    assert sum(tally.statuses.values()) == 6
    assert set(tally.statuses) <= {0, 1, 2, 3, 120, 141, -13}


@pytest.mark.nightly
def test_ten_thousand_spoiled_places_leave_all_as_it_was() -> None:
    tally = try_in_processes(range(10_000), int(os.environ.get("DECKGEN_SEED", "1")), os.cpu_count() or 1)
    assert tally.faults == {}


@pytest.mark.parametrize("name", [name for name in NAMES if not name.isprintable() and "\t" not in name])
def test_the_harness_sees_a_name_that_steers(name: str) -> None:
    assert find_steering(f"built {name}")
    assert not find_steering(f"built {name!a}")


def test_the_harness_sees_a_line_that_is_a_command_to_a_log() -> None:
    assert find_steering("built x\n ::warning::x")
    assert not find_steering("::error file=x,line=1,col=1,title=x::ours")
