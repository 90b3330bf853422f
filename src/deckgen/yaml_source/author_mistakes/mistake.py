"""A mistake that was recognised: the problem to report, and the lines with it mended, so that reading can go on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property

from msgspec import Struct

from deckgen.problems import Problem, error
from deckgen.yaml_source.author_mistakes.line_shape import BlockText, LineShape, find_blocks, read_shape, text_lines
from deckgen.yaml_source.syntax.author_file import AuthorFile

CODE = "yaml-syntax"


class Mistake(Struct, frozen=True):
    """`mended` has the new text of each line to change; lines are never added or removed, so places stay."""

    problem: Problem
    mended: Mapping[int, str]


class Failure(Struct, frozen=True):
    """Where the parser stopped, counted from 0, where it says that the trouble began, and its words."""

    line: int
    column: int
    start: int
    said: str


class Page:
    """The lines of a file for whoever looks for a mistake in them."""

    def __init__(self, file: AuthorFile) -> None:
        self.file = file
        self.lines = file.lines

    @cached_property
    def blocks(self) -> list[BlockText]:
        """The texts after `|` and `>`."""
        return find_blocks(self.lines)

    @cached_property
    def in_text(self) -> frozenset[int]:
        """The lines that are such text."""
        return text_lines(self.blocks)

    def shape(self, number: int) -> LineShape:
        """The shape of a line."""
        return read_shape(self.file.line(number))

    def before(self, number: int) -> int:
        """The nearest line above that is not blank and no comment; -1 where there is none."""
        number -= 1
        while number >= 0 and (not self.lines[number].strip() or self.lines[number].lstrip().startswith("#")):
            number -= 1
        return number

    def mistake(self, number: int, column: int, message: str, hint: str, mended: str) -> Mistake:
        """A mistake in one line."""
        return Mistake(error(CODE, message, self.file.place(number, column), hint), {number: mended})


Finder = Callable[[Page, Failure], Mistake | None]  # what a kind of mistake does when the parser stopped


def mend_lines(file: AuthorFile, mistake: Mistake) -> AuthorFile:
    """The file with the mistake mended; its lines keep their numbers."""
    lines = list(file.lines)
    for number, text in mistake.mended.items():
        lines[number] = text
    return AuthorFile(file.name, "\n".join(lines))
