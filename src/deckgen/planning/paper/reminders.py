"""Shortens a title to its first words: enough to be known by at the head or foot of a later page.

Such a line is passed over by screen readers. It is kept too short to be taken for a sentence that they should read.
"""

from __future__ import annotations

import re

_MOST_WORDS = 7
_WORD = re.compile(r"[^\W\d_]{2,}")
_TRAILING = " ,;:.–-·("


def remind(title: str) -> str:
    """The title, or as many whole words of it as a reminder may have, and an ellipsis."""
    words = [match.end() for match in _WORD.finditer(title)]
    if len(words) <= _MOST_WORDS:
        return title
    start = title[: words[_MOST_WORDS - 1]]
    if not title[len(start)].isspace():  # half of a compound or of a contraction says too little
        start = start.rsplit(None, 1)[0]
    return f"{start.rstrip(_TRAILING)}…"
