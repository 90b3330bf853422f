"""Between which heights a card's text will stand, before it is set: most sizes need not be tried to know the answer."""

from __future__ import annotations

from math import inf

from deckgen.planning.paper.text_lines import LineBreaker
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.rich_text import LIST_KINDS, Block, BlockKind, Text

_LETTER, _ITEM, _QUOTE = (
    2.3,
    1.55,
    14.0,
)  # room beside a choice's letter and a list's sign in em; beside a bar in points
_SPACE, _PANEL = 0.7, 4.0  # what stands under a block at the most, in em; above and below a quotation, in points


def least_height(text: Text, breaker: LineBreaker, style: TextStyle, width: float) -> float:
    """The least that a text can be high, in points: its lines in the whole width."""
    lines = sum(_count_lines(block, breaker, style, width) or 0 for block in _shown(text))
    return lines * style.leading - style.size  # a rounding's worth of doubt on the safe side


def most_height(text: Text, breaker: LineBreaker, style: TextStyle, width: float) -> float:
    """The most that a text can be high, in points: its lines in what is left beside every sign that may stand there."""
    most = 0.0
    for block in _shown(text):
        lines = _count_lines(block, breaker, style, width - _taken_beside(block, style.size))
        most += lines * style.leading + _SPACE * style.size + _PANEL if lines else inf
    return most


def _shown(text: Text) -> list[Block]:
    return [block for block in text if block.kind is not BlockKind.BREAK and block.text.strip()]


def _count_lines(block: Block, breaker: LineBreaker, style: TextStyle, width: float) -> int | None:
    bold = style.bold or block.kind is BlockKind.HEADING
    return breaker.count_lines(block.spans, style, bold=bold, width=width)


def _taken_beside(block: Block, size: float) -> float:
    signs = _LETTER + _ITEM * (block.level + (block.kind in LIST_KINDS))
    return signs * size + (_QUOTE if block.quoted else 0)
