"""Marks of a word processor, or of Markdown written without its space, that would be shown as they stand."""

from __future__ import annotations

import re

from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.yaml_source.syntax.author_text import AuthorText

CODE = "stray-mark"
_STRAY = re.compile(
    r"(?m)^[ \t]*(?:(?P<bullet>[•·▪◦●‣⁃\uf0b7])[ \t]*(?=\S)|(?P<heading>#{2,6})(?=[^\W\d_])|(?P<dash>-)(?=[^\W\d_]))"
    r"|(?<!\\)(?P<bold>\*\*)(?=\s|$)(?<=\s\*\*)"
)
_LIST = re.compile(r"(?m)^[ \t]*[-*+] ")


def find_stray_marks(author_text: AuthorText) -> list[Problem]:
    """One warning a text for each kind of mark, at the first of them."""
    text = author_text.value
    problems: dict[str, Problem] = {}
    for found in _STRAY.finditer(text):
        if found["dash"] and not _LIST.search(text):
            continue  # a hyphen that belongs to its word
        kind = found.lastgroup or ""
        message = tell("`{mark}` is shown here as it stands; it makes no list, heading or bold text.", mark=found[kind])
        problems.setdefault(kind, warning(CODE, message, author_text.at(found.start(kind)), _HINTS[kind]))
    return list(problems.values())


_HINTS = {
    "bullet": tell(
        "Start each item on its own line with a hyphen and a space: `- `, with a blank line above the first."
    ),
    "heading": tell("Write a space after the `#` signs: `### Heading`."),
    "dash": tell("Write a space after the hyphen: `- item`."),
    "bold": tell("Write `**` against the words, without a space: `**bold**`."),
}
