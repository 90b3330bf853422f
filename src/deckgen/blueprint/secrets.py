"""Words that a file for participants must not hold, and how words are compared."""

from __future__ import annotations

import re
import unicodedata

from msgspec import Struct

from deckgen.problems import Place

_NO_LETTERS = re.compile(r"[\W_]+")
_NO_ASCII_LETTERS = {code: None for code in range(128) if not chr(code).isalnum()}


class Secret(Struct, frozen=True):
    """Words that a participant's file must not hold, with the place they were written.

    With `alone` they are a leak only where they are all that a paragraph, a cell, a label or a property says: they
    are too short to be looked for within a text, or an open text holds the same words.
    """

    text: str
    what: str  # feedback, answer, verdict, meer weten, brief, facilitator
    place: Place
    alone: bool = False


def letters_of(text: str) -> str:
    """The letters and digits of a text, without case and accents, in any script.

    So neither typography, spaces, line breaks nor hyphenation hide a leak.
    """
    folded = text.casefold()
    if folded.isascii():
        return folded.translate(_NO_ASCII_LETTERS)
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKD", folded))
