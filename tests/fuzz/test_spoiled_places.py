from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("uses what Linux has", allow_module_level=True)

from place_spoilers import NAMES
from spoiled_places import COMMANDS, LONG_COMMANDS, NOT_RUN, find_steering, try_in_processes
from watched_runs import WATCH

from deckgen.cli.root import COMMANDS as COMMANDS_OF_DECKGEN


def test_a_few_spoiled_places_leave_all_as_it_was() -> None:
    tally = try_in_processes(range(12), 1, 1)  # in a process of its own: this one has threads, which a fork loses
    assert tally.faults == {}
    assert sum(tally.statuses.values()) == 12
    assert set(tally.statuses) <= {0, 1, 2, 3, 120, 141, -13}


def test_every_command_is_run_among_spoiled_places() -> None:
    run = {words[0] for words in (*COMMANDS, *LONG_COMMANDS)}
    assert run | NOT_RUN == set(COMMANDS_OF_DECKGEN)
    assert not run & NOT_RUN


def test_a_run_that_does_what_it_may_not_is_a_fault(tmp_path: Path) -> None:
    """The same watch, over what is no command of ours: it starts a program, connects, and writes elsewhere."""
    log, outside = tmp_path / "log", tmp_path / "outside"
    log.touch()
    outside.mkdir()
    deeds = (
        "import os, socket, subprocess\n"
        f"watch_from_now({str(log)!r})\n"
        "subprocess.run(['true'], check=False)\n"
        "socket.socket().connect_ex(('127.0.0.1', 9))\n"
        f"open({str(outside / 'a')!r}, 'w').close()\n"
        f"os.rename({str(outside / 'a')!r}, {str(outside / 'b')!r})\n"
        f"os.symlink('b', {str(outside / 'c')!r})\n"
    )
    subprocess.run([sys.executable, "-c", WATCH + deeds], check=True)
    noted = log.read_text("utf-8")
    for line in ("start true", "connect ('127.0.0.1', 9)", *(f"write {outside}/{name}" for name in "abc")):
        assert f"{line}\n" in noted


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
