"""Mistakes that YAML does not see: the file can be read, but says something else than its author meant."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.problems import Problem
from deckgen.yaml_source.author_mistakes.cut_comment import find_cut_comments
from deckgen.yaml_source.author_mistakes.lost_apostrophe import find_lost_apostrophes
from deckgen.yaml_source.author_mistakes.mistake import Page
from deckgen.yaml_source.syntax.author_file import AuthorFile


def find_silent_mistakes(file: AuthorFile) -> Iterator[Problem]:
    """Warnings from the lines of a file that was read."""
    page = Page(file)
    yield from find_cut_comments(page)
    yield from find_lost_apostrophes(page)
