"""A colon inside a text without quotation marks: YAML reads it as the end of a key."""

from __future__ import annotations

import re

from deckgen.messages.message import tell
from deckgen.yaml_source.author_mistakes.line_shape import in_quotes, show
from deckgen.yaml_source.author_mistakes.mistake import Failure, Mistake, Page

_COLON = re.compile(r":(?= |$)")
_FAR = 4_000  # characters of a line: nobody writes more between braces
_IN_BRACES = re.compile(r"(?<=[\s{,])([\w-]+: +)([^\"'{}\[\],]*+)(?=[,}\]])")


def find_colon_in_text(page: Page, failure: Failure) -> Mistake | None:
    """A second colon in the line where the parser stopped."""
    if failure.line in page.in_text:
        return None
    shape = page.shape(failure.line)
    line = page.file.line(failure.line)
    if shape.value[:1] in {"{", "["} or line.lstrip().startswith(("{", "[", "- {", "- [")):
        return _in_braces(page, failure.line)
    if not shape.key or shape.value[:1] in {"'", '"', "|", ">", ""}:
        return None
    colon = _COLON.search(shape.value)
    if colon is None:
        return None
    column = shape.value_column + colon.start()
    message = tell("A colon followed by a space stands inside this text; YAML reads it as the end of a key.")
    hint = tell(
        "Put the text in quotes: `{quoted}`; or write it on the next line after `|`.",
        quoted=in_quotes(show(shape.value)),
    )
    return page.mistake(failure.line, column, message, hint, line[: shape.value_column] + in_quotes(shape.value))


def _in_braces(page: Page, number: int) -> Mistake | None:
    line = page.file.line(number)
    found = next((each for each in _IN_BRACES.finditer(line, 0, _FAR) if ": " in each.group(2)), None)
    if found is None:
        return None
    text = found.group(2).strip()
    message = tell("A colon followed by a space stands inside a text between braces.")
    hint = tell("Put the text in quotes: `{key}{quoted}`.", key=found.group(1), quoted=in_quotes(show(text)))
    column = found.start(2) + found.group(2).index(": ")
    mended = line[: found.start(2)] + in_quotes(text) + line[found.start(2) + len(found.group(2).rstrip(" ")) :]
    return page.mistake(number, column, message, hint, mended)
