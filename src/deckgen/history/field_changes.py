"""The changes between two sets of fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from deckgen.history.change import Change, ChangeKind
from deckgen.history.dilemma_fields import Fields
from deckgen.history.sequences import EditStep, align

_WORD = re.compile(r"\w+")


def make_change(deck: str, dilemma: str, field: str, before: str | None, after: str | None) -> Change:
    """A change whose kind follows from what was and what is there."""
    kind = ChangeKind.ADDED if before is None else ChangeKind.REMOVED if after is None else ChangeKind.CHANGED
    return Change(deck, dilemma, field, kind, before, after)


class FieldComparer:
    """Compares fields of one dilemma, or of a deck where `dilemma` is empty.

    `letters` says which letter of a choice became which: words that differ in nothing else are the same words.
    """

    def __init__(self, deck: str, dilemma: str = "", letters: Mapping[str, str] | None = None) -> None:
        self._deck = deck
        self._dilemma = dilemma
        self._letters = {old: new for old, new in (letters or {}).items() if old != new}

    def compare(self, before: Fields, after: Fields, prefix: str = "") -> Iterator[Change]:
        """All fields, single ones first."""
        yield from self.compare_single(before.single, after.single, prefix)
        for name in _names(before.lists, after.lists):
            yield from self._compare_list(prefix + name, before.lists.get(name, ()), after.lists.get(name, ()))

    def compare_single(self, before: Mapping[str, str], after: Mapping[str, str], prefix: str = "") -> Iterator[Change]:
        """Fields with one value."""
        for name in _names(before, after):
            old, new = before.get(name), after.get(name)
            if not self._is_same(old, new):
                yield make_change(self._deck, self._dilemma, prefix + name, old, new)

    def _compare_list(self, name: str, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Change]:
        whole = len(before) <= 1 and len(after) <= 1
        for step in align(before, after):
            old, new = _item(before, step.before), _item(after, step.after)
            if old == new:
                yield self._moved(name, step, new)
            elif not self._is_same(old, new):
                path = name if whole else f"{name}.{_number(step)}"
                yield make_change(self._deck, self._dilemma, path, old, new)

    def _moved(self, name: str, step: EditStep, text: str | None) -> Change:
        return Change(self._deck, self._dilemma, f"{name}.{_number(step)}", ChangeKind.MOVED, text, text)

    def _is_same(self, old: str | None, new: str | None) -> bool:
        if old is None or new is None:
            return old is new
        return old == new or self._with_new_letters(old, new) == new

    def _with_new_letters(self, old: str, new: str | None = None) -> str:
        """The old text with the letters that choices have now, where only letters differ from the new text.

        Why compare with the new text: a capital A can be a word as well.
        """
        if not self._letters or new is None:
            return old
        words = _WORD.findall(new)
        count = 0

        def replace(match: re.Match[str]) -> str:
            nonlocal count
            count += 1
            word = match.group()
            here = words[count - 1] if count <= len(words) else ""
            return here if self._letters.get(word) == here else word

        return _WORD.sub(replace, old)


def _names(before: Mapping[str, object], after: Mapping[str, object]) -> list[str]:
    return list(dict.fromkeys([*after, *before]))


def _item(items: tuple[str, ...], index: int | None) -> str | None:
    return None if index is None else items[index]


def _number(step: EditStep) -> int:
    index = step.after if step.after is not None else step.before
    return (index or 0) + 1
