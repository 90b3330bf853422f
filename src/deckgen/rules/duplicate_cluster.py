"""Two clusters of a deck may not have the same title: their slides would have the same titles too.

Bad::

    - cluster: Sociale media
      dilemmas: [klagende-collega]
    - cluster: sociale media
      dilemmas: [vriendschapsverzoek]

Good::

    - cluster: Sociale media
      dilemmas: [klagende-collega, vriendschapsverzoek]
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Deck
from deckgen.problems import Place, Problem, error

CODE = "duplicate-cluster"


def check(deck: Deck) -> Iterator[Problem]:
    """Report the second cluster with a title, whatever its capitals."""
    first: dict[str, Place] = {}
    for cluster in deck.clusters:
        name = cluster.title.casefold()
        if name in first:
            message = f"A second cluster is called “{cluster.title}”."
            hint = f"The first one stands on line {first[name].line}; put the dilemmas together, or rename one."
            yield error(CODE, message, cluster.place, hint)
        first.setdefault(name, cluster.place)
