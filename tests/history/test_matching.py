from __future__ import annotations

import random
from difflib import SequenceMatcher

import pytest

from deckgen.history.sequences import align, find_moved
from deckgen.history.word_changes import compare_words
from deckgen.wording import matching
from deckgen.wording.matching import compare_sequences, longest_rising, share_of_equal


def changed(words: list[str], random_source: random.Random) -> list[str]:
    kept = [word for word in words if random_source.random() > 0.15]
    return [new for word in kept for new in ([word, "nieuw"] if random_source.random() < 0.1 else [word])]


@pytest.mark.parametrize("seed", range(60))
def test_short_sequences_are_read_as_pythons_own_matcher_reads_them(seed: int) -> None:
    source = random.Random(seed)
    before = [source.choice("abcdefgh") for _ in range(source.randrange(60))]
    after = changed(before, source)
    theirs = SequenceMatcher(None, before, after, autojunk=False)
    expected = [(tag == "equal", *places) for tag, *places in theirs.get_opcodes()]
    assert [tuple(stretch) for stretch in compare_sequences(before, after)] == expected
    assert share_of_equal(before, after) == theirs.ratio()


@pytest.mark.parametrize("undivided", [10, 2_000])
@pytest.mark.parametrize("seed", range(60))
def test_stretches_are_both_sequences_from_start_to_end(
    seed: int, undivided: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching, "_UNDIVIDED", undivided)
    source = random.Random(seed)
    before = [source.choice("abcdefghijklmnopqrstuvwxyz") * source.randrange(1, 3) for _ in range(source.randrange(80))]
    after = changed(before, source)
    old = new = 0
    for same, start, end, there, until in compare_sequences(before, after):
        assert (start, there) == (old, new)
        assert not same or before[start:end] == after[there:until]
        old, new = end, until
    assert (old, new) == (len(before), len(after))


def test_prose_of_a_book_keeps_what_did_not_change() -> None:
    source = random.Random(7)
    words = [f"w{min(5_000, int(source.paretovariate(0.6)))}" for _ in range(10_000)]
    after = [word if source.random() > 0.1 else "anders" for word in words]
    kept = sum(end - start for same, start, end, _, _ in compare_sequences(words, after) if same)
    assert kept > 0.88 * len(words)


class Budget(matching._Budget):
    """Counts what the matcher is allowed to look at."""

    def __init__(self, items: int) -> None:
        self.looked_at = 0
        super().__init__(items)

    def __setattr__(self, name: str, value: int) -> None:
        if name == "steps" and value > 0 and hasattr(self, "steps"):
            self.looked_at += self.steps - value
        super().__setattr__(name, value)


@pytest.mark.parametrize(
    ("before", "after"),
    [("a b ", "b c a "), ("a ", "a b "), ("a b c ", "c b a "), ("x, ", ", x"), ("de het een ", "een het de ")],
)
@pytest.mark.parametrize("length", [4_000, 20_000, 300_000])
def test_words_that_repeat_take_no_more_steps_than_their_number_allows(
    before: str, after: str, length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    budgets: list[Budget] = []

    def give(items: int) -> Budget:
        budgets.append(Budget(items))
        return budgets[-1]

    monkeypatch.setattr(matching, "_Budget", give)
    words = [(each * length)[:length].split() for each in (before, after)]
    compare_sequences(*words)
    (budget,) = budgets
    taken = min(10_000_000, 200_000 + 1_000 * (len(words[0]) + len(words[1]))) - budget.steps
    assert 0 <= budget.looked_at <= taken


def test_texts_are_compared_whole_where_they_share_too_little_to_tell() -> None:
    changes = compare_words("a b " * 5_000, "b c a " * 3_000)
    assert "".join(change.before for change in changes) == "a b " * 5_000
    assert "".join(change.after for change in changes) == "b c a " * 3_000


@pytest.mark.parametrize("seed", range(40))
def test_the_longest_run_that_rises_rises_and_is_as_long_as_any(seed: int) -> None:
    numbers = random.Random(seed).sample(range(40), 12)
    found = longest_rising(numbers)
    assert found == sorted(found)
    places = [numbers.index(number) for number in found]
    assert places == sorted(places)
    lengths: list[int] = []
    for place, number in enumerate(numbers):
        lengths.append(1 + max((lengths[other] for other in range(place) if numbers[other] < number), default=0))
    assert len(found) == max(lengths)


def test_ten_thousand_items_in_another_order_are_told_at_once() -> None:
    keys = [f"k{number}" for number in range(10_000)]
    moved = find_moved(keys, [*keys[5_000:], *keys[:5_000]])
    assert len(moved) == 5_000
    steps = list(align(keys, list(reversed(keys))))
    assert {step.before for step in steps} | {step.after for step in steps} >= set(range(1, 9_999))
