"""Standard streams that are closed, full or read by nobody: a build all the same, or a sentence and exit status 3."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs a shell that closes streams")

DECK = "title: Proef\nprogram:\n- cluster: Thema\n  dilemmas:\n  - id: een\n    question: Wat doe je?\n"
COMMANDS = ["--help", "--version", "build --help", "schema", "check", "build --only handout", "new proef2", "explain"]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks/proef.yaml").write_text(DECK, "utf-8")
    return tmp_path


def shell(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    line = command.replace("deckgen", f"{sys.executable} -m deckgen")
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", line], cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_a_build_without_streams_is_a_build(closed: str, folder: Path) -> None:
    done = shell(folder, f"deckgen build --only handout {closed}")
    assert (done.returncode, done.stderr) == (0, "")
    handout = folder / "output/proef/proef-handout.pdf"
    assert handout.read_bytes().startswith(b"%PDF-")
    assert b"unchanged" not in handout.read_bytes()


@pytest.mark.parametrize("command", COMMANDS)
def test_no_command_fails_for_a_closed_stream(command: str, folder: Path) -> None:
    done = shell(folder, f"deckgen {command} >&-")
    assert "Traceback" not in done.stderr
    assert done.returncode in {0, 2}  # `explain` lacks its argument


def test_problems_are_a_status_also_where_nobody_hears_of_them(folder: Path) -> None:
    (folder / "decks/proef.yaml").write_text("titel: kapot\n", "utf-8")
    assert shell(folder, "deckgen check >&- 2>&-").returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is full")
@pytest.mark.parametrize("command", [each for each in COMMANDS if each != "explain"])
def test_a_full_disk_behind_the_output_is_a_sentence(command: str, folder: Path) -> None:
    done = shell(folder, f"deckgen {command} > /dev/full")
    assert done.returncode == 3
    assert done.stderr.startswith("deckgen: ")
    assert "No space left on device" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("command", ["schema", "build --only handout --force", "check"])
def test_a_reader_that_goes_away_is_no_problem_in_the_content(command: str, folder: Path) -> None:
    done = shell(folder, f"deckgen {command} | true")
    assert done.returncode in {0, 3}
    assert done.stderr == ""
