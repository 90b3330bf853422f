"""What a pull found: edits that can be written, and everything else that changed, each with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct


class Outcome(StrEnum):
    """What can be done about a change."""

    WRITE = "write"  # the YAML takes it
    THERE = "there"  # the YAML says so already
    ASK = "ask"  # somebody has to decide where it belongs
    REFUSE = "refuse"  # it may not be changed on a slide
    CONFLICT = "conflict"  # the YAML changed too
    STRUCTURE = "structure"  # slides, shapes, order: shown, never written


class Edit(Struct, frozen=True):
    """One change: on which slide, in which field of which file, from what to what, and why it is not written."""

    outcome: Outcome
    slide: int
    before: str
    after: str
    file: str = ""
    line: int = 0
    field: str = ""
    why: str = ""
    also: tuple[str, ...] = ()  # decks or places that the change reaches too


class PullResult(Struct, frozen=True):
    """All changes, and the files as they would be written, by path. `refusal` says why there are none.

    Of a paper, the numbers of changes are those of its paragraphs.
    """

    edits: tuple[Edit, ...] = ()
    files: Mapping[str, str] = {}
    refusal: str = ""
    is_paper: bool = False

    @property
    def has_conflicts(self) -> bool:
        """Whether something cannot be written because both sides changed."""
        return any(edit.outcome is Outcome.CONFLICT for edit in self.edits)
