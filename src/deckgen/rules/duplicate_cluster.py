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
from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, error

CODE = "duplicate-cluster"


def check(deck: Deck) -> Iterator[Problem]:
    """Report the second cluster with a title, whatever its capitals."""
    first: dict[str, Place] = {}
    for cluster in deck.clusters:
        name = cluster.title.casefold()
        if name in first:
            message = tell("A second cluster is called “{title}”.", title=cluster.title)
            hint = tell(
                "The first one stands on line {line}; put the dilemmas together, or rename one.", line=first[name].line
            )
            yield error(CODE, message, cluster.place, hint)
        first.setdefault(name, cluster.place)
