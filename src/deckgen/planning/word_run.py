"""Breaks a stretch of text quickly: sums are taken once, and a line then costs one search.

A text of a slide is tried in many sizes. Counting its lines word by word at each of them was half of planning.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate
from operator import add

from deckgen.planning.advance_widths import FaceWidths

# A word is what stays together: up to white space, or up to and with its hyphens or dashes. With the space behind it.
_WORDS = re.compile(r"([^ \u200b\-–—]*[\-–—]+|[^ \u200b\-–—]+)([ \u200b]*)")
_SPACES = " \u200b"
_DASHES = "-–—"
_ROUNDING = 1e-9  # em: what sums may be off


class WordRun:
    """The words between two forced breaks, with their places in em as if nothing broke.

    A tab is as wide as a space; space in front of a line shows nowhere.
    """

    __slots__ = ("_ends", "_gaps", "_starts", "_words", "widest", "width")

    def __init__(self, parts: Iterable[tuple[str, FaceWidths]]) -> None:
        self._words: list[str] = []
        self._gaps: list[str] = []
        words: list[float] = []  # the widths
        gaps: list[float] = []
        for text, face in parts:
            shown = self._join(text.replace("\t", " "), face, words, gaps)
            new_words, new_gaps = _cut(shown)
            self._words += new_words
            self._gaps += new_gaps
            words += face.widths(new_words)
            gaps += face.widths(new_gaps)
        places: list[float] = [0.0, *accumulate(map(add, words, gaps))]
        self.width = places.pop()
        self._starts = places
        self._ends = list(map(add, places, words))
        self.widest = max(words, default=0.0)

    def _join(self, text: str, face: FaceWidths, words: list[float], gaps: list[float]) -> str:
        """Give the last word what goes on in the text: a gap, or the rest of a word. What remains of the text."""
        rest = text.lstrip(_SPACES)
        if not words or not text:
            return rest
        if len(rest) < len(text):
            gap = text[: len(text) - len(rest)]
            self._gaps[-1] += gap
            gaps[-1] += face.width(gap)
        elif not self._gaps[-1] and self._words[-1][-1] not in _DASHES:
            word = _WORDS.match(text)
            if word is None:
                return text
            self._words[-1] += word[1]
            words[-1] += face.width(word[1])
            self._gaps[-1], gaps[-1] = word[2], face.width(word[2])
            return text[word.end() :]
        return rest

    def last_line(self, room: float) -> str:
        """The text of its last line where it takes more than one; else empty. No word may be wider."""
        starts, ends, room = self._starts, self._ends, room + _ROUNDING
        first = following = 0
        while following < len(ends):
            first, following = following, bisect_right(ends, starts[following] + room, following + 1)
        return "".join(map(add, self._words[first:], self._gaps[first:])).rstrip(_SPACES) if first else ""

    def count(self, room: float) -> int:
        """How many lines it needs where `room` em are free, at least 1; no word may be wider."""
        starts, ends, room = self._starts, self._ends, room + _ROUNDING
        lines, first, all_words = 0, 0, len(ends)
        while first < all_words:
            first = bisect_right(ends, starts[first] + room, first + 1)
            lines += 1
        return lines or 1

    def lines(self, room: float) -> list[str]:
        """The lines' texts, at least one, without the spaces at which they break."""
        starts, ends, words, gaps = self._starts, self._ends, self._words, self._gaps
        room += _ROUNDING
        found: list[str] = []
        first, all_words = 0, len(ends)
        while first < all_words:
            following = bisect_right(ends, starts[first] + room, first + 1)
            last = following - 1
            found.append("".join(map(add, words[first:last], gaps[first:last])) + words[last])
            first = following
        return found or [""]


def _cut(text: str) -> tuple[list[str], list[str]]:
    """The words of a text that begins with one, and the space behind each."""
    if "-" in text or "–" in text or "—" in text or "\u200b" in text or "  " in text or text[-1:] in _SPACES:
        found = _WORDS.findall(text)
        return [word for word, _ in found], [gap for _, gap in found]
    words = text.split(" ")  # most texts: a fifth of the time
    return words, [" "] * (len(words) - 1) + [""]
