"""The closed list of verdicts on a choice, from best to wrong."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """How the integrity office judges a choice; several choices may be good or best.

    Of a fact, a choice is right or wrong.
    """

    BEST = "best"
    GOOD = "good"
    ACCEPTABLE = "acceptable"
    DEPENDS = "depends"
    AVOID = "avoid"
    WRONG = "wrong"
    RIGHT = "right"  # of facts only


OF_CHOICES = tuple(verdict for verdict in Verdict if verdict is not Verdict.RIGHT)
OF_FACTS = frozenset({Verdict.RIGHT, Verdict.WRONG})
