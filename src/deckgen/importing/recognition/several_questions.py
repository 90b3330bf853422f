"""Takes a slide apart that asks several questions, each with lettered choices below it."""

from __future__ import annotations

import re

from msgspec.structs import replace

from deckgen.importing.recognition.choices import typed_letter
from deckgen.importing.slides.seen import SeenParagraph, SeenSlide

_NUMBER = re.compile(r"(?P<n>\d{1,3})[.)]\s")
_SEVERAL = 2


def split_questions(slide: SeenSlide) -> list[SeenSlide]:
    """A slide a question; the slide itself where it asks one. What stands beside the text goes with the first."""
    if len(slide.texts) != 1 or slide.tables:
        return [slide]
    body = slide.texts[0]
    groups = _groups(body.paragraphs)
    if len(groups) < _SEVERAL:
        return [slide]
    first, *others = (
        replace(slide, title=_title(group[0]), texts=[replace(body, paragraphs=group)]) for group in groups
    )
    return [first, *(replace(each, pictures=[], videos=[], notes=()) for each in others)]


def _groups(lines: tuple[SeenParagraph, ...]) -> list[tuple[SeenParagraph, ...]]:
    """The lines from each question to its last choice; empty where some choices have no question of their own."""
    letters = [typed_letter(line)[0] for line in lines]
    starts = [place for place in range(len(lines) - 1) if letters[place : place + 2] == ["A", "B"]]
    begins = [0]
    for start in starts[:-1]:
        end = start
        while end < len(lines) and letters[end]:
            end += 1
        begins.append(end)
    if any(begin >= start for begin, start in zip(begins, starts, strict=False)):
        return []
    return [lines[begin:end] for begin, end in zip(begins, [*begins[1:], len(lines)], strict=True)]


def _title(line: SeenParagraph) -> str:
    """The number that a question has, which says where its answer belongs."""
    found = _NUMBER.match(line.text)
    number = line.number if line.number.isdigit() else found["n"] if found else ""
    return f"{number}." if number else ""
