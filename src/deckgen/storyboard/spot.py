"""The place of a dilemma in its deck, which numbers and times it."""

from __future__ import annotations

from msgspec import Struct

from deckgen.content.deck import Cluster


class Spot(Struct, frozen=True):
    """Where a dilemma stands in its deck. `number` counts within the theme, `position` through the deck."""

    key: str
    cluster: int
    theme: Cluster
    number: int
    position: int
    clock: float | None = None
    minutes: float | None = None
