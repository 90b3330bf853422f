"""Text that has left the column of the text after `|`, and so is no part of it."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.messages.message import tell
from deckgen.yaml_source.author_mistakes.format_keys import format_keys
from deckgen.yaml_source.author_mistakes.line_shape import BlockText
from deckgen.yaml_source.author_mistakes.mistake import Failure, Mistake, Page


def find_left_block(page: Page, failure: Failure) -> Mistake | None:
    """The first line that stands to the left of the text it belongs to, near where the parser stopped."""
    for block in reversed(page.blocks):
        if block.opener > failure.line:
            continue
        number = _find_inside(page, block) if block.last >= failure.line else -1
        if number < 0:
            number = _find_below(page, block, failure)
        return _explain(page, block, number) if number >= 0 else None
    return None


def _find_inside(page: Page, block: BlockText) -> int:
    """A line that is further to the right than the key, but not as far as the text."""
    return next(
        (number for number in range(block.first, block.last + 1) if 0 <= _indent(page.lines[number]) < block.column), -1
    )


def _find_below(page: Page, block: BlockText, failure: Failure) -> int:
    """The line right below the text, where it is a text and no key."""
    below = next((each for each in range(block.last + 1, len(page.lines)) if page.lines[each].strip()), -1)
    if below < 0 or below not in {failure.line, failure.start, page.before(failure.line)}:
        return -1
    shape = page.shape(below)
    return below if not shape.dashes and (not shape.key or shape.key not in format_keys()) else -1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" ")) if line.strip() else -1


def _explain(page: Page, block: BlockText, number: int) -> Mistake:
    line = page.lines[number]
    message = tell(
        "This line is not indented as far as the text it belongs to, which starts on line {line}.", line=block.first + 1
    )
    hint = tell("Start it in column {column}, below the other lines of the text.", column=block.column + 1)
    found = page.mistake(number, _indent(line), message, hint, "")
    return Mistake(found.problem, dict(_lines_to_move(page, block, number)))


def _lines_to_move(page: Page, block: BlockText, first: int) -> Iterator[tuple[int, str]]:
    """That line and those right below it that are no keys either."""
    for number in range(first, len(page.lines)):
        line = page.lines[number]
        shape = page.shape(number)
        if number > first and line.strip() and (shape.is_structure or _indent(line) >= block.column):
            return
        yield number, " " * block.column + line.strip() if line.strip() else line
