"""Breaks a stretch of text quickly: sums are taken once, and a line then costs one search.

A text of a slide is tried in many sizes. Counting its lines word by word at each of them was half of planning.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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

    __slots__ = ("_ends", "_gaps", "_places", "_starts", "_widths", "_words", "widest", "width")

    def __init__(
        self, words: list[str], gaps: list[str], widths: list[float], starts: list[float], width: float
    ) -> None:
        self._words, self._gaps, self._widths, self._starts = words, gaps, widths, starts
        self._ends = list(map(add, starts, widths))
        self._places: list[int] = []  # of each word among the characters; found when first asked for
        self.width = width
        self.widest = max(widths, default=0.0)

    def part(self, start: int, end: int) -> WordRun | None:
        """The words between two characters, where both begin a word; nothing is measured again.

        Their places in em count from where the whole begins, which makes no difference to how they break.
        """
        found = self._find(start, end)
        if found is None:
            return None
        first, last = found
        starts, gaps = self._starts[first:last], [*self._gaps[first : last - 1], ""]
        width = self._ends[last - 1] - starts[0]
        return WordRun(self._words[first:last], gaps, self._widths[first:last], starts, width)

    def _find(self, start: int, end: int) -> tuple[int, int] | None:
        """The first word between two characters and the one behind the last, where both begin a word."""
        if not self._places:
            self._places = [0, *accumulate(map(len, map(add, self._words, self._gaps)))]
        places = self._places
        first, last = bisect_left(places, start), bisect_left(places, end)
        if first >= last or places[first] != start or last >= len(places) or places[last] != end:
            return None
        if self._words[first][:1].isspace() or self._words[last - 1][-1:].isspace():
            return None  # a space that holds words together, and that no edge keeps
        return first, last

    def count_part(self, start: int, end: int, room: float) -> int:
        """The lines of the words between two characters; 0 where it cannot tell, as of words that are too wide."""
        found = self._find(start, end)
        if found is None or max(self._widths[found[0] : found[1]]) > room:
            return 0
        return self._count(*found, room)

    def last_line(self, room: float) -> str:
        """The text of its last line where it takes more than one; else empty. No word may be wider."""
        starts, ends, room = self._starts, self._ends, room + _ROUNDING
        first = following = 0
        while following < len(ends):
            first, following = following, bisect_right(ends, starts[following] + room, following + 1)
        return "".join(map(add, self._words[first:], self._gaps[first:])).rstrip(_SPACES) if first else ""

    def count(self, room: float) -> int:
        """How many lines it needs where `room` em are free, at least 1; no word may be wider."""
        starts, ends, room, lines, first = self._starts, self._ends, room + _ROUNDING, 0, 0
        last = len(ends)
        while first < last:
            first = bisect_right(ends, starts[first] + room, first + 1, last)
            lines += 1
        return lines or 1

    def _count(self, first: int, last: int, room: float) -> int:
        starts, ends, room, lines = self._starts, self._ends, room + _ROUNDING, 0
        while first < last:
            first = bisect_right(ends, starts[first] + room, first + 1, last)
            lines += 1
        return lines

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


def measure_run(parts: Iterable[tuple[str, FaceWidths]]) -> WordRun:
    """Measure texts, each in its typeface, that stand one after the other."""
    words: list[str] = []
    gaps: list[str] = []
    widths: list[float] = []  # of the words
    spaces: list[float] = []  # of the gaps
    for text, face in parts:
        shown = _join(text.replace("\t", " "), face, (words, gaps), (widths, spaces))
        new_words, new_gaps = _cut(shown)
        words += new_words
        gaps += new_gaps
        widths += face.widths(new_words)
        spaces += face.widths(new_gaps)
    places: list[float] = [0.0, *accumulate(map(add, widths, spaces))]
    width = places.pop()
    return WordRun(words, gaps, widths, places, width)


def _join(
    text: str, face: FaceWidths, made: tuple[list[str], list[str]], measured: tuple[list[float], list[float]]
) -> str:
    """Give the last word what goes on in the text: a gap, or the rest of a word. What remains of the text."""
    (words, gaps), (widths, spaces) = made, measured
    rest = text.lstrip(_SPACES)
    if not words or not text:
        return rest
    if len(rest) < len(text):
        gap = text[: len(text) - len(rest)]
        gaps[-1] += gap
        spaces[-1] += face.width(gap)
    elif not gaps[-1] and words[-1][-1] not in _DASHES:
        word = _WORDS.match(text)
        if word is None:
            return text
        words[-1] += word[1]
        widths[-1] += face.width(word[1])
        gaps[-1], spaces[-1] = word[2], face.width(word[2])
        return text[word.end() :]
    return rest


def _cut(text: str) -> tuple[list[str], list[str]]:
    """The words of a text that begins with one, and the space behind each."""
    if "-" in text or "–" in text or "—" in text or "\u200b" in text or "  " in text or text[-1:] in _SPACES:
        found = _WORDS.findall(text)
        return [word for word, _ in found], [gap for _, gap in found]
    words = text.split(" ")  # most texts: a fifth of the time
    return words, [" "] * (len(words) - 1) + [""]
