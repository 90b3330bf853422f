"""Warnings about a brand: none of what deckgen mended by itself, and each of the others can be switched off."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

import pptx
from deckgen.cli import command_line

FILE = Path(pptx.__file__).parent / "templates" / "default.pptx"
DECK = "title: T\nlanguage: nl\ntemplate: huis.pptx\n{lints}program:\n- {{slide: Welkom, text: Tekst.}}\n"
YELLOW = (
    ('<a:sysClr val="windowText" lastClr="000000"/>', '<a:srgbClr val="FFFFFF"/>'),
    ('<a:sysClr val="window" lastClr="FFFFFF"/>', '<a:srgbClr val="FFEE00"/>'),
)
LETTERS = (('<a:latin typeface="Calibri"/>', '<a:latin typeface="Huisletter"/>'),)


def write_brand(path: Path, changes: tuple[tuple[str, str], ...]) -> None:
    with zipfile.ZipFile(FILE) as source, zipfile.ZipFile(path, "w") as made:
        for name in source.namelist():
            part = source.read(name)
            for before, after in changes:
                part = part.replace(before.encode(), after.encode()) if name.startswith("ppt/theme/") else part
            made.writestr(name, part)


def check(folder: Path, lints: str, changes: tuple[tuple[str, str], ...], monkeypatch: pytest.MonkeyPatch) -> str:
    """What `check --strict` says of a deck in a brand; nothing where it is content."""
    monkeypatch.setenv("DECKGEN_CACHE", "off")
    write_brand(folder / "huis.pptx", changes)
    (folder / "deck.yaml").write_text(DECK.format(lints=lints), "utf-8")
    done = CliRunner().invoke(command_line, ["check", "--strict", str(folder / "deck.yaml")])
    return done.output if done.exit_code else ""


def test_what_deckgen_mended_by_itself_is_no_warning(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert check(tmp_path, "", (), monkeypatch) == ""  # its grey subtitles are written a little darker


@pytest.mark.parametrize(("changes", "code"), [(YELLOW, "contrast"), (LETTERS, "unknown-font")])
def test_what_is_left_to_look_at_is_a_warning_that_can_be_switched_off(
    changes: tuple[tuple[str, str], ...], code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert f"[{code}]" in check(tmp_path, "", changes, monkeypatch)
    assert check(tmp_path, f"lints: {{{code}: off}}\n", changes, monkeypatch) == ""


@pytest.mark.parametrize("code", ["contrast", "unknown-font", "template-ground", "fonts-of-brand", "missing-glyph"])
def test_a_warning_that_does_not_come_can_be_switched_off_too(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert check(tmp_path, f"lints: {{{code}: off}}\n", (), monkeypatch) == ""
