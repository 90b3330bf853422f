"""Plans agenda slides, with the times of a session that has a start.

With times it also tells when groups work, when there is a film or a break and when all is over. Where that is more than
one slide holds, the end goes, then group work and films.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Element
from deckgen.planning.frame_fit import Piece
from deckgen.planning.slides.draft import Draft
from deckgen.planning.slides.program_slides import ClusterLink, draft_scene
from deckgen.planning.slides.row_slides import (
    LetterLink,
    RowArea,
    row_area,
    row_elements,
    row_item,
    text_body,
    text_item,
    with_times,
)
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.planning.slides.stack import Item, Items, Scale
from deckgen.planning.slides.stack_fit import StackFit, fit_one_slide
from deckgen.planning.slides.tight_rows import fit_rows, shrink_rows
from deckgen.storyboard.part_search import prose_of
from deckgen.storyboard.parts import Said
from deckgen.storyboard.scenes import Scene

if TYPE_CHECKING:
    from deckgen.storyboard.timetable import Timetable

AGENDA_SCALE: Scale = (28, 26, 24, 22, 20, 18)
_TEXT_GAP = 20.0
_LARGEST_SHRUNK = 24.0  # letters beside small badges
_ALWAYS, _OFTEN, _IF_ROOM = 0, 1, 2


class _Entry(Struct, frozen=True):
    """A row of the agenda. `number` is a cluster's, 0 for another part; `rank` says how soon it may go."""

    title: str
    number: int = 0
    time: str = ""
    rank: int = _ALWAYS


def plan_agenda(context: SlideContext, item: Scene, clusters: tuple[ClusterLink, ...]) -> tuple[Draft, ...]:
    """The clusters, numbered, each number a link to its first slide."""

    def link_of(number: str) -> LetterLink:
        title, first = clusters[int(number) - 1]
        return LetterLink(first, context.words.see_cluster.format(cluster=title) if first else "")

    where, fit = _fit_agenda(context, item, tuple(title for title, _ in clusters))
    pages: tuple[tuple[Element, ...], ...] = row_elements(context, fit, where, link_of) if fit else ((),)
    drafts = draft_scene(context, item, SlideRole.AGENDA, pages=list(pages))
    return (replace(drafts[0], has_home=False), *drafts[1:])


def _fit_agenda(context: SlideContext, item: Scene, titles: tuple[str, ...]) -> tuple[RowArea, StackFit | None]:
    plain = row_area(context.layout(SlideRole.AGENDA))
    entries = tuple(_Entry(title, number) for number, title in enumerate(titles, start=1))
    timed = _list_timed(context, titles)
    if not timed:
        items = _make_items(context, item, entries, plain)
        return fit_rows(context, items, plain, AGENDA_SCALE) if items else (plain, None)
    for most in (_IF_ROOM, _OFTEN, _ALWAYS):
        kept = tuple(entry for entry in timed if entry.rank <= most)
        where, fit = _fit_timed(context, item, kept, plain)
        if len(fit.pages) == 1:
            break
    return where, fit


def _fit_timed(
    context: SlideContext, item: Scene, entries: tuple[_Entry, ...], plain: RowArea
) -> tuple[RowArea, StackFit]:
    """The column of times is as wide as the letters need, so each size has its own."""
    for size in AGENDA_SCALE:
        where = with_times(context, plain, [entry.time for entry in entries], size)
        items = _make_items(context, item, entries, where)
        fit = fit_one_slide(items, where.measure(context), (size,))
        if fit is not None:
            return where, fit
        if size <= _LARGEST_SHRUNK:
            smaller, small = shrink_rows(where, items)
            small = tuple(item if item.is_row else replace(item, gap=_TEXT_GAP) for item in small)
            fit = fit_one_slide(small, smaller.measure(context), (size,))
            if fit is not None:
                return smaller, fit
    return fit_rows(context, items, where, AGENDA_SCALE[-1:])


def _make_items(context: SlideContext, agenda: Scene, entries: tuple[_Entry, ...], where: RowArea) -> Items:
    items: Items = tuple(
        _make_row(context, agenda, entry, place, where) for place, entry in enumerate(entries, start=1)
    )
    body = text_body(where.layout)
    text = context.pieces(prose_of(agenda.parts, Said.SLIDE), body)
    return (*items, text_item(context, context.words.name_text, text, body, gap=_TEXT_GAP)) if text else items


def _make_row(context: SlideContext, agenda: Scene, entry: _Entry, place: int, where: RowArea) -> Item:
    pieces = (Piece(words_block(entry.title, place=agenda.place)),)
    name = (
        context.words.name_cluster.format(n=entry.number) if entry.number else context.words.name_part.format(n=place)
    )
    return replace(
        row_item(context, where, name, str(entry.number or ""), pieces),
        time=entry.time,
        is_row=True,
    )


def _list_timed(context: SlideContext, titles: tuple[str, ...]) -> tuple[_Entry, ...]:
    """The entries with their times; none where no time is known to start from."""
    session = context.deck.session
    if session is None or not session.start or not titles:
        return ()
    from deckgen.storyboard.timetable import plan_timetable

    table = plan_timetable(context.deck)
    if not table.has_clock or not table.rows:
        return ()
    return tuple(_find_entries(context, table, titles))


def _find_entries(context: SlideContext, table: Timetable, titles: tuple[str, ...]) -> Iterator[_Entry]:
    """Parts in the order of the session; a cluster at its first part, one without a part of its own where it stands."""
    from deckgen.storyboard.clock import say_clock
    from deckgen.storyboard.timed_program import RowKind

    words = context.locale.paper
    shown = 0
    for row in table.rows:
        time = say_clock(row.start, context.locale)
        if row.cluster > shown:
            for number in range(shown + 1, row.cluster + 1):
                yield _Entry(titles[number - 1], number, time if number == row.cluster else "")
            shown = row.cluster
        elif row.kind is RowKind.BREAK:
            yield _Entry(row.title or words.method_break, 0, time)
        elif row.kind is RowKind.FILM:
            yield _Entry(row.title, 0, time, _OFTEN)
        elif row.kind is RowKind.GROUP_WORK and not row.continues:
            yield _Entry(words.group_work, 0, time, _OFTEN)
    yield from (_Entry(titles[number], number + 1) for number in range(shown, len(titles)))
    yield _Entry(words.ends, 0, say_clock(table.ends_at, context.locale), _IF_ROOM)
