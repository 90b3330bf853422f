"""Lines that their author meant as a list, and that run together in one paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.rich_text import Text, plain
from deckgen.shown_text import shorten
from deckgen.yaml_source.author_mistakes.left_marks import CODE
from deckgen.yaml_source.syntax.author_text import AuthorText

_SIGNS = (
    ("bullet", r"[•·▪◦●‣⁃➢➤→✓✔\uf0b7\uf0a7]"),
    ("dash", r"[–—](?=[ \t])"),
    ("letter", r"\(?[a-z][.)](?=[ \t])"),
    ("number", r"\(?\d{1,5}[.)](?=[ \t])"),
    ("word", r"o(?=\t| {2,})"),  # what a word processor's ring becomes
)
_START = re.compile("[ \t]*(?:" + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _SIGNS) + r")[ \t]*(?=\S)")
_SPACES = re.compile(r"\s+")
_TAIL = 24  # characters of the line before that show that two lines became one
_SHOWN = 40


def find_joined_lines(author_text: AuthorText, text: Text) -> Iterator[Problem]:
    """One warning for each run of such lines, at its first."""
    lines = author_text.value.split("\n")
    starts = [_START.match(line) for line in lines]
    if not any(starts):
        return
    shown = _SPACES.sub(" ", plain(text))
    offset, reported = 0, ""
    for number, (line, start) in enumerate(zip(lines, starts, strict=True)):
        kind = (start.lastgroup or "") if start else ""
        if start and kind != reported and (kind == "bullet" or _joins_next(lines, starts, number, shown)):
            is_item = kind == "number" and _SPACES.sub(" ", line.strip()).replace("*", "") not in shown
            following = starts[number + 1] if is_item else None
            if following is None:
                yield _warn(author_text, offset, line, start)
            else:
                yield _warn(author_text, offset + len(line) + 1, lines[number + 1], following)
            reported = kind
        elif not line.strip():
            reported = ""
        offset += len(line) + 1


def _joins_next(lines: list[str], starts: list[re.Match[str] | None], number: int, shown: str) -> bool:
    """Whether the next line begins alike, and is shown as the end of this one."""
    start, following = starts[number], starts[number + 1] if number + 1 < len(lines) else None
    if start is None or following is None or following.lastgroup != start.lastgroup:
        return False
    words, after = lines[number][start.end() :].strip(), lines[number + 1].strip()
    return f"{words[-_TAIL:]} {after[:_TAIL]}".replace("*", "") in shown


def _warn(author_text: AuthorText, offset: int, line: str, start: re.Match[str]) -> Problem:
    kind = start.lastgroup or ""
    words, sign = line[start.end() :].strip(), start.group(kind)
    place = author_text.at(offset + start.start(kind))
    message = tell("Lines that begin with `{sign}` run together here; they make no list.", sign=sign)
    mark = {"letter": "1.", "number": f"{sign.strip('().')}."}.get(kind, "-")
    mended = shorten(f"{mark} {words}", _SHOWN)
    hint = tell("Leave a blank line above, and write each on a line of its own as `{mended}`.", mended=mended)
    return warning(CODE, message, place, hint)
