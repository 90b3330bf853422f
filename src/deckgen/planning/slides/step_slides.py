"""The steps of a dilemma that are running text: the question, *meer weten*, the prompts for discussion."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.blueprint.look import RowStyle, SlideRole
from deckgen.blueprint.slides import Element, Frame
from deckgen.planning.slides.question_strip import Strip
from deckgen.planning.slides.quotations import more_texts
from deckgen.planning.slides.rich_pages import rich_pages
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.planning.slides.speaker_notes import continued, film_notes, say, source_facts
from deckgen.planning.slides.stack import Scale
from deckgen.planning.slides.text_slides import text_frames, text_place
from deckgen.rich_text import Text
from deckgen.storyboard.list_items import as_items
from deckgen.storyboard.part_search import first_of, passages_of, prompts_of, prose_of
from deckgen.storyboard.parts import Asked, Part, Roles, Said
from deckgen.storyboard.scenes import Scene

QUESTION_SCALE: Scale = (36, 32, 30, 28, 26, 24, 22, 20, 18)
MORE_SCALE: Scale = (24, 22, 20, 18)
DISCUSSION_SCALE: Scale = (30, 28, 26, 24, 22, 20, 18)


class StandingRows(Struct, frozen=True):
    """Where the choices of a dilemma stand on its answer, and what stands above them."""

    middles: tuple[float, ...]
    style: RowStyle
    strip: Strip


class StepSlides(Struct, frozen=True):
    """One slide of a step. `letters` are those of the choices that it says something of."""

    role: SlideRole
    elements: tuple[Element, ...]
    notes: Text
    letters: str = ""
    rows: StandingRows | None = None


def plan_question(context: SlideContext, scene: Scene) -> tuple[StepSlides, ...]:
    """The situation and its question, in large letters."""
    text = question_text(context, scene.parts)
    pages = rich_pages(context, SlideRole.QUESTION, text, scene.parts, QUESTION_SCALE)
    film = film_notes(context, scene.parts)
    return tuple(
        StepSlides(
            SlideRole.QUESTION,
            elements,
            (*(continued(context, scene.say) if place else say(context, scene.say)), *film),
        )
        for place, elements in enumerate(pages)
    )


def question_text(context: SlideContext, parts: Sequence[Part]) -> Text:
    """The situation, who takes part in it, and the questions asked of it."""
    roles = first_of(parts, Roles)
    names = " · ".join(line.text for line in roles.names) if roles else ""
    who = (words_block(context.words.roles.format(roles=names)),) if roles else ()
    return (*prose_of(parts, Said.SITUATION), *who, *as_items(prompts_of(parts, Asked.QUESTION)))


def plan_discussion(context: SlideContext, scene: Scene) -> tuple[StepSlides, ...]:
    """The prompts, one bullet each; a single prompt is no list."""
    prompts = prompts_of(scene.parts, Asked.DISCUSSION)
    text = prompts[0] if len(prompts) == 1 else as_items(prompts)
    frames = _fit(context, SlideRole.DISCUSSION, (text,), DISCUSSION_SCALE)
    return _slides(context, SlideRole.DISCUSSION, frames, scene.say, ())


def plan_more(context: SlideContext, scene: Scene) -> tuple[StepSlides, ...]:
    """What the code of conduct and the author say, from one forced break to the next.

    Quotation marks show where a quotation starts and ends, so they are left out where one is split over slides. Lines
    move closer only to keep the slides that an author asked for: what runs on may as well run on to the next slide.
    """
    place, passages = text_place(context.layout(SlideRole.MORE)), passages_of(scene.parts)
    marked = more_texts(context, passages, place.placeholder, marks=True)
    if not marked:
        return ()
    found, squeeze = len(context.problems), len(marked) > 1
    frames = text_frames(context, marked, place, MORE_SCALE, squeeze=squeeze)
    if len(frames) > len(marked):
        del context.problems[found:]  # the same texts are looked at once more
        plain = more_texts(context, passages, place.placeholder, marks=False)
        frames = text_frames(context, plain, place, MORE_SCALE, squeeze=squeeze)
    return _slides(context, SlideRole.MORE, frames, scene.say, source_facts(context, scene.parts))


def _fit(context: SlideContext, role: SlideRole, texts: tuple[Text, ...], scale: Scale) -> tuple[Frame, ...]:
    place = text_place(context.layout(role))
    pieces = tuple(found for text in texts if (found := context.pieces(text, place.placeholder)))
    return text_frames(context, pieces, place, scale) if pieces else ()


def _slides(
    context: SlideContext, role: SlideRole, frames: tuple[Frame, ...], words: str, facts: Text
) -> tuple[StepSlides, ...]:
    return tuple(
        StepSlides(role, (frame,), (*(continued(context, words) if place else say(context, words)), *facts))
        for place, frame in enumerate(frames)
    )
