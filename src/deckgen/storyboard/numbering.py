"""The key of each dilemma, such as 1.2: the same on slides, papers, cards and pages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from msgspec import Struct, field


def number_of(cluster: int, dilemma: int) -> str:
    """Theme and number within it: 1.2."""
    return f"{cluster}.{dilemma}"


def slug(title: str) -> str:
    """A title as a key: lower case, without accents, words joined by hyphens."""
    letters = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "slide"


class Keys(Struct):
    """Keys that stay the same over rebuilds, no two alike. A dilemma keeps its own id, whatever slides are called."""

    taken: set[str]
    told: set[str] = field(default_factory=set)  # ids of the dilemmas so far
    last: dict[str, int] = field(default_factory=dict)  # the number that a wish was given at last

    @classmethod
    def for_dilemmas(cls, ids: Iterable[str]) -> Keys:
        """Keys that leave the dilemmas of a deck their ids."""
        return cls({"title", *ids})

    def of_dilemma(self, identity: str) -> str:
        """The id itself; a number behind it where it comes a second time."""
        key = self.of(identity) if identity in self.told else identity
        self.told.add(identity)
        return key

    def of(self, wish: str) -> str:
        """A key that nothing else has."""
        key, number = wish, self.last.get(wish, 1)
        while key in self.taken:
            number += 1
            key = f"{wish}-{number}"
        self.taken.add(key)
        self.last[wish] = number
        return key
