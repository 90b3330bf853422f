"""A step stands in the sequence once.

Bad::

    sequence: [question, choice, choice]

Good::

    sequence: [question, choice, answer]
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Cluster, Deck
from deckgen.content.dilemma import Dilemma
from deckgen.messages.message import tell
from deckgen.problems import Problem, error

CODE = "repeated-step"


def check(deck: Deck) -> Iterator[Problem]:
    """Report steps that come back."""
    owners: tuple[Deck | Cluster | Dilemma, ...] = (deck, *deck.clusters, *deck.dilemmas)
    for owner in owners:
        yield from _check_sequence(owner)


def _check_sequence(owner: Deck | Cluster | Dilemma) -> Iterator[Problem]:
    for number, step in enumerate(owner.sequence):
        if step in owner.sequence[:number]:
            message = tell("The step `{value}` stands in `sequence` more than once.", value=step.value)
            place = owner.sequence_places[number] if owner.sequence_places else owner.place
            yield error(CODE, message, place, tell("Its slides would have the same titles; remove one."))
