"""What slides ask often is answered in a quick way: it has to say the same as the slow one."""

from __future__ import annotations

import random

import pytest

from deckgen.planning.frame_fit import Piece, Setting, TextMeasure
from deckgen.planning.slides.page_breaks import count_pages, divide
from deckgen.planning.slides.stack import Item, Items, Room, StackMeasure
from deckgen.rich_text import Block, BlockKind, Span

TEXT = "een collega vraagt of verantwoordelijkheidsgevoel, zegt ze: ja of nee – dat mag. Wat doe je? Niets!"
SIZES = (28, 22, 18)


def item_of(chance: random.Random, letter: str) -> Item:
    kind = chance.choice([BlockKind.PARAGRAPH, BlockKind.BULLET])
    texts = (" ".join(chance.choices(TEXT.split(), k=chance.randint(1, 70))) for _ in range(chance.randint(1, 3)))
    pieces = tuple(Piece(Block(kind, (Span(text),))) for text in texts)
    return Item(letter, pieces, Setting("Arial"), least=30, gap=8, is_row=True)


def items_of(chance: random.Random) -> Items:
    return tuple(item_of(chance, letter) for letter in "ABC"[: chance.randint(1, 3)])


@pytest.mark.parametrize("seed", range(8))
def test_items_fit_where_their_whole_height_does(seed: int) -> None:
    chance = random.Random(seed)
    items = items_of(chance)
    for height in range(40, 900, 20):
        measure = StackMeasure(TextMeasure(), Room(600, height, 0.985))
        for size in SIZES:
            assert measure.fits(items, size) == (measure.height(items, size) <= height)


@pytest.mark.parametrize("seed", range(8))
def test_a_division_that_may_be_given_up_is_the_same_unless_it_takes_too_many_slides(seed: int) -> None:
    items = items_of(random.Random(seed))
    measure = StackMeasure(TextMeasure(), Room(500, 160, 0.985, reserve=1))
    for size in SIZES:
        whole = divide(items, measure, size)
        assert count_pages(items, measure, size) == len(whole.pages)
        for most in range(1, len(whole.pages) + 2):
            found = divide(items, measure, size, most=most)
            if len(whole.pages) <= most:
                assert found == whole
            else:
                assert len(found.pages) > most


@pytest.mark.parametrize("seed", range(8))
def test_a_part_takes_as_many_lines_as_when_it_is_measured_alone(seed: int) -> None:
    measure, setting = TextMeasure(), Setting("Arial")
    for piece in items_of(random.Random(seed))[0].pieces:
        ends = [cut.position for cut in measure.cuts(piece)]
        for part in [piece.part(0, end) for end in ends] + [piece.part(end, len(piece.block.text)) for end in ends]:
            alone, indent = Piece(part.shown), 22 if piece.block.kind is BlockKind.BULLET else 0
            for width in (200, 350, 700):
                lines = TextMeasure().text(alone, setting).count_lines(22, width - indent)
                assert measure.count_part_lines(part, setting, 22, width) == lines
