"""How much two texts share: from 0, nothing, to 1, the same words. Long words count for more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

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


def most_alike_window(text: str, sentences: Sequence[str], size: int) -> tuple[int, float]:
    """Where as many sentences in a row begin that come nearest to a text, and how near; -1 where there are none.

    Each sentence is counted when it comes into the window and when it leaves it, never in between.
    """
    wanted = count_words(text)
    total = weigh(wanted)
    counted = [count_words(sentence) for sentence in sentences]
    window: Counter[str] = Counter()
    weight = shared = 0
    best, best_likeness = -1, 0.0
    for end, coming in enumerate(counted):
        leaving = counted[end - size] if end >= size else Counter[str]()
        for words, sign in ((coming, 1), (leaving, -1)):
            for word, count in words.items():
                before = window[word]
                window[word] = before + sign * count
                weight += sign * count * len(word)
                shared += len(word) * (min(window[word], wanted[word]) - min(before, wanted[word]))
        found = 2 * shared / (total + weight) if total + weight else 0.0
        if found > best_likeness and end + 1 >= min(size, len(counted)):
            best, best_likeness = max(0, end + 1 - size), found
    return best, best_likeness
