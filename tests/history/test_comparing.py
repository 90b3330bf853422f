from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckgen.history.sequences import align, find_moved
from deckgen.history.word_changes import compare_words


def marked(before: str, after: str) -> str:
    return "".join(
        stretch.after if stretch.is_same else f"[{stretch.before}|{stretch.after}]"
        for stretch in compare_words(before, after)
    )


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        ("Je meldt het.", "Je meldt dit.", "Je meldt [het|dit]."),
        ("Je meldt het.", "Je zegt niets.", "Je [meldt het|zegt niets]."),
        ("Je meldt het", "Je meldt het nu", "Je meldt het[| nu]"),
        ("collega’s", "collega’s!", "collega’s[|!]"),
        ("", "nieuw", "[|nieuw]"),
    ],
)
def test_whole_words_are_marked(before: str, after: str, shown: str) -> None:
    assert marked(before, after) == shown


@given(st.text(max_size=80), st.text(max_size=80))
def test_no_word_is_lost(before: str, after: str) -> None:
    stretches = compare_words(before, after)
    assert "".join(stretch.before for stretch in stretches) == before
    assert "".join(stretch.after for stretch in stretches) == after


@pytest.mark.parametrize(
    ("before", "after", "moved"),
    [("abcd", "abcd", ""), ("abcd", "bcda", "a"), ("abcd", "axbcd", ""), ("abcd", "dcx", "c"), ("ab", "ba", "a")],
)
def test_as_few_as_possible_have_moved(before: str, after: str, moved: str) -> None:
    assert len(find_moved(before, after)) == len(moved)
    assert set(moved) <= set(before)


def test_items_are_paired_with_what_they_were() -> None:
    before = ["Wat als je chef klaagt?", "Wie spreek je aan?", "Waarom?"]
    after = ["Waarom?", "Wat als je chef zelf klaagt?", "Wie spreek je aan?", "En thuis?"]
    steps = {(step.before, step.after) for step in align(before, after)}
    assert steps == {(2, 0), (0, 1), (None, 3)}


def test_an_item_that_shares_no_words_with_another_is_not_said_to_have_become_it() -> None:
    steps = {(step.before, step.after) for step in align(["Wie spreek je aan?", "Waarom niet?"], ["En thuis?"])}
    assert steps == {(None, 0), (0, None), (1, None)}


@given(st.lists(st.sampled_from("abcde"), max_size=8), st.lists(st.sampled_from("abcde"), max_size=8))
def test_each_item_is_told_once(before: list[str], after: list[str]) -> None:
    steps = list(align(before, after))
    old = [step.before for step in steps if step.before is not None]
    new = [step.after for step in steps if step.after is not None]
    assert len(old) == len(set(old))
    assert len(new) == len(set(new))
    kept = [text for index, text in enumerate(before) if index not in old]
    assert kept == [text for index, text in enumerate(after) if index not in new]
