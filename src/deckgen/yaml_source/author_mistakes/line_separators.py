"""Line ends that only word processors and web pages write, and that editors do not show."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.messages.message import tell
from deckgen.problems import warning
from deckgen.yaml_source.author_mistakes.mistake import Mistake, Page

_SEPARATOR = re.compile("[\u2028\u2029]")


def find_line_separators(page: Page) -> Iterator[Mistake]:
    """Each line with one; a space is read in its place, so that lines keep their numbers."""
    if page.file.text.isascii() or not _SEPARATOR.search(page.file.text):
        return
    for number, line in enumerate(page.lines):
        found = _SEPARATOR.search(line)
        if found is None:
            continue
        message = tell(
            "An invisible line separator (U+{number}) from another program stands here; it is read as a space.",
            number=f"{ord(found.group()):04X}",
        )
        hint = tell("Delete it, and type a space or start a new line.")
        problem = warning("line-separator", message, page.file.place(number, found.start()), hint)
        yield Mistake(problem, {number: _SEPARATOR.sub(" ", line)})
