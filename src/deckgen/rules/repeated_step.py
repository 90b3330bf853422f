"""A step stands in the sequence once.

Bad::

    sequence: [question, choice, choice]

Good::

    sequence: [question, choice, answer]
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Deck
from deckgen.messages.message import tell
from deckgen.problems import Problem, error

CODE = "repeated-step"


def check(deck: Deck) -> Iterator[Problem]:
    """Report steps that come back."""
    for number, step in enumerate(deck.sequence):
        if step in deck.sequence[:number]:
            message = tell("The step `{value}` stands in `sequence` more than once.", value=step.value)
            place = deck.sequence_places[number] if deck.sequence_places else deck.place
            yield error(CODE, message, place, tell("Its slides would have the same titles; remove one."))
