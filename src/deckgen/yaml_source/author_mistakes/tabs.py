"""A tab where YAML takes spaces only."""

from __future__ import annotations

from deckgen.messages.message import tell
from deckgen.yaml_source.author_mistakes.mistake import Failure, Mistake, Page


def find_tab(page: Page, failure: Failure) -> Mistake | None:
    """A tab in the indentation, at the place of the failure or in the lines just before it."""
    for number in dict.fromkeys((failure.line, page.before(failure.line))):
        line = page.file.line(number)
        structure = line[: len(line) - len(line.lstrip(" \t-"))]
        if number < 0 or number in page.in_text or "\t" not in structure:
            continue
        message = tell("A tab stands here; YAML is indented with spaces.")
        above = page.shape(page.before(number))
        indent = (
            " " * above.key_column if "-" not in structure and above.is_structure else structure.replace("\t", "  ")
        )
        mended = indent + line[len(structure) :]
        return page.mistake(number, line.index("\t"), message, tell("Replace the tab by two spaces."), mended)
    return None
