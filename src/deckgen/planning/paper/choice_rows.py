"""Choices in, rows with a letter badge out: to tick on the handout, judged and explained in answers and guide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import Mark, Tag
from deckgen.content.dilemma import Choice
from deckgen.content.verdict import Verdict
from deckgen.planning.paper.badges import BadgeStyle, at_least, draw_letter, draw_tick_box, draw_verdict, with_marks
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.strips import Column, Keep, Strips, keep_together, spaced
from deckgen.planning.paper.text_styles import TextStyle

_BADGE = 1.62  # diameter, in sizes of the text
_TEXT_GAP = 0.8
_TICK = 1.05
_ROW_GAP = 0.75


def set_choices(ms: Manuscript, parent: int, choices: Sequence[Choice], *, column: Column | None = None) -> Strips:
    """The choices to choose from, each with a square to tick left of its letter."""
    return _set_rows(ms, parent, choices, column or ms.body, judged=False)


def set_judged_choices(
    ms: Manuscript, parent: int, choices: Sequence[Choice], *, column: Column | None = None
) -> Strips:
    """The choices, each with its verdict as symbol and word and what is said of it."""
    return _set_rows(ms, parent, choices, column or ms.body, judged=True)


def _set_rows(ms: Manuscript, parent: int, choices: Sequence[Choice], column: Column, *, judged: bool) -> Strips:
    if not choices:
        return ()
    size = ms.context.styles.body.size
    rows_list = ms.structure.add(parent, Tag.LIST, numbering="UpperAlpha")
    rows = [keep_together(_set_row(ms, rows_list, choice, column, judged=judged)) for choice in choices]
    parted = [spaced(row, before=0, after=size * _ROW_GAP * (1.5 if judged else 1)) for row in rows]
    return spaced(tuple(strip for row in parted for strip in row), before=size * 0.6, after=size * 1.2)


def _set_row(ms: Manuscript, rows_list: int, choice: Choice, column: Column, *, judged: bool) -> Strips:
    style = ms.context.styles.strong if judged else ms.context.styles.body
    size, diameter = style.size, style.size * _BADGE
    item = ms.structure.add(rows_list, Tag.LIST_ITEM)
    label = ms.structure.add(item, Tag.LABEL)
    body = ms.structure.add(item, Tag.LIST_BODY)
    ticks = size * (_TICK + 0.75) if not judged else 0.0
    text_column = column.indented(ticks + diameter + size * _TEXT_GAP)
    lines = ms.text(choice.text, body, style=style, column=text_column)
    lead = max(0.0, diameter - style.leading) / 2  # the disc is higher than a line
    box = Box(column.x + ticks, style.leading / 2 - diameter / 2, diameter, diameter)
    badge = BadgeStyle(ms.context.colours.choice, size * 0.95)
    marks: list[Mark] = list(draw_letter(ms.setter, choice.letter, box, badge, label))
    if not judged:
        side = size * _TICK
        marks.append(draw_tick_box(Box(column.x, (style.leading - side) / 2, side, side), ms.context.colours.ink))
    row = at_least(with_marks(lines, *marks), diameter - lead)
    if not judged:
        return row
    return (*keep_together(spaced(row, after=2), last=Keep.ALWAYS), *_set_judgement(ms, body, choice, text_column))


def _set_judgement(ms: Manuscript, parent: int, choice: Choice, column: Column) -> Strips:
    verdict = set_verdict(ms, parent, choice.verdict, column) if choice.verdict else ()
    return (*verdict, *ms.text(choice.feedback, parent, column=column))


def set_verdict(
    ms: Manuscript, parent: int, verdict: Verdict, column: Column, style: TextStyle | None = None
) -> Strips:
    """A verdict as symbol and word."""
    colour = ms.context.colours.of_verdict(verdict)
    look = replace(style or ms.context.styles.strong, colour=colour, after=1)
    diameter = look.size * 1.12
    word = ms.paragraph(
        ms.context.locale.verdicts[verdict], look, parent, column=column.indented(diameter + look.size * 0.45)
    )
    box = Box(column.x, (look.leading - diameter) / 2, diameter, diameter)
    return keep_together(with_marks(word, *draw_verdict(verdict, box, colour)), Keep.ALWAYS, last=Keep.ALWAYS)
