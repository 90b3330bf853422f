"""A `#` after a space inside a text: YAML takes the rest of the line for a comment, and it is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.yaml_source.author_mistakes.line_shape import in_quotes, show
from deckgen.yaml_source.author_mistakes.mistake import Page

CODE = "cut-comment"
_MARK = re.compile(r" #(?=\w)")


def find_cut_comments(page: Page) -> Iterator[Problem]:
    """Each text without quotes that a `#` right before a letter or a digit ends."""
    if " #" not in page.file.text or not _MARK.search(page.file.text):
        return
    for number, line in enumerate(page.lines):
        found = _MARK.search(line)
        if found is None or number in page.in_text or line.lstrip().startswith("#"):
            continue
        shape = page.shape(number)
        text = line[shape.value_column : found.start()]
        if not text.strip() or text.lstrip()[0] in "'\"|>{[&*!" or " #" in text or line[: found.start()].strip() == "-":
            continue
        message = tell("The text ends before this `#`: what follows a space and a `#` is a comment for YAML.")
        hint = tell(
            "Put the text in quotes: `{quoted}`. If it is a comment, write a space after the `#`.",
            quoted=in_quotes(show(line[shape.value_column :].strip())),
        )
        yield warning(CODE, message, page.file.place(number, found.start() + 1), hint)
