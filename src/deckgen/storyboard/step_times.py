"""Divides a dilemma's minutes over its steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import floor

from deckgen.content.deck import Step
from deckgen.storyboard.steps import weight_of


def spread_minutes(total: float | None, steps: Sequence[Step], fixed: Mapping[str, float]) -> dict[Step, float]:
    """Whole minutes that add up to the total; where a session fixes the minutes of steps, those weigh."""
    if not total or not steps:
        return {}
    weights = {step: fixed.get(step.value, 0.0) or weight_of(step) for step in steps}
    whole = sum(weights.values())
    exact = {step: total * weight / whole for step, weight in weights.items()}
    minutes: dict[Step, float] = {step: floor(value) for step, value in exact.items()}
    left = total - sum(minutes.values())
    for step in sorted(exact, key=lambda step: minutes[step] - exact[step]):
        more = min(1.0, left)
        minutes[step] += more
        left -= more
        if left <= 0:
            break
    return minutes
