"""Finds the places where a block may be cut over two slides, and cuts it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from deckgen.rich_text import CLOSING_SIGNS, SPACE, Block, BlockKind

SHORTEST = 40  # characters between two cuts: less is no line
LONGEST = 400  # a sentence longer than this may be cut between words
_SENTENCE_END = re.compile(rf"(?<![.!?…])[.!?…]++{CLOSING_SIGNS}{SPACE}++(?=\S)|\n")  # each run of signs is tried once
_CLAUSE_END = re.compile(rf"[;:,]{SPACE}++(?=\S)")
_WORD_END = re.compile(rf"(?<!{SPACE}){SPACE}++(?=\S)")


class Cut(Struct, frozen=True):
    """A position in a block's text after which a new slide may begin; `cost` says how much it hurts."""

    position: int
    cost: float


AFTER_SENTENCE, AFTER_CLAUSE, AFTER_WORD, IN_WORD = 4.0, 9.0, 14.0, 20.0


def find_cuts(text: str) -> tuple[Cut, ...]:
    """The cuts inside a text, in order: at sentence ends, in very long sentences between words, else anywhere."""
    cuts: list[Cut] = []
    start = 0
    for end in [*(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]:
        if end - start > LONGEST:
            cuts += _cut_sentence(text, start, end)
            start = end
            if end < len(text):
                cuts.append(Cut(end, AFTER_SENTENCE))
        elif end < len(text) and end - start >= SHORTEST and len(text) - end >= SHORTEST // 2:
            cuts.append(Cut(end, AFTER_SENTENCE))
            start = end
    return tuple(cuts)


def _cut_sentence(text: str, start: int, end: int) -> Iterator[Cut]:
    """Cuts within a sentence that may fill more than a slide."""
    clauses = {match.end() for match in _CLAUSE_END.finditer(text, start, end)}
    last = start
    for position in [*(match.end() for match in _WORD_END.finditer(text, start, end)), end]:
        while position - last > 2 * SHORTEST:  # no white space for long: an address, a run of letters
            last += 2 * SHORTEST
            if position - last >= SHORTEST // 2:
                yield Cut(last, IN_WORD)
        if position < end and position - last >= SHORTEST:
            yield Cut(position, AFTER_CLAUSE if position in clauses else AFTER_WORD)
            last = position


def slice_block(block: Block, start: int, end: int) -> Block:
    """The characters from start to end as a block of their own, without white space at its edges.

    What continues a list item is a paragraph below that item: it must not get a bullet or a number again.
    """
    if start <= 0 and end >= len(block.text):
        return block
    ends = block.span_ends
    first, last = bisect_right(ends, start), min(bisect_left(ends, end), len(ends) - 1)
    texts = [span.text for span in block.spans[first : last + 1]]
    if texts:  # only the outer ones are cut: a text may have thousands
        before = ends[first] - len(texts[0])
        texts[-1] = texts[-1][: len(texts[-1]) - max(ends[last] - end, 0)].rstrip()
        texts[0] = texts[0][max(start - before, 0) :].lstrip()
    spans = [
        span if span.text == text else replace(span, text=text)
        for span, text in zip(block.spans[first : last + 1], texts, strict=True)
    ]
    cut = block.with_spans(spans)
    if start > 0 and block.kind in {BlockKind.BULLET, BlockKind.NUMBER}:
        return replace(cut, kind=BlockKind.PARAGRAPH, level=block.level + 1, number=0)
    return cut
