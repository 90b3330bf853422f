from __future__ import annotations

from deckgen.storyboard.numbering import Keys


class CountedSet(set[str]):
    """A set that counts how often it is asked."""

    asked = 0

    def __contains__(self, key: object) -> bool:
        self.asked += 1
        return super().__contains__(key)


def test_slides_of_one_title_are_numbered_without_counting_from_one_each_time() -> None:
    taken = CountedSet({"title", "slide-3"})
    keys = Keys(taken)

    assert [keys.of("slide") for _ in range(4)] == ["slide", "slide-2", "slide-4", "slide-5"]
    for _ in range(2_000):
        keys.of("slide")
    assert taken.asked < 3 * 2_004
