"""Mistakes looked for in every file, since they are plain anywhere: merge conflicts, wrong dashes and spaces."""

from __future__ import annotations

from deckgen.problems import Problem
from deckgen.yaml_source.author_mistakes.conflict_marks import find_conflicts
from deckgen.yaml_source.author_mistakes.garbled_letters import find_garbled_letters
from deckgen.yaml_source.author_mistakes.line_separators import find_line_separators, mend_next_lines
from deckgen.yaml_source.author_mistakes.mistake import Page, mend_lines
from deckgen.yaml_source.author_mistakes.wrong_characters import find_wrong_characters
from deckgen.yaml_source.syntax.author_file import AuthorFile


def mend_certain(file: AuthorFile) -> tuple[AuthorFile, list[Problem]]:
    """The file without what is a mistake wherever it stands: garbled letters, merge conflicts, foreign dashes."""
    file, problems = mend_next_lines(file)
    for find in (find_line_separators, find_garbled_letters, find_conflicts, find_wrong_characters):
        for mistake in find(Page(file)):
            problems.append(mistake.problem)
            file = mend_lines(file, mistake)
    return file, problems
