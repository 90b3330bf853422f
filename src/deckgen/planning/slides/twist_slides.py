"""The slides on which a story goes on: a new fact, and what comes of each choice with the way to the next dilemma."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Element
from deckgen.planning.frame_fit import Piece, Pieces
from deckgen.planning.slides.buttons import LetterLink
from deckgen.planning.slides.rich_pages import table_pages
from deckgen.planning.slides.row_slides import (
    RowArea,
    row_area,
    row_elements,
    row_item,
    text_body,
    without_symbols,
)
from deckgen.planning.slides.row_tables import row_pages
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.planning.slides.speaker_notes import continued, say
from deckgen.planning.slides.stack import Item
from deckgen.planning.slides.step_slides import StepSlides
from deckgen.planning.slides.table_flow import has_table
from deckgen.planning.slides.text_slides import text_frames, text_place
from deckgen.planning.slides.tight_rows import fit_rows
from deckgen.rich_text import BlockKind, holds_table
from deckgen.storyboard.part_search import first_of, prompts_of, prose_of
from deckgen.storyboard.parts import Asked, Ending, Endings, Said
from deckgen.storyboard.scenes import DilemmaStory, Scene

_WAY_ON = "→"  # in the badge of a choice without a letter


class NextDilemma(Struct, frozen=True):
    """A dilemma that a choice leads to: its number and title, and the key of its first slide."""

    name: str
    key: str


NextDilemmas = Mapping[str, NextDilemma]  # by the dilemma's id


def plan_twist(context: SlideContext, scene: Scene) -> tuple[StepSlides, ...]:
    """What becomes known, and what to ask then."""
    place = text_place(context.layout(SlideRole.QUESTION))
    asked = tuple(block for prompt in prompts_of(scene.parts, Asked.TWIST) for block in prompt)
    told = context.pieces(prose_of(scene.parts, Said.TWIST), place.placeholder, tables=True)
    ask = tuple(
        piece if piece.block.kind is BlockKind.TABLE else replace(piece, bold=True)
        for piece in context.pieces(asked, place.placeholder, tables=True)
    )
    pieces = (*told, *ask)
    if not pieces:
        return ()
    pages = (
        table_pages(context, SlideRole.QUESTION, pieces, context.scale)
        if has_table(pieces)
        else [(frame,) for frame in text_frames(context, (pieces,), place, context.scale)]
    )
    return tuple(
        StepSlides(SlideRole.QUESTION, page, continued(context, scene.say) if number else say(context, scene.say))
        for number, page in enumerate(pages)
    )


def plan_outcome(context: SlideContext, scene: Scene, others: NextDilemmas) -> tuple[StepSlides, ...]:
    """A row for each choice that has an outcome; its letter leads to the dilemma that comes next."""
    endings = first_of(scene.parts, Endings)
    if endings is None:
        return ()
    where = without_symbols(row_area(context.layout(SlideRole.ANSWER)))
    ways = {_letter(ending): others[ending.leads_to] for ending in endings.rows if ending.leads_to in others}
    link = partial(_link, context, ways)
    pages: list[tuple[tuple[Element, ...], str]] = []
    for is_tabled, group in groupby(endings.rows, key=lambda ending: holds_table(ending.text)):
        items = tuple(_row(context, ending, where, others) for ending in group)
        if is_tabled:
            pages += [
                (page, item.letter)
                for item in items
                for page in row_pages(context, where, partial(_same, item), context.scale, link)
            ]
            continue
        area, fit = fit_rows(context, items, where, context.scale)
        letters = ["".join(item.letter for item in page) for page in fit.pages]
        pages += zip(row_elements(context, fit, area, link), letters, strict=True)
    return tuple(
        StepSlides(
            SlideRole.ANSWER, elements, continued(context, scene.say) if number else say(context, scene.say), letters
        )
        for number, (elements, letters) in enumerate(pages)
    )


def _same(item: Item, _size: float) -> Item:
    """An item that is the same at every size."""
    return item


def _link(context: SlideContext, ways: Mapping[str, NextDilemma], letter: str) -> LetterLink:
    way = ways.get(letter)
    return LetterLink(way.key, context.words.go_on.format(dilemma=way.name)) if way else LetterLink()


def _letter(ending: Ending) -> str:
    return ending.option.letter or _WAY_ON


def _row(context: SlideContext, ending: Ending, where: RowArea, others: NextDilemmas) -> Item:
    layout = where.layout
    holder = layout.row_bodies[0] if layout.row_bodies else text_body(layout)
    muted = context.readable(ColourRole.MUTED, holder)
    chosen = context.pieces(ending.option.text, holder)
    told = context.pieces(ending.text, holder, tables=True)
    way = others.get(ending.leads_to)
    on: Pieces = ()
    if way is not None:
        on = (Piece(words_block(context.words.go_on.format(dilemma=way.name)), bold=True, link=way.key),)
    said = tuple(replace(piece, colour=muted, tight=True, keep=True) for piece in chosen)
    name = context.words.choice_name.format(letter=_letter(ending))
    return row_item(context, where, name, _letter(ending), (*said, *told, *on))


def find_next(story: DilemmaStory) -> NextDilemma:
    """How a dilemma is named and reached from others."""
    name = f"{story.number} {story.title.text}".strip()
    return NextDilemma(name, f"{story.scenes[0].id}/1" if story.scenes else "")
