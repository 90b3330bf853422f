"""Builds decks as the command line does, and what the independent checkers find wrong with every file of them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from deckgen.build import BuildOptions, PrintOptions, build_decks
from deckgen.output import DEFAULT_KINDS, Kind

ROOT = Path(__file__).parents[2]
DECKS = tuple(sorted(path.stem for path in (ROOT / "decks").glob("*.yaml")))
TEMPLATES = tuple(sorted(path.parent.name for path in (ROOT / "templates").glob("*/template.yaml")))
PAPERS = tuple(kind for kind in DEFAULT_KINDS if kind is not Kind.SLIDES)
PRESS = (Kind.HANDOUT_PRINT, Kind.CARDS_PRINT)


def copy_decks(folder: Path, template: str) -> Path:
    """The project's decks in a house style: a copy, in which every deck names that one."""
    shutil.copytree(ROOT / "decks", folder / "decks")
    shutil.copytree(ROOT / "templates", folder / "templates")
    for deck in (folder / "decks").glob("*.yaml"):
        if "program:" in (text := deck.read_text("utf-8")) and not deck.stem.count("."):
            lines = [line for line in text.splitlines() if not line.startswith("template:")]
            deck.write_text("\n".join([f"template: {template}", *lines, ""]), "utf-8")
    return folder / "decks"


def build(decks: list[Path], output: Path, language: str = "", *, large: bool = False) -> list[Path]:
    """Every file of decks: slides, papers, and what goes to the press. In large print there are no slides."""
    kinds = (*PAPERS, *PRESS, *(() if large else (Kind.SLIDES,)))
    options = BuildOptions(
        output, kinds=kinds, language=language, jobs=1, print_options=PrintOptions(large_print=large)
    )
    report = build_decks(decks, options, lambda _: None)
    errors = [problem for problem in report.problems if problem.is_error]
    assert errors == [], errors
    return [Path(made.path) for made in report.outputs]


def judge_papers(checks: tuple[str, Path], files: list[Path]) -> list[str]:
    """What is wrong with PDF files for the screen (`check_pdf --semantic`) and for the press (`check_print`)."""
    press = [file for file in files if file.stem.endswith("-print")]
    screen = [file for file in files if file.suffix == ".pdf" and file not in press]
    assert screen
    found = _run(checks, "check_pdf.py", "--semantic", screen)
    return found + (_run(checks, "check_print.py", "", press) if press else [])


def _run(checks: tuple[str, Path], script: str, option: str, files: list[Path]) -> list[str]:
    """The lines of a checker that do not say that a file is in order."""
    python, folder = checks
    path = os.pathsep.join((str(Path(python).parent), os.environ["PATH"]))
    command = [python, str(folder / script), *([option] if option else []), *map(str, files)]
    shown = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PATH": path})
    assert shown.stdout.count("OK") or shown.returncode, shown.stderr
    return [line for line in (shown.stdout + shown.stderr).splitlines() if not line.endswith(" OK")]
