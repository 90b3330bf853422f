"""Decides which group discusses which theme when, and which it reports on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import gcd

from msgspec import Struct


class GroupPlan(Struct, frozen=True):
    """The themes that a group discusses, round by round, and those it reports on to the whole room."""

    number: int
    clusters: tuple[int, ...]
    reports: tuple[int, ...]


def plan_rotation(groups: int, rounds: int, clusters: int) -> tuple[GroupPlan, ...]:
    """Share the themes out over groups and rounds, as evenly as can be; no theme twice for one group if avoidable.

    Slots are dealt in turn, round after round. Where the deal would come back to the same theme for the same group
    (after as many rounds as the themes hold the groups' common divisor), it moves on by one.
    """
    if not groups or not rounds or not clusters:
        return ()
    period = clusters // gcd(groups, clusters)
    plans = [
        tuple((turn * groups + group + turn // period) % clusters + 1 for turn in range(rounds))
        for group in range(groups)
    ]
    reports: list[list[int]] = [[] for _ in plans]
    for cluster in range(1, clusters + 1):
        able = [group for group, plan in enumerate(plans) if cluster in plan]
        if able:
            chosen = min(able, key=lambda group: (len(reports[group]), group))
            reports[chosen].append(cluster)
    return tuple(GroupPlan(number + 1, plan, tuple(reports[number])) for number, plan in enumerate(plans))


def count_turns(plans: Sequence[GroupPlan], clusters: int) -> tuple[int, ...]:
    """How many groups discuss each theme, in the order of the themes."""
    turns = Counter(cluster for plan in plans for cluster in plan.clusters)
    return tuple(turns[number] for number in range(1, clusters + 1))
