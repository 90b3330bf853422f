"""A member that is added to a closed list: the type checker names every place that has to decide about it.

Each list gets a member in one copy of the sources, and mypy is run once: what it names is compared with what is known.
A place that no longer fails decides with a default, and would pass over a member in silence.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# List -> where it stands, a line of it, and that line with a member more.
LISTS = {
    "Step": ("content/steps.py", '    OUTCOME = "outcome"\n', '    NEWSTEP = "new"\n'),
    "DilemmaKind": (
        "content/dilemma_kind.py",
        '    OPEN = "open"  # answer in their own words\n',
        '    NEWKIND = "new"\n',
    ),
    "Verdict": ("content/verdict.py", '    WRONG = "wrong"\n', '    NEWVERDICT = "new"\n'),
    "SceneKind": ("storyboard/scenes.py", '    GROUP_WORK = "group work"\n', '    NEWSCENE = "new"\n'),
    "Audience": ("content/audience.py", '    TRAINER = "trainer"\n', '    NEWAUDIENCE = "new"\n'),
    "Part": ("storyboard/parts.py", "    | Reviewed\n", "    | Rank\n"),
}
# Where somebody has to decide; a file that is added here decides too.
DECIDES = {
    "Step": {"storyboard/steps.py"},
    "SceneKind": {"planning/slides/dilemma_slides.py"},
    "DilemmaKind": {
        *("content/dilemma_kind.py", "storyboard/exercise.py", "storyboard/exercise_words.py"),
        "planning/paper/guide/row_words.py",
    },
    "Verdict": {"storyboard/verdicts.py", "exchange/question.py"},
    "Audience": {"planning/paper/secrets.py"},
    "Part": {"storyboard/exercise.py"},
}
MEMBERS = {
    "Step": "NEWSTEP",
    "SceneKind": "NEWSCENE",
    "DilemmaKind": "NEWKIND",
    "Verdict": "NEWVERDICT",
    "Audience": "NEWAUDIENCE",
    "Part": "Rank",
}


@pytest.fixture(scope="module")
def complaints(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What mypy says of a copy in which every list has a member more."""
    folder = tmp_path_factory.mktemp("copy")
    shutil.copytree(ROOT / "src", folder / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    for file, line, more in LISTS.values():
        path = folder / "src/deckgen" / file
        written = path.read_text("utf-8")
        assert line in written, f"{file} no longer holds {line!r}"
        path.write_text(written.replace(line, line + more), "utf-8")
    command = [sys.executable, "-m", "mypy", "--no-error-summary", "--cache-dir", str(folder / "cache"), "src"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600, check=False)
    return done.stdout.splitlines()


def _named(complaints: list[str], member: str) -> Iterator[str]:
    for line in complaints:
        if "[arg-type]" in line and re.search(rf"\b{member}\b", line):
            yield line.partition(":")[0].removeprefix("src/deckgen/")


@pytest.mark.nightly
@pytest.mark.parametrize("name", LISTS)
def test_the_type_checker_names_every_place_that_has_to_decide(name: str, complaints: list[str]) -> None:
    assert set(_named(complaints, MEMBERS[name])) >= DECIDES[name], "\n".join(complaints)
