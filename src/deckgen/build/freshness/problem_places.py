"""Places of problems, between what the author sees from the current folder and what is recorded from the deck's."""

from __future__ import annotations

import os
from pathlib import Path

from deckgen.build.freshness.input_files import find_path, name_path
from deckgen.problems import Problem


def to_record(problem: Problem, folder: Path) -> Problem:
    """A problem whose place starts at the deck's folder."""
    if not problem.place.file:
        return problem
    return problem._replace(place=problem.place._replace(file=name_path(Path(problem.place.file), folder)))


def to_author(problem: Problem, folder: Path) -> Problem:
    """A problem whose place is what the author would type here."""
    if not problem.place.file:
        return problem
    path = os.path.abspath(find_path(problem.place.file, folder))  # noqa: PTH100  # links stay links
    here = os.getcwd().rstrip(os.sep) + os.sep  # noqa: PTH109
    shown = path.removeprefix(here)
    return problem._replace(place=problem.place._replace(file=Path(shown).as_posix()))
