"""What the machine denies: room, rights, a file, a worker. Each is told in a sentence, and the old file stays whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pytest

from deckgen.output import write_whole
from deckgen.problems import DeckgenError
from needs import skip_without

DECK = "title: Proef {n}\nprogram:\n- cluster: Thema\n  dilemmas:\n  - id: een\n    question: Wat doe je?\n"
HANDOUT = Path("output/proef/proef-handout.pdf")
linux = pytest.mark.skipif(sys.platform != "linux", reason="uses what Linux has")


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "decks" / "proef.yaml"
    path.parent.mkdir()
    path.write_text(DECK.format(n=0), "utf-8")
    return path


def build(*more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "deckgen", "build", "--only", "handout", *more]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def assert_old_stays(deck: Path, before: bytes, sentence: str) -> None:
    """A build of a changed deck that fails: the sentence, the exit status, and not a byte of the old file."""
    deck.write_text(DECK.format(n=1), "utf-8")
    result = build()
    assert (result.returncode, sentence in result.stderr) == (3, True), result.stderr
    assert "deckgen: not built: decks/proef.yaml" in result.stderr
    assert "Traceback" not in result.stderr
    assert HANDOUT.read_bytes() == before
    assert list(Path("output").rglob("*.tmp")) == []


def assert_next_is_right(before: bytes) -> None:
    assert build().returncode == 0
    assert HANDOUT.read_bytes() != before
    assert sorted(path.name for path in HANDOUT.parent.iterdir()) == ["manifest.json", HANDOUT.name]


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    folder.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", folder], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        skip_without("the right to mount a disk")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


@contextmanager
def immutable(path: Path) -> Iterator[None]:
    """Nobody may write, rename or remove it: what a lock of another program is on Windows."""
    if (
        not shutil.which("chattr")
        or subprocess.run(["chattr", "+i", path], capture_output=True, check=False).returncode
    ):
        skip_without("the right to lock a file")
    try:
        yield
    finally:
        subprocess.run(["chattr", "-i", path], check=True)


@linux
def test_a_full_disk_keeps_the_old_file(deck: Path) -> None:
    with small_disk(Path("output")):
        assert build().returncode == 0
        before = HANDOUT.read_bytes()
        filler = Path("output/filler")
        free = os.statvfs("output")
        filler.write_bytes(bytes(free.f_bavail * free.f_bsize - 8192))  # room to begin, none to end
        assert_old_stays(deck, before, "the disk is full")
        filler.unlink()
        assert_next_is_right(before)


@linux
@pytest.mark.parametrize("locked", [HANDOUT, HANDOUT.parent], ids=["a file held elsewhere", "a read-only folder"])
def test_what_may_not_be_written_keeps_the_old_file(locked: Path, deck: Path) -> None:
    assert build().returncode == 0
    before = HANDOUT.read_bytes()
    with immutable(locked):
        assert_old_stays(deck, before, "is it open in another program, or the folder read-only?")
    assert_next_is_right(before)


@pytest.mark.skipif(os.name != "nt", reason="other systems replace files that are open")
def test_a_file_that_is_open_on_windows_keeps_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    with path.open("rb"), pytest.raises(DeckgenError, match="open in another program"):
        write_whole(path, b"new")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.pdf"]
    assert path.read_bytes() == b"old"


@linux
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not stop this user")
def test_a_folder_without_rights_is_named(deck: Path) -> None:
    assert build().returncode == 0
    before = HANDOUT.read_bytes()
    HANDOUT.parent.chmod(0o555)
    try:
        assert_old_stays(deck, before, "no right to write")
    finally:
        HANDOUT.parent.chmod(0o755)


def test_a_build_that_ended_before_its_manifest_leaves_no_edited_file(deck: Path) -> None:
    assert build().returncode == 0
    manifest = HANDOUT.with_name("manifest.json")
    old = manifest.read_bytes()
    deck.write_text(DECK.format(n=1), "utf-8")
    assert build().returncode == 0
    manifest.write_bytes(old)  # as if it had been stopped between the two
    deck.write_text(DECK.format(n=2), "utf-8")
    assert_next_is_right(b"")


def children(process: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{process}/task/{process}/children").read_text("ascii").split()]
    except OSError:
        return []


def kill_workers(process: subprocess.Popen[str], enough: Callable[[int], bool]) -> int:
    """Kill workers as they come, until there were enough or the build ended; how many."""
    killed: set[int] = set()
    while process.poll() is None and not enough(len(killed)):
        for child in children(process.pid):
            if child not in killed and not enough(len(killed)):
                time.sleep(0.02)
                try:
                    os.kill(child, signal.SIGKILL)
                except ProcessLookupError:
                    continue
                killed.add(child)
        time.sleep(0.01)
    return len(killed)


def build_and_kill(enough: Callable[[int], bool]) -> tuple[int, str, int]:
    command = [sys.executable, "-m", "deckgen", "build", "--only", "handout", "--jobs", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        killed = kill_workers(process, enough)
        _, said = process.communicate(timeout=120)
    assert "Traceback" not in said
    for path in Path("output").rglob("*.pdf"):
        with pikepdf.open(path) as document:
            assert len(document.pages) > 0
    assert list(Path("output").rglob("*.tmp")) == []
    return process.returncode, said, killed


@linux
def test_a_worker_that_is_killed_costs_no_deck(deck: Path) -> None:
    for name in "abc":
        deck.with_name(f"{name}.yaml").write_text(DECK.format(n=name), "utf-8")
    status, said, killed = build_and_kill(lambda number: number >= 1)
    assert (status, killed) == (0, 1), said
    assert len(list(Path("output").rglob("*.pdf"))) == 4


@linux
def test_workers_that_are_always_killed_are_told_with_the_decks_not_built(deck: Path) -> None:
    long = DECK.format(n="a") + "".join(f"  - {{id: d{number}, question: q}}\n" for number in range(500))
    for path in (deck, deck.with_name("a.yaml")):
        path.write_text(long, "utf-8")  # so that no worker is done before it is killed
    status, said, killed = build_and_kill(lambda number: number >= 100)
    assert status == 3, said
    assert killed >= 3
    assert "ended before it was done (out of memory, or stopped)" in said
    assert "not built (see above): decks/a.yaml, decks/proef.yaml" in said
    assert build().returncode == 0
