"""A text that starts with a bracket or a brace, such as a link, which YAML takes for a list or a mapping."""

from __future__ import annotations

import re

from deckgen.messages.message import tell
from deckgen.yaml_source.author_mistakes.line_shape import in_quotes, show
from deckgen.yaml_source.author_mistakes.mistake import Failure, Mistake, Page

_CLOSED = re.compile(r"(?:\[[^\[\]]*\]|\{\{[^{}]*\}\}|\{[^{}]*\})(?=[^\s,#]|\s+[^\s#])")
_FURTHEST = 2  # lines above the failure


def find_bracket_start(page: Page, failure: Failure) -> Mistake | None:
    """The text at the failure whose words go on after the bracket that it starts with."""
    for number in range(failure.line, max(-1, failure.line - _FURTHEST), -1):
        shape = page.shape(number)
        if number in page.in_text or not shape.is_structure or not _CLOSED.match(shape.value):
            continue
        sign = "{{" if shape.value.startswith("{{") else shape.value[0]
        message = tell(
            "This text starts with `{sign}`, which YAML takes for the start of a list or a mapping.", sign=sign
        )
        hint = tell(
            "Put the whole text in double quotes: `{quoted}`; or write it on the next line after `|`.",
            quoted=in_quotes(show(shape.value)),
        )
        mended = page.lines[number][: shape.value_column] + in_quotes(shape.value)
        return page.mistake(number, shape.value_column, message, hint, mended)
    return None
