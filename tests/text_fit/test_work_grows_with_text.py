"""Planning a text that is four times as long is about four times as much work; calls are counted, no seconds."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from deckgen.build.pipeline.deck_variant import read_variant
from deckgen.build.pipeline.kinds import plan_kind
from deckgen.build.pipeline.order import PrintOptions
from deckgen.output import Kind
from deckgen.planning.frame_fit import Piece, Setting, TextMeasure
from deckgen.planning.text_cuts import find_cuts
from deckgen.rich_text import Block, BlockKind, Span
from deckgen.wording.sentences import Sentence

KINDS = {
    "words": "woord ",
    "sentences": "Dit is een zin van zeven woorden lang. ",
    "many looks": "**woord** of ",
    "slashes": "en/of hij/zij ",
    "paragraphs": "Een korte alinea.\n\n",
    "clauses": "wie vraagt, krijgt antwoord; ",
}


def count_calls(folder: Path, text: str, kind: Kind) -> int:
    """The calls of functions that planning a question of that length takes."""
    deck = folder / "x.yaml"
    question = f"{{id: a, question: {json.dumps(text)}}}"
    deck.write_text(f"title: x\nprogram:\n- cluster: c\n  dilemmas:\n  - {question}\n", "utf-8")
    variant = read_variant(deck).variant
    assert variant is not None
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        plan_kind(kind, variant, PrintOptions())
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("kind", [Kind.SLIDES, Kind.HANDOUT])
@pytest.mark.parametrize("piece", KINDS.values(), ids=list(KINDS))
def test_four_times_the_text_is_about_four_times_the_work(piece: str, kind: Kind, tmp_path: Path) -> None:
    lengths = (1_500, 1_500, 6_000) if "\n" in piece else (4_000, 4_000, 16_000)  # the first one fills what is kept
    calls = [count_calls(tmp_path, (piece * length)[:length].rstrip("*"), kind) for length in lengths]
    assert calls[2] < 5 * calls[1]


@pytest.mark.parametrize("separator", [" ", "  ", "\n", " \u200b", "\t"])
def test_a_part_has_as_many_lines_as_it_has_on_its_own(separator: str) -> None:
    words = [
        "Zinnen",
        "die",
        "lang",
        "genoeg",
        "zijn,",
        "en/of",
        "samen-gesteld.",
        "“Kort.”",
        "Tot–en",
        "met",
        "x\u00a0y.",
    ]
    text = separator.join(words * 12)
    spans = tuple(Span(text[at : at + 37], bold=at % 2 == 1) for at in range(0, len(text), 37))
    block = Block(BlockKind.PARAGRAPH, spans)
    measure, setting = TextMeasure(), Setting("Calibri")
    ends = [0, *(cut.position for cut in find_cuts(text)), len(text)]
    assert len(ends) > 5
    for number, start in enumerate(ends[:-1]):
        for end in ends[number + 1 :]:
            piece = Piece(block, start=start, end=end)
            alone = Piece(piece.shown)
            for width in (90.0, 200.0, 400.0):
                counted = measure.count_lines(piece, setting, 14.0, width)
                assert counted == TextMeasure().count_lines(alone, setting, 14.0, width)


def test_what_says_the_same_is_not_unequal() -> None:
    assert not Block(BlockKind.BULLET, (Span("a"),)) != Block(BlockKind.BULLET, (Span("a"),))  # noqa: SIM202
    assert not Sentence("a", 0) != Sentence("a", 0)  # noqa: SIM202
