from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from small_decks import all_bytes, build, run, write_repository

from deckgen.build.pipeline.job_parts import join_parts
from deckgen.build.pipeline.order import Job
from deckgen.build.pipeline.rendering import Rendered
from deckgen.build.pipeline.workers import WorkerFailed, run_in_processes, run_on_cluster
from deckgen.problems import DeckgenError


def work_or_die(job: Job) -> Rendered:
    if job.deck.stem == "deadly":
        os.kill(os.getpid(), signal.SIGKILL)
    return Rendered(job.deck.stem, "nl", "", ())


@pytest.mark.skipif(os.name != "posix", reason="no signals to kill with")
def test_a_worker_that_dies_takes_no_other_deck_along() -> None:
    jobs = [Job(Path(f"decks/{name}.yaml")) for name in ("a", "deadly", "b", "c", "d")]
    outcomes = dict(run_in_processes(jobs, work_or_die, 2))
    lost = [job.deck.stem for job, outcome in outcomes.items() if isinstance(outcome, WorkerFailed)]
    assert lost == ["deadly"]
    assert len(outcomes) == len(jobs)
    reason = outcomes[jobs[1]]
    assert isinstance(reason, WorkerFailed)
    assert "decks/deadly.yaml" in reason.reason


def interrupt_build(folder: Path) -> tuple[int, str, str]:
    """Press Ctrl-C as soon as the first of many decks is there: the status, what was told, and what was said."""
    process = subprocess.Popen(
        [sys.executable, "-m", "deckgen", "build", "--jobs", "2"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    while not built_decks(folder) and process.poll() is None:
        time.sleep(0.02)
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGINT)
    told, said = process.communicate(timeout=300)
    return process.returncode, told, said


def built_decks(folder: Path) -> set[str]:
    return {path.parent.name for path in folder.glob("output/*/manifest.json")}


@pytest.mark.skipif(os.name != "posix", reason="no interrupt to send")
@pytest.mark.usefixtures("heeded_interrupts")
def test_ctrl_c_keeps_what_was_built_and_names_what_was_not(tmp_path: Path) -> None:
    for number in (30, 120, 480):  # on a busy machine, few decks may all be there before anyone looks
        folder = tmp_path / f"{number}"
        write_repository(folder, {f"deck{index:03}": ("foto",) for index in range(number)})
        status, told, said = interrupt_build(folder)
        if len(built_decks(folder)) < number:
            break
    assert status == 130, said
    assert "Traceback" not in said
    assert "not built" in said
    assert {line.split("/")[1] for line in told.splitlines()} == built_decks(folder)
    assert not list(folder.glob("output/**/*.tmp"))
    assert run(folder, "build").returncode == 0


def test_a_scheduler_without_dask_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(DeckgenError, match="pip install"):
        list(run_on_cluster([], work_or_die, "tcp://127.0.0.1:1"))


def test_a_file_that_cannot_be_written_stops_no_other_deck(tmp_path: Path) -> None:
    write_repository(tmp_path, {"een": ("foto",), "twee": ("foto",)})
    (tmp_path / "output").mkdir()
    (tmp_path / "output/een").write_text("a file where a folder should be", "utf-8")
    told = build(tmp_path, "--only", "handout", status=3)
    assert {output["deck"] for output in told["outputs"]} == {"twee"}


def test_a_deck_in_two_parts_is_the_deck_in_one(tmp_path: Path) -> None:
    write_repository(tmp_path, {"een": ("foto", "bericht")})
    assert run(tmp_path, "build", "--jobs", "1", "-o", "one").returncode == 0
    assert run(tmp_path, "build", "--jobs", "2", "-o", "two").returncode == 0
    assert all_bytes(tmp_path / "one") == all_bytes(tmp_path / "two")


def test_a_deck_that_changed_between_two_parts_is_not_written() -> None:
    job = Job(Path("decks/een.yaml"))
    parts = [Rendered("een", "nl", content_hash, ()) for content_hash in ("11111111", "22222222")]
    outcome = join_parts(job, parts)
    assert isinstance(outcome, WorkerFailed)
    assert "decks/een.yaml was changed" in outcome.reason
