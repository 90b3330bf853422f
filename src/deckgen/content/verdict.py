"""The closed list of verdicts on a choice, from best to wrong."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """How the integrity office judges a choice; several choices may be good or best."""

    BEST = "best"
    GOOD = "good"
    ACCEPTABLE = "acceptable"
    DEPENDS = "depends"
    AVOID = "avoid"
    WRONG = "wrong"
