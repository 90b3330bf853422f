"""An item of a list without its dash: the parser only complains at a later line, or at a key that comes twice."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.messages.message import tell
from deckgen.yaml_source.author_mistakes.line_shape import show
from deckgen.yaml_source.author_mistakes.mistake import Failure, Mistake, Page

_STEP = 2  # columns that a dash and its space take


def find_missing_dash(page: Page, failure: Failure) -> Mistake | None:
    """Where the parser stopped: the start of the list, or the line above, if that has no dash."""
    shape = page.shape(failure.line)
    if failure.line in page.in_text or not shape.is_structure:
        return None
    if shape.dashes:
        first = _first_of_list(page, failure.line, shape.indent)
        return _explain(page, first, shape.indent) if first >= 0 else None
    above = page.before(failure.line)
    other = page.shape(above)
    lost = other.key and not other.dashes and shape.indent == other.indent + _STEP and above not in page.in_text
    return _explain(page, above, other.indent) if lost and _is_beside_items(page, above, other.indent) else None


def find_lost_dash(page: Page, duplicates: Iterable[int]) -> Mistake | None:
    """The first line whose key already stands in the same item, right behind the dash: a new item was meant."""
    for number in duplicates:
        shape = page.shape(number)
        above = page.before(number)
        while above >= 0 and page.shape(above).indent >= shape.indent:
            above = page.before(above)
        first = page.shape(above)
        is_same = first.key == shape.key != "" and first.key_column == shape.indent
        if above >= 0 and is_same and first.dashes and not shape.dashes:
            return _explain(page, number, first.indent)
    return None


def _first_of_list(page: Page, number: int, indent: int) -> int:
    """The line right below the key that the list belongs to, where it is a key further to the right; else -1."""
    below = number
    above = page.before(number)
    while above >= 0:
        shape = page.shape(above)
        if above not in page.in_text and shape.is_structure:
            if shape.indent <= indent:
                break
            below = above
        above = page.before(above)
    if above < 0 or below == number:
        return -1
    opener, first = page.shape(above), page.shape(below)
    return below if opener.key and not opener.value and not first.dashes and first.key else -1


def _is_beside_items(page: Page, number: int, indent: int) -> bool:
    """Whether an item of a list starts in this column right above."""
    above = page.before(number)
    while above >= 0 and (above in page.in_text or page.shape(above).indent > indent):
        above = page.before(above)
    return above >= 0 and page.shape(above).indent == indent and bool(page.shape(above).dashes)


def _explain(page: Page, number: int, indent: int) -> Mistake:
    shape, line = page.shape(number), page.lines[number]
    message = tell("The dash before this item of the list is missing.")
    hint = tell("Write `- {written}`.", written=show(line.strip()))
    return page.mistake(number, shape.indent, message, hint, " " * indent + "- " + line.lstrip(" "))
