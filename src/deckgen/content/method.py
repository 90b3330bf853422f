"""How a dilemma is worked through: the author's own steps, in place of the usual ones."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from deckgen.problems import Place
from deckgen.rich_text import Text


class VoteRound(StrEnum):
    """Which of the two votes is held in a step."""

    BEFORE = "before"
    AFTER = "after"


class MethodStep(Struct, frozen=True):
    """One step of a method, with what the trainer needs for it."""

    name: str
    minutes: float | None
    place: Place
    text: Text = ()
    vote: VoteRound | None = None


Method = tuple[MethodStep, ...]


def minutes_of(method: Method) -> float:
    """What the steps of a method take together, as far as their author says."""
    return sum(step.minutes or 0.0 for step in method)
