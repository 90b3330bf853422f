"""The guide's cover: what, when, for whom, how long, and with which version of the code; and the contents."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.planning.paper.flowables import keep_together, spaced
from deckgen.planning.paper.front_matter import ContentsEntry, set_contents, set_title_block
from deckgen.planning.paper.guide.background_pages import CHAPTER, has_background
from deckgen.planning.paper.guide.flight_cards import ANCHOR as FLIGHT_CARDS
from deckgen.planning.paper.guide.guide_setting import Guide, say_duration
from deckgen.planning.paper.tables import ROW, Cell, set_table
from deckgen.storyboard.clock import say_clock

_ABOVE = 0.04  # of the frame's height, above the title


def set_cover(guide: Guide) -> None:
    """The first page."""
    ms = guide.ms
    context, words = ms.context, ms.context.words
    set_title_block(ms, above=context.grid.frame(1).height * _ABOVE)
    section = ms.section()
    ms.add(spaced(ms.paragraph(words.guide_use, context.styles.lead, section, column=context.grid.full), after=16))
    quiet = replace(context.styles.table, colour=context.colours.muted, bold=True, hyphenate=False)
    rows = [(Cell(name, style=quiet, scope=ROW), Cell(value)) for name, value in _list_facts(guide)]
    ms.add(set_table(ms, section, ("", ""), rows, guide.table_look(0.27, 0.73)))


def _list_facts(guide: Guide) -> list[tuple[str, str]]:
    context, table = guide.ms.context, guide.timetable
    deck, words, session = context.deck, context.words, context.deck.session
    sources = "; ".join(
        f"{source.title} ({words.version.format(version=source.version)})" if source.version else source.title
        for source in guide.ms.context.board.sources
    )
    facts = [
        (words.what, deck.title),
        (words.when, _say_when(guide)),
        (words.for_whom, deck.organisation),
        (words.duration, say_duration(table.total_minutes, context.locale) if table.rows else ""),
        (words.short, _say_short(guide)),
        (words.participants, str(session.participants) if session and session.participants else ""),
        (words.groups, str(session.groups) if session and session.groups else ""),
        (words.clusters_per_group, str(session.clusters_per_group) if session and session.clusters_per_group else ""),
        (words.themes, str(len(deck.clusters)) if deck.clusters else ""),
        (words.dilemmas, str(len(deck.dilemmas)) if deck.dilemmas else ""),
        (words.codes, sources),
    ]
    return [(name, value) for name, value in facts if value]


def _say_short(guide: Guide) -> str:
    context = guide.ms.context
    short, number = context.deck.short, context.locale.number
    if short is None:
        return ""
    return context.words.short_value.format(asked=number(short.asked), whole=number(short.whole))


def _say_when(guide: Guide) -> str:
    context, table = guide.ms.context, guide.timetable
    clock = ""
    if table.has_clock and table.rows:
        start, end = (say_clock(time, context.locale) for time in (table.starts_at, table.ends_at))
        clock = f"{start}\u00a0–\u00a0{end}"
    return ", ".join(part for part in (context.deck.occasion, context.locale.date(context.deck.date), clock) if part)


def set_guide_contents(guide: Guide) -> None:
    """The contents, on the cover if there is room."""
    ms = guide.ms
    words = ms.context.words
    section = ms.section()
    heading = ms.heading(2, words.contents, ms.context.styles.dilemma, section, anchor="contents")
    entries = [ContentsEntry(words.before, "before"), ContentsEntry(words.timetable, "timetable")]
    for cluster in ms.context.board.clusters:
        first = cluster.dilemmas[0].anchor if cluster.dilemmas else "timetable"
        entries.append(ContentsEntry(cluster.title.text, first, 0, str(cluster.number)))
        entries += [
            ContentsEntry(story.title.text or words.dilemma, story.anchor, 1, story.number)
            for story in cluster.dilemmas
        ]
    if has_verdicts(guide):
        entries.append(ContentsEntry(words.answer_key, "answer-key"))
    if has_background(ms.context.board):
        entries.append(ContentsEntry(words.more, CHAPTER))
    if ms.context.board.sources:
        entries.append(ContentsEntry(words.sources, "sources"))
    entries += [
        ContentsEntry(words.closing, "closing"),
        ContentsEntry(words.evaluation, "evaluation"),
        ContentsEntry(words.report, "report"),
    ]
    if guide.timetable.rows or guide.dilemmas:
        entries.append(ContentsEntry(words.flight_cards, FLIGHT_CARDS))
    ms.add(keep_together((*heading, *set_contents(ms, entries, section))))


def has_verdicts(guide: Guide) -> bool:
    """Whether any choice is judged."""
    return bool(guide.ms.context.board.verdicts)
