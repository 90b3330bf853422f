"""A slide that is meant for the handout should have text: paper shows its text, not its film.

Bad::

    - slide: Houvast
      handout: true

Good::

    - slide: Houvast
      handout: true
      text: Vraag raad aan een collega.
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Deck, FreeSlide
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning

CODE = "empty-handout"


def check(deck: Deck) -> Iterator[Problem]:
    """Warn of slides for the handout that would be a title alone."""
    for item in deck.program:
        if isinstance(item, FreeSlide) and item.handout and not item.text and item.picture is None:
            message = tell("The slide “{title}” is meant for the handout but has no text.", title=item.title)
            yield warning(CODE, message, item.place, tell("Add `text: …`, or remove `handout: true`."))
