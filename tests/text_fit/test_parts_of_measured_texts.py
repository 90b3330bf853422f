"""A part of a text that was measured as a whole breaks as it does when it is measured by itself."""

from __future__ import annotations

import random

import pytest

from deckgen.planning.advance_widths import family
from deckgen.planning.frame_fit import Piece, Setting, TextMeasure
from deckgen.planning.line_breaking import MeasuredText
from deckgen.planning.text_cuts import find_cuts
from deckgen.planning.word_run import WordRun
from deckgen.rich_text import Block, BlockKind, Span

SETTING = Setting("Carlito")
WORDS = ("a", "integriteit", "Noord-", "Holland", "—", "€\u00a050", "x/y", "ja.", "\u00a0", "B\u200bC", "zin. ", "-")


def make_block(chance: random.Random) -> Block:
    spans = []
    for _ in range(chance.randrange(9, 60)):
        text = "".join(
            chance.choice(WORDS) + chance.choice(("", " ", "  ", "\t")) for _ in range(chance.randrange(1, 5))
        )
        spans.append(Span(text, bold=chance.random() < 0.5, italic=chance.random() < 0.3))
    return Block(BlockKind.PARAGRAPH, tuple(spans))


@pytest.mark.parametrize("seed", range(60))
def test_a_part_breaks_as_a_text_of_its_own(seed: int) -> None:
    chance = random.Random(seed)
    block = make_block(chance)
    places = [0, *(cut.position for cut in find_cuts(block.text)), len(block.text)]
    measure = TextMeasure()
    for _ in range(20):
        start, end = sorted(chance.sample([*places, *(chance.randrange(len(block.text)) for _ in range(3))], 2))
        piece = Piece(block).part(start, end)
        alone = MeasuredText(piece.shown.spans, family("Carlito"))
        for width in (30.0, 95.5, 400.0):
            shared = measure.text(piece, SETTING)
            assert shared.count_lines(12, width) == alone.count_lines(12, width)
            assert shared.line_texts(12, width) == alone.line_texts(12, width)
            assert shared.last_line(12, width) == alone.last_line(12, width)
        assert shared.widest_word == pytest.approx(alone.widest_word)


def test_a_text_in_many_spans_is_measured_once(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[MeasuredText] = []
    original = MeasuredText._measure_runs

    def count(self: MeasuredText) -> tuple[WordRun, ...]:
        made.append(self)
        return original(self)

    monkeypatch.setattr(MeasuredText, "_measure_runs", count)
    block = Block(BlockKind.PARAGRAPH, tuple(Span(f"woord{n} ", bold=bool(n % 2)) for n in range(400)))
    measure = TextMeasure()
    cuts = find_cuts(block.text)
    for first in cuts:
        measure.text(Piece(block).part(first.position, len(block.text)), SETTING)

    assert len(cuts) > 40
    assert len(made) == 1
