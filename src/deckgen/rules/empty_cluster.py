"""A cluster needs at least one dilemma.

Bad::

    - cluster: Werknemer op sociale media

Good::

    - cluster: Werknemer op sociale media
      dilemmas: [klagende-collega]
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Deck
from deckgen.messages.message import tell
from deckgen.problems import Problem, error

CODE = "empty-cluster"


def check(deck: Deck) -> Iterator[Problem]:
    """Report clusters without dilemmas."""
    for cluster in deck.clusters:
        if not cluster.dilemmas:
            hint = tell("Add `dilemmas:` with names of files in `dilemmas/`, or remove the cluster.")
            yield error(
                CODE, tell("The cluster “{name}” has no dilemmas.", name=_name(cluster.title)), cluster.place, hint
            )


def _name(title: str) -> str:
    return title if title.isprintable() else "…"
