"""Rows of a table that make no table: they would be shown as they stand, bars and all."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.late_pattern import late_pattern
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.rich_text import Text, plain
from deckgen.yaml_source.author_mistakes.left_marks import CODE
from deckgen.yaml_source.syntax.author_text import AuthorText
from deckgen.yaml_source.syntax.bounds import MAX_PROBLEMS_IN_TEXT

_ROW = late_pattern(r"(?m)^[ \t]*(\|[^\n]{1,2000}\|)[ \t]*$")
_DASHES = late_pattern(r"\|?[ \t:|-]*-[ \t:|-]*")
_LETTER = late_pattern(r"[^\W_]")
_SPACES = late_pattern(r"\s+")


def find_lone_rows(author_text: AuthorText, text: Text) -> Iterator[Problem]:
    """Warn of the first row of each run of rows that stands in the text as it is shown."""
    written = author_text.value
    if "|" not in written:
        return
    shown, end, told = _SPACES.sub(" ", plain(text, " ")), -2, 0
    for found in _ROW.finditer(written):
        is_first, end = found.start() > end + 1, found.end()
        row = found.group(1)
        if not is_first or _count(row) == 1 or not _LETTER.search(row) or _SPACES.sub(" ", row) not in shown:
            continue
        told += 1
        if told > MAX_PROBLEMS_IN_TEXT:
            return
        yield warning(CODE, tell("These bars make no table."), author_text.at(found.start(1)), _cure(written, found))


def _cure(written: str, row: re.Match[str]) -> str:
    below = written[row.end() + 1 :].partition("\n")[0].strip()
    columns = _count(row.group(1))
    if _DASHES.fullmatch(below):
        return tell(
            "The line of dashes and the row above it differ in columns ({dashes} and {columns}): give both as many.",
            dashes=_count(below),
            columns=columns,
        )
    dashes = "|---" * columns + "|"
    return tell("Write a line of dashes below the row with the names of the columns: `{dashes}`.", dashes=dashes)


def _count(row: str) -> int:
    return row.strip().strip("|").count("|") + 1
