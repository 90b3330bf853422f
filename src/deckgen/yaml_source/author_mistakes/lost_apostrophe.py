"""A text in single quotes that starts like `'s avonds`: its apostrophe was taken for the opening quotation mark."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.late_pattern import late_pattern
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.yaml_source.author_mistakes.line_shape import in_quotes, show
from deckgen.yaml_source.author_mistakes.mistake import Page

CODE = "lost-apostrophe"
_FIRST = re.compile(r"'(?<![^ \n]')[stnkmr] ")  # begins with the sign: a search goes from one to the next
_START = late_pattern(r"(?m)^ *(?:- +)*(?:[\w-]+: +)?('[stnkmr] (?:[^'\n]|'')*)'\s*$")


def find_lost_apostrophes(page: Page) -> Iterator[Problem]:
    """Each such text; the words that can start so are those of Dutch and German."""
    text = page.file.text
    if not _FIRST.search(text) or not _START.search(text):
        return
    for number, line in enumerate(page.lines):
        found = _START.match(line)
        if found is None or number in page.in_text:
            continue
        message = tell("The apostrophe at the start of this text is read as a quotation mark, and is not shown.")
        hint = tell("Put the whole text in double quotes: `{quoted}`.", quoted=in_quotes(show(found.group(1))))
        yield warning(CODE, message, page.file.place(number, found.start(1)), hint)
