"""The session on paper: the run sheet, its totals, who discusses what, what may be skipped."""

from __future__ import annotations

from deckgen.planning.paper.flowables import Flowables, Start, keep_together
from deckgen.planning.paper.guide.guide_setting import Guide
from deckgen.planning.paper.guide.rotation_table import set_rotation
from deckgen.planning.paper.guide.run_sheet_table import set_run_sheet
from deckgen.planning.paper.guide.short_version_table import set_short_version
from deckgen.planning.paper.text_lines import INTERNAL
from deckgen.rich_text import Block, BlockKind, Span
from deckgen.storyboard.clock import say_clock
from deckgen.storyboard.scenes import DilemmaStory
from deckgen.storyboard.step_times import DILEMMA_MINUTES
from deckgen.storyboard.timed_program import BREAK_MINUTES, SLIDE_MINUTES, RowKind


def set_timetable(guide: Guide) -> None:
    """The chapter with the timetable."""
    ms = guide.ms
    words, styles, full = ms.context.words, ms.context.styles, ms.context.grid.full
    section = guide.chapter(words.timetable, "timetable", start=Start.ROOMY_PAGE)
    if guide.timetable.rows:
        set_run_sheet(guide, section)
        ms.add(ms.paragraph(say_total(guide), styles.strong, section, column=full))
        remarks = " ".join(_list_remarks(guide))
        if remarks:
            ms.add(ms.paragraph(remarks, styles.body, section, column=full))
    set_short_version(guide, section)
    set_rotation(guide, section)
    if guide.dilemmas:
        _set_running_late(guide, section)


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
