from __future__ import annotations

import random

import pytest

from deckgen.planning.frame_fit import Piece, Setting, TextMeasure
from deckgen.planning.slides.page_breaks import _Divider
from deckgen.planning.slides.stack import Item, Room, StackMeasure
from deckgen.rich_text import Block, BlockKind, Span

TEXT = "een collega vraagt of verantwoordelijkheidsgevoel, zegt ze: ja/nee – dat mag. Wat doe je? Niets!"


def piece_of(chance: random.Random) -> Piece:
    kind = chance.choice([BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.BULLET, BlockKind.HEADING])
    spans = (" ".join(chance.choices(TEXT.split(), k=chance.randint(1, 60))) + " " for _ in range(chance.randint(1, 3)))
    block = Block(kind, tuple(Span(text, bold=chance.random() < 0.3) for text in spans))
    again = Piece(Block(BlockKind.PARAGRAPH, (Span("Uit de gedragscode"),)), tight=True, repeats=True)
    return Piece(block, factor=chance.choice([1.0, 0.8]), again=chance.choice([None, again]))


def item_of(chance: random.Random, letter: str) -> Item:
    pieces = tuple(piece_of(chance) for _ in range(chance.randint(1, 4)))
    setting = Setting("Arial", line_spacing=chance.choice([1.0, 0.9]))
    return Item(letter, pieces, setting, offset=chance.choice([0.0, 60.0]), least=30, gap=8, letter=letter, is_row=True)


@pytest.mark.parametrize("seed", range(3))
def test_a_run_of_units_is_as_high_as_the_items_that_show_it(seed: int) -> None:
    chance = random.Random(seed)
    items = tuple(item_of(chance, letter) for letter in "ABC")
    measure = StackMeasure(TextMeasure(), Room(500, 300, 0.985, reserve=1))
    divider = _Divider(items, measure, 22)
    fresh = StackMeasure(TextMeasure(), measure.room)
    for start in range(len(divider.units)):
        for stop in range(start + 1, len(divider.units) + 1):
            shown = fresh.height(divider._items(start, stop), 22)
            assert divider._heights.height(start, stop) == pytest.approx(shown, abs=1e-9)
