"""Characters that the paper's font lacks: what is printed in their place, and the warning to the author.

A letter with an accent that the font lacks is printed without it, a few signs as their nearest neighbour, all else as
a question mark. Spaces and hyphens that only steer line breaks are printed as the plain ones.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from deckgen.late_pattern import late_pattern
from deckgen.messages.message import tell
from deckgen.planning.advance_widths import Family
from deckgen.problems import Place, Problem, warning
from deckgen.rich_text import Span

UNKNOWN = "?"
_MOST_SHOWN = 5  # characters in one warning
_SAME = {
    "\u202f": "\u00a0",
    "\u2007": "\u00a0",
    "\u2011": "-",
    "\u2010": "-",
    "\u2012": "–",
    "\u2015": "—",
    "\u00ad": "",
    "\u200b": "",
    "\u200c": "",
    "\u200d": "",
    "\u2060": "",
    "\ufeff": "",
    "\ufe0e": "",
    "\ufe0f": "",
    "\t": " ",
}
_NEAREST = {
    "→": "->",
    "←": "<-",
    "⇒": "=>",
    "↔": "<->",
    "✓": "v",
    "✔": "v",
    "✗": "x",
    "✘": "x",
    "☐": "[ ]",
    "☑": "[v]",
    "☒": "[x]",
    "\u2032": "’",  # prime
    "\u2033": "”",
    "\u201b": "‘",
    "\u201f": "”",
    "●": "•",
    "▪": "•",
    "■": "•",
    "‣": "•",
    "\u2009": " ",
    "\u200a": " ",
    "\u2002": " ",
    "\u2003": " ",
}
_SAME_PATTERN = late_pattern("[" + "".join(_SAME) + "]")
_STEERING = frozenset("\n\u00ad\u200b\u200c\u200d\u2060\ufeff\ufe0e\ufe0f")


def missing_glyphs(text: str, family: Family) -> str:
    """The characters of a text that would be printed as something else, each once, in order."""
    table = family.regular.table
    if not set(text).difference(table):  # nearly always; and far cheaper than to ask for every character
        return ""
    return "".join(dict.fromkeys(c for c in text if c not in table and c not in _STEERING and c not in _SAME))


def printable_text(text: str, family: Family) -> str:
    """The text with a fallback for each character that the font lacks; what steers line breaks stays."""
    if not missing_glyphs(text, family):
        return text
    return "".join(_fallback(character, family) for character in text)


def drawn_text(text: str) -> str:
    """The characters as they are drawn: special spaces and hyphens as the plain ones that the font has."""
    if not _SAME_PATTERN.search(text):
        return text
    return "".join(_SAME.get(character, character) for character in text)


def printable_span(span: Span, family: Family) -> Span:
    """The span with a fallback for what the font lacks."""
    shown = printable_text(span.text, family).replace("\u00ad", "")
    return span if shown == span.text else Span(shown, span.bold, span.italic, span.link, span.language)


def warn_of_glyphs(text: str, family: Family, place: Place) -> tuple[Problem, ...]:
    """One warning for a text, that names its characters and what is printed for them."""
    missing = missing_glyphs(text, family)
    if not missing:
        return ()
    shown = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in missing[:_MOST_SHOWN])
    more = f" and {len(missing) - _MOST_SHOWN} more" if len(missing) > _MOST_SHOWN else ""
    instead = dict.fromkeys(_fallback(sign, family) for sign in missing[:_MOST_SHOWN])
    printed = ", ".join(f"“{sign}”" if sign else "nothing" for sign in instead)
    message = tell(
        "The typeface of papers has no {shown}{more}; printed instead: {printed}.",
        shown=shown,
        more=more,
        printed=printed,
    )
    return (warning("missing-glyph", message, place, tell("Write it with Latin, Greek or Cyrillic letters.")),)


@lru_cache(maxsize=2048)
def _base_letter(character: str) -> str:
    parts = unicodedata.normalize("NFKD", character)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _fallback(character: str, family: Family) -> str:
    table = family.regular.table
    if character in table or character in _STEERING or character in _SAME:
        return character
    if unicodedata.combining(character):
        return ""
    nearest = _NEAREST.get(character) or _base_letter(character)
    if nearest and all(part in table for part in nearest):
        return nearest
    return UNKNOWN
