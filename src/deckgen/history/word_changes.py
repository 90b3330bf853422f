"""Marks the changes between two texts word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from deckgen.wording.matching import compare_sequences

_TOKEN = re.compile(r"\n|[^\S\n]+|\w+(?:['’‑-]\w+)*|[^\w\s]")  # noqa: RUF001  # a hyphen that does not break is one


class WordChange(Struct, frozen=True):
    """A stretch of text: `before` and `after` are equal where nothing changed."""

    before: str
    after: str

    @property
    def is_same(self) -> bool:
        """Whether it stayed as it was."""
        return self.before == self.after


def compare_words(before: str, after: str) -> tuple[WordChange, ...]:
    """The stretches of two texts in order; a space between two changed words belongs to the change."""
    return tuple(_join(list(_match(_TOKEN.findall(before), _TOKEN.findall(after)))))


def _match(old: list[str], new: list[str]) -> Iterator[WordChange]:
    for _same, a, b, c, d in compare_sequences(old, new):
        yield WordChange("".join(old[a:b]), "".join(new[c:d]))


def _join(changes: list[WordChange]) -> Iterator[WordChange]:
    held: WordChange | None = None
    for index, change in enumerate(changes):
        between = change.is_same and not change.before.strip(" ") and 0 < index < len(changes) - 1
        if change.is_same and not between:
            if held is not None:
                yield held
            held = None
            yield change
        elif held is None:
            held = change
        else:
            held = WordChange(held.before + change.before, held.after + change.after)
    if held is not None:
        yield held
