"""Reads on after a mistake: each is recognised in the lines, reported, and mended in a copy that is read again."""

from __future__ import annotations

from collections.abc import Iterator

from yaml import MarkedYAMLError, YAMLError

from deckgen.problems import Problem
from deckgen.yaml_source.author_mistakes.colon_in_text import find_colon_in_text
from deckgen.yaml_source.author_mistakes.indentation import find_indentation
from deckgen.yaml_source.author_mistakes.left_block import find_left_block
from deckgen.yaml_source.author_mistakes.missing_colon import find_missing_colon
from deckgen.yaml_source.author_mistakes.missing_dash import find_missing_dash
from deckgen.yaml_source.author_mistakes.missing_space import find_missing_space
from deckgen.yaml_source.author_mistakes.mistake import Failure, Finder, Mistake, Page, mend_lines
from deckgen.yaml_source.author_mistakes.quotation_start import find_quotation_start
from deckgen.yaml_source.author_mistakes.tabs import find_tab
from deckgen.yaml_source.author_mistakes.wrong_characters import find_wrong_colon
from deckgen.yaml_source.syntax.author_file import AuthorFile
from deckgen.yaml_source.syntax.yaml_errors import explain_yaml_error

# From what can be told for certain to what is likely.
_FINDERS: tuple[Finder, ...] = (
    find_tab,
    find_missing_space,
    find_wrong_colon,
    find_quotation_start,
    find_left_block,
    find_colon_in_text,
    find_missing_colon,
    find_missing_dash,
    find_indentation,
)
_MOST = 20  # mistakes of one file
_LARGEST = 400_000  # characters; a larger file is read once


class Recovery:
    """What was found in one file so far. `is_sure` until a mistake was found whose cure is not known."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.is_sure = True

    def mend(self, file: AuthorFile, failure: YAMLError) -> AuthorFile | None:
        """The file with the mistake behind a failure mended; None where reading cannot go on."""
        stop = _locate(failure)
        mistake = next(_find(file, stop), None) if stop is not None else None
        if mistake is None:
            self.problems.append(explain_yaml_error(failure, file))
            self.is_sure = False
            return None
        self.problems.append(mistake.problem)
        too_many = len(self.problems) >= _MOST or len(file.text) > _LARGEST
        self.is_sure = self.is_sure and not too_many
        return None if too_many else mend_lines(file, mistake)


def _locate(failure: YAMLError) -> Failure | None:
    if not isinstance(failure, MarkedYAMLError):
        return None
    mark = failure.problem_mark or failure.context_mark
    if mark is None:
        return None
    start = failure.context_mark or mark
    return Failure(mark.line, mark.column, start.line, failure.problem or "")


def _find(file: AuthorFile, stop: Failure) -> Iterator[Mistake]:
    page = Page(file)
    for find in _FINDERS:
        mistake = find(page, stop)
        if mistake is not None and any(file.line(number) != text for number, text in mistake.mended.items()):
            yield mistake
