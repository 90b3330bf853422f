"""Builds decks as the command line does, and what the independent checkers find wrong with every file of them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from deckgen.build import BuildOptions, PrintOptions, build_decks
from deckgen.output import DEFAULT_KINDS, Kind
from deckgen.problems import Problem
from needs import skip_without

ROOT = Path(__file__).parents[2]
DECKS = tuple(sorted(path.stem for path in (ROOT / "decks").glob("*.yaml")))
TEMPLATES = tuple(sorted(path.parent.name for path in (ROOT / "templates").glob("*/template.yaml")))
PAPERS = tuple(kind for kind in DEFAULT_KINDS if kind is not Kind.SLIDES)
# A title of one letter, of more than 200 or of several sentences, and an address in one, where nothing is a link.
OF_TITLES = frozenset({"DOC-040", "FIG-012", "HDG-011", "LNK-010"})
PRESS = (Kind.HANDOUT_PRINT, Kind.CARDS_PRINT)


def skip_without_face(template: str) -> None:
    """`horizon` names a face that is to be installed: in another the titles that a program draws take more room."""
    faces = subprocess.run(["fc-list"], capture_output=True, text=True, check=False).stdout
    if template == "horizon" and "PT Serif" not in faces:
        skip_without("the face PT Serif")


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
    files, errors = _try(decks, output, kinds, language, large=large)
    assert errors == [], errors
    return files


def build_random(deck: Path, output: Path) -> list[Path]:
    """Every PDF of a deck. A text that is too long for a card is its author's to mend: then there are no cards."""
    kinds = (*PAPERS, *PRESS)
    files, errors = _try([deck], output, kinds)
    if errors and {error.code for error in errors} == {"card-too-long"}:
        without = tuple(kind for kind in kinds if kind not in {Kind.CARDS, Kind.CARDS_PRINT})
        files, errors = _try([deck], output, without)
    assert errors == [], errors
    return files


def _try(
    decks: list[Path], output: Path, kinds: tuple[Kind, ...], language: str = "", *, large: bool = False
) -> tuple[list[Path], list[Problem]]:
    options = BuildOptions(
        output, kinds=kinds, language=language, jobs=1, print_options=PrintOptions(large_print=large)
    )
    report = build_decks(decks, options, lambda _: None)
    return [Path(made.path) for made in report.outputs], [each for each in report.problems if each.is_error]


def judge_papers(checks: tuple[str, Path], files: list[Path], authors: frozenset[str] = frozenset()) -> list[str]:
    """What is wrong with PDF files for the screen (`check_pdf --semantic`) and for the press (`check_print`).

    `authors` are findings on meaning that only who wrote a text could mend.
    """
    press = [file for file in files if file.stem.endswith("-print")]
    screen = [file for file in files if file.suffix == ".pdf" and file not in press]
    assert screen
    shown = _run(checks, "check_pdf.py", "--semantic", screen)
    faults: list[str] = []
    for file in screen:
        said = shown.partition(f"{file} ")[2].partition("\n/")[0]
        is_judged = said.strip() == "OK" or _is_excused(checks, file, said, authors)
        faults += [] if is_judged else [file.name, *said.splitlines()]
    if press:
        faults += [line for line in _run(checks, "check_print.py", "", press).splitlines() if not line.endswith(" OK")]
    return faults


def _is_excused(checks: tuple[str, Path], file: Path, said: str, authors: frozenset[str]) -> bool:
    """Whether all that is told is the author's, or that a step of the guide, the same for each dilemma, is a foot.

    Outloud takes a line for one that stands at the edge of three pages: *2. Vote: A B C D* may do so, and is text.
    """
    if not said.strip().startswith("outloud:"):
        return False
    command = [str(Path(checks[0]).with_name("outloud")), str(file), "--fail-on", "warning"]
    told = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    findings = set(re.findall(r"^ +(?:WARNING|ERROR) +([A-Z]+-\d+)", told, re.MULTILINE)) - authors
    lines = "; ".join(re.findall(r"evidence: (.*)", told)).split("; ")
    is_step = file.stem.endswith("-facilitator") and all(re.match(r"\d+\. ", line) for line in lines)
    return not findings or (findings == {"PAG-001"} and is_step)


def _run(checks: tuple[str, Path], script: str, option: str, files: list[Path]) -> str:
    """What a checker says of files."""
    python, folder = checks
    path = os.pathsep.join((str(Path(python).parent), os.environ["PATH"]))
    command = [python, str(folder / script), *([option] if option else []), *map(str, files)]
    shown = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "PATH": path})
    assert shown.stdout.count("OK") or shown.returncode, shown.stderr
    return shown.stdout + shown.stderr
