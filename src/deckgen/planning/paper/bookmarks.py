"""Groups long rows of bookmarks: a list of three hundred is no way through a document.

Nor is it one for every program: some that check documents follow a row bookmark by bookmark, and give up after 250.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from msgspec.structs import replace

from deckgen.blueprint.pages import OutlineEntry

MOST_SIDE_BY_SIDE = 50
_SIZES = (10, 20, 50, 100)  # of a group: numbers that are easy to find one's way by
_LONGEST_NAME = 40  # characters

Block = tuple[OutlineEntry, ...]  # a bookmark with all below it


def group_bookmarks(entries: Sequence[OutlineEntry]) -> Block:
    """Group what stands side by side where it is more than one looks through, themes and dilemmas by their numbers."""
    made: list[OutlineEntry] = []
    for _, run in groupby(_split(entries), key=lambda block: bool(block[0].key)):
        blocks = [(block[0], *group_bookmarks(block[1:])) for block in run]
        groups = _make_groups(blocks) if len(blocks) > MOST_SIDE_BY_SIDE else blocks
        made += [entry for group in groups for entry in group]
    return tuple(made)


def _split(entries: Sequence[OutlineEntry]) -> Iterator[Block]:
    """Each bookmark of the highest level with what is below it."""
    start = 0
    for place in range(1, len(entries) + 1):
        if place == len(entries) or entries[place].level <= entries[start].level:
            yield tuple(entries[start:place])
            start = place


def _make_groups(blocks: Sequence[Block]) -> Iterator[Block]:
    """About as many groups as each has bookmarks, so that neither is long."""
    size = next((size for size in _SIZES if size * size >= len(blocks)), _SIZES[-1])
    for start in range(0, len(blocks), size):
        group = blocks[start : start + size]
        first, last = group[0][0], group[-1][0]
        head = replace(first, title=f"{_name(first)} – {_name(last)}", key="")
        yield (head, *(replace(entry, level=entry.level + 1) for block in group for entry in block))


def _name(entry: OutlineEntry) -> str:
    if entry.key or len(entry.title) <= _LONGEST_NAME:
        return entry.key or entry.title
    return f"{entry.title[:_LONGEST_NAME].rstrip()}…"
