"""What an agenda lists: the themes; where the session has a start, also when each begins and what else takes time."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Deck
from deckgen.content.locale import Locale
from deckgen.storyboard.clock import say_clock
from deckgen.storyboard.parts import Rank, Theme
from deckgen.storyboard.timed_program import RowKind
from deckgen.storyboard.timetable import Timetable


def list_themes(deck: Deck, table: Timetable, locale: Locale) -> tuple[Theme, ...]:
    """The rows of an agenda in the order of the session."""
    themes = [Theme(str(number), cluster.title, cluster.place) for number, cluster in enumerate(deck.clusters, 1)]
    if not themes or not table.has_clock or not table.rows:
        return tuple(themes)
    return tuple(_add_times(deck, table, locale, themes))


def _add_times(deck: Deck, table: Timetable, locale: Locale, themes: list[Theme]) -> Iterator[Theme]:
    """A theme at its first part; one without a part of its own where it stands."""
    words, shown = locale.paper, 0
    for row in table.rows:
        time = say_clock(row.start, locale)
        if row.cluster > shown:
            for theme in themes[shown : row.cluster]:
                yield Theme(theme.number, theme.title, theme.place, time if theme is themes[row.cluster - 1] else "")
            shown = row.cluster
        elif row.kind is RowKind.BREAK:
            yield Theme("", row.title or words.method_break, deck.place, time)
        elif row.kind is RowKind.FILM:
            yield Theme("", row.title, deck.place, time, Rank.OFTEN)
        elif row.kind is RowKind.GROUP_WORK and not row.continues:
            yield Theme("", words.group_work, deck.place, time, Rank.OFTEN)
    yield from themes[shown:]
    yield Theme("", words.ends, deck.place, say_clock(table.ends_at, locale), Rank.IF_ROOM)
