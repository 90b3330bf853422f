"""Between which heights a card's text will stand, before it is set: most sizes need not be tried to know the answer."""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from deckgen.planning.paper.text_lines import LineBreaker
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.rich_text import LIST_KINDS, Block, BlockKind, Text

_LETTER, _ITEM, _QUOTE = (
    2.3,
    1.55,
    14.0,
)  # room beside a choice's letter and a list's sign in em; beside a bar in points
_SPACE, _PANEL = 0.7, 4.0  # what stands under a block at the most, in em; above and below a quotation, in points


class Heights(NamedTuple):
    """The least and the most that a text can be high, in points."""

    least: float
    most: float


def bound_height(text: Text, breaker: LineBreaker, style: TextStyle, width: float) -> Heights:
    """Count the lines in the whole width, and in what is left beside every sign that may stand there."""
    least = most = 0.0
    for block in text:
        if block.kind is BlockKind.BREAK or not block.text.strip():
            continue
        narrow = width - _taken_beside(block, style.size)
        bold = style.bold or block.kind is BlockKind.HEADING
        lines, more_lines = (breaker.count_lines(block.spans, style, bold=bold, width=each) for each in (width, narrow))
        least += (lines or 0) * style.leading
        most += more_lines * style.leading + _SPACE * style.size + _PANEL if more_lines else inf
    return Heights(least - style.size, most)  # a rounding's worth of doubt on the safe side


def _taken_beside(block: Block, size: float) -> float:
    signs = _LETTER + _ITEM * (block.level + (block.kind in LIST_KINDS))
    return signs * size + (_QUOTE if block.quoted else 0)
