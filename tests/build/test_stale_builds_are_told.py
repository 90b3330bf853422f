"""Wherever size and time of files lie, what they hold decides whether a deck is out of date."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from small_decks import build, write_repository

from deckgen.build.freshness.file_seal import is_sealed, make_seal, put_seal
from deckgen.build.freshness.manifest import NAME
from deckgen.file_reading import FileFacts, find_facts

ONLY = ("--only", "handout")
DECK, MANIFEST = "decks/een.yaml", f"output/een/{NAME}"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Built, sealed, and up to date."""
    home = tmp_path / "here"
    write_repository(home, {"een": ("foto",)})
    build(home, *ONLY)
    time.sleep(0.05)
    build(home, *ONLY)
    assert build(home, *ONLY, "--check")["problems"] == []
    return home


def edit(home: Path, name: str = DECK) -> None:
    """Change a file, and not its length."""
    path = home / name
    data = path.read_bytes()
    path.write_bytes(data.replace(b"Training", b"Workshop") if name == DECK else data.replace(b"niets", b"iets "))
    assert path.stat().st_size == len(data)


def git(home: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@b", *arguments], cwd=home, check=True, capture_output=True
    )


def clone(home: Path) -> Path:
    git(home, "init", "-q")
    git(home, "add", "-A")
    git(home, "commit", "-qm", "all of it")
    there = home.with_name("clone")
    git(home, "clone", "-q", str(home), str(there))
    return there


def copy(home: Path) -> Path:
    return Path(shutil.copytree(home, home.with_name("copy")))


def copy_without_times(home: Path) -> Path:
    there = home.with_name("plain")
    return Path(shutil.copytree(home, there, copy_function=shutil.copyfile))


def stay(home: Path) -> Path:
    return home


def set_the_clock_back(home: Path) -> Path:
    """As if the deck had been saved an hour before it was built."""
    hour = 3600 * 10**9
    for path in (home / "decks").rglob("*.yaml"):
        facts = path.stat()
        os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns - hour))
    return home


def restore_a_backup(home: Path) -> Path:
    """An older file with its own time is put back."""
    path = home / DECK
    backup = path.with_suffix(".bak")
    shutil.copy2(path, backup)
    os.utime(backup, (0, 0))
    backup.replace(path)
    return home


def age_everything(home: Path) -> Path:
    for path in home.rglob("*"):
        os.utime(path, (1, 1))
    return home


WAYS = [clone, copy, copy_without_times, stay, set_the_clock_back, restore_a_backup, age_everything]


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("name", [DECK, "decks/dilemmas/foto.yaml"])
def test_a_change_of_the_same_length_is_told(way: Callable[[Path], Path], name: str, repository: Path) -> None:
    edit(repository, name)
    there = way(repository)
    problems = build(there, *ONLY, "--check", status=1)["problems"]
    assert [problem["code"] for problem in problems] == ["out-of-date"]
    assert [output["status"] for output in build(there, *ONLY)["outputs"]] == ["built"]


@pytest.mark.parametrize("way", WAYS)
def test_what_did_not_change_is_not_built(way: Callable[[Path], Path], repository: Path) -> None:
    there = way(repository)
    assert build(there, *ONLY, "--check")["problems"] == []
    assert [output["status"] for output in build(there, *ONLY)["outputs"]] == ["unchanged"]


def test_an_edited_paper_of_the_same_length_and_time_is_told(repository: Path) -> None:
    path = repository / "output/een/een-handout.pdf"
    facts, data = path.stat(), path.read_bytes()
    path.write_bytes(data.replace(b"Producer", b"producer"))
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))
    problems = build(repository, *ONLY, "--check", status=1)["problems"]
    assert [problem["code"] for problem in problems] == ["edited-output"]


def test_a_check_leaves_the_manifest_as_it_is(repository: Path) -> None:
    path = repository / MANIFEST
    os.utime(path, ns=(5, 5))
    build(repository, *ONLY, "--check")
    assert path.stat().st_mtime_ns == 5
    build(repository, *ONLY)
    assert path.stat().st_mtime_ns != 5


def test_a_file_that_was_changed_a_moment_ago_is_not_sealed() -> None:
    now = time.time_ns()
    manifest: FileFacts = (1, 2, now, now)
    assert make_seal(manifest, [(1, 2, now, now)]) is None
    assert make_seal(manifest, [(1, 2, now - 10**8 - 1, now - 10**8 - 1)]) is not None
    coarse = now // 10**9 * 10**9 - 10**9  # a clock that knows seconds only
    assert make_seal(manifest, [(1, 2, coarse, coarse)]) is None
    assert make_seal(manifest, [(1, 2, coarse - 3 * 10**9, coarse - 3 * 10**9)]) is not None


@pytest.mark.parametrize("changed", [(2, 2, 3, 3), (1, 3, 3, 3), (1, 2, 4, 3), (1, 2, 3, 4)])
def test_every_fact_of_a_file_is_in_the_seal(changed: FileFacts, tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"{}")
    facts = find_facts(path)
    assert facts is not None
    put_seal(path, make_seal(facts, [(1, 2, 3, 3)]))
    sealed = find_facts(path)
    assert sealed is not None
    assert is_sealed(sealed, [(1, 2, 3, 3)])
    assert not is_sealed(sealed, [changed])
    assert not is_sealed(sealed, [])
