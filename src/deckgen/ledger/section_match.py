"""Matches each section of an old version of a source with the one that took its place in the new version."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.content.source import Source
from deckgen.rich_text import plain
from deckgen.wording.folding import title_key
from deckgen.wording.likeness import count_words, likeness
from deckgen.wording.source_sections import section_text, trail_of

_SAME_TEXT = 0.5
_SAME_TITLE = 0.5
_RELATED_TEXT = 0.25

SectionMatch = dict[int, int]


def match_sections(old: Source, new: Source) -> SectionMatch:
    """Old index -> new index: by chapter and title, then by title, then by what the sections say."""
    matched: SectionMatch = {}
    for key in (_trail_key, _title_key):
        _match_by_key(old, new, key, matched)
    _match_by_likeness(old, new, matched)
    return matched


def _trail_key(source: Source, index: int) -> tuple[str, ...]:
    return tuple(title_key(title) for title in trail_of(source.sections, index)[1:]) or _title_key(source, index)


def _title_key(source: Source, index: int) -> tuple[str, ...]:
    return (title_key(source.sections[index].title),)


def _match_by_key(
    old: Source, new: Source, key: Callable[[Source, int], tuple[str, ...]], matched: SectionMatch
) -> None:
    """Match what has the same key, the first with the first where several do."""
    taken = set(matched.values())
    free: dict[tuple[str, ...], list[int]] = {}
    for index in range(len(new.sections)):
        if index not in taken:
            free.setdefault(key(new, index), []).append(index)
    for index in range(len(old.sections)):
        if index not in matched and free.get(key(old, index)):
            matched[index] = free[key(old, index)].pop(0)


def _match_by_likeness(old: Source, new: Source, matched: SectionMatch) -> None:
    """Match the most alike first; a section that resembles nothing stays alone."""
    taken = set(matched.values())
    old_left = [index for index in range(len(old.sections)) if index not in matched]
    new_left = [index for index in range(len(new.sections)) if index not in taken]
    pairs = sorted((-_alike(old, one, new, other), one, other) for one in old_left for other in new_left)
    for negative, one, other in pairs:
        if negative < 0 and one not in matched and other not in taken:
            matched[one] = other
            taken.add(other)


def _alike(old: Source, one: int, new: Source, other: int) -> float:
    """How much two sections resemble each other; 0 if too little to be the same."""
    text = likeness(count_words(plain(section_text(old, one))), count_words(plain(section_text(new, other))))
    title = likeness(count_words(old.sections[one].title), count_words(new.sections[other].title))
    same = text >= _SAME_TEXT or (title >= _SAME_TITLE and text >= _RELATED_TEXT)
    return text + title if same else 0.0
