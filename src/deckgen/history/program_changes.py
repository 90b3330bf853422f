"""What happened between two programs to clusters, to the dilemmas in them and to the slides between them."""

from __future__ import annotations

import hashlib
import posixpath
from collections import Counter, deque
from collections.abc import Callable, Hashable, Iterator, Sequence

from msgspec import Struct

from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide, ProgramItem
from deckgen.history.change import Change, ChangeKind
from deckgen.history.dilemma_changes import compare_dilemmas
from deckgen.history.dilemma_fields import Fields, show_number
from deckgen.history.field_changes import FieldComparer, make_change
from deckgen.history.sequences import find_moved
from deckgen.history.written_text import write_text
from deckgen.history.written_value import write_fields, write_items

_NAMES = {FreeSlide: "slides", Agenda: "agendas", Break: "breaks", Cluster: "clusters"}
_FREE = (FreeSlide, Agenda, Break)
_MOST_HOMES = 20  # clusters of one title, or with one dilemma, that are looked at


class _Pair(Struct, frozen=True):
    """An item before and after, under one name for both."""

    before: ProgramItem | None
    after: ProgramItem | None

    @property
    def path(self) -> str:
        """As in `clusters.Collega’s onder elkaar`."""
        item = self.after or self.before
        return f"{_NAMES[type(item)]}.{item.title}" if item else ""


def compare_programs(before: Deck, after: Deck) -> Iterator[Change]:
    """Clusters and slides, then the places of dilemmas, then the dilemmas themselves."""
    deck = after.id
    pairs = _match_items(before.program, after.program)
    for pair in pairs:
        yield from _compare_items(deck, pair)
    yield from _find_moved_items(deck, before.program, pairs)
    yield from _compare_places(deck, before, after, pairs)
    earlier = {dilemma.id: dilemma for dilemma in before.dilemmas}
    for dilemma in {dilemma.id: dilemma for dilemma in after.dilemmas}.values():
        if dilemma.id in earlier:
            yield from compare_dilemmas(deck, earlier[dilemma.id], dilemma)


def _match_items(before: Sequence[ProgramItem], after: Sequence[ProgramItem]) -> list[_Pair]:
    """By kind and title; then clusters that share dilemmas; then slides with the same words under another title."""
    found: dict[int, int] = {}  # place now -> place before
    _match_by_key(before, after, found, lambda item: (type(item), item.title))
    _match_by_dilemmas(before, after, found)
    _match_by_key(before, after, found, _words_key)
    taken = set(found.values())
    pairs = [_Pair(before[found[index]] if index in found else None, new) for index, new in enumerate(after)]
    return pairs + [_Pair(old, None) for place, old in enumerate(before) if place not in taken]


def _match_by_key(
    before: Sequence[ProgramItem],
    after: Sequence[ProgramItem],
    found: dict[int, int],
    key: Callable[[ProgramItem], Hashable],
) -> None:
    """Match what has the same key, the first with the first where several do."""
    taken = set(found.values())
    free: dict[Hashable, deque[int]] = {}
    for place, item in enumerate(before):
        if place not in taken:
            free.setdefault(key(item), deque()).append(place)
    for index, item in enumerate(after):
        if index not in found and (name := key(item)) is not None and free.get(name):
            found[index] = free[name].popleft()


def _match_by_dilemmas(before: Sequence[ProgramItem], after: Sequence[ProgramItem], found: dict[int, int]) -> None:
    """Match each cluster with the one that has most of its dilemmas."""
    taken = set(found.values())
    homes: dict[str, list[int]] = {}
    for place, item in enumerate(before):
        if isinstance(item, Cluster) and place not in taken:
            for name in {dilemma.id for dilemma in item.dilemmas}:
                homes.setdefault(name, []).append(place)
    for index, item in enumerate(after):
        if isinstance(item, Cluster) and index not in found:
            names = {dilemma.id for dilemma in item.dilemmas}
            shared = Counter(
                place for name in names for place in homes.get(name, ())[:_MOST_HOMES] if place not in taken
            )
            if shared:
                found[index] = min(shared, key=lambda place: (-shared[place], place))
                taken.add(found[index])


def _words_key(item: ProgramItem) -> Hashable:
    """What a slide says under whatever title; None where it says nothing."""
    fields = _item_fields(item) if isinstance(item, _FREE) else {}
    return (type(item), tuple(fields.items())) if fields else None


def _compare_items(deck: str, pair: _Pair) -> Iterator[Change]:
    old, new = pair.before, pair.after
    if old is None or new is None:
        yield make_change(deck, "", pair.path, old.title if old else None, new.title if new else None)
        return
    if old.title != new.title:
        yield make_change(deck, "", f"{pair.path}.title", old.title, new.title)
    if isinstance(old, _FREE) and isinstance(new, _FREE):
        yield from FieldComparer(deck).compare_single(_item_fields(old), _item_fields(new), f"{pair.path}.")
    if isinstance(old, Cluster) and isinstance(new, Cluster):
        yield from FieldComparer(deck).compare(_cluster_fields(old), _cluster_fields(new), f"{pair.path}.")


def _item_fields(item: FreeSlide | Agenda | Break) -> dict[str, str]:
    fields = {"text": write_text(item.text), "notes": write_text(item.notes), "minutes": show_number(item.minutes)}
    if isinstance(item, FreeSlide | Break):
        fields |= write_fields("video", item.video, posixpath.dirname(item.place.file))
        fields["priority"] = show_number(item.priority)
    if isinstance(item, FreeSlide):
        fields["handout"] = "true" if item.handout else ""
        if item.picture is not None:
            fields["image.file"] = _from_deck(item.picture.file, item)
            fields["image.alt"] = item.picture.alt
            fields["image.decorative"] = "true" if item.picture.decorative else ""
            fields["image.data"] = hashlib.sha256(item.picture.data).hexdigest()[:12]
    return {name: text for name, text in fields.items() if text}


def _cluster_fields(cluster: Cluster) -> Fields:
    single = {
        "text": write_text(cluster.text),
        "notes": write_text(cluster.notes),
        "sequence": ", ".join(step.value for step in cluster.sequence),
    }
    single |= write_fields("labels", cluster.labels)
    return Fields(
        {name: text for name, text in single.items() if text}, {"session.method": write_items(cluster.method)}
    )


def _from_deck(path: str, item: FreeSlide) -> str:
    """A path seen from the deck's folder: the two states lie in different folders."""
    return posixpath.relpath(path, posixpath.dirname(item.place.file) or ".")


def _find_moved_items(deck: str, before: Sequence[ProgramItem], pairs: list[_Pair]) -> Iterator[Change]:
    kept = [pair for pair in pairs if pair.before is not None and pair.after is not None]
    place = {id(item): number for number, item in enumerate(before, 1)}
    now = list(range(len(kept)))
    earlier = sorted(now, key=lambda index: place[id(kept[index].before)])
    numbers = {index: number for number, index in enumerate(now, 1)}
    numbers_before = {index: number for number, index in enumerate(earlier, 1)}
    for index in find_moved(earlier, now):
        yield Change(deck, "", kept[index].path, ChangeKind.MOVED, str(numbers_before[index]), str(numbers[index]))


def _compare_places(deck: str, before: Deck, after: Deck, pairs: list[_Pair]) -> Iterator[Change]:
    """Dilemmas that came, went, or stand elsewhere. A cluster with another title is still the same cluster."""
    titles = {id(pair.before): pair.after.title for pair in pairs if pair.before and pair.after}
    old, new = _places(before), _places(after)
    same = {id(cluster): titles.get(id(cluster), "") for cluster in before.clusters}
    namesakes: dict[str, list[Cluster]] = {}
    for cluster in before.clusters:
        namesakes.setdefault(titles.get(id(cluster), ""), []).append(cluster)
    moved = {
        name
        for cluster in after.clusters
        for old_cluster in namesakes.get(cluster.title, ())[:_MOST_HOMES]
        for name in _moved_within(old_cluster, cluster)
    }
    for name, (cluster, number) in new.items():
        if name not in old:
            yield Change(deck, name, "", ChangeKind.ADDED, None, _show_place(cluster, number))
        elif same[id(old[name][0])] != cluster.title or name in moved:
            yield Change(deck, name, "", ChangeKind.MOVED, _show_place(*old[name]), _show_place(cluster, number))
    for name, place in old.items():
        if name not in new:
            yield Change(deck, name, "", ChangeKind.REMOVED, _show_place(*place), None)


def _places(deck: Deck) -> dict[str, tuple[Cluster, int]]:
    return {
        dilemma.id: (cluster, number) for cluster in deck.clusters for number, dilemma in enumerate(cluster.dilemmas, 1)
    }


def _moved_within(before: Cluster, after: Cluster) -> tuple[str, ...]:
    return find_moved([each.id for each in before.dilemmas], [each.id for each in after.dilemmas])


def _show_place(cluster: Cluster, number: int) -> str:
    return f"{cluster.title}: {number}"
