"""Says less of a text: as much as fits, its first sentences, enough to know a title by. Every medium shortens so."""

from __future__ import annotations

import re
from collections.abc import Callable

from deckgen.rich_text import CLOSING_SIGNS, SPACE, one_line

_ELLIPSIS = "…"
_SENTENCE = re.compile(rf".+?[.!?…]+{CLOSING_SIGNS}(?={SPACE}|$)", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]{2,}")
_TRAILING = " ,;:.–-·("
_MOST_WORDS = 7  # of a reminder
_LEAST = 0.7  # of what there is room for: an end nearer to the start loses too much


def shorten(text: str, longest: int) -> str:
    """The start of a text, to a whole word where one ends near, and an ellipsis."""
    if len(text) <= longest:
        return text
    start = text[: max(1, longest - 1)]
    word = start.rsplit(" ", 1)[0]
    return f"{(word if len(word) >= len(start) * _LEAST else start).rstrip(' ,;:.–-')}{_ELLIPSIS}"


def shorten_until(text: str, fits: Callable[[str], bool]) -> str:
    """The longest start of a text, a tenth shorter each time, that fits; a character where nothing does."""
    shown, longest = text, len(text)
    while longest > 1 and not fits(shown):
        longest = longest * 9 // 10
        shown = shorten(text, longest)
    return shown


def cut_words(text: str, fits: Callable[[str], bool], trailing: str = "") -> str:
    """As many whole words as fit on a line, an ellipsis behind them; nothing where not even one does."""
    while text and not fits(text):
        head, space, _ = text.rstrip(_ELLIPSIS).rstrip().rpartition(" ")
        text = head.rstrip(trailing) + _ELLIPSIS if space else ""
    return text


def first_sentence(text: str, longest: int) -> str:
    """The first sentence of a text, cut at a word where it is long."""
    words = one_line(text)
    match = _SENTENCE.match(words)
    sentence = match.group() if match else words
    if len(sentence) <= longest:
        return sentence
    return f"{sentence[:longest].rsplit(' ', 1)[0].rstrip(',;:')} {_ELLIPSIS}"


def first_sentences(text: str, longest: int) -> str:
    """As many whole sentences as are no longer together; one at least."""
    words, end = text.strip(), 0
    while match := _SENTENCE.match(words, end):  # no search: without an end of a sentence it would try every letter
        if end and match.end() > longest:
            break
        end = match.end()
    return words[:end].strip() or words


def remind(title: str) -> str:
    """A title by its first words: enough to be known by at the head or foot of a later page.

    Such a line is passed over by screen readers. It is kept too short to be taken for a sentence that they should read.
    """
    words = [match.end() for match in _WORD.finditer(title)]
    if len(words) <= _MOST_WORDS:
        return title
    start = title[: words[_MOST_WORDS - 1]]
    if title[len(start)] not in " \t\n":  # half of a compound or of a contraction says too little
        start = start.rsplit(" ", 1)[0]
    return f"{start.rstrip(_TRAILING)}{_ELLIPSIS}"
