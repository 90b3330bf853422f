"""What the papers of a deck found out about its secrets, so that the next paper need not ask again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deckgen.blueprint.secrets import Secret
    from deckgen.content.audience import Audience
    from deckgen.planning.paper.open_words import OpenWords
    from deckgen.storyboard.parts import Part


class KnownSecrets:
    """`said` are the texts of parts, `own` those of the deck, `kept` what is closed to some audiences on any paper."""

    def __init__(self) -> None:
        self.said: dict[int, tuple[Part, tuple[str, ...]]] = {}
        self.own: tuple[Secret, ...] | None = None
        self.kept: dict[frozenset[Audience], tuple[OpenWords, tuple[Secret, ...]]] = {}
