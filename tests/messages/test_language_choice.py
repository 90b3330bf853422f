"""The language of messages: asked for, of the environment, of the system; and what goes wrong with each."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from deckgen.cli import command_line
from deckgen.messages import catalogue
from deckgen.messages.language_choice import choose_language, find_option, read_language, without_option

SYSTEM = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG", "DECKGEN_LANG")


@pytest.fixture(autouse=True)
def no_language(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in SYSTEM:
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(
    ("arguments", "environment", "expected"),
    [
        ([], {}, "en"),
        (["--lang", "fr", "build"], {"DECKGEN_LANG": "nl"}, "fr"),
        (["build", "--lang=de"], {}, "de"),
        ([], {"DECKGEN_LANG": "nl", "LANG": "fr_FR.UTF-8"}, "nl"),
        ([], {"LANG": "nl_BE.UTF-8"}, "nl"),
        ([], {"LANG": "nl_BE.UTF-8", "LC_ALL": "C"}, "en"),
        ([], {"LC_ALL": "pt_BR.UTF-8", "LANG": "fr_BE"}, "en"),
        ([], {"LANGUAGE": "pt:de:fr", "LANG": "en_US"}, "de"),
        (["--lang", "xx"], {"LANG": "fr_FR"}, "fr"),
        (["check", "--", "--lang", "nl"], {}, "en"),
    ],
)
def test_the_nearest_wish_decides(
    arguments: list[str], environment: dict[str, str], expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert choose_language(arguments) == expected


@pytest.mark.parametrize(
    ("written", "code"), [("NL", "nl"), ("fr-BE", "fr"), ("de_DE.UTF-8", "de"), ("pt", ""), ("", "")]
)
def test_a_language_is_read_as_people_write_it(written: str, code: str) -> None:
    assert read_language(written) == code


def test_the_option_is_found_and_taken_out_wherever_it_stands() -> None:
    assert find_option(["build", "--lang", "nl", "x"]) == "nl"
    assert without_option(["--lang", "nl", "--help"]) == ["--help"]
    assert without_option(["--lang=nl", "-h"]) == ["-h"]
    assert without_option(["--lang", "xx", "-h"]) == ["--lang", "xx", "-h"]


def run(*arguments: str, **environment: str) -> tuple[int, str]:
    done = CliRunner().invoke(command_line, arguments, env={"LANGUAGE": "", **environment}, prog_name="deckgen")
    return done.exit_code, done.stdout + done.stderr


def test_an_unknown_language_is_a_usage_error() -> None:
    status, said = run("--lang", "xx", "check")
    assert status == 2
    assert "`xx`" in said
    assert "nl, fr, de, en" in said


def test_an_unknown_language_of_the_environment_is_told_and_passed_over() -> None:
    status, said = run("--version", DECKGEN_LANG="pt")
    assert status == 0
    assert "DECKGEN_LANG is `pt`" in said


@pytest.mark.parametrize("content", [b"", b"no catalogue", b"\xde\x12\x04\x95" + b"\xff" * 40])
def test_a_broken_catalogue_leaves_english_and_says_so(
    content: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "catalogues" / "nl" / "LC_MESSAGES" / "deckgen.mo"
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    monkeypatch.setattr(catalogue, "catalogue_folder", lambda: tmp_path / "catalogues")
    monkeypatch.chdir(tmp_path)
    status, said = run("--lang", "nl", "check")
    assert status == 2
    assert "the translations cannot be read" in said
    assert "there is no decks/*.yaml" in said


def test_messages_and_usage_errors_are_in_the_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert "De opdracht `buld` bestaat niet; bedoelt u `build`?" in run("--lang", "nl", "buld")[1]
    assert "vouliez-vous dire `slides`" in run("--lang", "fr", "build", "--only", "slide")[1]
    assert "Fehler:" in run("--lang", "de", "build", "--nope")[1]


def test_codes_and_keys_of_json_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "decks").mkdir()
    (tmp_path / "decks" / "x.yaml").write_text("title: T\nprogram: []\nfoo: 1\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    said = run("--lang", "nl", "check", "--format", "json")[1]
    assert '"code": "unknown-key"' in said
    assert '"severity": "error"' in said
    assert "De sleutel `foo` is hier niet bekend." in said


@pytest.mark.skipif(os.name == "nt", reason="pseudo-terminals are Unix's")
def test_a_terminal_without_accents_gets_the_nearest_letters(tmp_path: Path) -> None:
    import pty

    master, slave = pty.openpty()
    environment = {**os.environ, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii", "COLUMNS": "100", "PYTHONPATH": ""}
    command = [sys.executable, "-m", "deckgen", "--lang", "fr", "--help"]
    process = subprocess.Popen(command, stdout=slave, stderr=slave, env=environment, cwd=tmp_path)
    process.wait(timeout=60)
    os.close(slave)
    said = b""
    while True:
        try:
            piece = os.read(master, 4096)
        except OSError:
            break
        if not piece:
            break
        said += piece
    os.close(master)
    assert process.returncode == 0
    assert said.isascii()
    assert b"presentations" in said
    assert b"?" not in said
