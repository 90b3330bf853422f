"""How much two texts share: from 0, nothing, to 1, the same words. Long words count for more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_WORD = re.compile(r"\w+")


def count_words(text: str) -> Counter[str]:
    """How often each word stands in a text, without regard to case."""
    return Counter(_WORD.findall(text.lower()))


def weigh(words: Counter[str]) -> float:
    """What a text's words weigh together."""
    return sum(len(word) * count for word, count in words.items())


def likeness(one: Counter[str], other: Counter[str]) -> float:
    """How much two texts share. Why by length: every sentence holds the same little words."""
    total = weigh(one) + weigh(other)
    return 2 * weigh(one & other) / total if total else 0.0


def most_alike(text: str, others: Iterable[str]) -> tuple[int, float]:
    """The index and the likeness of the text that comes nearest; -1 where there is none."""
    wanted = count_words(text)
    best, best_likeness = -1, 0.0
    for index, other in enumerate(others):
        found = likeness(wanted, count_words(other))
        if found > best_likeness:
            best, best_likeness = index, found
    return best, best_likeness
