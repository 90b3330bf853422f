"""Matches each section of an old version of a source with the one that took its place in the new version."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from itertools import islice, product

from deckgen.content.source import Source
from deckgen.rich_text import plain
from deckgen.wording.folding import title_key
from deckgen.wording.identity import Identity
from deckgen.wording.likeness import count_words, likeness
from deckgen.wording.source_sections import section_text, trail_of

_SAME_TEXT = 0.5
_SAME_TITLE = 0.5
_RELATED_TEXT = 0.25
_MOST_PAIRS = 2_500
_MOST_NEAR = 20

SectionMatch = dict[int, int]


def match_sections(old: Source, new: Source) -> SectionMatch:
    """Old index -> new index: by chapter and title, then by title, then by what the sections say."""
    return _match(Identity(old), Identity(new))


@lru_cache(maxsize=64)
def _match(before: Identity[Source], after: Identity[Source]) -> SectionMatch:
    old, new = before.value, after.value
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
    free: dict[tuple[str, ...], deque[int]] = {}
    for index in range(len(new.sections)):
        if index not in taken:
            free.setdefault(key(new, index), deque()).append(index)
    for index in range(len(old.sections)):
        if index not in matched and free.get(key(old, index)):
            matched[index] = free[key(old, index)].popleft()


def _match_by_likeness(old: Source, new: Source, matched: SectionMatch) -> None:
    """Match the most alike first; a section that resembles nothing stays alone."""
    taken = set(matched.values())
    old_left = [index for index in range(len(old.sections)) if index not in matched]
    new_left = [index for index in range(len(new.sections)) if index not in taken]
    before = {index: _Words(old, index) for index in old_left}
    after = {index: _Words(new, index) for index in new_left}
    pairs = sorted((-_alike(before[one], after[other]), one, other) for one, other in _near(before, after))
    for negative, one, other in pairs:
        if negative < 0 and one not in matched and other not in taken:
            matched[one] = other
            taken.add(other)


class _Words:
    """What a section says, counted once."""

    def __init__(self, source: Source, index: int) -> None:
        self.text = count_words(plain(section_text(source, index)))
        self.title = count_words(source.sections[index].title)


def _near(before: Mapping[int, _Words], after: Mapping[int, _Words]) -> Iterator[tuple[int, int]]:
    """Each with each; of many only those that share a word that few others have."""
    if len(before) * len(after) <= _MOST_PAIRS:
        yield from product(before, after)
        return
    places: dict[str, list[int]] = {}
    for other, words in after.items():
        for word in {*words.text, *words.title}:
            places.setdefault(word, []).append(other)
    for one, words in before.items():
        rare = sorted({*words.text, *words.title} & places.keys(), key=lambda word: (len(places[word]), word))
        found = (other for word in rare for other in places[word][:_MOST_NEAR])
        yield from ((one, other) for other in dict.fromkeys(islice(found, _MOST_NEAR)))


def _alike(old: _Words, new: _Words) -> float:
    """How much two sections resemble each other; 0 if too little to be the same."""
    text, title = likeness(old.text, new.text), likeness(old.title, new.title)
    same = text >= _SAME_TEXT or (title >= _SAME_TITLE and text >= _RELATED_TEXT)
    return text + title if same else 0.0
