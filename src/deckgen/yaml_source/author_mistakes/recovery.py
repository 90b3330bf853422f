"""Reads on after a mistake: each is recognised in the lines, reported, and mended in a copy that is read again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from yaml import MarkedYAMLError

from deckgen.problems import Problem
from deckgen.yaml_source.author_mistakes.bracket_start import find_bracket_start
from deckgen.yaml_source.author_mistakes.colon_in_text import find_colon_in_text
from deckgen.yaml_source.author_mistakes.indentation import find_indentation
from deckgen.yaml_source.author_mistakes.left_block import find_left_block
from deckgen.yaml_source.author_mistakes.missing_colon import find_missing_colon
from deckgen.yaml_source.author_mistakes.missing_dash import find_lost_dash, find_missing_dash
from deckgen.yaml_source.author_mistakes.missing_space import find_missing_space
from deckgen.yaml_source.author_mistakes.mistake import Failure, Finder, Mistake, Page, mend_lines
from deckgen.yaml_source.author_mistakes.quotation_start import find_quotation_start
from deckgen.yaml_source.author_mistakes.tabs import find_tab
from deckgen.yaml_source.author_mistakes.wrong_characters import find_wrong_colon
from deckgen.yaml_source.syntax.author_file import AuthorFile

if TYPE_CHECKING:
    from deckgen.yaml_source.syntax.yaml_file import Composed

# From what can be told for certain to what is likely.
_FINDERS: tuple[Finder, ...] = (
    find_tab,
    find_missing_space,
    find_wrong_colon,
    find_quotation_start,
    find_bracket_start,
    find_left_block,
    find_missing_dash,
    find_colon_in_text,
    find_missing_colon,
    find_indentation,
)
_MOST = 20  # mistakes of one file
_LARGEST = 400_000  # characters; a larger file is read once


Compose = Callable[[AuthorFile], "Composed"]


def read_on(composed: Composed, compose: Compose) -> tuple[Composed, list[Problem]]:
    """Mend and read again, until the file can be read or what stops it is not understood."""
    problems: list[Problem] = []
    while len(problems) < _MOST and len(composed.file.text) <= _LARGEST:
        mistake = _find_mistake(composed)
        if mistake is None:
            break
        problems.append(mistake.problem)
        composed = compose(mend_lines(composed.file, mistake))
    return composed, problems


def _find_mistake(composed: Composed) -> Mistake | None:
    page = Page(composed.file)
    if composed.stop is None:
        twice = [problem.place.line - 1 for problem in composed.composer.problems if problem.code == "duplicate-key"]
        return find_lost_dash(page, twice)
    failure = _locate(composed.stop.__cause__)
    return next(_find(page, failure), None) if failure is not None else None


def _locate(failure: BaseException | None) -> Failure | None:
    if not isinstance(failure, MarkedYAMLError):
        return None
    mark = failure.problem_mark or failure.context_mark
    if mark is None:
        return None
    start = failure.context_mark or mark
    return Failure(mark.line, mark.column, start.line, failure.problem or "")


def _find(page: Page, failure: Failure) -> Iterator[Mistake]:
    for find in _FINDERS:
        mistake = find(page, failure)
        if mistake is not None and any(page.file.line(number) != text for number, text in mistake.mended.items()):
            yield mistake
