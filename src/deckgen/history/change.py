"""One change between two states of a deck, as a value."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class ChangeKind(StrEnum):
    """What happened."""

    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    CHANGED = "changed"


class Change(Struct, frozen=True):
    """What happened to one field. `dilemma` is empty for the deck's own fields, `field` for a dilemma as a whole.

    `deck` is empty for what belongs to no deck in particular: a profile, or what lies in a pool unused.

    `field` is a path as authors write it (`choices.niets.feedback`); places in lists count from 1.
    """

    deck: str
    dilemma: str
    field: str
    kind: ChangeKind
    before: str | None = None
    after: str | None = None
