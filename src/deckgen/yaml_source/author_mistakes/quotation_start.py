"""A text that starts with an apostrophe or a quotation mark, which YAML takes as the start of a quoted text."""

from __future__ import annotations

import re

from deckgen.messages.message import tell
from deckgen.yaml_source.author_mistakes.line_shape import LineShape, in_quotes, show
from deckgen.yaml_source.author_mistakes.mistake import Failure, Mistake, Page

_SINGLE = re.compile(r"'(?:[^']|'')*'")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"')
_ENDS = re.compile(r"\s*(?:#.*)?$")
_FURTHEST = 200  # lines above the failure


def find_quotation_start(page: Page, failure: Failure) -> Mistake | None:
    """The nearest text above the failure whose quotation mark does not end it."""
    for number in range(failure.line, max(-1, failure.line - _FURTHEST), -1):
        if number in page.in_text:
            continue
        shape = page.shape(number)
        if not shape.is_structure or shape.value[:1] not in {"'", '"'}:
            continue
        found = _judge(page, number, shape, failure)
        if found is not None:
            return found
    return None


def _judge(page: Page, number: int, shape: LineShape, failure: Failure) -> Mistake | None:
    mark = shape.value[0]
    closed = (_SINGLE if mark == "'" else _DOUBLE).match(shape.value)
    if closed is None:
        return _unclosed(page, number, shape) if _is_left_open(page, number, failure) else None
    if _ENDS.match(shape.value, closed.end()):
        return None
    if number < failure.start and number != failure.line:
        return None  # read already
    return _goes_on(page, number, shape, closed.end())


def _is_left_open(page: Page, number: int, failure: Failure) -> bool:
    """Whether keys follow inside the quotation: nobody means that."""
    below = next((each for each in range(number + 1, len(page.lines)) if page.lines[each].strip()), None)
    if below is None or number in {failure.start, failure.line}:
        return True
    return page.shape(below).is_structure


def _unclosed(page: Page, number: int, shape: LineShape) -> Mistake:
    if shape.value[0] == "'" and shape.value[1:2].isalnum():
        return _apostrophe(page, number, shape)
    message = tell("A quotation mark opens here and never closes.")
    hint = tell("Add the closing quotation mark at the end of the text.")
    mended = _mend(page, number, shape, in_quotes(shape.value[1:]))
    return page.mistake(number, shape.value_column, message, hint, mended)


def _apostrophe(page: Page, number: int, shape: LineShape) -> Mistake:
    message = tell("This text starts with an apostrophe, which YAML takes for an opening quotation mark.")
    hint = tell(
        "Put the whole text in double quotes: `{quoted}`; or write it on the next line after `|`.",
        quoted=in_quotes(show(shape.value)),
    )
    mended = _mend(page, number, shape, in_quotes(shape.value))
    return page.mistake(number, shape.value_column, message, hint, mended)


def _goes_on(page: Page, number: int, shape: LineShape, end: int) -> Mistake:
    if shape.value[0] == "'" and re.match(r"'\w{1,2} ", shape.value):
        return _apostrophe(page, number, shape)
    message = tell("The text goes on after the closing quotation mark.")
    text = shape.value
    if len(text) > 1 and text[0] == text[-1]:
        text = text[1:-1]  # quotation marks within quotation marks
    other = f"'{text}'" if "'" not in text else in_quotes(text)
    hint = tell(
        "Write the text on the next line, indented, after `|`; or put all of it in other quotation marks: `{quoted}`.",
        quoted=show(other),
    )
    return page.mistake(number, shape.value_column + end, message, hint, _mend(page, number, shape, in_quotes(text)))


def _mend(page: Page, number: int, shape: LineShape, value: str) -> str:
    return page.lines[number][: shape.value_column] + value
