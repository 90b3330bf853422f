"""What the ledger says: of each quotation, each dilemma, each section and each source that was replaced."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

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


class Part(Struct, frozen=True):
    """A sentence, list item or heading. Words that came in have no `quoted`, words that went no `current`."""

    status: Status
    quoted: str
    current: str
    place: Place
    difference: tuple[WordRun, ...] = ()
    moved_to: str = ""  # the section where it stands now, if that is another


class QuoteRecord(Struct, frozen=True):
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


class ReviewRecord(Struct, frozen=True):
    """A dilemma to be held against the code again."""

    dilemma: str
    because: str
    place: Place


class CoverageRecord(Struct, frozen=True):
    """A section of a source in force, and the dilemmas that cite it."""

    source: str
    section: str
    dilemmas: tuple[str, ...]
    decks: tuple[str, ...]


class SourceRecord(Struct, frozen=True):
    """A source that a newer one replaces, and the name under which that one goes."""

    source: str
    current: str
    title: str
    current_title: str
    renamed: bool


class Ledger(Struct, frozen=True):
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
