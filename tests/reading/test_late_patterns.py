"""A pattern that is compiled late says what one that is compiled at once says."""

import re

import pytest

from deckgen.late_pattern import late_pattern


def test_a_late_pattern_finds_what_the_pattern_finds() -> None:
    late, early = late_pattern(r"(?P<word>[a-z]+)\d", re.IGNORECASE), re.compile(r"(?P<word>[a-z]+)\d", re.IGNORECASE)
    for _ in range(2):  # the second time it is compiled already
        assert [found["word"] for found in late.finditer("A1 bc2 d")] == ["A", "bc"]
        assert late.sub("-", "A1 bc2 d") == early.sub("-", "A1 bc2 d") == "- - d"
        assert late.groupindex == early.groupindex


def test_a_late_pattern_with_a_mistake_fails_where_it_is_used() -> None:
    late = late_pattern("(")
    with pytest.raises(re.error):
        late.search("text")
