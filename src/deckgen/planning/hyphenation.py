"""Where long words may break on paper, by the language's own patterns."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from deckgen.late_pattern import late_pattern
from deckgen.resources.languages import known_languages

SHORTEST = 8  # letters; shorter words are not worth a hyphen
LEFT, RIGHT = 3, 3  # letters that stay together at either end

_PARTS = late_pattern("[’'\u00a0\u202f]")

Hyphenator = Callable[[str], tuple[int, ...]]


def _no_breaks(_word: str) -> tuple[int, ...]:
    return ()


@cache
def hyphenator(language: str) -> Hyphenator:
    """A function from a word to the positions where a hyphen may come, in rising order.

    Why words with a hyphen, digit or stop inside get none: "e-mail" and "06-1234" must stay what they are. The parts of
    "l’administration" and of words that a space holds together are words of their own, never broken at the apostrophe.
    """
    known = known_languages().get(language.partition("-")[0])
    if known is None:
        return _no_breaks
    import pyphen

    dictionary = pyphen.Pyphen(lang=known.hyphenation, left=LEFT, right=RIGHT)

    @lru_cache(maxsize=4096)
    def positions(word: str) -> tuple[int, ...]:
        start, stop = 0, len(word)
        while start < stop and not word[start].isalpha():
            start += 1
        while stop > start and not word[stop - 1].isalpha():
            stop -= 1
        parts = _PARTS.split(word[start:stop])
        if not all(part.isalpha() for part in parts):
            return ()
        found: list[int] = []
        for part in parts:
            if len(part) >= SHORTEST and not part.isupper():
                found += (start + position for position in dictionary.positions(part))
            start += len(part) + 1
        return tuple(found)

    return positions
