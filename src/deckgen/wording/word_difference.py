"""The words that stayed, went and came between two texts. Typography and case are no difference here."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from msgspec import Struct

from deckgen.late_pattern import late_pattern
from deckgen.wording.folding import fold

_TOKEN = late_pattern(r"\s*(?:\w+(?:['’\u2011-]\w+)*|[^\w\s])")  # with the space before it


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"


class WordRun(Struct, frozen=True):
    """Words in a row that had the same fate, as they were written; a space before them is theirs."""

    change: Change
    text: str


def compare_words(before: str, after: str) -> tuple[WordRun, ...]:
    """The difference between two texts, word by word."""
    from deckgen.wording.matching import compare_sequences  # most quotations are as they should be

    # Spaces at the end are no token's: the expression would look for one behind each of them.
    old, new = _TOKEN.findall(before.rstrip()), _TOKEN.findall(after.rstrip())
    runs: list[WordRun] = []
    for same, old_from, old_to, new_from, new_to in compare_sequences(_keys(old), _keys(new)):
        if same:
            runs.append(WordRun(Change.SAME, "".join(new[new_from:new_to])))
            continue
        if old_to > old_from:
            runs.append(WordRun(Change.REMOVED, "".join(old[old_from:old_to])))
        if new_to > new_from:
            runs.append(WordRun(Change.ADDED, "".join(new[new_from:new_to])))
    return tuple(runs)


def _keys(tokens: Sequence[str]) -> list[str]:
    """Each token without typography; a dash, of which nothing is left, stands for any dash."""
    return [fold(token).wording.lower() or "-" for token in tokens]


def show_difference(runs: Iterable[WordRun]) -> str:
    """One line, marked as git marks words: `[-went-] {+came+}`."""
    marks = {Change.SAME: "{}", Change.REMOVED: "[-{}-]", Change.ADDED: "{{+{}+}}"}
    shown = ""
    for run in runs:
        words = run.text.strip()
        apart = run.text[:1].isspace() or (shown.endswith(("-]", "+}")) and words[:1].isalnum())
        shown += (" " if apart and shown else "") + marks[run.change].format(words)
    return shown
