"""However the first process of a build ends, its workers end with it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="lists the processes of a session")

DECK = "title: Proef {n}\nprogram:\n- cluster: Thema\n  dilemmas:\n  - id: een\n    question: Wat doe je?\n"
SLOW = """
import signal, sys, time
from pathlib import Path
from deckgen.build.pipeline.order import Job
from deckgen.build.pipeline.workers import run_in_processes

signal.signal(signal.SIGHUP, signal.SIG_DFL)  # under nohup it is ignored, and that is inherited

def work(job):
    Path(f"begun-{job.deck}").touch()
    time.sleep(600)

list(run_in_processes([Job(Path(str(n))) for n in range(4)], work, 3))
"""

BY_ITSELF = """
import ctypes, os, threading, time
from pathlib import Path
from deckgen.build.pipeline.order import Job
from deckgen.build.pipeline.workers import run_in_processes

def work(job):
    Path(f"begun-{{job.deck}}").touch()
    time.sleep(600)

def end():
    while len(list(Path().glob("begun-*"))) < 3:
        time.sleep(0.02)
    {end}

threading.Thread(target=end).start()
list(run_in_processes([Job(Path(str(n))) for n in range(4)], work, 3))
"""
IDLE = """
import signal, threading, time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from deckgen.build.pipeline.worker_process import begin_worker

signal.signal(signal.SIGQUIT, signal.SIG_DFL)  # ignored in the background of a shell, and that is inherited

def work(number):
    time.sleep(0.2)
    Path(f"begun-{number}").touch()

def run():
    pools.append(ProcessPoolExecutor(3, initializer=begin_worker))
    list(pools[0].map(work, range(3)))

pools = []
thread = threading.Thread(target=run)  # as where a program builds in a thread of its own, which then ends
thread.start()
thread.join()
Path("ready").touch()
time.sleep(600)
"""


def processes_of_session(session: int) -> list[int]:
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, session_of = path.read_text("ascii", "replace").rpartition(")")[2].split()[:4]
        except OSError:
            continue
        if int(session_of) == session and state != "Z":
            found.append(int(path.parent.name))
    return found


def wait_until_alone(session: int) -> list[int]:
    until = time.monotonic() + 10
    while (left := processes_of_session(session)) and time.monotonic() < until:
        time.sleep(0.05)
    return left


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL, signal.SIGHUP])
def test_workers_with_a_job_end_when_the_first_process_is_killed(number: signal.Signals, tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", SLOW], cwd=tmp_path, start_new_session=True) as process:
        until = time.monotonic() + 20
        while len(list(tmp_path.glob("begun-*"))) < 3 and time.monotonic() < until:
            time.sleep(0.02)
        assert len(processes_of_session(process.pid)) >= 4
        process.send_signal(number)
        left = wait_until_alone(process.pid)
        for each in left:
            os.kill(each, signal.SIGKILL)
    assert left == []


@pytest.mark.parametrize(
    "end",
    ["os._exit(3)", "os.abort()", "ctypes.string_at(0)", "os.execv('/bin/true', ['true'])"],
    ids=["at once", "an abort", "a fault in a library", "another program in its place"],
)
def test_workers_with_a_job_end_when_the_first_process_ends_without_them(end: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", BY_ITSELF.format(end=end)]
    with subprocess.Popen(command, cwd=tmp_path, start_new_session=True, stdout=subprocess.PIPE) as process:
        process.communicate(timeout=30)  # ends when nobody holds the pipe any more
        left = wait_until_alone(process.pid)
    assert len(list(tmp_path.glob("begun-*"))) >= 3
    assert left == []


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGQUIT, signal.SIGALRM])
def test_workers_that_wait_for_a_job_end_too(number: signal.Signals, tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", IDLE], cwd=tmp_path, start_new_session=True) as process:
        until = time.monotonic() + 20
        while not (tmp_path / "ready").exists() and time.monotonic() < until:
            time.sleep(0.02)
        assert len(processes_of_session(process.pid)) >= 2
        process.send_signal(number)
        left = wait_until_alone(process.pid)
        for each in left:
            os.kill(each, signal.SIGKILL)
    assert left == []


@pytest.mark.parametrize("seconds", [0.2, 0.5, 0.8, 1.1])
def test_a_build_that_is_killed_at_any_moment_leaves_nobody(seconds: float, tmp_path: Path) -> None:
    (tmp_path / "decks").mkdir()
    for number in range(3):
        (tmp_path / f"decks/d{number}.yaml").write_text(DECK.format(n=number), "utf-8")
    build = [sys.executable, "-m", "deckgen", "build", "--jobs", "2", "--force"]
    with subprocess.Popen(build, cwd=tmp_path, start_new_session=True, stdout=subprocess.PIPE) as process:
        time.sleep(seconds)
        process.kill()
        process.communicate(timeout=20)  # ends when nobody holds the pipe any more
        left = wait_until_alone(process.pid)
    assert left == []
