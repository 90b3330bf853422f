"""A dash or a colon without the space that YAML needs after it: `-text: A`, `cluster:A`."""

from __future__ import annotations

import re

from deckgen.messages.message import tell
from deckgen.yaml_source.author_mistakes.format_keys import format_keys
from deckgen.yaml_source.author_mistakes.line_shape import show
from deckgen.yaml_source.author_mistakes.mistake import Failure, Mistake, Page

_DASH = re.compile(r"( *(?:- +)*-)(?=[^\s-])")
_COLON = re.compile(r"( *(?:- +)*)([a-z_-]+):(?=[^\s/:])")


def find_missing_space(page: Page, failure: Failure) -> Mistake | None:
    """Look where the parser stopped, and at the lines between there and where the trouble began."""
    for number in dict.fromkeys((failure.line, page.before(failure.line), failure.start)):
        if number in page.in_text or number < 0:
            continue
        found = _after_dash(page, number) or _after_colon(page, number)
        if found is not None:
            return found
    return None


def _after_dash(page: Page, number: int) -> Mistake | None:
    line = page.file.line(number)
    found = _DASH.match(line)
    if found is None:
        return None
    rest = line[found.end() :]
    hint = tell("Write `- {rest}`.", rest=show(rest))
    message = tell("The space after the dash is missing.")
    return page.mistake(number, found.end() - 1, message, hint, f"{found.group(1)} {rest}")


def _after_colon(page: Page, number: int) -> Mistake | None:
    line = page.file.line(number)
    found = _COLON.match(line)
    if found is None or found.group(2) not in format_keys():
        return None
    rest = line[found.end() :]
    message = tell("The space after the colon of `{key}` is missing.", key=found.group(2))
    hint = tell("Write `{key}: {rest}`.", key=found.group(2), rest=show(rest))
    return page.mistake(number, found.end() - 1, message, hint, f"{found.group()} {rest}")
