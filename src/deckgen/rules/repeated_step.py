"""A step stands in the sequence once, and the choices are shown by one step only.

Bad::

    sequence: [question, choice, choice]

Good::

    sequence: [question, choice, answer]
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Deck
from deckgen.problems import Problem, error

CODE = "repeated-step"


def check(deck: Deck) -> Iterator[Problem]:
    """Report steps that come back."""
    for number, step in enumerate(deck.sequence):
        if step in deck.sequence[:number]:
            message = f"The step `{step.value}` stands in `sequence` more than once."
            yield error(CODE, message, deck.sequence_place, "Its slides would have the same titles; remove one.")
            return
