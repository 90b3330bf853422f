"""The key of each dilemma, such as 1.2: the same on slides' guide, handout, answers and cards."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from deckgen.content.deck import Cluster, Deck
from deckgen.content.dilemma import Dilemma
from deckgen.planning.paper.held_words import hold_last_words


class NumberedCluster(Struct, frozen=True):
    """A theme with its number from 1."""

    number: int
    cluster: Cluster

    @property
    def anchor(self) -> str:
        """The name of its place in a paper."""
        return f"cluster-{self.number}"

    @property
    def dilemmas(self) -> tuple[NumberedDilemma, ...]:
        """Its dilemmas with their keys."""
        return tuple(
            NumberedDilemma(self, number, dilemma) for number, dilemma in enumerate(self.cluster.dilemmas, start=1)
        )


class NumberedDilemma(Struct, frozen=True):
    """A dilemma with its number from 1 within its theme."""

    cluster: NumberedCluster
    number: int
    dilemma: Dilemma

    @property
    def as_set(self) -> Dilemma:
        """The dilemma as papers set it: the words that should end a text together are held together."""
        return _hold_last_words(self.dilemma)

    @property
    def key(self) -> str:
        """Theme and number: 1.2."""
        return f"{self.cluster.number}.{self.number}"

    @property
    def anchor(self) -> str:
        """The name of its place in a paper; a dilemma may stand in a deck twice, so its id will not do."""
        return f"dilemma-{self.key}"


def _hold_last_words(dilemma: Dilemma) -> Dilemma:
    question, short = (hold_last_words(text, hyphens=True) for text in (dilemma.question, dilemma.short))
    choices = tuple(
        replace(choice, text=hold_last_words(choice.text), feedback=hold_last_words(choice.feedback))
        for choice in dilemma.choices
    )
    return replace(dilemma, question=question, short=short, choices=choices)


def number_clusters(deck: Deck) -> tuple[NumberedCluster, ...]:
    """The themes of a deck, numbered."""
    return tuple(NumberedCluster(number, cluster) for number, cluster in enumerate(deck.clusters, start=1))


def number_dilemmas(deck: Deck) -> Iterator[NumberedDilemma]:
    """The dilemmas of a deck with their keys, in the order shown."""
    for cluster in number_clusters(deck):
        yield from cluster.dilemmas
