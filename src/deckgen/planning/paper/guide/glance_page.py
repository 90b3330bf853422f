"""The whole session at a glance, on one page: clock, what, minutes and slides, as large as fits."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from deckgen.planning.paper.flowables import Flowable, Flowables, keep_together, total_height
from deckgen.planning.paper.guide.guide_setting import Guide, held_minutes
from deckgen.planning.paper.guide.row_words import name_row
from deckgen.planning.paper.guide.run_sheet import Moment, is_break, list_moments
from deckgen.planning.paper.guide.slide_numbers import find_numbers, say_numbers
from deckgen.planning.paper.tables import ROW, Cell, set_table
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.storyboard.clock import say_clock
from deckgen.storyboard.session_breaks import Row

_SIZES = (13.0, 12.0, 11.0, 10.0, 9.0, 8.0)  # the largest at which all of it stands on one page
_SHARES = (0.14, 0.62, 0.12, 0.12)


def set_glance(guide: Guide, section: int, above: Iterable[Flowable]) -> None:
    """The table below what stands above it on its page; nothing where nothing is timed."""
    ms, styles, full = guide.ms, guide.ms.context.styles, guide.ms.context.grid.full
    if not guide.timetable.rows:
        return
    heading = ms.heading(3, ms.context.words.at_a_glance, styles.dilemma, section, column=full)
    heads, room = (*above, *heading), ms.context.grid.frame(1).height
    moments = [moment for moment in list_moments(ms.context.board, guide.timetable) if moment.row is not None]
    first, known = ms.structure.count, len(ms.problems)
    table: Flowables = ()
    sizes = (styles.table.size,) if styles.large else _SIZES
    for size in sizes:
        ms.structure.drop_branches(first, section)
        del ms.problems[known:]
        table = _set_table(guide, section, moments, size)
        if total_height((*heads, *table)) <= room:
            break
    ms.add(keep_together((*heading, *table)))


def _set_table(guide: Guide, section: int, moments: list[Moment], size: float) -> Flowables:
    ms, words = guide.ms, guide.ms.context.words
    style = replace(ms.context.styles.table, size=size, leading=round(size * 1.3, 2), after=0, hyphenate=False)
    look = guide.table_look(*_SHARES)
    head = (words.start, words.part, words.duration, words.slide_column)
    rows = [_set_row(guide, moment, moment.row, style) for moment in moments if moment.row is not None]
    return set_table(ms, section, head, rows, replace(look, style=style))


def _set_row(guide: Guide, moment: Moment, row: Row, style: TextStyle) -> tuple[Cell, ...]:
    context, bold = guide.ms.context, replace(style, bold=True)
    title, _ = name_row(guide, moment)
    shown = bold if moment.is_theme or is_break(moment) else style
    return (
        Cell(say_clock(row.start, context.locale, has_clock=guide.timetable.has_clock), style=bold, scope=ROW),
        Cell(title, style=shown),
        Cell(held_minutes(row.minutes, context.locale), style=shown),
        Cell(say_numbers(find_numbers(guide.slides, moment)) or "–", style=shown),
    )
