"""Characters that look like a dash, a space or a colon, as word processors write them, where YAML needs its own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckgen.late_pattern import late_pattern
from deckgen.messages.message import tell
from deckgen.yaml_source.author_mistakes.mistake import Failure, Mistake, Page

_DASHES = {
    "–": tell("an en dash"), "—": tell("an em dash"), "−": tell("a minus sign"), "‐": tell("a typographic hyphen"),
    "‑": tell("a non-breaking hyphen"), "‒": tell("a figure dash"), "•": tell("a bullet"), "◦": tell("a bullet"),
    "▪": tell("a bullet"), "●": tell("a bullet"), "·": tell("a middle dot"), "\uf0b7": tell("a bullet from Word"),
}  # fmt: skip
_SPACES = {
    "\u00a0": tell("a non-breaking space"), "\u202f": tell("a narrow non-breaking space"),
    "\u2009": tell("a thin space"), "\u2007": tell("a figure space"), "\u3000": tell("an ideographic space"),
    "\u2003": tell("an em space"), "\u2002": tell("an en space"), "\u200b": tell("an invisible space"),
}  # fmt: skip
_COLONS = {
    "：": tell("a full-width colon"), "∶": tell("a ratio sign"), ";": tell("a semicolon"), "=": tell("an equals sign"),
}  # fmt: skip
_SPACE = f"[{''.join(_SPACES)}]"
_DASH = re.compile(rf"(?m)^( *(?:- +)?)([{''.join(_DASHES)}])(?:[ \t]|{_SPACE})*(?=[a-z_-]+ *:(?: |$))")
_WHITE = re.compile(rf"(?m)^[ -]*({_SPACE}+)|^[ -]*[a-z_-]+:({_SPACE}+)")
_COLON = late_pattern(rf"( *(?:- +)*[a-z_-]+) ?([{''.join(_COLONS)}])\s*")


def find_wrong_characters(page: Page) -> Iterator[Mistake]:
    """Dashes and spaces that are not YAML's, wherever they stand in place of it; also where the file can be read."""
    text = page.file.text
    if text.isascii() or not any(_DASH.match(line) or _WHITE.match(line) for line in _suspects(text)):
        return
    for number, line in enumerate(page.lines):
        if number in page.in_text or line.isascii():
            continue
        found = _find_dash(page, number, line) or _find_space(page, number, line)
        if found is not None:
            yield found


def _suspects(text: str) -> Iterator[str]:
    """The lines that may hold such a character."""
    return (line for line in text.split("\n") if not line.isascii())


def _find_dash(page: Page, number: int, line: str) -> Mistake | None:
    dash = _DASH.match(line)
    if dash is None:
        return None
    character = dash.group(2)
    message = tell(
        "This item starts with {what} (`{character}`) instead of a hyphen.",
        what=_DASHES[character],
        character=character,
    )
    hint = tell("Type the hyphen of the keyboard, followed by a space: `- `.")
    mended = f"{dash.group(1)}- {line[dash.end() :]}"
    return page.mistake(number, dash.start(2), message, hint, mended)


def _find_space(page: Page, number: int, line: str) -> Mistake | None:
    white = _WHITE.match(line)
    if white is None:
        return None
    group = 1 if white.group(1) else 2
    column, end = white.span(group)
    message = tell("There is {what} here, where YAML needs an ordinary space.", what=_SPACES[line[column]])
    mended = line[:column] + " " * (end - column) + line[end:]
    return page.mistake(number, column, message, tell("Delete it and type a space."), mended)


def find_wrong_colon(page: Page, failure: Failure) -> Mistake | None:
    """Another character where the colon after a key should be."""
    for number in dict.fromkeys((failure.line, page.before(failure.line), failure.start)):
        line = page.file.line(number)
        found = _COLON.match(line)
        if number in page.in_text or found is None or page.shape(number).key:
            continue
        character = found.group(2)
        message = tell(
            "The key is followed by {what} (`{character}`) instead of a colon.",
            what=_COLONS[character],
            character=character,
        )
        hint = tell("Write a colon and a space after the key: `key: value`.")
        return page.mistake(number, found.start(2), message, hint, f"{found.group(1)}: {line[found.end() :]}")
    return None
