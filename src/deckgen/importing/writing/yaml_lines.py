"""Writes values as lines of YAML that people like to read: block texts, few quotation marks, guesses as comments."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckgen.messages.catalogue import worded

_PLAIN = re.compile(r"[^\W_][^\n]*")
_NEVER_PLAIN = re.compile(r": |:$| #|^(?:yes|no|on|off|true|false|null|y|n|~)$|^[\d.,+-]+$", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff]")
_WIDTH = 110


def clean(text: str) -> str:
    """A text without control characters, and with line ends that YAML knows."""
    return _CONTROL.sub("", text.replace("\u2028", "\n").replace("\u2029", "\n").replace("\x85", "\n"))


def write_key(key: str, text: str, indent: str = "", *, guess: str = "") -> list[str]:
    """A key with its text; nothing where there is none. What was guessed stands above it as a comment."""
    text = clean(text).strip()
    if not text:
        return []
    lines = write_guess(guess, indent)
    if "\n" in text or len(text) + len(indent) + len(key) > _WIDTH:
        return [*lines, f"{indent}{key}: |", *write_block(text, f"{indent}  ")]
    return [*lines, f"{indent}{key}: {write_scalar(text)}"]


def write_item(text: str, indent: str) -> list[str]:
    """A text as an item of a list."""
    text = clean(text).strip()
    if "\n" in text or len(text) + len(indent) > _WIDTH:
        return [f"{indent}- |", *write_block(text, f"{indent}  ")]
    return [f"{indent}- {write_scalar(text)}"]


def write_list(key: str, texts: Sequence[str], indent: str = "", *, guess: str = "") -> list[str]:
    """A key with a list of texts; nothing where there are none."""
    items = [text for text in texts if clean(text).strip()]
    if not items:
        return []
    lines = [line for text in items for line in write_item(text, f"{indent}")]
    return [*write_guess(guess, indent), f"{indent}{key}:", *lines]


def write_guess(why: str, indent: str = "") -> list[str]:
    """A comment that asks whoever reads the file to look."""
    return [f"{indent}# ? {' '.join(clean(worded(why)).split())}"] if why else []


def write_block(text: str, indent: str) -> list[str]:
    """The lines of a block text. No line ends in spaces, and none but the first level begins with some."""
    lines = [line.rstrip() for line in text.split("\n")]
    return [f"{indent}{line}" if line else "" for line in lines]


def write_scalar(text: str) -> str:
    """A text of one line, plain where nothing in it means something to YAML."""
    if _PLAIN.fullmatch(text) and not _NEVER_PLAIN.search(text):
        return text
    if "'" not in text and "\\" in text:
        return f"'{text}'"
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
