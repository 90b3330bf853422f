"""The first item of a list without its dash: the parser only complains at the next item."""

from __future__ import annotations

from deckgen.messages.message import tell
from deckgen.yaml_source.author_mistakes.mistake import Failure, Mistake, Page


def find_missing_dash(page: Page, failure: Failure) -> Mistake | None:
    """Where the parser stopped at an item: the key at the start of its list, if that has no dash."""
    item = page.shape(failure.line)
    if not item.dashes or failure.line in page.in_text:
        return None
    first = _first_of_list(page, failure.line, item.indent)
    if first < 0:
        return None
    shape, line = page.shape(first), page.lines[first]
    message = tell("The dash before the first item of this list is missing.")
    hint = tell("Write `- {key}: …`.", key=shape.key)
    return page.mistake(first, shape.indent, message, hint, " " * item.indent + "- " + line.lstrip(" "))


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
