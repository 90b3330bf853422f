"""The steps of a dilemma that are running text: the question, *meer weten*, the prompts for discussion."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.blueprint.look import RowStyle, SlideRole
from deckgen.blueprint.slides import Element
from deckgen.planning.frame_fit import Pieces
from deckgen.planning.slides.question_strip import Strip
from deckgen.planning.slides.quotations import more_texts
from deckgen.planning.slides.rich_pages import rich_pages, table_pages
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.planning.slides.speaker_notes import continued, film_notes, say, source_facts
from deckgen.planning.slides.table_flow import Pages, has_table
from deckgen.planning.slides.text_columns import text_pages
from deckgen.planning.slides.text_slides import text_place
from deckgen.rich_text import Text
from deckgen.storyboard.list_items import as_items
from deckgen.storyboard.part_search import first_of, passages_of, prompts_of, prose_of
from deckgen.storyboard.parts import Asked, Part, Roles, Said
from deckgen.storyboard.scenes import Scene


class StandingRows(Struct, frozen=True):
    """Where the choices of a dilemma stand on its answer, if on one slide, and what stands above them."""

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
    pages = rich_pages(context, SlideRole.QUESTION, text, scene.parts, context.scale)
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
    pages = rich_pages(context, SlideRole.DISCUSSION, text, (), context.scale)
    return _slides(context, SlideRole.DISCUSSION, pages, scene.say, ())


def plan_more(context: SlideContext, scene: Scene) -> tuple[StepSlides, ...]:
    """What the code of conduct and the author say, from one forced break to the next.

    Quotation marks show where a quotation starts and ends, so they are left out where one is split over slides. Lines
    move closer only to keep the slides that an author asked for: what runs on may as well run on to the next slide.
    """
    layout, passages = context.layout(SlideRole.MORE), passages_of(scene.parts)
    place = text_place(layout)
    marked = more_texts(context, passages, place.placeholder, marks=True)
    if not marked:
        return ()
    facts = source_facts(context, scene.parts)
    if any(map(has_table, marked)):
        return _slides(context, SlideRole.MORE, _more_pages(context, marked), scene.say, facts)
    found, squeeze = len(context.problems), len(marked) > 1
    pages = text_pages(context, marked, place, layout, context.scale, squeeze=squeeze)
    if len(pages) > len(marked):
        del context.problems[found:]  # the same texts are looked at once more
        plain = more_texts(context, passages, place.placeholder, marks=False)
        pages = text_pages(context, plain, place, layout, context.scale, squeeze=squeeze)
    return _slides(context, SlideRole.MORE, pages, scene.say, facts)


def _more_pages(context: SlideContext, texts: tuple[Pieces, ...]) -> Pages:
    """Texts of which some hold a table, each on slides of its own."""
    pages: Pages = []
    for text in texts:
        if has_table(text):
            pages += table_pages(context, SlideRole.MORE, text, context.scale)
        else:
            layout = context.layout(SlideRole.MORE)
            pages += text_pages(context, (text,), text_place(layout), layout, context.scale)
    return pages


def _slides(context: SlideContext, role: SlideRole, pages: Pages, words: str, facts: Text) -> tuple[StepSlides, ...]:
    return tuple(
        StepSlides(role, page, (*(continued(context, words) if place else say(context, words)), *facts))
        for place, page in enumerate(pages)
    )
