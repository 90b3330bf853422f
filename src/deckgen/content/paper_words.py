"""The words on papers: handout, answers, facilitator guide, cards. Words in braces are filled in by planning."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PaperWords:
    """One language's words for papers; each file in resources/locales holds them all."""

    handout: str
    answers: str
    guide: str
    cards: str
    page_of: str  # {page}, {total}
    contents: str
