"""What the ledger says: of each quotation, each dilemma, each section and each source that was replaced."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from deckgen.problems import Place, Problem
from deckgen.wording.word_difference import WordRun


class Status(StrEnum):
    """What became of quoted words in the newest version of their source, from nothing to worst."""

    UNCHANGED = "unchanged"
    TYPOGRAPHY = "typography"  # quotation marks, dashes, spaces, case, closing punctuation
    ELIDED = "elided"  # the words stand, but with new ones between or right after them
    CHANGED = "changed"
    GONE = "gone"

    @property
    def is_stale(self) -> bool:
        """Whether somebody must look at the quotation."""
        return self in {Status.ELIDED, Status.CHANGED, Status.GONE}


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence, list item or heading. Words that came in have no `quoted`, words that went no `current`."""

    status: Status
    quoted: str
    current: str
    place: Place
    difference: tuple[WordRun, ...] = ()
    moved_to: str = ""  # the section where it stands now, if that is another


@dataclass(frozen=True, slots=True)
class QuoteRecord:
    """One quotation of a source that a newer one replaces."""

    deck: str
    dilemma: str
    source: str
    section: str
    current: str  # the newest source
    current_section: str
    status: Status
    parts: tuple[Part, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class ReviewRecord:
    """A dilemma to be held against the code again."""

    dilemma: str
    because: str
    place: Place


@dataclass(frozen=True, slots=True)
class CoverageRecord:
    """A section of a source in force, and the dilemmas that cite it."""

    source: str
    section: str
    dilemmas: tuple[str, ...]
    decks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """A source that a newer one replaces, and the name under which that one goes."""

    source: str
    current: str
    title: str
    current_title: str
    renamed: bool


@dataclass(frozen=True, slots=True)
class Ledger:
    """All of it. `uses` tells for each dilemma the decks that show it; none for one that only lies in the pool."""

    quotes: tuple[QuoteRecord, ...] = ()
    reviews: tuple[ReviewRecord, ...] = ()
    coverage: tuple[CoverageRecord, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    uses: tuple[tuple[str, tuple[str, ...]], ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_stale(self) -> bool:
        """Whether anything waits for somebody."""
        return bool(self.reviews) or any(quote.status.is_stale for quote in self.quotes)
