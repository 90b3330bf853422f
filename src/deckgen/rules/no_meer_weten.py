"""Who is sent to *meer weten* must find something there.

Bad::

    choices:
    - text: Je zwijgt.
      feedback: Dat hoeft niet (zie ‘meer weten’).
    - text: Je meldt het.

Good::

    meer_weten: De code zegt dat je altijd mag melden.
    choices:
    - text: Je zwijgt.
      feedback: Dat hoeft niet (zie ‘meer weten’).
    - text: Je meldt het.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from deckgen.content.deck import Deck
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.rules.deck_texts import shown_texts

CODE = "no-meer-weten"
_MARKS = r"[\s‘’“”„«»‚'\"*]*"  # noqa: RUF001
_SEE = (
    rf"\b(?:zie{_MARKS}(?:ook{_MARKS})?meer weten|voir{_MARKS}(?:aussi{_MARKS})?en savoir plus|"
    rf"siehe{_MARKS}(?:auch{_MARKS})?mehr (?:dazu|wissen|erfahren)|"
    rf"see{_MARKS}(?:also{_MARKS})?(?:more information|find out more|learn more|more to know))\b"
)


@cache
def _reference() -> re.Pattern[str]:
    """Made when it is asked for: most dilemmas have the block."""
    return re.compile(_SEE, re.IGNORECASE)


def check(deck: Deck) -> Iterator[Problem]:
    """Warn of each text that refers to a block which the dilemma does not have."""
    for dilemma in deck.dilemmas:
        if dilemma.meer_weten:
            continue
        for text in shown_texts(dilemma):
            for block in text:
                found = _reference().search(block.text)
                if found:
                    message = tell("“{group}” refers to a block that this dilemma does not have.", group=found.group())
                    yield warning(CODE, message, block.place, tell("Add `meer_weten:`, or take the reference out."))
