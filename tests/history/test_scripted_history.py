"""A history of ten commits: each change is named, and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

DECK = """\
format: 1
title: Integer online
date: 2026-05-04
language: nl
program:
- slide: Welkom
  text: Fijn dat je er bent.
- cluster: Collega’s
  dilemmas:
  - klagen
  - foto
- cluster: Burgers
  dilemmas:
  - kritiek
"""

DILEMMA = """\
id: {id}
title: {title}
question: |
  Je leest een bericht over {title}. Hoe ga je hiermee om?
choices:
- id: niets
  text: Je doet niets.
  verdict: wrong
  feedback: Wie zwijgt, laat de ander in de steek.
- id: melden
  text: Je meldt het.
  verdict: good
  feedback: Praat er eerst over, zoals in keuze {{{{ choice:aanspreken }}}}.
- id: aanspreken
  text: Je spreekt de ander aan.
  verdict: best
  feedback: De beste eerste stap.
discussion:
- Wat als het openbaar is?
meer_weten:
- quote: code
  section: Loyaliteit
tags: [online]
reviewed: {{by: Bureau, on: 2026-01-02}}
"""

SOURCE = """\
---
title: Gedragscode
date: 2025-01-01
version: "1.0"
language: nl
---

# Gedragscode

## Loyaliteit

Je bent loyaal aan de dienst.

## Discretie

Je zwijgt over dossiers.
"""

Edit = Callable[[Path], None]
Expected = set[tuple[str | None, str, str, str | None, str | None]]


def run_git(folder: Path, *arguments: str) -> None:
    names = {
        f"GIT_{who}_{what}": f"test-{who}@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *arguments], cwd=folder, check=True, capture_output=True, env=environment)


def run_diff(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "deckgen", "diff", *arguments], cwd=folder, capture_output=True, text=True, check=False
    )


def replace(file: str, old: str, new: str) -> Edit:
    def edit(folder: Path) -> None:
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8", newline="\n")

    return edit


def all_of(*edits: Edit) -> Edit:
    def edit(folder: Path) -> None:
        for each in edits:
            each(folder)

    return edit


def add_dilemma(folder: Path) -> None:
    text = DILEMMA.format(id="tip", title="een tip")
    (folder / "decks/dilemmas/tip.yaml").write_text(text, "utf-8", newline="\n")
    replace("decks/online.yaml", "  - kritiek\n", "  - tip\n  - kritiek\n")(folder)


KLAGEN, FOTO = "decks/dilemmas/klagen.yaml", "decks/dilemmas/foto.yaml"
FIRST_CHOICE = "- id: vragen\n  text: Je vraagt raad.\n  verdict: acceptable\n  feedback: Dat kan altijd.\n- id: niets"
COMMITS: list[tuple[Edit, Expected]] = [
    (
        replace(KLAGEN, "laat de ander in de steek", "laat je collega in de steek"),
        {
            (
                "klagen",
                "choices.niets.feedback",
                "changed",
                "Wie zwijgt, laat de ander in de steek.",
                "Wie zwijgt, laat je collega in de steek.",
            )
        },
    ),
    (
        replace(KLAGEN, "verdict: wrong", "verdict: avoid"),
        {("klagen", "choices.niets.verdict", "changed", "wrong", "avoid")},
    ),
    (add_dilemma, {("tip", "", "added", None, "Burgers: 1")}),
    (
        all_of(
            replace("decks/online.yaml", "  - foto\n", ""),
            replace("decks/online.yaml", "  - tip\n", "  - tip\n  - foto\n"),
        ),
        {("foto", "", "moved", "Collega’s: 2", "Burgers: 2")},
    ),
    # A choice before the others shifts every letter, also in the words that name one: that is no change of its own.
    (replace(FOTO, "- id: niets", FIRST_CHOICE), {("foto", "choices.vragen", "added", None, "Je vraagt raad.")}),
    (
        replace(FOTO, "Hoe ga je hiermee om?", "Wat doe je?"),
        {
            (
                "foto",
                "question",
                "changed",
                "Je leest een bericht over de foto. Hoe ga je hiermee om?",
                "Je leest een bericht over de foto. Wat doe je?",
            )
        },
    ),
    (
        all_of(
            replace("decks/sources/code.md", 'version: "1.0"', 'version: "2.0"'),
            replace("decks/sources/code.md", "loyaal aan de dienst", "loyaal aan de burger"),
        ),
        {
            (None, "sources.code.version", "changed", "1.0", "2.0"),
            (
                None,
                "sources.code.Loyaliteit",
                "changed",
                "Je bent loyaal aan de dienst.",
                "Je bent loyaal aan de burger.",
            ),
        },
    ),
    (
        all_of(
            replace("decks/online.yaml", "cluster: Burgers", "cluster: Voor de burger"),
            replace("decks/online.yaml", "Fijn dat je er bent.", "Welkom allemaal."),
        ),
        {
            (None, "clusters.Voor de burger.title", "changed", "Burgers", "Voor de burger"),
            (None, "slides.Welkom.text", "changed", "Fijn dat je er bent.", "Welkom allemaal."),
        },
    ),
    (
        all_of(
            replace(KLAGEN, "- Wat als het openbaar is?", "- Wat als je het zelf bent?\n- Wat als het openbaar is?"),
            replace(KLAGEN, "tags: [online]", "tags: [online, collega]"),
            replace(KLAGEN, "on: 2026-01-02", "on: 2026-06-07"),
        ),
        {
            ("klagen", "discussion.1", "added", None, "Wat als je het zelf bent?"),
            ("klagen", "tags.2", "added", None, "collega"),
            ("klagen", "reviewed.on", "changed", "2026-01-02", "2026-06-07"),
        },
    ),
    (
        all_of(
            replace("decks/online.yaml", "  - klagen\n", "  - kritiek\n"),
            replace("decks/online.yaml", "  - foto\n  - kritiek\n", "  - foto\n"),
            replace("decks/online.yaml", "date: 2026-05-04", "date: 2026-09-10"),
        ),
        {
            (None, "date", "changed", "2026-05-04", "2026-09-10"),
            ("klagen", "", "removed", "Collega’s: 1", None),
            ("kritiek", "", "moved", "Voor de burger: 3", "Collega’s: 1"),
        },
    ),
]


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository with a tag `step-N` at each commit; `step-0` is the start."""
    folder = tmp_path_factory.mktemp("history")
    for name in ("dilemmas", "sources"):
        (folder / "decks" / name).mkdir(parents=True)
    (folder / "decks/online.yaml").write_text(DECK, "utf-8", newline="\n")
    (folder / "decks/sources/code.md").write_text(SOURCE, "utf-8", newline="\n")
    for name, title in (("klagen", "klagen"), ("foto", "de foto"), ("kritiek", "kritiek")):
        text = DILEMMA.format(id=name, title=title)
        (folder / f"decks/dilemmas/{name}.yaml").write_text(text, "utf-8", newline="\n")
    run_git(folder, "init", "-q")
    for number, edit in enumerate([None, *(edit for edit, _ in COMMITS)]):
        if edit is not None:
            edit(folder)
        run_git(folder, "add", "-A")
        run_git(folder, "commit", "-q", "-m", f"Step {number}")
        run_git(folder, "tag", f"step-{number}")
    return folder


@pytest.mark.parametrize("number", range(1, len(COMMITS) + 1))
def test_each_commit_is_named_and_nothing_else(history: Path, number: int) -> None:
    done = run_diff(history, f"step-{number - 1}", f"step-{number}", "--format", "json")
    assert done.returncode == 0, done.stderr
    changes = json.loads(done.stdout)["changes"]
    assert {change["deck"] for change in changes} == {"online"}
    found = [tuple(change[key] for key in ("dilemma", "field", "kind", "before", "after")) for change in changes]
    assert sorted(found, key=str) == sorted(COMMITS[number - 1][1], key=str)
