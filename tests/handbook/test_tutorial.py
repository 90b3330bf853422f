"""The tutorial of each language, tried word by word: every command is run, every file written as the page says."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from click.testing import CliRunner
from markdown_it import MarkdownIt

from deckgen.cli import command_line
from deckgen.output import DEFAULT_KINDS, file_name

DOCS = Path(__file__).parents[2] / "docs"
INFO = re.compile(r'(\w+)(?: (\w+)(?:="([^"]+)")?)?')
SHELL = [
    *("mkdir dilemmas", "cd dilemmas", "python -m venv .venv", ".venv\\Scripts\\activate", ". .venv/bin/activate"),
    "python -m pip install ../deckgen",
]
OPENING = {"open", "docs"}
FIRST = {"nl": "eerste-deck", "fr": "premier-deck", "de": "erstes-deck", "en": "first-deck"}


class Block(NamedTuple):
    """What the page gives to type: a language of code, what to do with it, where."""

    language: str
    use: str
    path: str
    text: str


def blocks(language: str) -> Iterator[Block]:
    page = (DOCS / language / "tutorial.md").read_text("utf-8")
    for token in MarkdownIt().parse(page):
        if token.type == "fence":
            found = INFO.fullmatch(token.info)
            assert found, token.info
            yield Block(found[1], found[2] or "", found[3] or "", token.content)


class Office:
    """A newcomer's folder: what the page says is done in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.said: dict[str, str] = {}
        self.last = ""

    def follow(self, block: Block) -> None:
        match block:
            case Block("sh", "install"):
                pass
            case Block("sh"):
                for line in block.text.splitlines():
                    self.run(line)
            case Block("text"):
                assert (self.said[f"deckgen {block.use}"] if block.use else self.last) == block.text
            case Block(_, "title"):
                (self.folder / block.path).write_text(block.text, "utf-8")
            case Block(_, "append"):
                path = self.folder / block.path
                path.write_text(path.read_text("utf-8") + block.text, "utf-8")
            case Block(_, "replace"):
                path = self.folder / block.path
                whole, good = path.read_text("utf-8"), block.text.rstrip("\n")
                path.write_text(whole.replace(good.replace("best", "bset"), good), "utf-8")
            case _:
                raise AssertionError(block)

    def run(self, line: str) -> None:
        program, *arguments = line.split()
        assert program == "deckgen"
        if arguments[0] in OPENING:  # leaves a program behind, as it should
            subprocess.run([sys.executable, "-m", "deckgen", *arguments], check=True, timeout=120)
            return
        done = CliRunner().invoke(command_line, arguments)
        assert done.exit_code in {0, 1}, done.output
        self.last = self.said[line] = done.stdout


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An empty folder on a computer that opens files."""
    opener = tmp_path / "programs" / "xdg-open"
    opener.parent.mkdir()
    opener.write_text("#!/bin/sh\nexit 0\n")
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{opener.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("DECKGEN_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "dilemmas"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return Office(folder)


@pytest.mark.skipif(os.name != "posix", reason="files are opened with xdg-open here")
@pytest.mark.parametrize("language", list(FIRST))
def test_what_the_tutorial_says_happens(language: str, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DECKGEN_LANG", language)
    monkeypatch.setenv("LANGUAGE", "")  # what the command line sets for click goes again
    for block in blocks(language):
        office.follow(block)
    name = FIRST[language]
    built = {path.name for path in (office.folder / "output" / name).iterdir()} - {"manifest.json"}
    assert built == {file_name(name, kind) for kind in DEFAULT_KINDS}
    page = (DOCS / language / "tutorial.md").read_text("utf-8")
    assert all(f"`{each}`" in page for each in built)


@pytest.mark.parametrize("language", list(FIRST))
def test_the_tutorial_sets_up_as_every_other_language_does(language: str) -> None:
    lines = [line for block in blocks(language) if block.use == "install" for line in block.text.splitlines()]
    assert lines == SHELL


@pytest.mark.parametrize("language", list(FIRST))
def test_the_minutes_of_the_tutorial_add_up_to_thirty(language: str) -> None:
    page = (DOCS / language / "tutorial.md").read_text("utf-8")
    assert sum(int(minutes) for minutes in re.findall(r"^## .*\((\d+) [Mm]inut", page, re.MULTILINE)) == 30
