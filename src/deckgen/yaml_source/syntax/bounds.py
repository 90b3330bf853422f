"""How much a deck may hold. Each bound is far above what a session needs and far below what would stop a machine."""

from __future__ import annotations

import re

from deckgen.messages.message import tell

MAX_TEXT = 20_000  # characters of one text of an author, its terms filled in
MAX_SOURCE = 300_000  # characters of one source
MAX_LINES = 1_000  # of one text of an author
MAX_LINE = 500  # characters of a title, a name, a term's words
MAX_ID = 100
MAX_BRACKETS = 5_000  # `[` and `<` in a text: each may open something, and is looked at from many places
MAX_MARKS = 3_000  # runs of `*`, `_`, `` ` `` and `~` in a text: each may change its face, and each face is set apart
MAX_SOURCE_LINES = 40_000  # of one source
MAX_WORD = 1_000  # characters without a space between them
MAX_ITEMS = 4_000  # items of a program, and dilemmas of a cluster: a table that is imported has 3,000 rows
MAX_TERMS = 1_000  # that a deck names
MAX_LIST = 100  # items of a small list: values, tags, prompts
MAX_VALUES = 500_000  # keys, items and texts of one YAML file
MAX_REPEATED = 2_000_000  # characters that aliases and merge keys add to a file
MAX_DECK_CHARACTERS = 20_000_000  # of all texts of a deck together
MAX_DECK_BYTES = 256 * 1024 * 1024  # of all files of a deck together
MAX_DECK_PIXELS = 1_000_000_000  # of all pictures of a deck together
MAX_PROBLEMS = 500  # shown of one deck
MAX_PROBLEMS_IN_TEXT = 25  # of one kind in one text

_MARKS = re.compile("[*_`~]+")
_LONG_WORD = rf"\S{{{MAX_WORD + 1}}}"


def explain_excess(text: str, most: int = MAX_TEXT) -> str:
    """Why a text is too long to be set, or nothing."""
    if len(text) > most:
        return tell("This text has {count:,} characters; it can have at most {most:,}.", count=len(text), most=most)
    lines = {MAX_TEXT: MAX_LINES, MAX_SOURCE: MAX_SOURCE_LINES}.get(most, most)
    if text.count("\n") >= lines:
        return tell(
            "This text has {value:,} lines; it can have at most {max_lines:,}.",
            value=text.count(chr(10)) + 1,
            max_lines=lines,
        )
    if most == MAX_TEXT and len(text) > MAX_MARKS and (count := len(_MARKS.findall(text))) > MAX_MARKS:
        return tell(
            "This text has {count:,} signs that make letters bold or slanted; it can have at most {most:,}.",
            count=count,
            most=MAX_MARKS,
        )
    if most > MAX_LINE and len(text) > MAX_BRACKETS and (count := text.count("[") + text.count("<")) > MAX_BRACKETS:
        return tell(
            "This text has {count:,} signs `[` and `<`; it can have at most {most:,}.", count=count, most=MAX_BRACKETS
        )
    if len(text) > MAX_WORD and re.search(_LONG_WORD, text):
        return tell("A word in this text has more than {max_word:,} characters.", max_word=MAX_WORD)
    return ""
