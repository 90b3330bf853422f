"""Aligns quoted sentences with those of a newer text, in the order of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct

from deckgen.wording.folding import fold, title_key, wording_key
from deckgen.wording.likeness import count_words, likeness, weigh
from deckgen.wording.matching import compare_sequences
from deckgen.wording.sentences import Sentence

_ALIKE = 0.38
_RUN = 2  # a sentence may have been cut in two, or two joined
_PIECE = 0.6  # of a piece's words stand in the sentence that was cut or joined
_MANY = 5
_MOST_CELLS = 60_000  # pairs of sentences that are weighed
_PIECE_LIKENESS = 0.75  # of words that all stand in a longer sentence
_RUN_LIKENESS = 0.95  # of two equal readings, the one without cutting or joining


class Pair(Struct, frozen=True):
    """Sentences that are each other's versions: ranges of quoted and of new sentences."""

    quoted: range
    new: range


class _Cell(NamedTuple):
    """The best alignment of the first sentences of both: its worth, and how many of each its last step takes."""

    worth: float
    took_quoted: int
    took_new: int


class Wording(Struct, frozen=True):
    """A sentence prepared for comparison."""

    sentence: Sentence
    key: str
    words: Counter[str]


def prepare(sentences: Sequence[Sentence]) -> tuple[Wording, ...]:
    """Fold and count once what is compared often."""
    return tuple(Wording(each, wording_key(each.text), count_words(each.text)) for each in sentences)


def align(quoted: Sequence[Wording], new: Sequence[Wording]) -> tuple[Pair, ...]:
    """The pairs that keep most of the quoted words, in order; what is in none was lost, or came in.

    Long texts are divided at what says the same in both; what between is longer than a section ever is, is not paired.
    """
    if len(quoted) * len(new) <= _MOST_CELLS:
        return _align_whole(quoted, new)
    pairs: list[Pair] = []
    left = _MOST_CELLS
    keys, new_keys = [each.key for each in quoted], [each.key for each in new]
    for same, start, end, there, until in compare_sequences(keys, new_keys):
        cells = (end - start) * (until - there)
        if same:
            pairs += (
                Pair(range(at, at + 1), range(at + there - start, at + there - start + 1)) for at in range(start, end)
            )
        elif 0 < cells <= left:
            left -= cells
            pairs += (
                Pair(_shift(pair.quoted, start), _shift(pair.new, there))
                for pair in _align_whole(quoted[start:end], new[there:until])
            )
    return tuple(pairs)


def _shift(places: range, by: int) -> range:
    return range(places.start + by, places.stop + by)


def _align_whole(quoted: Sequence[Wording], new: Sequence[Wording]) -> tuple[Pair, ...]:
    table = [[_Cell(0.0, 0, 0)] * (len(new) + 1) for _ in range(len(quoted) + 1)]
    for row in range(len(quoted) + 1):
        for column in range(len(new) + 1):
            if row or column:
                table[row][column] = _best_step(table, quoted, new, row, column)
    return _walk_back(table)


def _best_step(
    table: list[list[_Cell]], quoted: Sequence[Wording], new: Sequence[Wording], row: int, column: int
) -> _Cell:
    best = _Cell(-1.0, 0, 0)
    if column:
        best = _Cell(table[row][column - 1].worth, 0, 1)
    if row and table[row - 1][column].worth > best.worth:
        best = _Cell(table[row - 1][column].worth, 1, 0)
    for taken, came in ((1, 1), (1, _RUN), (_RUN, 1)):
        if row >= taken and column >= came:
            worth = _pair_worth(quoted[row - taken : row], new[column - came : column])
            if worth > 0 and table[row - taken][column - came].worth + worth > best.worth:
                best = _Cell(table[row - taken][column - came].worth + worth, taken, came)
    return best


def _pair_worth(quoted: Sequence[Wording], new: Sequence[Wording]) -> float:
    alike = _run_likeness(quoted, new)
    return alike * sum(weigh(each.words) for each in quoted) if alike >= _ALIKE else 0.0


def _run_likeness(quoted: Sequence[Wording], new: Sequence[Wording]) -> float:
    if len(quoted) == len(new) == 1:
        return wording_likeness(quoted[0], new[0])
    if any(each.sentence.heading for each in (*quoted, *new)) or _holds_same(quoted, new):
        return 0.0
    pieces, joined = (new, quoted[0]) if len(quoted) == 1 else (quoted, new[0])
    if any(weigh(piece.words & joined.words) < _PIECE * weigh(piece.words) for piece in pieces):
        return 0.0
    return likeness(_sum_words(quoted), _sum_words(new)) * _RUN_LIKENESS


def _holds_same(quoted: Sequence[Wording], new: Sequence[Wording]) -> bool:
    """Whether one sentence stands in both as it is: then the other one is lost or new, and nothing was joined."""
    return not {each.key for each in quoted}.isdisjoint(each.key for each in new)


def _sum_words(wordings: Sequence[Wording]) -> Counter[str]:
    return sum((each.words for each in wordings), Counter())


def wording_likeness(quoted: Wording, new: Wording) -> float:
    """How much a sentence resembles another; one that stands in the other as a piece of it resembles it fully."""
    if quoted.sentence.heading != new.sentence.heading:
        return 0.0
    if quoted.sentence.heading:
        return (
            1.0
            if title_key(quoted.sentence.text) == title_key(new.sentence.text)
            else likeness(quoted.words, new.words)
        )
    if quoted.key == new.key:
        return 1.0
    if quoted.key in new.key and fold(new.sentence.text).find(quoted.key, any_case=True) >= 0:
        return _RUN_LIKENESS
    alike = likeness(quoted.words, new.words)
    if quoted.words.total() < _MANY:
        return alike
    return max(alike, _PIECE_LIKENESS * weigh(quoted.words & new.words) / weigh(quoted.words))


def _walk_back(table: list[list[_Cell]]) -> tuple[Pair, ...]:
    row, column = len(table) - 1, len(table[0]) - 1
    pairs: list[Pair] = []
    while row or column:
        cell = table[row][column]
        if cell.took_quoted and cell.took_new:
            pairs.append(Pair(range(row - cell.took_quoted, row), range(column - cell.took_new, column)))
        row, column = row - cell.took_quoted, column - cell.took_new
    return tuple(reversed(pairs))
