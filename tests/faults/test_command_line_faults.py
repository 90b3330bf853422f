"""What a user sees when something ends a command: a sentence, an exit status, never half a file."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from deckgen import __version__
from deckgen.cli import command_line
from deckgen.cli.exit_status import ENVIRONMENT, INTERRUPTED

DECK = "title: Proef\nprogram:\n- cluster: Thema\n  dilemmas:\n  - id: een\n    question: Wat doe je?\n"


@pytest.fixture
def deck(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "decks" / "proef.yaml"
    path.parent.mkdir()
    path.write_text(DECK, "utf-8")
    return path


def fail_with(failure: BaseException, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr("deckgen.library.orders.check_decks", fail)


@pytest.mark.usefixtures("deck")
def test_a_fault_of_our_own_says_so_with_version_and_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(LookupError("lost"), monkeypatch)
    result = CliRunner().invoke(command_line, ["check"])
    assert result.exit_code == ENVIRONMENT
    assert "this is a fault of deckgen, not of your deck; please report it" in result.stderr
    assert f"deckgen {__version__}" in result.stderr
    assert "LookupError: lost" in result.stderr
    assert result.stdout == ""


@pytest.mark.usefixtures("deck")
def test_a_stop_by_the_user_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(KeyboardInterrupt(), monkeypatch)
    result = CliRunner().invoke(command_line, ["check"])
    assert (result.exit_code, result.stderr.count("\n")) == (INTERRUPTED, 1)


@pytest.mark.usefixtures("deck")
def test_a_stop_that_a_library_made_an_error_of_its_own_is_a_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    failure = ImportError("initialization failed")
    failure.__cause__ = KeyboardInterrupt()
    for each in (failure, ValueError("SchemaError: building the validator\nKeyboardInterrupt: ")):
        fail_with(each, monkeypatch)
        result = CliRunner().invoke(command_line, ["check"])
        assert (result.exit_code, result.stderr.count("\n")) == (INTERRUPTED, 1)


@pytest.mark.usefixtures("deck")
def test_full_memory_is_no_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    fail_with(MemoryError(), monkeypatch)
    result = CliRunner().invoke(command_line, ["check"])
    assert (result.exit_code, result.stderr.startswith("deckgen: the memory is full")) == (ENVIRONMENT, True)


@pytest.mark.skipif(os.name != "posix", reason="pipes differ on Windows")
def test_a_reader_that_leaves_early_causes_no_traceback(deck: Path) -> None:
    deck.write_text(DECK + "".join(f"key{number}: x\n" for number in range(5000)), "utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "deckgen", "check"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        said = process.stderr.read()
    assert said == b""


def test_a_build_of_several_decks_ends_with_what_was_built_and_what_not(deck: Path) -> None:
    deck.with_name("fout.yaml").write_text("title: Fout\n", "utf-8")
    result = CliRunner().invoke(command_line, ["build", "--only", "handout", "--jobs", "1", "--format", "json"])
    assert result.stderr == "deckgen: 1 file built, 0 unchanged; not built because of the problems above: fout\n"
    assert json.loads(result.stdout)["outputs"][0]["deck"] == "proef"
