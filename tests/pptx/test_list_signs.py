"""Two numbered lists of one frame are two lists in every program."""

from __future__ import annotations

from deckgen.render.pptx.list_signs import find_other_signs
from deckgen.render.pptx.text_body import find_list_starts
from deckgen.rich_text import Block, BlockKind, Span


def item(number: int, level: int = 0) -> Block:
    return Block(BlockKind.NUMBER, (Span("punt"),), level=level, number=number)


def other(kind: BlockKind, level: int = 0) -> Block:
    return Block(kind, (Span("tekst"),), level=level)


TEXT, HEADING, BULLET = (other(kind) for kind in (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.BULLET))


def signs(*blocks: Block) -> str:
    """A dot for `1.`, a bracket for `1)`, a space for what has no number."""
    others = find_other_signs(blocks, find_list_starts(blocks))
    numbered = (block.kind is BlockKind.NUMBER for block in blocks)
    return "".join(".)"[other] if is_item else " " for other, is_item in zip(others, numbered, strict=True))


def test_a_list_after_a_list_and_a_text_or_heading_has_the_other_sign_and_the_third_the_first_again() -> None:
    assert signs(item(1), item(2), TEXT, item(1), item(2), HEADING, item(1)) == ".. )) ."


def test_a_list_that_goes_on_after_its_sub_list_or_a_text_of_its_item_keeps_its_sign() -> None:
    inside = other(BlockKind.PARAGRAPH, level=1)
    assert signs(TEXT, item(1), item(1, 1), item(2, 1), inside, item(2), TEXT, item(3), item(4)) == " ... . .."


def test_sub_lists_of_two_items_and_lists_on_either_side_of_a_bullet_need_no_other_sign() -> None:
    assert signs(item(1), item(1, 1), item(2), item(1, 1)) == "...."
    assert signs(item(1), BULLET, item(1)) == ". ."


def test_a_list_from_one_after_a_list_from_five_has_the_other_sign() -> None:
    assert signs(item(5), item(6), TEXT, item(1), item(2)) == ".. ))"
