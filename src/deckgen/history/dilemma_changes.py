"""The changes between two states of a dilemma."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.dilemma import Choice, Dilemma
from deckgen.history.change import Change, ChangeKind
from deckgen.history.dilemma_fields import choice_fields, dilemma_fields
from deckgen.history.field_changes import FieldComparer, make_change
from deckgen.history.sequences import find_moved
from deckgen.history.written_text import write_text

Pairs = list[tuple[Choice | None, Choice | None]]


def compare_dilemmas(deck: str, before: Dilemma, after: Dilemma) -> Iterator[Change]:
    """All changes of one dilemma: its own fields first, then its choices."""
    pairs = _match_choices(before.choices, after.choices)
    letters = {old.letter: new.letter for old, new in pairs if old and new}
    comparer = FieldComparer(deck, after.id, letters)
    yield from comparer.compare(dilemma_fields(before), dilemma_fields(after))
    for old, new in pairs:
        if old and new:
            yield from comparer.compare_single(choice_fields(old), choice_fields(new), f"choices.{new.id}.")
        else:
            present = new or old
            field = f"choices.{present.id}" if present else ""
            yield make_change(deck, after.id, field, _shown(old), _shown(new))
    yield from _find_moved_choices(deck, after.id, pairs)


def _shown(choice: Choice | None) -> str | None:
    return None if choice is None else write_text(choice.text)


def _match_choices(before: tuple[Choice, ...], after: tuple[Choice, ...]) -> Pairs:
    """Each choice with what it was: by its id; where it has none of its own, by its text, then by its letter."""
    left = list(before)
    found: dict[int, Choice] = {}
    for is_same in (_same_name, _same_text, _same_place):
        for index, new in enumerate(after):
            old = next((each for each in left if is_same(each, new)), None) if index not in found else None
            if old is not None:
                found[index] = old
                left.remove(old)
    pairs: Pairs = [(found.get(index), new) for index, new in enumerate(after)]
    return pairs + [(old, None) for old in left]


def _has_name(choice: Choice) -> bool:
    """Whether the author named it; else it is called by its letter."""
    return choice.id != choice.letter.lower()


def _same_name(old: Choice, new: Choice) -> bool:
    return old.id == new.id and (_has_name(old) or _has_name(new))


def _same_text(old: Choice, new: Choice) -> bool:
    return not (_has_name(old) and _has_name(new)) and old.text == new.text


def _same_place(old: Choice, new: Choice) -> bool:
    return not _has_name(old) and not _has_name(new) and old.letter == new.letter


def _find_moved_choices(deck: str, dilemma: str, pairs: Pairs) -> Iterator[Change]:
    """Choices in another order; a letter that shifted because of a new neighbour is no move."""
    kept = [(old, new) for old, new in pairs if old and new]
    now = [new.letter for _, new in kept]
    earlier = [new.letter for _, new in sorted(kept, key=lambda pair: pair[0].letter)]
    by_letter = {new.letter: (old, new) for old, new in kept}
    for letter in find_moved(earlier, now):
        old, new = by_letter[letter]
        yield Change(deck, dilemma, f"choices.{new.id}", ChangeKind.MOVED, old.letter, new.letter)
