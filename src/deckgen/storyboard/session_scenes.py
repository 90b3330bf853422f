"""The scenes that the session adds to the program: a break at a fixed time, and the work in groups."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.audience import Audience
from deckgen.content.deck import Agenda, Cluster, Deck
from deckgen.content.locale import Locale
from deckgen.rich_text import CELL_END, ROW_END, Block, BlockKind, Span, Text, paragraph
from deckgen.storyboard.numbering import Keys, slug
from deckgen.storyboard.parts import Prose, Said
from deckgen.storyboard.scenes import Heading, Scene, SceneKind
from deckgen.storyboard.session_breaks import Row
from deckgen.storyboard.timed_program import RowKind
from deckgen.storyboard.timetable import Timetable

_MOST_ROUNDS = 5  # columns of a table that can be read from the back of a room


def tell_session(deck: Deck, table: Timetable, keys: Keys, locale: Locale) -> dict[int, list[Scene]]:
    """The scenes of the session by the place of the item after which they come; -1 for before all."""
    found: dict[int, list[Scene]] = {}
    last = -1
    for row in table.rows:
        if row.item >= 0:
            last = row.item
        elif not row.continues and row.kind in {RowKind.BREAK, RowKind.GROUP_WORK}:
            place = _place_of_groups(deck) if row.kind is RowKind.GROUP_WORK else last
            found.setdefault(place, []).append(_tell(row, deck, table, keys, locale))
    return found


def _place_of_groups(deck: Deck) -> int:
    """After the agenda, else before the first theme."""
    first = next((place for place, item in enumerate(deck.program) if isinstance(item, Cluster)), 0)
    agendas = [place for place, item in enumerate(deck.program[:first]) if isinstance(item, Agenda)]
    return agendas[0] if agendas else first - 1


def _tell(row: Row, deck: Deck, table: Timetable, keys: Keys, locale: Locale) -> Scene:
    place = deck.session.place if deck.session else deck.place
    text: Text = ()
    if row.kind is RowKind.BREAK:
        title = row.title or locale.paper.method_break
        kind, say = SceneKind.BREAK, locale.slides.notes_break
    else:
        title = locale.slides.group_work
        kind, say = SceneKind.GROUP_WORK, locale.slides.notes_group_work
        text = tuple(_say_group_work(deck, table, locale))
    minutes = row.minutes if row.kind is RowKind.BREAK else table.minutes_of(row.kind)  # a break parts group work
    return Scene(
        kind,
        keys.of(slug(title)),
        Heading(title, place),
        place,
        minutes=minutes,
        told_minutes=minutes,
        clock=row.start,
        parts=(Prose(Said.SLIDE, text, Audience.BEFORE, place),) if text else (),
        say=say,
    )


def _say_group_work(deck: Deck, table: Timetable, locale: Locale) -> Iterator[Block]:
    """How long each theme takes, and which group discusses what in which round."""
    session, words = deck.session, locale.paper
    if session is not None and session.group_minutes_per_cluster:
        minutes = locale.slides.minutes.format(minutes=locale.number(session.group_minutes_per_cluster))
        yield paragraph(locale.slides.group_minutes.format(minutes=minutes))
    rounds = len(table.groups[0].clusters) if table.groups else 0
    if not 0 < rounds <= _MOST_ROUNDS:
        return
    head = [words.group, *(words.round.format(n=number + 1) for number in range(rounds))]
    rows = [
        [str(group.number), *(deck.clusters[cluster - 1].title for cluster in group.clusters)] for group in table.groups
    ]
    yield _table([head, *rows])


def _table(rows: list[list[str]]) -> Block:
    spans: list[Span] = []
    for number, row in enumerate(rows):
        spans += [Span(ROW_END)] if number else []
        for place, cell in enumerate(row):
            spans += [*([Span(CELL_END)] if place else []), Span(cell)]
    return Block(BlockKind.TABLE, tuple(spans), columns=tuple("left" for _ in rows[0]))
