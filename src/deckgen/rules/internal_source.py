"""What is for internal use does not leave the organisation: a public deck may not quote it.

Bad::

    public: true
    program:
    - cluster: Media
      dilemmas:
      - id: grens
        question: Mag dit?
        meer_weten:
        - quote: dienstnota
          section: Regel

Good::

    public: false
    program:
    - cluster: Media
      dilemmas:
      - id: grens
        question: Mag dit?
        meer_weten:
        - quote: dienstnota
          section: Regel
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Deck
from deckgen.messages.message import tell
from deckgen.problems import Problem, error

CODE = "internal-source"


def check(deck: Deck) -> Iterator[Problem]:
    """Report each quotation of an internal source in a public deck."""
    if not deck.public:
        return
    for dilemma in deck.dilemmas:
        for passage in dilemma.meer_weten:
            if passage.source is not None and passage.source.usage == "internal":
                message = tell("`{id}` is for internal use, and this deck is public.", id=passage.source.id)
                yield error(CODE, message, passage.place, tell("Take the quotation out, or remove `public: true`."))
