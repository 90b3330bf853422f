"""A repository that lacks something, or was made to hold git up, gets a sentence within seconds."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from deckgen.found_programs import find_program

DECK = "title: Proef\nprogram:\n- cluster: Thema\n  dilemmas:\n  - id: een\n    question: Wat doe je {word}?\n"


def git(home: Path, *arguments: str) -> str:
    settings = ("-c", "user.name=a", "-c", "user.email=a@b", "-c", "core.logAllRefUpdates=false")
    done = subprocess.run(["git", *settings, *arguments], cwd=home, check=True, capture_output=True, text=True)
    return done.stdout.strip()


def run(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "deckgen", *arguments],
        cwd=home,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Two commits that differ in a word, the second of which is built."""
    (tmp_path / "decks").mkdir()
    git(tmp_path, "init", "-q")
    for word in ("nu", "dan"):
        (tmp_path / "decks/proef.yaml").write_text(DECK.format(word=word), "utf-8")
        git(tmp_path, "add", "decks")
        git(tmp_path, "commit", "-qm", word)
    return tmp_path


def object_file(home: Path, name: str) -> Path:
    found = git(home, "rev-parse", name)
    path = home / ".git/objects" / found[:2] / found[2:]
    path.chmod(0o644)
    return path


DAMAGES = ["HEAD~1:decks/proef.yaml", "HEAD~1:decks", "HEAD~1^{tree}", "HEAD~1"]


@pytest.mark.parametrize("name", DAMAGES)
@pytest.mark.parametrize("how", ["missing", "empty", "garbage"])
def test_an_object_that_cannot_be_read_is_a_sentence(name: str, how: str, home: Path) -> None:
    path = object_file(home, name)
    if how == "missing":
        path.unlink()
    else:
        path.write_bytes(b"" if how == "empty" else b"garbage" * 9)
    done = run(home, "diff", "HEAD~1")
    assert done.returncode in {2, 3}, done.stdout
    assert "Traceback" not in done.stderr
    assert "git" in done.stderr or "repository" in done.stderr


@pytest.mark.parametrize("content", ["", "garbage", "ref: refs/heads/nowhere\n"])
def test_a_head_that_leads_nowhere_is_a_sentence(content: str, home: Path) -> None:
    (home / ".git/HEAD").write_text(content, "utf-8")
    done = run(home, "diff")
    assert done.returncode in {2, 3}
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="needs pipes and devices")
@pytest.mark.parametrize("map_file", ["/dev/zero", "pipe", ".mailmap"])
def test_a_map_of_names_is_not_read(map_file: str, home: Path) -> None:
    assert run(home, "build", "--only", "handout").returncode == 0
    if map_file == "/dev/zero":
        git(home, "config", "mailmap.file", map_file)
    else:
        os.mkfifo(home / map_file)
        git(home, "config", "mailmap.file", map_file)
    began = time.monotonic()
    done = run(home, "which", "output/proef/proef-handout.pdf")
    assert done.returncode == 0
    assert time.monotonic() - began < 10


@pytest.mark.skipif(os.name != "posix", reason="a script stands for git.exe")
@pytest.mark.parametrize("search", ["{here}:{path}", ".:{path}", ":{path}", "tools:{path}"])
def test_a_git_of_the_repository_is_not_started(search: str, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "tools").mkdir()
    for folder in (home, home / "tools"):
        spy = folder / "git"
        spy.write_text(f"#!/bin/sh\ntouch {home}/RAN\n", "utf-8")
        spy.chmod(0o755)
    path = search.format(here=home, path=os.environ["PATH"])
    done = run(home, "diff", "HEAD~1", PATH=path)
    assert "dan" in done.stdout
    assert not (home / "RAN").exists()
    monkeypatch.chdir(home)
    monkeypatch.setenv("PATH", path)
    assert Path(find_program("git")).is_absolute()
    assert Path(find_program("git")).parent not in {home, home / "tools"}
