"""What points are worth: when a deck is passed, and what is said of a score."""

from __future__ import annotations

from msgspec import Struct

from deckgen.content.dilemma import Choice, Dilemma
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.verdict import Verdict
from deckgen.problems import Place
from deckgen.rich_text import Text


class Band(Struct, frozen=True):
    """What is said to who has at least this share of the points (0 to 1)."""

    share: float
    text: Text
    place: Place


class Scoring(Struct, frozen=True):
    """How a deck is scored. `pass_share` is the share of the points to pass, from 0 to 1; bands from high to low."""

    place: Place
    pass_share: float | None = None
    wrong: float = 0
    bands: tuple[Band, ...] = ()


def points_of(choice: Choice, kind: DilemmaKind, scoring: Scoring | None) -> float | None:
    """What a choice is worth: what its author wrote; else, in a fact of a scored deck, one where it is right."""
    if choice.points is not None:
        return choice.points
    if scoring is None or kind is not DilemmaKind.FACT:
        return None
    return 1 if choice.verdict is Verdict.RIGHT else scoring.wrong


def most_points(dilemma: Dilemma, scoring: Scoring | None) -> float:
    """The most that a dilemma can give: all that is right together, or the best of its other choices."""
    points = [points_of(choice, dilemma.kind, scoring) or 0 for choice in dilemma.choices]
    if dilemma.kind is DilemmaKind.FACT:
        return sum(point for point in points if point > 0)
    return max([0, *points])
