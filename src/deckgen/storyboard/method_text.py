"""The steps of an author's method in words: for the guide and the trainer's notes, with the same minutes."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from deckgen.content.locale import Locale
from deckgen.content.method import Method, VoteRound
from deckgen.rich_text import Block, BlockKind, Span, Text


def method_text(method: Method, locale: Locale) -> Text:
    """The steps as a numbered list, each with its minutes and what the trainer needs for it."""
    return tuple(block for number, _ in enumerate(method) for block in _step_text(method, number, locale))


def _step_text(method: Method, number: int, locale: Locale) -> Iterator[Block]:
    step, words = method[number], locale.paper
    name = step.name
    if step.minutes:
        name = words.step_minutes.format(step=name, minutes=locale.number(round(step.minutes, 1)))
    spans = [Span(name, bold=bool(step.text))]
    if step.vote is not None:
        counted = words.tally_before if step.vote is VoteRound.BEFORE else words.tally_after
        spans.append(Span(f" – {words.tally}: {counted[:1].lower()}{counted[1:]}"))
    yield Block(BlockKind.NUMBER, tuple(spans), number=number + 1, place=step.place)
    yield from (replace(block, level=block.level + 1) for block in step.text)
