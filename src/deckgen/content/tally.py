"""What happened in the room, in numbers: who was there is a number, and votes have no voters."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from deckgen.content.dilemma import Dilemma
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.problems import Place
from deckgen.rich_text import Text, plain

Votes = Mapping[str, int]  # what was voted for, by its name on the ballot -> how many; empty where nobody voted


class Ballot(Struct, frozen=True):
    """Something that can be voted for: its short name, the names that an author may use, and what it is in words."""

    name: str
    known_as: tuple[str, ...]
    text: str = ""


def ballots_of(dilemma: Dilemma) -> tuple[Ballot, ...]:
    """What can be voted for: letters, the words of a statement, the points of a scale, the places of a list."""
    if dilemma.kind is DilemmaKind.SCALE and dilemma.scale is not None:
        return tuple(Ballot(str(point), (str(point),)) for point in dilemma.scale.points)
    found = []
    for number, choice in enumerate(dilemma.choices, start=1):
        words = plain(choice.text, " ")
        name = choice.letter or (words if not choice.is_written else str(number))
        text = "" if name == words else words
        found.append(Ballot(name, (name, choice.id), text))
    return tuple(found)


class LineTally(Struct, frozen=True):
    """The votes on one question before and after the talk: on a dilemma, or on one line of its scale."""

    name: str  # of the line; empty where the dilemma has one
    before: Votes
    after: Votes

    @property
    def is_counted(self) -> bool:
        """Whether anybody voted."""
        return bool(self.before or self.after)

    @property
    def shift(self) -> Votes:
        """By how much each letter gained or lost; empty unless both rounds were counted."""
        if not self.before or not self.after:
            return {}
        letters = list(dict.fromkeys((*self.before, *self.after)))
        changes = {letter: self.after.get(letter, 0) - self.before.get(letter, 0) for letter in letters}
        return {letter: change for letter, change in changes.items() if change}


class DilemmaTally(Struct, frozen=True):
    """The votes on one dilemma, line by line, and what stood out."""

    dilemma: str  # its id
    lines: tuple[LineTally, ...]
    remarks: tuple[Text, ...]
    place: Place

    @property
    def is_counted(self) -> bool:
        """Whether anybody voted."""
        return any(line.is_counted for line in self.lines)


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
