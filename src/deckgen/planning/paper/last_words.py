"""A text in, the same out with the words of its short last question, or its last two, held on one line.

So no line says only `doe je?` or one short word. Spaces that do not break hold the words together; they are few enough
for any column. On papers alone, which are drawn with plain signs: a slide keeps the author's own characters, so that
whoever edits it finds what they search for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from deckgen.rich_text import Block, BlockKind, Span, Text

_NO_BREAK, _HYPHEN = "\u00a0", "\u2011"
_LONGEST_QUESTION = 20  # characters: what stands alone on a line must be longer
_LONGEST_PAIR = 16
_FEWEST_WORDS = 5  # shorter texts rarely take two lines
_LAST_SENTENCE = re.compile(r"[.!?…:][”’“»\")\]]*\s+(?=[^.!?…\n]+\?[”’“»\")\]]*$)")
_LISTED = frozenset({BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.NUMBER})


def hold_last_words(text: Iterable[Block], *, hyphens: bool = False) -> Text:
    """The text, each of its paragraphs with the words held together that should end it together.

    `hyphens` hold too, as in *Que faites-vous ?*: on papers alone, since fonts of slides may lack the sign for it.
    """
    signs = str.maketrans({" ": _NO_BREAK, "-": _HYPHEN} if hyphens else {" ": _NO_BREAK})
    return tuple(_hold(block, signs) for block in text)


def _hold(block: Block, signs: dict[int, str]) -> Block:
    if block.kind not in _LISTED or block.quoted:
        return block
    start = _find_start(block.text)
    return block.with_spans(_bind(block, start, signs)) if start else block


def _find_start(text: str) -> int:
    """After which character spaces hold, 0 where none do."""
    end = len(text.rstrip())
    question = _LAST_SENTENCE.search(text, max(0, end - 2 * _LONGEST_QUESTION), end)
    if question and end - question.end() <= _LONGEST_QUESTION:
        return question.end()
    if text.count(" ", 0, end) + 1 < _FEWEST_WORDS:
        return 0
    last = text.rfind(" ", 0, end)
    before = max(text.rfind(" ", 0, last), text.rfind("\n", 0, last)) + 1
    return before if end - before <= _LONGEST_PAIR and "\n" not in text[last:end] else 0


def _bind(block: Block, start: int, signs: dict[int, str]) -> Iterator[Span]:
    """The spans, the signs from a character on as they hold; white space at the end is left alone."""
    end, begun = len(block.text.rstrip()), 0
    for span in block.spans:
        low, high = max(0, start - begun), max(0, end - begun)
        begun += len(span.text)
        held = span.text[low:high].translate(signs)
        if held == span.text[low:high]:
            yield span
        else:
            yield Span(span.text[:low] + held + span.text[high:], span.bold, span.italic, span.link, span.language)
