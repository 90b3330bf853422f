"""The session on paper: the timetable with a running clock, its totals, who discusses what, what may be skipped."""

from __future__ import annotations

from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.planning.paper.flowables import Flowables, Start, keep_together
from deckgen.planning.paper.guide.guide_setting import Guide, held_minutes
from deckgen.planning.paper.guide.program_notes import set_program_notes
from deckgen.planning.paper.guide.rotation_table import set_rotation
from deckgen.planning.paper.guide.short_version_table import set_short_version
from deckgen.planning.paper.guide.timed_steps import spell_out_methods
from deckgen.planning.paper.tables import ROW, Cell, set_table
from deckgen.planning.paper.text_lines import INTERNAL
from deckgen.rich_text import Block, BlockKind, Span
from deckgen.storyboard.clock import say_clock
from deckgen.storyboard.scenes import DilemmaStory
from deckgen.storyboard.session_breaks import Row
from deckgen.storyboard.step_times import DILEMMA_MINUTES
from deckgen.storyboard.timed_program import BREAK_MINUTES, SLIDE_MINUTES, RowKind

_SHARES = (0.1, 0.11, 0.43, 0.36)


def set_timetable(guide: Guide) -> None:
    """The chapter with the timetable."""
    ms = guide.ms
    words, styles, full = ms.context.words, ms.context.styles, ms.context.grid.full
    section = guide.chapter(words.timetable, "timetable", start=Start.PAGE)
    table = guide.timetable
    if table.rows:
        rows = [_set_row(guide, row, step) for row, step in spell_out_methods(ms.context.deck, table.rows)]
        rows += _set_slack(guide)
        head = (words.start, words.duration, words.part, words.method)
        ms.add(set_table(ms, section, head, rows, guide.table_look(*_SHARES)))
        ms.add(ms.paragraph(say_total(guide), styles.strong, section, column=full))
        remarks = " ".join(_list_remarks(guide))
        if remarks:
            ms.add(ms.paragraph(remarks, styles.body, section, column=full))
    set_short_version(guide, section)
    set_rotation(guide, section)
    set_program_notes(guide, section)
    if guide.dilemmas:
        _set_running_late(guide, section)


def _set_row(guide: Guide, row: Row, step: str) -> tuple[Cell, ...]:
    context = guide.ms.context
    clock = say_clock(row.start, context.locale, has_clock=guide.timetable.has_clock)
    title, target = _name_row(guide, row)
    return (
        Cell(clock, style=context.styles.strong, scope=ROW),
        Cell(held_minutes(row.minutes, context.locale)),
        Cell(title, target=target),
        Cell(step or _say_method(guide, row)),
    )


def _set_slack(guide: Guide) -> list[tuple[Cell, ...]]:
    """The minutes that the program leaves of those there are: the last row, so that the table ends with the session."""
    context, table = guide.ms.context, guide.timetable
    left = (table.budget or 0.0) - table.total_minutes
    if left <= 0:
        return []
    words, locale = context.words, context.locale
    clock = say_clock(table.ends_at, locale, has_clock=table.has_clock)
    budget = locale.number(table.budget or 0.0)
    row = (
        Cell(clock, style=context.styles.strong, scope=ROW),
        Cell(held_minutes(left, locale)),
        Cell(words.slack),
        Cell(words.under_budget.format(minutes=locale.number(round(left, 1)), budget=budget)),
    )
    return [row]


def _name_row(guide: Guide, row: Row) -> tuple[str, str]:
    title, target = _name_part(guide, row)
    return (guide.ms.context.words.continued.format(part=title) if row.continues else title), target


def _name_part(guide: Guide, row: Row) -> tuple[str, str]:
    words = guide.ms.context.words
    if row.kind is RowKind.GROUP_WORK:
        return words.group_work, ""
    if row.kind is RowKind.PLENARY:
        return words.plenary.format(cluster=row.title), f"{INTERNAL}dilemma-{row.cluster}.1"
    if row.kind is RowKind.DILEMMA:
        return f"{row.key} {row.title or words.dilemma}", f"{INTERNAL}dilemma-{row.key}"
    return row.title or words.method_break, ""


def _say_method(guide: Guide, row: Row) -> str:
    words = guide.ms.context.words
    methods = {
        RowKind.GROUP_WORK: words.method_groups,
        RowKind.PLENARY: words.method_plenary,
        RowKind.DILEMMA: _say_kind(guide, row.key),
        RowKind.FILM: words.method_film,
        RowKind.BREAK: words.method_film if row.film else words.method_break,
    }
    return methods.get(row.kind, words.method_talk)


def _say_kind(guide: Guide, key: str) -> str:
    """What is done with a dilemma, by what it asks."""
    words, deck = guide.ms.context.words, guide.ms.context.deck
    cluster, _, within = key.partition(".")
    methods = {
        DilemmaKind.CHOICE: words.method_vote,
        DilemmaKind.STATEMENT: words.method_vote,
        DilemmaKind.FACT: words.method_answer,
        DilemmaKind.SCALE: words.method_scale,
        DilemmaKind.RANK: words.method_rank,
        DilemmaKind.OPEN: words.method_discuss,
    }
    return methods[deck.clusters[int(cluster) - 1].dilemmas[int(within) - 1].asks] if within else words.method_vote


def say_total(guide: Guide) -> str:
    """The sum written out: 20 + 4 × 15 = 80 minutes, 10 minutes of breaks, 90 minutes in all."""
    words, table, number = guide.ms.context.words, guide.timetable, guide.ms.context.locale.number
    parts: list[str] = []
    pause = table.minutes_of(RowKind.BREAK)
    work = table.minutes_of(RowKind.GROUP_WORK, RowKind.PLENARY)
    other = table.total_minutes - pause - work
    if work:
        parts.append(words.total_groups.format(sum=_write_sum(guide), minutes=number(work)))
        if other:
            parts.append(words.total_other.format(minutes=number(other)))
    elif other:
        parts.append(words.total_plain.format(minutes=number(other)))
    if pause:
        parts.append(words.total_break.format(minutes=number(pause)))
    total = number(table.total_minutes)
    if len(parts) > 1:
        return words.total_sum.format(parts=", ".join(parts[:-1]), last=parts[-1], minutes=total)
    return f"{parts[0]}." if work else words.total_alone.format(minutes=total)


def _write_sum(guide: Guide) -> str:
    number = guide.ms.context.locale.number
    group = guide.timetable.minutes_of(RowKind.GROUP_WORK)
    plenary = guide.timetable.minutes_of(RowKind.PLENARY)
    clusters = len({row.cluster for row in guide.timetable.rows if row.kind is RowKind.PLENARY})
    terms = [number(group)] if group else []
    if clusters:
        terms.append(f"{clusters} × {number(plenary / clusters)}")
    return " + ".join(terms)


def _list_remarks(guide: Guide) -> list[str]:
    words, table, locale = guide.ms.context.words, guide.timetable, guide.ms.context.locale
    remarks: list[str] = []
    if table.has_clock:
        remarks.append(words.ends_at.format(time=say_clock(table.ends_at, locale)))
    else:
        remarks.append(words.no_clock)
    if table.budget is not None:
        over = table.total_minutes - table.budget
        if over > 0:
            shown = {"minutes": locale.number(over), "budget": locale.number(table.budget)}
            remarks.append(words.over_budget.format(**shown))
    if any(row.assumed for row in table.rows):
        assumed = {"dilemma": DILEMMA_MINUTES, "slide": SLIDE_MINUTES, "pause": BREAK_MINUTES}
        remarks.append(words.assumed.format(**{name: locale.number(value) for name, value in assumed.items()}))
    return remarks


def skip_order(dilemmas: tuple[DilemmaStory, ...]) -> tuple[DilemmaStory, ...]:
    """The dilemmas that may be skipped, the least important first; none where all weigh the same."""
    priorities = {story.priority for story in dilemmas}
    if len(priorities) < 2:  # noqa: PLR2004
        return ()
    highest = max(priorities)
    later = [story for story in dilemmas if story.priority < highest]
    return tuple(sorted(later, key=lambda story: story.priority))


def _set_running_late(guide: Guide, parent: int) -> None:
    ms = guide.ms
    words, styles, full = ms.context.words, ms.context.styles, ms.context.grid.full
    order = skip_order(guide.dilemmas)
    flowables: list[Flowables] = [ms.heading(3, words.running_late, styles.dilemma, parent, column=full)]
    flowables.append(
        ms.paragraph(words.running_late_use if order else words.running_late_last, styles.body, parent, column=full)
    )
    items = tuple(
        Block(
            BlockKind.NUMBER,
            (Span(f"{story.number} {story.title.text}", link=f"{INTERNAL}{story.anchor}"),),
            number=place,
        )
        for place, story in enumerate(order, start=1)
    )
    flowables.append(ms.text(items, parent, column=full))
    ms.add(keep_together(flowable for part in flowables for flowable in part))
