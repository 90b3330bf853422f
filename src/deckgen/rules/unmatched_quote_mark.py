"""A quotation mark that opens must close, and one that closes must have opened. Apostrophes are left alone.

Bad::

    - slide: Vooraf
      text: De code zegt “je mag kritiek geven, ook online.

Good::

    - slide: Vooraf
      text: De code zegt “je mag kritiek geven, ook online”.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Deck
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.rules.deck_texts import own_texts
from deckgen.rules.quote_marks import find_unmatched

CODE = "unmatched-quote-mark"


def check(deck: Deck) -> Iterator[Problem]:
    """Warn of each mark that stands alone in its text, at the paragraph it stands in."""
    for text in own_texts(deck.program):
        for mark in find_unmatched(text, deck.language):
            message = tell(
                "The quotation mark {character} {fault}: “{context}”.",
                character=mark.character,
                fault=mark.fault,
                context=mark.context,
            )
            yield warning(CODE, message, mark.place, tell("Add the other mark, or remove this one."))
