"""The slides as deckgen would build them, with the origin of every paragraph."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from deckgen.blueprint.slides import Badge, Frame, PictureElement, Slide, SlideDeck
from deckgen.pulling.shown import NOTES, TITLE, ShownLine, ShownShape, ShownSlide, one_line
from deckgen.rich_text import Block, Text


def show_built(deck: SlideDeck) -> tuple[ShownSlide, ...]:
    """What the slides of a plan show."""
    return tuple(_show(slide, deck, number) for number, slide in enumerate(deck.slides, 1))


def _show(slide: Slide, deck: SlideDeck, number: int) -> ShownSlide:
    title = _shape(TITLE, slide.title)
    shapes = [_shape(element.name, element) for element in slide.elements if isinstance(element, Frame)]
    shapes += [
        ShownShape(element.name, (ShownLine(one_line(element.text)),))
        for element in slide.elements
        if isinstance(element, Badge) and element.text
    ]
    notes = ShownShape(NOTES, tuple(_lines(slide.notes)))
    pictures = tuple(
        hashlib.sha256(deck.media[element.media][0]).hexdigest()
        for element in slide.elements
        if isinstance(element, PictureElement)
    )
    words = " ".join(line.text for line in title.lines)
    return ShownSlide(slide.key, words, (title, *shapes, notes), number, pictures)


def _shape(name: str, frame: Frame) -> ShownShape:
    return ShownShape(name, tuple(_lines(tuple(paragraph.block for paragraph in frame.paragraphs))))


def _lines(text: Text) -> Iterator[ShownLine]:
    for block in text:
        yield from _split(block)


def _split(block: Block) -> Iterator[ShownLine]:
    """A line for every forced line end, as readers of slides see it."""
    for part in block.text.split("\n"):
        if one_line(part):
            yield ShownLine(one_line(part), block.place)
