"""Matches the items of lists in an original with those in its translation.

Items are known by their place. Where an original's list grew, what the translation remembers of the words it translated
tells the old items from the new: an item that still has one of its texts is the same item.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct, field

from deckgen.yaml_source.syntax.author_file import Path
from deckgen.yaml_source.syntax.overlay import look_up, name_path
from deckgen.yaml_source.translation.translatable import TextField, Texts
from deckgen.yaml_source.translation.translation_file import text_hash

_MOST_PAIRS = 250_000  # more would take seconds; such a list is taken as it stands


class Alignment(Struct):
    """Where items of the original stand in the translation; None for those that it does not have yet."""

    moved: dict[Path, int | None] = field(default_factory=dict)  # an item of the original -> its place in the list

    def find(self, target: Path) -> Path | None:
        """The path in the translation for a path as it would be if nothing had moved."""
        found: Path = ()
        for length, part in enumerate(target, start=1):
            place = self.moved.get(target[:length], part) if isinstance(part, int) else part
            if place is None:
                return None
            found = (*found, place)
        return found

    def next_known(self, item: Path) -> Path | None:
        """The item of the translation before which a new item belongs; None at the end of the list."""
        later = (path for path in self.moved if path[:-1] == item[:-1] and path > item)
        return next((found for found in map(self.find, sorted(later)) if found is not None), None)

    def without(self, targets: Iterable[Path]) -> Alignment:
        """The same but for the lists that lack an item on the way to a target: those stay as they are."""
        ends = (target[:length] for target in targets for length in range(1, len(target) + 1))
        left = {path[:-1] for path in ends if path in self.moved and self.moved[path] is None}
        return Alignment({path: place for path, place in self.moved.items() if path[:-1] not in left})


def align(texts: Texts, translated: object, remembered: Mapping[str, object]) -> Alignment:
    """Compare all lists that are longer in the original than in the translation, the outer ones first."""
    alignment = Alignment()
    if not remembered:
        return alignment
    by_item = _gather_items(texts)
    lists: dict[Path, int] = {}
    for item in by_item:
        count = item[-1] + 1 if isinstance(item[-1], int) else 0
        lists[item[:-1]] = max(lists.get(item[:-1], 0), count)
    for path in sorted(lists, key=len):
        there = alignment.find(path)
        written = look_up(translated, there) if there is not None else None
        if not isinstance(written, list) or not 0 < len(written) < lists[path] or there is None:
            continue
        items = [by_item.get((*path, number), []) for number in range(lists[path])]
        same = [_count_same(fields, path, there, len(written), remembered) for fields in items]
        alignment.moved.update({(*path, number): place for number, place in enumerate(_pair(same, len(written)))})
    return alignment


def _gather_items(texts: Texts) -> dict[Path, list[TextField]]:
    """The texts below each item of a list, also of items without any."""
    found: dict[Path, list[TextField]] = {}
    for path in texts.nodes:
        if isinstance(path[-1], int):
            found.setdefault(path, [])
    for text in texts.fields:
        for length, part in enumerate(text.target, start=1):
            if isinstance(part, int):
                found.setdefault(text.target[:length], []).append(text)
    return found


def _count_same(
    fields: Sequence[TextField], path: Path, there: Path, places: int, remembered: Mapping[str, object]
) -> list[int]:
    """For an item of the original: how many of its texts each item of the translation translated."""
    length = len(path) + 1
    marks = [(text.target[length:], text_hash(text.text)) for text in fields]
    return [
        sum(remembered.get(name_path((*there, place, *rest))) == mark for rest, mark in marks)
        for place in range(places)
    ]


def _pair(same: Sequence[Sequence[int]], places: int) -> list[int | None]:
    """Pair items in order so that as many texts as can be stay together; what was changed keeps its neighbours."""
    count = len(same)
    if count * places > _MOST_PAIRS or not any(any(row) for row in same):
        return [number if number < places else None for number in range(count)]
    best = [[0] * (places + 1) for _ in range(count + 1)]
    for item in range(count - 1, -1, -1):
        for place in range(places - 1, -1, -1):
            both = best[item + 1][place + 1] + same[item][place] if same[item][place] else 0
            best[item][place] = max(best[item + 1][place], best[item][place + 1], both)
    pairs: list[int | None] = [None] * count
    item = place = 0
    while item < count and place < places:
        if same[item][place] and best[item][place] == best[item + 1][place + 1] + same[item][place]:
            pairs[item] = place
            item, place = item + 1, place + 1
        elif best[item][place] == best[item + 1][place]:
            item += 1
        else:
            place += 1
    return _fill_gaps(pairs, places)


def _fill_gaps(pairs: list[int | None], places: int) -> list[int | None]:
    """Between two items that are known, others that were changed keep their order, the first ones first."""
    filled = list(pairs)
    free = 0
    for item, place in enumerate(pairs):
        if place is not None:
            free = place + 1
            continue
        limit = next((later for later in pairs[item + 1 :] if later is not None), places)
        if free < limit:
            filled[item] = free
            free += 1
    return filled
