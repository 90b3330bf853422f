"""Who may read a text: the closed list on which papers, pages and the leak guard rest."""

from __future__ import annotations

from enum import StrEnum


class Audience(StrEnum):
    """From the widest to the narrowest. What is meant for one is seen by all that stand below it, roles apart."""

    BEFORE = "participants before"  # everyone, before a choice is made
    AFTER = "participants after"  # everyone, once the choice is made or the thing told has happened
    ROLE = "one role"  # who plays that role, and the trainer
    TRAINER = "trainer"
