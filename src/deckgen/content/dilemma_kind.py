"""The closed list of kinds of dilemma: what is asked of participants."""

from __future__ import annotations

from enum import StrEnum
from typing import assert_never


class DilemmaKind(StrEnum):
    """What participants do with a situation."""

    CHOICE = "choice"  # choose what they would do
    STATEMENT = "statement"  # agree or disagree
    FACT = "fact"  # know what is right
    SCALE = "scale"  # place it on a line
    RANK = "rank"  # put things in order
    OPEN = "open"  # answer in their own words

    @property
    def has_letters(self) -> bool:
        """Whether choices that an author wrote get letters."""
        match self:
            case DilemmaKind.CHOICE | DilemmaKind.STATEMENT | DilemmaKind.FACT:
                return True
            case DilemmaKind.SCALE | DilemmaKind.RANK | DilemmaKind.OPEN:
                return False
            case _:
                assert_never(self)
