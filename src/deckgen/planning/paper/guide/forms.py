"""The forms at the guide's end: participants' evaluation, and the report of the session in numbers and remarks."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import Mark, PageRun, RuleMark, Tag, TextMark
from deckgen.planning.paper.badges import draw_tick_box
from deckgen.planning.paper.dilemma_parts import writing_lines
from deckgen.planning.paper.flowables import Column, Flowable, Flowables, Keep, beside, keep_together, spaced
from deckgen.planning.paper.guide.closing_pages import set_questions
from deckgen.planning.paper.guide.guide_setting import Guide, as_items
from deckgen.planning.paper.guide.vote_rows import set_votes
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.planning.provenance import say_provenance
from deckgen.rich_text import plain
from deckgen.storyboard.part_search import later_votes, lines_voted, votes_of
from deckgen.storyboard.scenes import DilemmaStory

_SCALE = "12345"
_VOTE_SHARE = 0.16  # of the width, for what a row of votes is called


def set_evaluation(guide: Guide) -> None:
    """The form that participants fill in: sentences to agree with from 1 to 5, and open questions."""
    ms = guide.ms
    words, full, styles = ms.context.words, ms.context.grid.full, ms.context.styles
    section = guide.chapter(words.evaluation, "evaluation")
    ms.add(ms.paragraph(words.evaluation_use, styles.body, section, column=full))
    scale = f"{words.evaluation_low}; {words.evaluation_high}."
    ms.add(ms.paragraph(scale, styles.body, section, column=full))
    rows = ms.structure.add(section, Tag.LIST, numbering="None")
    for item in as_items(words.evaluation_items):
        ms.add(_set_statement(guide, rows, plain(item)))
    set_questions(guide, section, words.evaluation_questions)


def _set_statement(guide: Guide, rows: int, text: str) -> Flowables:
    """A sentence and, at the right, five squares with their numbers."""
    ms = guide.ms
    full, style = ms.context.grid.full, replace(ms.context.styles.table, after=0)
    step = style.size * 2.5
    scale_width = step * len(_SCALE)
    body = ms.structure.add(ms.structure.add(rows, Tag.LIST_ITEM), Tag.LIST_BODY)
    words = ms.paragraph(text, style, body, column=full.indented(0, scale_width + 14))
    marks = _draw_scale(guide, ms.structure.add(body, Tag.PARAGRAPH), full.right - scale_width, step, style)
    row = beside([words, (Flowable(style.leading, marks),)], Keep.ALWAYS)
    return _ruled(guide, row)


def _draw_scale(guide: Guide, element: int, left: float, step: float, style: TextStyle) -> tuple[Mark, ...]:
    ms = guide.ms
    runs: list[PageRun] = []
    boxes: list[Mark] = []
    for place, digit in enumerate(_SCALE):
        x = left + place * step
        width = ms.setter.width_of(f"{digit} ", style)
        flowables = ms.setter.set_string(f"{digit} ", style, Column(x, width + 1), None)
        runs += [run for mark in flowables[0].marks if isinstance(mark, TextMark) for run in mark.runs]
        side = style.size * 1.05
        box = Box(x + style.size * 0.85, (style.leading - side) / 2, side, side)
        boxes.append(draw_tick_box(box, ms.context.colours.ink))
    digits = tuple(replace(run, text=f"{run.text} ") for run in runs)
    return (TextMark(style.baseline, digits, element, "none"), *boxes)


def _ruled(guide: Guide, row: Flowables) -> Flowables:
    """A row with room and a hairline below."""
    full = guide.ms.context.grid.full
    rule = RuleMark(full.x, 5, full.right, 5, 0.6, guide.ms.context.colours.rule)
    return keep_together((*spaced(row, before=5), Flowable(5, (rule,))), Keep.ALWAYS)


def set_report(guide: Guide) -> None:
    """The form for the report of the session: numbers and remarks, no names."""
    ms = guide.ms
    words, full, styles = ms.context.words, ms.context.grid.full, ms.context.styles
    section = guide.chapter(words.report, "report")
    ms.add(ms.paragraph(words.report_use, styles.body, section, column=full))
    for item in as_items(words.report_fields):
        ms.add(_set_field(guide, section, plain(item), replace(styles.table, bold=True, after=0)))
    source = say_provenance(ms.context.facts, ms.context.locale)
    if source:
        text = f"{words.report_version}{ms.context.locale.typography.space_before_marks}: {source}"
        ms.add(ms.paragraph(text, replace(styles.small, before=10, after=10), section, column=full))
    for story in guide.dilemmas:
        ms.add(_set_dilemma_report(guide, section, story))
    for item in as_items(words.report_questions):
        heading = ms.heading(3, plain(item), replace(styles.part, before=12), section, column=full)
        ms.add(keep_together((*heading, writing_lines(ms, full, 1, 12)), Keep.TOGETHER))


def _set_field(guide: Guide, parent: int, name: str, style: TextStyle, *, share: float = 0.3) -> Flowables:
    """A name and a line to write on beside it."""
    ms = guide.ms
    full = ms.context.grid.full
    width = full.width * share
    words = ms.paragraph(name, style, parent, column=Column(full.x, width - 8))
    height = sum(flowable.height for flowable in words)
    rule = RuleMark(width, height, full.right, height, 0.6, ms.context.colours.writing)
    line = Flowable(height, (rule,))
    return spaced(beside([words, (line,)], Keep.ALWAYS), before=8, after=0)


def _set_dilemma_report(guide: Guide, parent: int, story: DilemmaStory) -> Flowables:
    """Was it discussed, the votes before and after by letter, and what stood out."""
    ms = guide.ms
    words, full, styles = ms.context.words, ms.context.grid.full, ms.context.styles
    style = replace(styles.table, after=0)
    title = f"{story.number} {story.title.text}".strip()
    heading = ms.heading(
        3, title, replace(styles.part, before=0, after=0), parent, column=full.indented(0, full.width * 0.3)
    )
    side = style.size
    tick = Column(full.x + full.width * 0.72, full.width * 0.28)
    discussed = ms.paragraph(words.report_discussed, style, parent, column=tick.indented(side + 6))
    box = draw_tick_box(Box(tick.x, (style.leading - side) / 2, side, side), ms.context.colours.ink)
    named = (replace(discussed[0], marks=(box, *discussed[0].marks)), *discussed[1:])
    rows: list[Flowables] = [beside([heading, named], Keep.ALWAYS)]
    letters = votes_of(story.case)
    if letters:
        for line in (*lines_voted(story.case), *later_votes(story.outcome)):
            rows += [ms.label(line, parent, column=full)] if line else []
            rows += [
                spaced(set_votes(guide, parent, name, letters, full, share=_VOTE_SHARE), before=7)
                for name in (words.report_before, words.report_after)
            ]
    rows.append(_set_field(guide, parent, words.report_remark, style, share=_VOTE_SHARE))
    joined = keep_together((flowable for row in rows for flowable in row), Keep.ALWAYS)
    return spaced(joined, before=16, after=4)
