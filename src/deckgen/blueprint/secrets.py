"""Words that a file for participants must not hold, and how words are compared."""

from __future__ import annotations

import unicodedata

from msgspec import Struct

from deckgen.problems import Place


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
    if not folded.isascii():
        folded = unicodedata.normalize("NFKD", folded)
    return "".join(filter(str.isalnum, folded))
