"""Marks of a word processor, or of Markdown written without its space, that would be shown as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.rich_text import Text
from deckgen.yaml_source.author_mistakes.joined_lines import find_joined_lines
from deckgen.yaml_source.author_mistakes.left_marks import CODE, find_left_marks
from deckgen.yaml_source.author_mistakes.lone_rows import find_lone_rows
from deckgen.yaml_source.syntax.author_text import AuthorText

_WITHOUT_SPACE = re.compile(r"(?m)^[ \t]*(?:(?P<heading>#{2,6})|(?P<dash>-))(?=[^\W\d_])(?P<words>.{0,40})")
_LIST = re.compile(r"(?m)^[ \t]*[-*+] ")
_WORTH_A_LOOK = re.compile(r"[*_=~\[{#|•·▪◦●‣⁃➢➤→✓✔\uf0b7\uf0a7–—]|^[ \t]*(?:[-:o]|\(?\w{1,5}[.)])", re.MULTILINE)


def find_stray_marks(author_text: AuthorText, text: Text) -> list[Problem]:
    """What a text shows of the marks that its author wrote."""
    if not _WORTH_A_LOOK.search(author_text.value):
        return []
    return [
        *_find_missing_spaces(author_text),
        *find_joined_lines(author_text, text),
        *find_left_marks(author_text, text),
        *find_lone_rows(author_text, text),
    ]


def _find_missing_spaces(author_text: AuthorText) -> Iterator[Problem]:
    """Headings and items whose mark stands against their words; one warning for each kind."""
    seen: set[str] = set()
    has_list = _LIST.search(author_text.value) is not None
    for found in _WITHOUT_SPACE.finditer(author_text.value):
        kind = "heading" if found["heading"] else "dash"
        if kind in seen or (kind == "dash" and not has_list):  # a hyphen that belongs to its word
            continue
        seen.add(kind)
        mark = found[kind]
        message = tell("`{mark}` is shown here as it stands; it makes no list or heading.", mark=mark)
        hint = tell("Write a space behind it: `{mended}`.", mended=f"{mark} {found['words'].strip()}")
        yield warning(CODE, message, author_text.at(found.start(kind)), hint)
