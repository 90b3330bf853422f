"""A build that is killed, stopped, or denied room leaves each file whole, old or new; the next build is right."""

from __future__ import annotations

import errno
import os
import random
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pikepdf
import pytest

from deckgen import file_writing
from deckgen.build.pipeline.builder import build_decks
from deckgen.build.pipeline.interrupts import interrupts_held
from deckgen.build.pipeline.order import BuildOptions
from deckgen.output import Kind, write_whole
from deckgen.problems import DeckgenError

resource = pytest.importorskip("resource")
pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs signals")

DECK = "title: Proef {n}\nprogram:\n- cluster: Thema\n  dilemmas:\n  - id: een\n    question: Wat doe je?\n"
BUILD = [sys.executable, "-m", "deckgen", "build", "--jobs", "1", "--force"]
BEGIN = "from pathlib import Path; from deckgen.__main__ import main; Path('begun').touch(); main()"


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "decks" / "proef.yaml"
    path.parent.mkdir()
    path.write_text(DECK.format(n=0), "utf-8")
    return path


def assert_whole(output: Path) -> None:
    assert list(output.rglob("*.edited*")) == []
    for path in output.rglob("*.pptx"):
        with zipfile.ZipFile(path) as package:
            assert package.testzip() is None
    for path in output.rglob("*.pdf"):
        with pikepdf.open(path) as document:
            assert len(document.pages) > 0


def kill_often(deck: Path, times: int, longest: float) -> None:
    chance = random.Random(7)
    for number in range(times):
        deck.write_text(DECK.format(n=number), "utf-8")
        with subprocess.Popen(BUILD, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
            time.sleep(chance.uniform(0.05, longest))
            process.kill()
        assert_whole(Path("output"))
    report = build_decks([deck], BuildOptions(kinds=(Kind.SLIDES, Kind.HANDOUT), jobs=1, force=True), lambda _: None)
    assert [output.status for output in report.outputs] == ["built", "built"]
    assert_whole(Path("output"))
    assert list(Path("output").rglob("*.tmp")) == []


def test_killed_a_few_times_no_file_is_torn(deck: Path) -> None:
    kill_often(deck, 6, 1.2)


@pytest.mark.nightly
def test_killed_two_hundred_times_no_file_is_torn(deck: Path) -> None:
    kill_often(deck, 200, 2.5)


def wait_for(path: Path, process: subprocess.Popen[str]) -> None:
    while not path.exists() and process.poll() is None:
        time.sleep(0.02)


def stop_often(deck: Path, times: int, longest: float) -> None:
    """Ctrl-C at random moments: what is told is what is there, and no process says more than a sentence."""
    chance = random.Random(8)
    for name in "abcdef":
        deck.with_name(f"{name}.yaml").write_text(DECK.format(n=name), "utf-8")
    for _ in range(times):
        Path("begun").unlink(missing_ok=True)
        with subprocess.Popen(
            [sys.executable, "-c", BEGIN, "build", "--jobs", chance.choice("12"), "--force"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        ) as process:
            wait_for(Path("begun"), process)  # before that, Python answers for itself
            time.sleep(chance.uniform(0.1, longest))
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGINT)
            told, said = process.communicate(timeout=300)
        assert process.returncode in {0, 130}, said
        assert "Traceback" not in said
        assert all(Path(line.partition(" ")[2]).is_file() for line in told.splitlines() if line.startswith("built "))
        assert_whole(Path("output"))
        assert list(Path("output").rglob("*.tmp")) == []


@pytest.mark.usefixtures("heeded_interrupts")
def test_stopped_a_few_times_all_is_told(deck: Path) -> None:
    stop_often(deck, 4, 2.0)


@pytest.mark.nightly
@pytest.mark.usefixtures("heeded_interrupts")
def test_stopped_a_hundred_times_all_is_told(deck: Path) -> None:
    stop_often(deck, 100, 3.0)


def test_what_a_killed_build_left_is_removed_and_what_a_living_one_writes_is_not(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    machine = file_writing._machine()
    dead, alive = (tmp_path / f".deckgen-{machine}{number}-x.tmp" for number in (process.pid, os.getppid()))
    old = tmp_path / ".deckgen-1-old.tmp"
    for path in (dead, alive, old):
        path.write_bytes(b"half")
    os.utime(old, (0, 0))
    write_whole(tmp_path / "a.pdf", b"whole")
    assert not old.exists()
    assert not dead.exists() or not machine
    assert alive.exists()


@pytest.mark.parametrize("name", [".deckgen-999999999-x.tmp", ".deckgen-0123456789ab-999999999-x.tmp"])
def test_what_another_computer_writes_into_the_folder_is_left_alone(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"half")
    write_whole(tmp_path / "a.pdf", b"whole")
    assert (tmp_path / name).read_bytes() == b"half"


@pytest.mark.usefixtures("heeded_interrupts")
def test_ctrl_c_is_a_sentence_and_a_status(deck: Path) -> None:
    deck.with_name("eerst.yaml").write_text(DECK.format(n=0), "utf-8")
    for number in (2000, 3900):  # on a busy machine, a deck may be there before anyone looks
        first = Path("output/eerst/manifest.json")
        first.unlink(missing_ok=True)
        dilemmas = "".join(f"  - {{id: d{index}, question: q}}\n" for index in range(number))
        deck.write_text(DECK.format(n=0) + dilemmas, "utf-8")
        with subprocess.Popen(BUILD, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            wait_for(first, process)
            process.send_signal(signal.SIGINT)
            _, said = process.communicate(timeout=300)
        if not Path("output/proef/manifest.json").exists():
            break
    assert process.returncode == 130, said
    assert "Traceback" not in said
    assert said.startswith("deckgen: ")
    assert list(Path().rglob("*.tmp")) == []


def test_a_file_that_may_not_grow_stays_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(DeckgenError, match="the disk is full"):
            write_whole(path, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_bytes() == b"old"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.pdf"]


def test_a_full_device_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(DeckgenError, match="the disk is full"):
        write_whole(tmp_path / "a.pdf", b"x")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_where_the_file_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    with pytest.raises(DeckgenError, match=r"a\.pdf is a folder"):
        write_whole(tmp_path / "a.pdf", b"x")
    (tmp_path / "b").write_bytes(b"")
    with pytest.raises(DeckgenError, match="a file stands where"):
        write_whole(tmp_path / "b" / "a.pdf", b"x")


def test_two_builds_at_once_end_with_whole_files(deck: Path) -> None:
    with subprocess.Popen(BUILD) as first, subprocess.Popen(BUILD) as second:
        assert (first.wait(), second.wait()) == (0, 0)
    assert_whole(deck.parents[1] / "output")
    assert list(Path("output").rglob("*.tmp")) == []


@pytest.mark.usefixtures("heeded_interrupts")
def test_ctrl_c_waits_until_what_is_under_way_is_done() -> None:
    done = []

    def work() -> None:
        with interrupts_held():
            signal.raise_signal(signal.SIGINT)
            done.append("written")

    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["written"]
