"""Finds which slide, shape and paragraph of an edited file is which of the built one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from msgspec import Struct

from deckgen.pulling.shown import NOTES, TITLE, ShownLine, ShownShape, ShownSlide
from deckgen.wording.matching import compare_sequences

Item = TypeVar("Item")
_ALIKE = 0.5


class SlidePairs(Struct, frozen=True):
    """Slides of both files: those in both, in the built order, those that went, those that came."""

    both: tuple[tuple[ShownSlide, ShownSlide], ...]
    gone: tuple[ShownSlide, ...]
    added: tuple[ShownSlide, ...]
    moved: bool = False


class LineChange(Struct, frozen=True):
    """A paragraph that changed: None before for one that came, None after for one that went.

    `above` is the built paragraph that one that came stands below.
    """

    before: ShownLine | None
    after: ShownLine | None
    above: ShownLine | None = None


def pair_slides(built: Sequence[ShownSlide], edited: Sequence[ShownSlide]) -> SlidePairs:
    """Match by the name that every slide carries; where a program dropped names, by titles and words."""
    keys = {slide.key: slide for slide in edited if slide.key}
    named = [(slide, keys.get(slide.key)) for slide in built]
    rest_built = [slide for slide, found in named if found is None]
    taken = {found.number for _, found in named if found is not None}
    rest_edited = [slide for slide in edited if slide.number not in taken]
    guessed = {one.key: other for one, other in _pair_by_words(rest_built, rest_edited)}
    both = tuple((slide, found or guessed[slide.key]) for slide, found in named if found or slide.key in guessed)
    numbers = [other.number for _, other in both]
    known = set(numbers)
    return SlidePairs(
        both,
        tuple(slide for slide, found in named if found is None and slide.key not in guessed),
        tuple(slide for slide in edited if slide.number not in known),
        moved=numbers != sorted(numbers),
    )


def _pair_by_words(
    built: Sequence[ShownSlide], edited: Sequence[ShownSlide]
) -> Iterator[tuple[ShownSlide, ShownSlide]]:
    left = list(edited)
    for slide in built:
        same = [other for other in left if other.title == slide.title] or _nearest(slide, left, _slide_words)
        if same:
            left.remove(same[0])
            yield slide, same[0]


def _slide_words(slide: ShownSlide) -> str:
    return " ".join(line.text for shape in slide.shapes if shape.name != NOTES for line in shape.lines)


def _nearest(wanted: Item, others: Sequence[Item], words: Callable[[Item], str]) -> list[Item]:
    """The one that shares most words, where it shares at least half of them."""
    ours = set(words(wanted).split())
    best, found = 0.0, None
    for other in others:
        theirs = set(words(other).split())
        share = 2 * len(ours & theirs) / max(len(ours) + len(theirs), 1)
        if share > best:
            best, found = share, other
    return [found] if found is not None and best >= _ALIKE else []


def pair_shapes(built: ShownSlide, edited: ShownSlide) -> Iterator[tuple[ShownShape | None, ShownShape | None]]:
    """Shapes of one slide: by name, else by words. None where one went or came."""
    left = list(edited.shapes)
    for shape in built.shapes:
        same = [other for other in left if other.name == shape.name]
        if not same and shape.name not in {TITLE, NOTES}:
            free = [other for other in left if other.name not in {TITLE, NOTES, *(each.name for each in built.shapes)}]
            same = _nearest(shape, free, lambda each: " ".join(line.text for line in each.lines))
        if same:
            left.remove(same[0])
            yield shape, same[0]
        elif shape.lines:
            yield shape, None
    for shape in left:
        if shape.lines and shape.name not in {TITLE, NOTES}:
            yield None, shape


def changed_lines(built: Sequence[ShownLine], edited: Sequence[ShownLine]) -> Iterator[LineChange]:
    """The paragraphs that are not the same in both."""
    stretches = compare_sequences([line.text for line in built], [line.text for line in edited])
    for same, start, end, from_, to in stretches:
        if same:
            continue
        before, after = list(built[start:end]), list(edited[from_:to])
        above = built[start - 1] if start else None
        yield from _pair_lines(before, after, above)


def _pair_lines(before: list[ShownLine], after: list[ShownLine], above: ShownLine | None) -> Iterator[LineChange]:
    """Lines between equal ones: each with its like, the rest as gone or new."""
    if len(before) == len(after):
        for one, other in zip(before, after, strict=True):
            yield LineChange(one, other)
        return
    left = list(after)
    for line in before:
        same = _nearest(line, left, lambda each: each.text)
        if same:
            for passed in left[: left.index(same[0])]:
                yield LineChange(None, passed, above)
            left = left[left.index(same[0]) + 1 :]
            yield LineChange(line, same[0])
        else:
            yield LineChange(line, None)
        above = line
    for line in left:
        yield LineChange(None, line, above)
