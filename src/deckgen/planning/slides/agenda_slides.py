"""Plans agenda slides, with the times of a session that has a start.

With times it also tells when groups work, when there is a film or a break and when all is over. Where that is more than
one slide holds, the end goes, then group work and films.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Element
from deckgen.planning.frame_fit import Piece
from deckgen.planning.slides.buttons import LetterLink
from deckgen.planning.slides.draft import Draft
from deckgen.planning.slides.program_slides import ClusterLink, draft_scene
from deckgen.planning.slides.row_slides import (
    RowArea,
    row_area,
    row_elements,
    row_item,
    text_body,
    text_item,
    with_times,
)
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.planning.slides.stack import Item, Items
from deckgen.planning.slides.stack_fit import StackFit, fit_one_slide
from deckgen.planning.slides.tight_rows import fit_rows, shrink_rows
from deckgen.storyboard.part_search import all_of, prose_of
from deckgen.storyboard.parts import Rank, Said, Theme, Themes
from deckgen.storyboard.scenes import Scene

_TEXT_GAP = 20.0
_LARGEST_SHRUNK = 24.0  # letters beside small badges


def plan_agenda(context: SlideContext, item: Scene, clusters: tuple[ClusterLink, ...]) -> tuple[Draft, ...]:
    """The clusters, numbered, each number a link to its first slide."""

    def link_of(number: str) -> LetterLink:
        title, first = clusters[int(number) - 1]
        return LetterLink(first, context.words.see_cluster.format(cluster=title) if first else "")

    where, fit = _fit_agenda(context, item)
    pages: tuple[tuple[Element, ...], ...] = row_elements(context, fit, where, link_of) if fit else ((),)
    drafts = draft_scene(context, item, SlideRole.AGENDA, pages=list(pages))
    return (replace(drafts[0], has_home=False), *drafts[1:])


def _fit_agenda(context: SlideContext, item: Scene) -> tuple[RowArea, StackFit | None]:
    plain = row_area(context.layout(SlideRole.AGENDA))
    rows = all_of(item.parts, Themes)[0].rows
    if not any(row.time for row in rows):
        items = _make_items(context, item, rows, plain)
        return fit_rows(context, items, plain, context.scale) if items else (plain, None)
    for most in reversed(Rank):
        kept = tuple(row for row in rows if row.rank <= most)
        where, fit = _fit_timed(context, item, kept, plain)
        if len(fit.pages) == 1:
            break
    return where, fit


def _fit_timed(
    context: SlideContext, item: Scene, entries: tuple[Theme, ...], plain: RowArea
) -> tuple[RowArea, StackFit]:
    """The column of times is as wide as the letters need, so each size has its own."""
    for size in context.scale:
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
    return fit_rows(context, items, where, context.scale[-1:])


def _make_items(context: SlideContext, agenda: Scene, entries: tuple[Theme, ...], where: RowArea) -> Items:
    items: Items = tuple(
        _make_row(context, agenda, entry, place, where) for place, entry in enumerate(entries, start=1)
    )
    body = text_body(where.layout)
    text = context.pieces(prose_of(agenda.parts, Said.SLIDE), body)
    return (*items, text_item(context, context.words.name_text, text, body, gap=_TEXT_GAP)) if text else items


def _make_row(context: SlideContext, agenda: Scene, entry: Theme, place: int, where: RowArea) -> Item:
    pieces = (Piece(words_block(entry.title, place=agenda.place)),)
    name = (
        context.words.name_cluster.format(n=entry.number) if entry.number else context.words.name_part.format(n=place)
    )
    return replace(
        row_item(context, where, name, entry.number, pieces),
        time=entry.time,
        is_row=True,
    )
