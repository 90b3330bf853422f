"""Random edits of random decks: pulling them and building again gives the edited words, and nothing else changes."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from random import Random
from typing import Any

import pytest
import yaml
from random_courses import RandomCourse
from random_edits import edit_at_random, frames_of
from test_pull import build

from deckgen.pulling.pull import pull
from pptx import Presentation

EDITS = 4  # of each deck
_MARKS = re.compile(r"[’‘“”„«»'\"]")


def words(text: str) -> str:
    """Words and punctuation; quotation marks are those of a deck's language, with spaces around them or not."""
    return " ".join(_MARKS.sub("", text).split())


def shown(path: Path) -> str:
    file: Any = Presentation(str(path))
    return "\n".join(
        words(paragraph.text) for slide in file.slides for frame in frames_of(slide) for paragraph in frame.paragraphs
    )


def differ(seed: int, folder: Path) -> list[str]:
    """What does not come back of some random edits of a random deck."""
    course = RandomCourse(seed)
    source = course.save(folder / "decks")
    source.write_text(yaml.safe_dump(course.deck, allow_unicode=True, sort_keys=False, width=100), "utf-8")
    before = source.read_text("utf-8")
    report = build(source)
    assert not report.has_errors, report.problems
    built = Path(shutil.copy(report.outputs[0].path, folder / "built.pptx"))
    random, wrong = Random(seed), []
    for _ in range(EDITS):
        edited = edit_at_random(built, random, folder / "edited.pptx", before)
        assert edited is not None
        result = pull(folder / "edited.pptx")
        for path, text in result.files.items():
            Path(path).write_text(text, "utf-8")
        again = build(source)
        if not result.files or again.has_errors or words(edited.after) not in shown(Path(again.outputs[0].path)):
            wrong.append(f"{seed} {edited}: {[(each.outcome.value, each.why) for each in result.edits]}")
        wrong += [f"{seed} {edited}: {line}" for line in other_lines(before, source.read_text("utf-8"), edited.before)]
        source.write_text(before, "utf-8")
    return wrong


def other_lines(before: str, after: str, edited: str) -> list[str]:
    """The lines of YAML that changed although none of the edited words stands in them."""
    kept = set(after.split("\n"))
    held = set(edited.split())
    return [line for line in before.split("\n") if line not in kept and held.isdisjoint(line.replace("*", "").split())]


@pytest.mark.parametrize("seed", range(2))
def test_pulling_and_building_gives_the_edited_words(
    seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert differ(seed, tmp_path) == []


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(2, 52))
def test_two_hundred_random_edits_come_back(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert differ(seed, tmp_path) == []
