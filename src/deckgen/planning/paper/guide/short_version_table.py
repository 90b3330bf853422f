"""The table of what a short version left out and why, so that a trainer can bring something back."""

from __future__ import annotations

from deckgen.content.deck import LeftOut
from deckgen.planning.paper.flowables import keep_together
from deckgen.planning.paper.guide.guide_setting import Guide, held_minutes
from deckgen.planning.paper.tables import ROW, Cell, set_table

_SHARES = (0.55, 0.15, 0.3)


def set_short_version(guide: Guide, parent: int) -> None:
    """Nothing where the guide is for the whole program."""
    ms = guide.ms
    short = ms.context.deck.short
    if short is None:
        return
    words, styles, full = ms.context.words, ms.context.styles, ms.context.grid.full
    number = ms.context.locale.number
    heading = ms.heading(3, words.short, styles.dilemma, parent, column=full)
    shown = {"asked": number(short.asked), "whole": number(short.whole)}
    said = words.short_use if short.left_out else words.short_nothing
    use = ms.paragraph(said.format(**shown), styles.body, parent, column=full)
    if not short.left_out:
        ms.add(keep_together((*heading, *use)))
        return
    rows = [
        (Cell(_name(guide, gone), scope=ROW), Cell(_say_saving(guide, gone)), Cell(_say_reason(guide, gone)))
        for gone in short.left_out
    ]
    head = (words.left_out, words.duration, words.reason)
    table = set_table(ms, parent, head, rows, guide.table_look(*_SHARES))
    ms.add(keep_together((*heading, *use, *table[:2])))
    ms.add(table[2:])


def _name(guide: Guide, gone: LeftOut) -> str:
    words = guide.ms.context.words
    title = gone.title or words.method_break
    if gone.kind == "cluster":
        theme = words.left_out_theme.format(cluster=title)
        return f"{theme} ({', '.join(gone.dilemmas)})" if gone.dilemmas else theme
    return f"{title} ({gone.cluster})" if gone.cluster else title


def _say_saving(guide: Guide, gone: LeftOut) -> str:
    return held_minutes(gone.minutes, guide.ms.context.locale)


def _say_reason(guide: Guide, gone: LeftOut) -> str:
    words = guide.ms.context.words
    if gone.priority is None:
        return words.left_out_late
    return words.left_out_priority.format(priority=f"{gone.priority}".replace("-", "\u2212"))
