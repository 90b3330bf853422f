"""The guide's pages after the dilemmas: all verdicts at a glance, and how to round off."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.content.dilemma import LETTERS
from deckgen.planning.paper.dilemma_parts import writing_lines
from deckgen.planning.paper.flowables import Column, Flowables, beside, keep_together, spaced
from deckgen.planning.paper.guide.guide_setting import Guide, as_items
from deckgen.planning.paper.tables import ROW, Cell, Fill, set_table
from deckgen.planning.paper.verdict_legend import set_legend, set_symbol
from deckgen.rich_text import plain
from deckgen.storyboard.part_search import judged_of
from deckgen.storyboard.parts import JudgedOption

_NAME_SHARE = 4.0  # of the column for names, where one for symbols has 1
_SYMBOL = 1.7  # its diameter, in sizes of small text


def set_answer_key(guide: Guide) -> None:
    """A table of all dilemmas with the verdict on each choice as a symbol; what is not judged has a dash."""
    ms = guide.ms
    words, full, styles = ms.context.words, ms.context.grid.full, ms.context.styles
    section = guide.chapter(words.answer_key, "answer-key")
    ms.add(ms.paragraph(words.answer_key_use, styles.body, section, column=full))
    if styles.large:
        judged = [story for story in guide.dilemmas if any(row.verdict for row in judged_of(story.outcome))]
        rows = [
            (Cell(f"{n.number} {n.title.text}"), Cell(fill=_list_verdicts(guide, judged_of(n.outcome)))) for n in judged
        ]
        ms.add(set_table(ms, section, (words.dilemma, words.verdict_legend), rows, guide.table_look(0.45, 0.55)))
        return
    ms.add(spaced(set_legend(ms, lambda: section, full, columns=3), before=0, after=10))
    most = max(len(judged_of(story.outcome)) for story in guide.dilemmas)
    grid = [
        (
            _name_cell(guide, story.number, story.title.text),
            *(_verdict_cell(guide, judged_of(story.outcome), place) for place in range(most)),
        )
        for story in guide.dilemmas
    ]
    look = guide.table_look(_NAME_SHARE, *(1 for _ in range(most)))
    ms.add(set_table(ms, section, (words.dilemma, *LETTERS[:most]), grid, look))


def _name_cell(guide: Guide, key: str, title: str) -> Cell:
    return Cell(f"{key} {title}", style=replace(guide.ms.context.styles.table, hyphenate=False), scope=ROW)


def _verdict_cell(guide: Guide, choices: tuple[JudgedOption, ...], place: int) -> Cell:
    """The letter and the symbol; the symbol and what was chosen, where that has no letter."""
    choice = choices[place] if place < len(choices) else None
    if choice is None or choice.verdict is None:
        return Cell("–")
    verdict, ms = choice.verdict, guide.ms
    style = replace(ms.context.styles.small, after=0)

    def fill(element: int, column: Column) -> Flowables:
        side, letter = style.size * _SYMBOL, choice.option.letter
        if not letter:
            name = ms.paragraph(plain(choice.option.text, " "), style, element, column=column)
            return (*set_symbol(ms, element, verdict, column, side), *name)
        name = ms.paragraph(letter, replace(style, bold=True), element, column=column)
        return beside([name, set_symbol(ms, element, verdict, column.indented(style.size * 1.3), side)])

    return Cell(fill=fill)


def _list_verdicts(guide: Guide, choices: tuple[JudgedOption, ...]) -> Fill:
    def fill(element: int, column: Column) -> Flowables:
        style = replace(guide.ms.context.styles.table, after=2)
        lines = (
            f"{choice.option.letter or plain(choice.option.text, ' ')} – {choice.verdict.word}"
            for choice in choices
            if choice.verdict
        )
        return tuple(flowable for line in lines for flowable in guide.ms.paragraph(line, style, element, column=column))

    return fill


def set_closing(guide: Guide) -> None:
    """Questions to round off with, each with room for what is said."""
    ms = guide.ms
    words, full, styles = ms.context.words, ms.context.grid.full, ms.context.styles
    section = guide.chapter(words.closing, "closing")
    ms.add(ms.paragraph(words.closing_use, styles.body, section, column=full))
    set_questions(guide, section, words.closing_questions)


def set_questions(guide: Guide, section: int, questions: str) -> None:
    """Questions, each with lines to write on."""
    ms = guide.ms
    full, styles = ms.context.grid.full, ms.context.styles
    for item in as_items(questions):
        line = ms.paragraph(plain(item), replace(styles.strong, before=10, after=0), section, column=full)
        ms.add(keep_together((*line, writing_lines(ms, full, 2, 6))))
