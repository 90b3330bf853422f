"""Finds the words that should end a text on one line: its short last question, or two words."""

from __future__ import annotations

import re

from deckgen.rich_text import CLOSING_SIGNS, SPACE

_LONGEST_QUESTION = 20  # characters: what stands alone on a line must be longer
_LONGEST_PAIR = 16
_FEWEST_WORDS = 5  # shorter texts rarely take two lines
_LAST_SENTENCE = re.compile(rf"[.!?…:]{CLOSING_SIGNS}{SPACE}+(?=[^.!?…\n]+\?{CLOSING_SIGNS}$)")


def find_last_words(text: str) -> int:
    """At which character they begin, so that no line says only `doe je?` or one short word; 0 where that is all one."""
    end = len(text.rstrip())
    question = _LAST_SENTENCE.search(text, max(0, end - 2 * _LONGEST_QUESTION), end)
    if question and end - question.end() <= _LONGEST_QUESTION:
        return question.end()
    if text.count(" ", 0, end) + 1 < _FEWEST_WORDS:
        return 0
    last = text.rfind(" ", 0, end)
    before = max(text.rfind(" ", 0, last), text.rfind("\n", 0, last)) + 1
    return before if end - before <= _LONGEST_PAIR and "\n" not in text[last:end] else 0
