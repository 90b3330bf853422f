"""Line ends that only word processors and web pages write, and that editors do not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.yaml_source.author_mistakes.mistake import Mistake, Page
from deckgen.yaml_source.syntax.author_file import AuthorFile

_SEPARATOR = re.compile("[\u2028\u2029]")
_NEXT_LINE = "\x85"  # a line end for YAML, so that no line of a page has one; no editor counts it as one


def mend_next_lines(file: AuthorFile) -> tuple[AuthorFile, list[Problem]]:
    """The file with a space for each NEXT LINE, which would part a text in two lines where its author sees one."""
    if _NEXT_LINE not in file.text:
        return file, []
    lines = file.text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = [(number, line.index(_NEXT_LINE)) for number, line in enumerate(lines) if _NEXT_LINE in line]
    problems = [_warn(file, number, column, _NEXT_LINE) for number, column in found]
    return AuthorFile(file.name, file.text.replace(_NEXT_LINE, " ")), problems


def find_line_separators(page: Page) -> Iterator[Mistake]:
    """Each line with one; a space is read in its place, so that lines keep their numbers."""
    if "\u2028" not in page.file.text and "\u2029" not in page.file.text:
        return
    for number, line in enumerate(page.lines):
        found = _SEPARATOR.search(line)
        if found is None:
            continue
        problem = _warn(page.file, number, found.start(), found.group())
        yield Mistake(problem, {number: _SEPARATOR.sub(" ", line)})


def _warn(file: AuthorFile, number: int, column: int, sign: str) -> Problem:
    message = tell(
        "An invisible line separator (U+{number}) from another program stands here; it is read as a space.",
        number=f"{ord(sign):04X}",
    )
    hint = tell("Delete it, and type a space or start a new line.")
    return warning("line-separator", message, file.place(number, column), hint)
