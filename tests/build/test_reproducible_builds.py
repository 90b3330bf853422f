"""The same decks give the same bytes, wherever and however they are built."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from small_decks import all_bytes, run, write_repository

ROOT = Path(__file__).parents[2]


TALLY = """date: 2026-07-09
attendance: 10
dilemmas: {klagende-collega: {before: {A: 6, B: 4}, after: {A: 2, B: 8}, remarks: [Eerst praten.]}}
"""


@pytest.fixture
def two_places(tmp_path: Path) -> tuple[Path, Path]:
    """The project's own decks in two folders."""
    folders = (tmp_path / "here", tmp_path / "far/away there, ó")
    for folder in folders:
        for name in ("decks", "templates"):
            shutil.copytree(ROOT / name, folder / name)
        (folder / "votes.yaml").write_text(TALLY, "utf-8")
    return folders


def run_in_both(places: tuple[Path, Path], *arguments: str, jobs: tuple[str, ...] = ("--jobs",)) -> None:
    here, there = places
    first = run(here, *arguments, *jobs, *("1" for _ in jobs), TZ="Pacific/Kiritimati", PYTHONHASHSEED="1", LC_ALL="C")
    second = run(
        there, *arguments, *jobs, *("3" for _ in jobs), TZ="America/Adak", PYTHONHASHSEED="77", LC_ALL="tr_TR.UTF-8"
    )
    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    ours, theirs = all_bytes(here / "output"), all_bytes(there / "output")
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []


def test_time_zone_hash_seed_locale_folder_and_jobs_leave_no_trace(two_places: tuple[Path, Path]) -> None:
    run_in_both(two_places, "build", "--print")
    assert len(all_bytes(two_places[0] / "output")) >= 4 * 10


def test_nor_do_they_in_other_editions_and_in_the_report_of_a_session(two_places: tuple[Path, Path]) -> None:
    sheets = (
        "--only",
        "cards-print",
        "--only",
        "print-ticket",
        "--sheet",
        "sra3",
        "--only",
        "handout",
        "--large-print",
    )
    run_in_both(two_places, "build", "opendeurdag", "--profile", "stad", "--profile", "vlaanderen", *sheets)
    run_in_both(two_places, "build", "sociale-media", "--language", "fr", "--only", "slides", "--only", "answers")
    run_in_both(two_places, "build", "sociale-media", "--language", "nl+de", "--only", "handout")
    run_in_both(two_places, "build", "workshop", "--minutes", "45", "--only", "slides", "--only", "facilitator")
    run_in_both(two_places, "report", "workshop", "votes.yaml", "-o", "output/report.pdf", jobs=())
    assert len(all_bytes(two_places[0] / "output")) == 2 * 4 + 3 + 2 + 3 + 1


def test_the_day_is_taken_from_source_date_epoch(tmp_path: Path) -> None:
    write_repository(tmp_path, {"een": ("foto",)})
    run(tmp_path, "build", "--only", "handout", SOURCE_DATE_EPOCH="0")
    assert b"1970-01-01T00:00:00Z" in (tmp_path / "output/een/een-handout.pdf").read_bytes()
    told = run(tmp_path, "build", "--only", "handout", SOURCE_DATE_EPOCH="86400")
    assert told.stdout.startswith("built")
    assert b"1970-01-02T00:00:00Z" in (tmp_path / "output/een/een-handout.pdf").read_bytes()


@pytest.mark.parametrize("said", ["x", "-1", "9" * 30, "253402300800"])
def test_a_day_that_is_none_is_that_of_the_deck(said: str, tmp_path: Path) -> None:
    (tmp_path / "deck.yaml").write_text("title: T\ndate: 2026-03-01\nprogram: [{slide: S, text: a}]\n", "utf-8")
    run(tmp_path, "build", "deck.yaml", "--only", "handout", "--only", "slides", SOURCE_DATE_EPOCH=said)
    assert b"2026-03-01T00:00:00Z" in (tmp_path / "output/deck/deck-handout.pdf").read_bytes()


def test_two_builds_at_once_leave_whole_files(tmp_path: Path) -> None:
    write_repository(tmp_path, {f"deck{number}": ("foto", "bericht") for number in range(4)})
    alone = tmp_path / "alone"
    run(tmp_path, "build", "-o", str(alone))
    command = [sys.executable, "-m", "deckgen", "build", "--force"]
    both = [subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait(120) for process in both] == [0, 0]
    assert all_bytes(tmp_path / "output") == all_bytes(alone)


def test_a_dask_cluster_of_two_processes_gives_the_bytes_of_this_one(tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    write_repository(tmp_path, {f"deck{number:02}": (f"dilemma{number:02}", "samen") for number in range(40)})
    kinds = ("--only", "slides", "--only", "handout")
    local = run(tmp_path, "build", *kinds, "-o", "local")
    assert local.returncode == 0, local.stderr
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as cluster:
        spread = run(tmp_path, "build", *kinds, "-o", "spread", "--scheduler", cluster.scheduler_address)
    assert spread.returncode == 0, spread.stderr
    ours, theirs = all_bytes(tmp_path / "local"), all_bytes(tmp_path / "spread")
    assert len(ours) == 40 * 3
    assert ours == theirs
