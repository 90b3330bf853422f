"""How long a dilemma and each of its steps take: notes, timetable and guide all take their minutes from here.

What an author says of a step is kept; the rest of the time is divided over the other steps in whole minutes.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from math import floor
from typing import TypeVar

from msgspec import Struct, field

from deckgen.content.deck import Cluster, Deck, Step
from deckgen.content.dilemma import Dilemma
from deckgen.storyboard.steps import has_step

DILEMMA_MINUTES = 10.0

Part = TypeVar("Part", bound=Hashable)


class DilemmaTime(Struct, frozen=True):
    """The minutes of a dilemma. `told` are those of the steps whose time its author gave."""

    minutes: float
    assumed: bool = False  # the author gave no time for the whole
    told: Mapping[Step, float] = field(default_factory=dict)
    has_method: bool = False  # the steps of the method have their own minutes


def time_dilemma(deck: Deck, cluster: Cluster, dilemma: Dilemma) -> DilemmaTime:
    """What the author says of the whole, else of its steps, else ten minutes: never less than its new facts take."""
    told = dict(_told_steps(deck, cluster, dilemma))
    has_method = any(step.minutes for step in deck.method_of(cluster, dilemma))
    own = deck.minutes_of(cluster, dilemma)
    known = sum(told.values())
    if own:
        return DilemmaTime(own, told=told, has_method=has_method)
    if any(step is not Step.TWIST for step in told):
        return DilemmaTime(known, told=told)
    return DilemmaTime(max(known, DILEMMA_MINUTES), assumed=True, told=told)


def _told_steps(deck: Deck, cluster: Cluster, dilemma: Dilemma) -> list[tuple[Step, float]]:
    per_step = deck.session.minutes_per_step if deck.session else {}
    steps = [step for step in dict.fromkeys(deck.sequence_of(cluster, dilemma)) if has_step(dilemma, step)]
    told = [(step, (step is Step.TWIST and _twist_minutes(dilemma)) or per_step.get(step.value, 0.0)) for step in steps]
    return [(step, minutes) for step, minutes in told if minutes]


def _twist_minutes(dilemma: Dilemma) -> float:
    """What the new facts take together, where each has its minutes."""
    minutes = [twist.minutes or 0.0 for twist in dilemma.twists]
    return sum(minutes) if all(minutes) else 0.0


def spread_minutes(total: float | None, weights: Mapping[Part, float], told: Mapping[Part, float]) -> dict[Part, float]:
    """The minutes of each part, which add up to the total; without one, what is told of them.

    Parts whose time is told keep it where that leaves time for the others; where it does not, all share.
    """
    known = {part: told[part] for part in weights if told.get(part)}
    if not total or not weights:
        return known
    others = [part for part in weights if part not in known]
    left = total - sum(known.values())
    if (left > 0 and others) or (left == 0 and not others):
        shares = spread_whole(left, [weights[part] for part in others])
        return {**known, **dict(zip(others, shares, strict=True))}
    shares = spread_whole(total, [known.get(part, weight) for part, weight in weights.items()])
    return dict(zip(weights, shares, strict=True))


def spread_whole(total: float, weights: Sequence[float]) -> list[float]:
    """The total in parts by weight, in whole minutes as far as it goes."""
    whole = sum(weights)
    exact = [total * weight / whole for weight in weights]
    parts: list[float] = [floor(value) for value in exact]
    left = total - sum(parts)
    for place in sorted(range(len(parts)), key=lambda place: parts[place] - exact[place]):
        more = min(1.0, left)
        parts[place] += more
        left -= more
        if left <= 0:
            break
    return parts
