"""The name that was probably meant, among few and among many."""

from __future__ import annotations

from deckgen.yaml_source.syntax.near_names import MAX_SPELLED, find_nearest


def test_of_many_names_with_the_same_letters_the_one_of_the_nearest_length_is_meant() -> None:
    letters = "ab" * 50
    names = [letters[:length] for length in range(4, 91)]
    assert len(names) > MAX_SPELLED
    assert find_nearest(f"{letters[:85]}x", names) == letters[:85]
    assert find_nearest(f"{letters[:6]}x", names) == letters[:6]
    assert find_nearest("qqqq", names) == ""
