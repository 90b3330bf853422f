"""Where long words may break on paper, by the language's own patterns."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from deckgen.resources.languages import known_languages

SHORTEST = 8  # letters; shorter words are not worth a hyphen
LEFT, RIGHT = 3, 3  # letters that stay together at either end

Hyphenator = Callable[[str], tuple[int, ...]]


def _no_breaks(_word: str) -> tuple[int, ...]:
    return ()


@cache
def hyphenator(language: str) -> Hyphenator:
    """A function from a word to the positions where a hyphen may come, in rising order.

    Why words with a hyphen, digit or stop inside get none: "e-mail" and "06-1234" must stay what they are.
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
        core = word[start:stop]
        if len(core) < SHORTEST or not core.isalpha() or core.isupper():
            return ()
        return tuple(start + position for position in dictionary.positions(core))

    return positions
