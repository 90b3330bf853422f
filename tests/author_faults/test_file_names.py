"""Files whose names are bytes of another age, as old archives unpack them: told by name, with a cure, never a fault."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from built_files import check
from click.testing import CliRunner
from photographs import photo

from deckgen.cli.root import command_line

DECK = "title: T\nlanguage: nl\nprogram:\n- {slide: S, text: Tekst.}\n"


def write_named(folder: Path, name: bytes) -> str:
    """A deck under a name of bytes; skipped where the system takes no such names."""
    path = Path(os.fsdecode(os.fsencode(folder) + b"/" + name))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(DECK, "utf-8")
    except (OSError, UnicodeError):
        pytest.skip("this system has no such names")
    return str(path)


@pytest.mark.parametrize("name", [b"caf\xe9.yaml", b"d\xc3.yaml", b"\xff\xfe.yaml", b"\xa4.yaml"])
@pytest.mark.parametrize("command", ["check", "build"])
def test_a_name_that_is_not_utf_8_is_a_problem_with_a_cure(name: bytes, command: str, tmp_path: Path) -> None:
    path = write_named(tmp_path, name)
    more = ["-o", str(tmp_path / "out")] if command == "build" else []

    run = CliRunner().invoke(command_line, [command, path, "--lang", "en", *more])

    assert run.exit_code == 1
    assert "not written in UTF-8" in run.output
    assert "Rename it" in run.output
    assert "Traceback" not in run.output
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("name", ["café.yaml", "münze.yaml", "вопрос.yaml", "a b.yaml"])
def test_a_name_in_utf_8_is_a_name(name: str, tmp_path: Path) -> None:
    path = write_named(tmp_path, name.encode())

    assert CliRunner().invoke(command_line, ["check", path]).exit_code == 0


@pytest.mark.parametrize("name", ["média/été.jpg", "Straße/Übung.jpg", "café.jpg", "họp/ảnh.jpg"])
@pytest.mark.parametrize(("stored", "written"), [("NFD", "NFC"), ("NFC", "NFD"), ("NFD", "NFD"), ("NFC", "NFC")])
def test_a_picture_is_found_in_either_form_of_its_accents(name: str, stored: str, written: str, tmp_path: Path) -> None:
    path = tmp_path / unicodedata.normalize(stored, name)  # type: ignore[arg-type]
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(photo(1, (60, 120)))
    file = unicodedata.normalize(written, name)  # type: ignore[arg-type]

    assert check(tmp_path, f"title: T\nprogram:\n- slide: S\n  image: {{file: {file}, alt: Vlak.}}\n") == []


def test_a_name_with_accents_that_is_not_there_is_missing(tmp_path: Path) -> None:
    (line,) = check(tmp_path, "title: T\nprogram:\n- slide: S\n  image: {file: médiá/été.jpg, alt: Vlak.}\n")
    assert "[missing-file]" in line
