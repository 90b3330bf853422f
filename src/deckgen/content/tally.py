"""What happened in the room, in numbers: who was there is a number, and votes have no voters."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from deckgen.problems import Place
from deckgen.rich_text import Text

Votes = Mapping[str, int]  # letter -> how many; empty where nobody voted


class DilemmaTally(Struct, frozen=True):
    """The votes on one dilemma before and after the talk, and what stood out."""

    dilemma: str  # its id
    before: Votes
    after: Votes
    remarks: tuple[Text, ...]
    place: Place

    @property
    def shift(self) -> Votes:
        """By how much each letter gained or lost; empty unless both rounds were counted."""
        if not self.before or not self.after:
            return {}
        letters = sorted({*self.before, *self.after})
        changes = {letter: self.after.get(letter, 0) - self.before.get(letter, 0) for letter in letters}
        return {letter: change for letter, change in changes.items() if change}


class Tally(Struct, frozen=True):
    """One session."""

    attendance: int
    place: Place
    date: str = ""  # YYYY-MM-DD
    group: str = ""
    location: str = ""
    duration: float | None = None  # minutes
    dilemmas: Mapping[str, DilemmaTally] = field(default_factory=dict)
    remarks: tuple[Text, ...] = ()
    open_questions: tuple[Text, ...] = ()
