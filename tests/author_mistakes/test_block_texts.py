"""Where the text after `|` or `>` stands, also where there is none yet."""

from __future__ import annotations

import pytest

from deckgen.yaml_source.author_mistakes.line_shape import find_blocks


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["text: |", "  Een.", "", "  Twee.", "title: x"], (0, 0, 3, 2)),
        (["text: |"], (0, 0, 0, 2)),
        (["- a: x", "  text: >"], (1, 2, 1, 4)),
        (["a:", "    text: |", "", "b: x"], (1, 4, 1, 6)),
        (["- text: |", "     Ver naar rechts."], (0, 2, 1, 5)),
    ],
)
def test_a_text_in_a_block_is_found_with_its_column(lines: list[str], found: tuple[int, int, int, int]) -> None:
    (block,) = find_blocks(lines)
    assert (block.opener, block.parent, block.last, block.column) == found
