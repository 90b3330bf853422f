"""A dilemma stands in a deck once: comments, links and votes find it by its id.

Bad::

    - cluster: Werknemer
      dilemmas: [klagende-collega]
    - cluster: Burger
      dilemmas: [klagende-collega]

Good::

    - cluster: Werknemer
      dilemmas: [klagende-collega]
    - cluster: Burger
      dilemmas: [burger-geeft-kritiek]
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Deck
from deckgen.messages.message import tell
from deckgen.problems import Problem, error

CODE = "duplicate-dilemma"


def check(deck: Deck) -> Iterator[Problem]:
    """Report every use of an id after the first, where the deck names it."""
    first: dict[str, str] = {}
    for cluster in deck.clusters:
        places = cluster.dilemma_places or tuple(dilemma.place for dilemma in cluster.dilemmas)
        for dilemma, place in zip(cluster.dilemmas, places, strict=True):
            if dilemma.id and dilemma.id in first:
                message = tell("The dilemma `{id}` stands in this deck for the second time.", id=dilemma.id)
                yield error(
                    CODE, message, place, tell("It stands in the cluster “{value}” already.", value=first[dilemma.id])
                )
            first.setdefault(dilemma.id, cluster.title)
