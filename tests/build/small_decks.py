"""A small repository of decks on disk, and the command line run in it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from deckgen.cli import command_line

DECK = """\
title: {title}
date: 2026-05-04
language: nl
program:
- cluster: Collega’s
  dilemmas:
{dilemmas}"""

DILEMMA = """\
id: {id}
question: Een collega plaatst iets over {id}. Wat doe je?
choices:
- {{id: niets, text: Je doet niets., verdict: wrong, feedback: Zo verandert er niets.}}
- {{id: praten, text: Je praat erover., verdict: best, feedback: De beste eerste stap.}}
"""


def write_repository(folder: Path, decks: dict[str, tuple[str, ...]]) -> None:
    """Decks by name, each with the dilemmas of the pool that it uses."""
    (folder / "decks/dilemmas").mkdir(parents=True)
    for deck, dilemmas in decks.items():
        names = "".join(f"  - {name}\n" for name in dilemmas)
        write(folder / f"decks/{deck}.yaml", DECK.format(title=f"Training {deck}", dilemmas=names))
        for name in dilemmas:
            write(folder / f"decks/dilemmas/{name}.yaml", DILEMMA.format(id=name))


def write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")


def run(folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "deckgen", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
        env={**os.environ, **environment},
    )


def build(folder: Path, *arguments: str, status: int = 0) -> dict[str, Any]:
    """What a build in this process tells as JSON."""
    with chdir(folder):
        done = CliRunner().invoke(command_line, ["build", "--format", "json", "--jobs", "1", *arguments])
    assert done.exit_code == status, done.output
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def statuses(told: dict[str, Any]) -> dict[str, str]:
    """File name -> built or unchanged."""
    return {Path(output["path"]).name: output["status"] for output in told["outputs"]}


def all_bytes(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}
