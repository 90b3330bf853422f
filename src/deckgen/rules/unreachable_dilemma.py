"""In a deck whose choices lead on, a dilemma to which no way leads is not played.

A theme without ways is played as it stands; a story begins with the first dilemma of its theme.

Bad::

    - id: one
      question: Do you tell it?
      choices: [{text: Tell it., next: two}, {text: Wait.}]
    - id: two
      question: And now?
    - id: three
      question: Who forgot me?

Good::

    - id: one
      question: Do you tell it?
      choices: [{text: Tell it., next: two}, {text: Wait., next: three}]
    - id: two
      question: And now?
    - id: three
      question: Who waits longest?
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Cluster, Deck
from deckgen.content.dilemma import Dilemma
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning

CODE = "unreachable-dilemma"


def check(deck: Deck) -> Iterator[Problem]:
    """Warn of dilemmas that nobody comes to."""
    ways = {dilemma.id: _ways(dilemma) for dilemma in deck.dilemmas}
    targets = {name for names in ways.values() for name in names}
    if not targets:
        return
    reached = _follow({start for cluster in deck.clusters for start in _starts(cluster, ways, targets, deck)}, ways)
    for cluster in deck.clusters:
        for number, dilemma in enumerate(cluster.dilemmas):
            if dilemma.id not in reached:
                message = tell("No way leads to `{name}`.", name=dilemma.id)
                place = cluster.dilemma_places[number] if cluster.dilemma_places else dilemma.place
                hint = tell("Let a choice lead to it with `next: {name}`, or leave it out.", name=dilemma.id)
                yield warning(CODE, message, place, hint)


def _ways(dilemma: Dilemma) -> list[str]:
    """Where its choices lead; back to itself is no way but a problem of its own."""
    return [choice.leads_to for choice in dilemma.choices if choice.leads_to not in {"", dilemma.id}]


def _starts(cluster: Cluster, ways: dict[str, list[str]], targets: set[str], deck: Deck) -> Iterator[str]:
    """Where one begins in a theme: everywhere where it has no ways, else with its first dilemma if that leads on."""
    names = [dilemma.id for dilemma in cluster.dilemmas]
    if not any(ways[name] or name in targets for name in names):
        yield from names
    elif names and (cluster is deck.clusters[0] or (ways[names[0]] and names[0] not in targets)):
        yield names[0]


def _follow(starts: set[str], ways: dict[str, list[str]]) -> set[str]:
    reached: set[str] = set()
    to_do = list(starts)
    while to_do:
        name = to_do.pop()
        if name not in reached:
            reached.add(name)
            to_do += ways.get(name, [])
    return reached
