"""Rows of choices with a letter badge: to tick on the handout, judged and explained in answers and guide."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import Mark, Tag, TextMark
from deckgen.planning.paper.badges import BadgeStyle, at_least, draw_letter, draw_symbol, draw_tick_box, with_marks
from deckgen.planning.paper.flowables import Column, Flowables, Keep, Rows, flatten, keep_together, spaced
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.rich_text import BlockKind, Span
from deckgen.storyboard.parts import JudgedOption, Option
from deckgen.storyboard.verdicts import SaidVerdict

_BADGE = 1.62  # diameter, in sizes of the text
_TEXT_GAP = 0.8
_TICK = 1.05
_ROW_GAP = 0.75
_SYMBOL, _SYMBOL_GAP = 1.12, 0.45  # of a verdict: diameter, and space before its word, in sizes

Judge = Callable[[Manuscript, int, Column], Flowables]


def set_choices(ms: Manuscript, parent: int, choices: Sequence[Option], *, column: Column | None = None) -> Flowables:
    """The choices to choose from, each with a square to tick left of its letter."""
    return flatten(set_choice_rows(ms, parent, choices, column=column))


def set_choice_rows(ms: Manuscript, parent: int, choices: Sequence[Option], *, column: Column | None = None) -> Rows:
    """The same, a row of flowables for each choice."""
    return _set_rows(ms, parent, [(choice, None) for choice in choices], column or ms.body)


def set_judged_choices(ms: Manuscript, parent: int, choices: Sequence[JudgedOption]) -> Flowables:
    """The choices, each with its verdict as symbol and word and what is said of it."""
    rows = [(choice.option, partial(_judge_inline, choice)) for choice in choices]
    return flatten(_set_rows(ms, parent, rows, ms.body))


def set_read_choices(ms: Manuscript, parent: int, choices: Sequence[Option]) -> Flowables:
    """The choices to read out: nothing to tick, nothing judged."""
    return flatten(_set_rows(ms, parent, [(choice, _say_nothing) for choice in choices], ms.body))


def set_feedback(ms: Manuscript, parent: int, choices: Sequence[JudgedOption]) -> Flowables:
    """What is said of each choice, its verdict first, beside its letter; what has none, has its words.

    For a page beside the choices themselves.
    """
    said = [choice for choice in choices if choice.verdict or choice.feedback]
    if not said:
        return ()
    size = ms.context.styles.body.size
    rows_list = ms.structure.add(parent, Tag.LIST, numbering="UpperAlpha" if said[0].option.letter else "None")
    rows = [spaced(keep_together(_set_feedback_row(ms, rows_list, each)), before=0, after=size * 0.4) for each in said]
    return flatten(rows)


def _set_feedback_row(ms: Manuscript, rows_list: int, choice: JudgedOption) -> Flowables:
    style = ms.context.styles.body
    diameter = style.size * _BADGE
    item = ms.structure.add(rows_list, Tag.LIST_ITEM)
    if not choice.option.letter:
        body = ms.structure.add(item, Tag.LIST_BODY)
        words = ms.text(choice.option.text, body, style=ms.context.styles.strong)
        return (*keep_together(spaced(words, after=2), last=Keep.ALWAYS), *_judge_inline(choice, ms, body, ms.body))
    label = ms.structure.add(item, Tag.LABEL)
    body = ms.structure.add(item, Tag.LIST_BODY)
    lines = _judge_inline(choice, ms, body, ms.body.indented(diameter + style.size * _TEXT_GAP))
    box = Box(ms.body.x, style.leading / 2 - diameter / 2, diameter, diameter)
    badge = draw_letter(ms.setter, choice.option.letter, box, BadgeStyle(ms.context.colours.primary, style.size), label)
    return at_least(with_marks(lines, *badge), diameter)


def _say_nothing(_ms: Manuscript, _parent: int, _column: Column) -> Flowables:
    return ()


def _set_rows(ms: Manuscript, parent: int, choices: Sequence[tuple[Option, Judge | None]], column: Column) -> Rows:
    if not choices:
        return ()
    size = ms.context.styles.body.size
    rows_list = ms.structure.add(parent, Tag.LIST, numbering="UpperAlpha" if choices[0][0].letter else "None")
    rows = [keep_together(_set_row(ms, rows_list, choice, column, judge=judge)) for choice, judge in choices]
    parted = [
        spaced(row, before=0, after=size * _ROW_GAP * (1.4 if judge else 1))
        for row, (_, judge) in zip(rows, choices, strict=True)
    ]
    parted[0] = spaced(parted[0], before=size * 0.6)
    parted[-1] = spaced(parted[-1], after=size * 1.2)
    return tuple(parted)


def _set_row(ms: Manuscript, rows_list: int, choice: Option, column: Column, *, judge: Judge | None) -> Flowables:
    style = ms.context.styles.strong if judge else ms.context.styles.body
    size, diameter = style.size, style.size * _BADGE
    item = ms.structure.add(rows_list, Tag.LIST_ITEM)
    label = ms.structure.add(item, Tag.LABEL)
    body = ms.structure.add(item, Tag.LIST_BODY)
    ticks = size * (_TICK + 0.75) if not judge else 0.0
    text_column = column.indented(ticks + (diameter + size * _TEXT_GAP if choice.letter else 0.0))
    lines = ms.text(choice.text, body, style=style, column=text_column)
    lead = max(0.0, diameter - style.leading) / 2  # the disc is higher than a line
    box = Box(column.x + ticks, style.leading / 2 - diameter / 2, diameter, diameter)
    badge = BadgeStyle(ms.context.colours.primary, size)
    marks: list[Mark] = list(draw_letter(ms.setter, choice.letter, box, badge, label)) if choice.letter else []
    if not judge:
        side = size * _TICK
        marks.append(draw_tick_box(Box(column.x, (style.leading - side) / 2, side, side), ms.context.colours.ink))
    row = at_least(with_marks(lines, *marks), diameter - lead)
    if not judge:
        return row
    return (*keep_together(spaced(row, after=2), last=Keep.ALWAYS), *judge(ms, body, text_column))


def _judge(choice: JudgedOption, ms: Manuscript, parent: int, column: Column) -> Flowables:
    verdict = set_verdict(ms, parent, choice.verdict, column) if choice.verdict else ()
    return (*verdict, *ms.text(choice.feedback, parent, column=column))


def _judge_inline(choice: JudgedOption, ms: Manuscript, parent: int, column: Column) -> Flowables:
    """The verdict as the first words of what is said of the choice."""
    if choice.verdict is None:
        return _judge(choice, ms, parent, column)
    colour = ms.context.colours.of(choice.verdict.colour)
    size = ms.context.styles.body.size
    diameter = size * _SYMBOL
    style = replace(ms.context.styles.body, first_indent=diameter + size * _SYMBOL_GAP)
    word = Span(f"{choice.verdict.word}.", bold=True)
    first = choice.feedback[0] if choice.feedback and choice.feedback[0].kind is BlockKind.PARAGRAPH else None
    spans = (word, Span(" "), *first.spans) if first else (word,)
    place = first.place if first else choice.option.place
    lines = ms.spans(spans, style, parent, column=column, place=place)
    box = Box(column.x, (style.leading - diameter) / 2, diameter, diameter)
    marked = with_marks(_colour_first_word(lines, colour), *draw_symbol(choice.verdict.symbol, box, colour))
    return (*marked, *ms.text(choice.feedback[1:] if first else choice.feedback, parent, column=column))


def _colour_first_word(lines: Flowables, colour: str) -> Flowables:
    """The lines with their first run, the verdict's word, in its colour."""
    text = next(mark for mark in lines[0].marks if isinstance(mark, TextMark))
    painted = replace(text, runs=(replace(text.runs[0], colour=colour), *text.runs[1:]))
    marks = tuple(painted if mark is text else mark for mark in lines[0].marks)
    return (replace(lines[0], marks=marks), *lines[1:])


def set_verdict(
    ms: Manuscript, parent: int, verdict: SaidVerdict, column: Column, style: TextStyle | None = None
) -> Flowables:
    """A verdict as symbol and word."""
    colour = ms.context.colours.of(verdict.colour)
    look = replace(style or ms.context.styles.strong, colour=colour, after=1)
    diameter = look.size * _SYMBOL
    word = ms.paragraph(verdict.word, look, parent, column=column.indented(diameter + look.size * _SYMBOL_GAP))
    box = Box(column.x, (look.leading - diameter) / 2, diameter, diameter)
    return keep_together(with_marks(word, *draw_symbol(verdict.symbol, box, colour)), Keep.ALWAYS, last=Keep.ALWAYS)
