"""The sections that changed, came in or went between two versions of a source. Typography is no change."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from deckgen.content.source import Source
from deckgen.ledger.section_match import SectionMatch
from deckgen.rich_text import plain
from deckgen.wording.folding import title_key, wording_key
from deckgen.wording.identity import Identity
from deckgen.wording.source_sections import parent_of


class SectionFate(StrEnum):
    """What became of a section, in the words of a report."""

    CHANGED = "changed"
    RENAMED = "renamed"
    ADDED = "added"
    REMOVED = "removed"


class SectionChange(Struct, frozen=True):
    """One section's fate. `section` and `parent` are indexes in the new version; -1 for none."""

    fate: SectionFate
    title: str
    section: int
    parent: int


def find_section_changes(old: Source, new: Source, match: SectionMatch) -> tuple[SectionChange, ...]:
    """All changes, in the order of the new version; what went comes last."""
    return _find(Identity(old), Identity(new), Identity(match))


@lru_cache(maxsize=64)
def _find(
    before: Identity[Source], after: Identity[Source], matched: Identity[SectionMatch]
) -> tuple[SectionChange, ...]:
    old, new, match = before.value, after.value, matched.value
    came_from = {new_index: old_index for old_index, new_index in match.items()}
    changes: list[SectionChange] = []
    for index, section in enumerate(new.sections):
        fate = _fate(old, came_from.get(index), new, index)
        if fate is not None:
            changes.append(SectionChange(fate, section.title, index, parent_of(new.sections, index)))
    for index, section in enumerate(old.sections):
        if index not in match:
            parent = match.get(parent_of(old.sections, index), -1)
            changes.append(SectionChange(SectionFate.REMOVED, section.title, -1, parent))
    return tuple(changes)


def _fate(old: Source, old_index: int | None, new: Source, new_index: int) -> SectionFate | None:
    now = new.sections[new_index]
    if old_index is None:
        return SectionFate.ADDED
    before = old.sections[old_index]
    if wording_key(plain(before.text)) != wording_key(plain(now.text)):
        return SectionFate.CHANGED
    return SectionFate.RENAMED if title_key(before.title) != title_key(now.title) else None
