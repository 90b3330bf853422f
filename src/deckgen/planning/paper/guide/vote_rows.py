"""Rows to note votes in: when they were counted, and a box behind each letter."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import BoxMark, Mark, Tag, TextMark
from deckgen.planning.paper.flowables import Column, Flowable, Flowables, Keep, keep_together
from deckgen.planning.paper.guide.guide_setting import Guide

_WIDEST = 92.0  # a letter and its box
_LETTER = 1.3  # room for a letter, in sizes


def set_votes(
    guide: Guide, parent: int, name: str, letters: Sequence[str], column: Column, *, share: float
) -> Flowables:
    """One row; `share` of the column is for the row's name, which may stand elsewhere."""
    ms = guide.ms
    style = replace(ms.context.styles.table, after=0)
    first = column.width * share
    bold = replace(style, bold=True)
    name_room = max(style.size * _LETTER, *(ms.setter.width_of(each, bold) + style.size * 0.5 for each in letters))
    step = min((column.width - first) / len(letters), _WIDEST - style.size * _LETTER + name_room)
    element = ms.structure.add(parent, Tag.PARAGRAPH)
    words = ms.setter.set_string(name, style, Column(column.x, first - 6), element)
    marks: list[Mark] = []
    for place, letter in enumerate(letters):
        x = column.x + first + place * step
        flowables = ms.setter.set_string(letter, bold, Column(x, name_room + style.size), element)
        marks += [replace(mark, joins="space") for mark in flowables[0].marks if isinstance(mark, TextMark)]
        box = Box(x + name_room, -2, step - name_room - min(10, step * 0.12), style.leading + 4)
        marks.append(BoxMark(box, stroke=ms.context.colours.writing, line_width=0.6))
    spoken = [replace(mark, joins="space") for line in words[-1:] for mark in line.marks if isinstance(mark, TextMark)]
    last = Flowable(style.leading, (*spoken, *marks))
    return keep_together((*words[:-1], last), Keep.ALWAYS)
