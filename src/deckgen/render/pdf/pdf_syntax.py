"""Python values as PDF syntax: numbers, text strings, names, rectangles."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from deckgen.shown_text import as_name, in_documents


@lru_cache(maxsize=8192)  # margins, sizes and the places of lines come again on every page
def number(value: float) -> str:
    """Write a number with at most four decimals, never with an exponent."""
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(values: Iterable[float]) -> str:
    """Write numbers with a space between them."""
    return " ".join(map(number, values))


def array(items: Iterable[object]) -> str:
    """Write an array of things that are PDF syntax already."""
    return f"[{' '.join(map(str, items))}]"


def text_string(text: str) -> str:
    """Write text for people that is not set in lines: as it is if it is ASCII, otherwise as UTF-16 in hexadecimal."""
    if text.isascii() and text.isprintable():
        return literal_string(text)
    return f"<FEFF{as_name(in_documents(text)).encode('utf-16-be', 'replace').hex().upper()}>"


def literal_string(text: str) -> str:
    """Write bytes, given as Latin-1 characters, as a string in parentheses."""
    escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    return f"({escaped})".replace("\r", "\\r").replace("\n", "\\n")


def date_string(iso: str) -> str:
    """Write a moment such as 2026-11-22T09:00:00Z as a PDF date; a date alone begins at midnight, UTC."""
    digits = "".join(sign for sign in iso[:19] if sign.isdigit())
    return f"(D:{digits:0<14}Z)"
