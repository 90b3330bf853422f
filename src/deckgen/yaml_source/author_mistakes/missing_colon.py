"""A key without its colon, or a text where a key is expected."""

from __future__ import annotations

import re

from deckgen.messages.message import tell
from deckgen.yaml_source.author_mistakes.format_keys import format_keys
from deckgen.yaml_source.author_mistakes.line_shape import show
from deckgen.yaml_source.author_mistakes.mistake import Failure, Mistake, Page

_WORD = re.compile(r"( *(?:- +)*)([a-z_-]+)(?: +(?![:#])(.*)|$)")


def find_missing_colon(page: Page, failure: Failure) -> Mistake | None:
    """A line that starts with a known key and goes on without a colon."""
    for number in dict.fromkeys((failure.start, failure.line, page.before(failure.line))):
        if number < 0 or number in page.in_text:
            continue
        found = _WORD.match(page.file.line(number))
        if found is None or found.group(2) not in format_keys() or page.shape(number).key:
            continue
        key, rest = found.group(2), (found.group(3) or "").strip()
        message = tell("The colon after the key `{key}` is missing.", key=key)
        hint = tell("Write `{written}`.", written=show(f"{key}: {rest or '…'}"))
        return page.mistake(number, found.end(2), message, hint, f"{found.group(1)}{key}: {rest}".rstrip())
    return None
