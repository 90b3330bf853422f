"""What a text may hold in each place where it is shown, so that no author's text and no file's name steers anything.

A terminal obeys escapes and C1 controls, GitHub's log obeys lines that start with `::` or hold `##[`, and all programs
turn text round at direction marks. Each place has one function here; whoever shows text uses it.
"""

from __future__ import annotations

import re

# Expressions, compiled where they are used: an unchanged build uses none of them.
# Of no use in a document: controls but tab and line feed, C1, marks that turn the direction of what follows, halves of
# characters, noncharacters. What starts a line elsewhere is a space or a line feed here.
DIRECTION = "\u202a-\u202e\u2066-\u2069"
LINE_ENDS = "\r\n|[\r\x0b\x0c\x85\u2028\u2029]"
_CONTROLS = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"
_NO_CHARACTERS = "\ufffe\uffff"
FORBIDDEN = f"[{_CONTROLS}{DIRECTION}\ud800-\udfff{_NO_CHARACTERS}]"
IN_FILES = f"[{_CONTROLS}{DIRECTION}{_NO_CHARACTERS}]"  # text decoded from UTF-8 has no halves
_SHOWN = "\u00a0\u2002\u202f\u00ad"  # typography that Python does not count as printable
_SHORT_NUMBER = 0xFFFF
_COMMAND = r"(?m)^([^\S\n]*):(?=:)|#(?=#\[)"


def on_a_line(text: str) -> str:
    """A name or a text as a part of one line: line ends, controls and invisible marks are shown by their number."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _SHOWN else _by_number(c) for c in text)


def in_lines(text: str) -> str:
    """A text of several lines: as `on_a_line`, but its line feeds stay."""
    return "\n".join(on_a_line(line) for line in text.split("\n"))


def for_terminal(text: str) -> str:
    """What is printed: nothing in it steers a terminal, and no line of it is a command to the log of a CI service."""
    lines = in_lines(text)
    return re.sub(_COMMAND, _disarm, lines) if "::" in lines or "##[" in lines else lines


def for_annotation(text: str) -> str:
    """The message of a workflow command of GitHub."""
    return on_a_line(text.replace("\n", " ")).replace("%", "%25")


def for_annotation_property(text: str) -> str:
    """A property of a workflow command, such as the file that it is about."""
    return on_a_line(text).replace("%", "%25").replace(":", "%3A").replace(",", "%2C")


def as_json(data: object, indent: int = 1) -> str:
    """JSON with letters as they are, and what could steer by its number, which a reader of JSON turns back."""
    import json  # most of what is shown is no JSON

    return "\n".join(_escape_json(line) for line in json.dumps(data, ensure_ascii=False, indent=indent).split("\n"))


def in_documents(text: str) -> str:
    """Words in a slide, a page or the properties of a file: what has no place there is left out."""
    if text.isprintable():
        return text
    return re.sub(FORBIDDEN, "", re.sub(LINE_ENDS, " ", text))


def as_name(text: str) -> str:
    """A title where programs list it, as a bookmark, a tab or an entry: they show a soft hyphen as a hyphen."""
    return text.replace("\u00ad", "")


def shorten(text: str, most: int) -> str:
    """A text that is quoted in a sentence: `most` characters of it at most, and a sign that it goes on."""
    return text if len(text) <= most else text[: most - 1] + "…"


def _escape_json(line: str) -> str:
    if line.isprintable() and "##[" not in line:
        return line
    import json

    escaped = "".join(c if c.isprintable() or c in _SHOWN else json.dumps(c)[1:-1] for c in line)
    return escaped.replace("##[", "\\u0023#[")


def _disarm(found: re.Match[str]) -> str:
    return _by_number("#") if found.group(1) is None else found.group(1) + _by_number(":")


def _by_number(character: str) -> str:
    number = ord(character)
    return f"\\u{number:04x}" if number <= _SHORT_NUMBER else f"\\U{number:08x}"
