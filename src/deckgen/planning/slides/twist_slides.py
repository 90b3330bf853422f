"""The slides on which a story goes on: a new fact, and what comes of each choice with the way to the next dilemma."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.look import SlideRole
from deckgen.planning.frame_fit import Piece, Pieces
from deckgen.planning.slides.buttons import LetterLink
from deckgen.planning.slides.row_slides import (
    RowArea,
    row_area,
    row_elements,
    row_item,
    text_body,
    without_symbols,
)
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.planning.slides.speaker_notes import continued, say
from deckgen.planning.slides.stack import Item
from deckgen.planning.slides.stack import Scale as Sizes
from deckgen.planning.slides.step_slides import StepSlides
from deckgen.planning.slides.text_slides import text_frames, text_place
from deckgen.planning.slides.tight_rows import fit_rows
from deckgen.storyboard.part_search import first_of, prompts_of, prose_of
from deckgen.storyboard.parts import Asked, Ending, Endings, Said
from deckgen.storyboard.scenes import DilemmaStory, Scene

_SIZES: Sizes = (36, 32, 30, 28, 26, 24, 22, 20, 18)
_ROW_SIZES: Sizes = (24, 22, 20, 18)
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
    told = context.pieces(prose_of(scene.parts, Said.TWIST), place.placeholder)
    ask = tuple(replace(piece, bold=True) for piece in context.pieces(asked, place.placeholder))
    if not told and not ask:
        return ()
    frames = text_frames(context, ((*told, *ask),), place, _SIZES)
    return tuple(
        StepSlides(
            SlideRole.QUESTION,
            (frame,),
            continued(context, scene.say) if number else say(context, scene.say),
        )
        for number, frame in enumerate(frames)
    )


def plan_outcome(context: SlideContext, scene: Scene, others: NextDilemmas) -> tuple[StepSlides, ...]:
    """A row for each choice that has an outcome; its letter leads to the dilemma that comes next."""
    endings = first_of(scene.parts, Endings)
    if endings is None:
        return ()
    where = without_symbols(row_area(context.layout(SlideRole.ANSWER)))
    items = tuple(_row(context, ending, where, others) for ending in endings.rows)
    where, fit = fit_rows(context, items, where, _ROW_SIZES)
    ways = {_letter(ending): others[ending.leads_to] for ending in endings.rows if ending.leads_to in others}
    pages = row_elements(context, fit, where, partial(_link, context, ways))
    return tuple(
        StepSlides(
            SlideRole.ANSWER,
            elements,
            continued(context, scene.say) if number else say(context, scene.say),
            "".join(item.letter for item in fit.pages[number]),
        )
        for number, elements in enumerate(pages)
    )


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
    told = context.pieces(ending.text, holder)
    way = others.get(ending.leads_to)
    on: Pieces = ()
    if way is not None:
        on = (Piece(words_block(context.words.go_on.format(dilemma=way.name)), bold=True),)
    said = tuple(replace(piece, colour=muted, tight=True, keep=True) for piece in chosen)
    name = context.words.choice_name.format(letter=_letter(ending))
    return row_item(context, where, name, _letter(ending), (*said, *told, *on))


def find_next(story: DilemmaStory) -> NextDilemma:
    """How a dilemma is named and reached from others."""
    name = f"{story.number} {story.title.text}".strip()
    return NextDilemma(name, f"{story.scenes[0].id}/1" if story.scenes else "")
