"""A key or an item that does not stand in the column of those it belongs to, or that lost its dash."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.messages.message import tell
from deckgen.yaml_source.author_mistakes.mistake import Failure, Mistake, Page

_SAID = (
    "block end",
    "'-' indicator",
    "mapping values are not allowed",
    "block sequence entries",
    "expected key",
    "simple key",
)
_FAR = 10_000


def find_indentation(page: Page, failure: Failure) -> Mistake | None:
    """The line where the parser stopped, moved to the column of the line that it fits best."""
    if not any(piece in failure.said for piece in _SAID) or failure.line in page.in_text:
        return None
    shape = page.shape(failure.line)
    if not shape.is_structure:
        return None
    column = _nearest_column(page, failure.line)
    if column is None or column == shape.indent:
        return None
    line = page.file.line(failure.line)
    message = tell("This line does not fit the lines above it: it starts in column {column}.", column=shape.indent + 1)
    hint = tell(
        "Keys of one thing, and items of one list, start in the same column: here column {column}.", column=column + 1
    )
    return page.mistake(failure.line, shape.indent, message, hint, " " * column + line.lstrip(" "))


def _nearest_column(page: Page, number: int) -> int | None:
    """The column nearest to that of the line in which an item, or a key, is still open above it."""
    shape = page.shape(number)
    columns = list(_open_columns(page, number, items=bool(shape.dashes)))
    return min(columns, key=lambda column: (abs(column - shape.indent), column)) if columns else None


def _open_columns(page: Page, number: int, *, items: bool) -> Iterator[int]:
    """The columns of what the lines above have opened, from the nearest outwards."""
    least = _FAR
    above = page.before(number)
    while above >= 0 and least > 0:
        shape = page.shape(above)
        if above not in page.in_text and shape.is_structure and shape.indent < least:
            least = shape.indent
            if not items:
                yield shape.key_column
            if bool(shape.dashes) == items:
                yield shape.indent
        above = page.before(above)
