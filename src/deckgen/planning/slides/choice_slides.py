"""The steps of a dilemma that list its choices: the choice slide, and the facilitated dilemma on one slide."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.look import SlideRole
from deckgen.messages.message import tell
from deckgen.planning.frame_fit import Piece
from deckgen.planning.slides.dilemma_columns import DilemmaParts, draw_columns, fit_columns
from deckgen.planning.slides.question_strip import Strip, draw_strip, plan_strips
from deckgen.planning.slides.row_boxes import stand_at
from deckgen.planning.slides.row_slides import (
    LinkOf,
    RowArea,
    name_choice,
    row_area,
    row_elements,
    row_item,
    text_body,
    text_item,
)
from deckgen.planning.slides.row_widths import balance_lines
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.planning.slides.speaker_notes import continued, say, verdict_notes
from deckgen.planning.slides.stack import BODY_SCALE, Items
from deckgen.planning.slides.stack_fit import StackFit, fit_one_slide
from deckgen.planning.slides.step_slides import StandingRows, StepSlides, question_text
from deckgen.planning.slides.tight_rows import fit_rows, shrink_rows
from deckgen.problems import Place
from deckgen.rich_text import Text
from deckgen.storyboard.list_items import as_items
from deckgen.storyboard.part_search import options_of, prompts_of
from deckgen.storyboard.parts import Asked, Option
from deckgen.storyboard.scenes import DilemmaStory, Scene

_QUESTION_GAP, _PROMPTS_GAP = 16.0, 18.0
_TWO = 2  # slides: one for the situation, one for the choices


def plan_choice(
    context: SlideContext, story: DilemmaStory, scene: Scene, link_of: LinkOf, standing: StandingRows | None = None
) -> tuple[StepSlides, ...]:
    """The choices, each behind its letter; in the places that they keep on the answer, where they have room there."""
    where = row_area(context.layout(SlideRole.CHOICE), middle=True)
    options = options_of(scene.parts)
    kept = _keep_places(context, options, where, standing) if standing and standing.middles else None
    if kept is None or kept.fit.size == BODY_SCALE[-1]:
        free = _stand_freely(context, story, options, where, standing)
        kept = free if kept is None or (free is not None and free.fit.size > kept.fit.size) else kept
    if kept is None:
        return ()
    fit = kept.fit
    warn_of_split(context, "choices", options[0].place, fit)
    below = balance_lines(context, fit, kept.where)
    facts = verdict_notes(context, story)
    slides = _slides(context, SlideRole.CHOICE, fit, below, link_of=link_of, notes=(scene.say, facts))
    return with_strip(context, slides, kept.strip, where)


class _Choices(Struct, frozen=True):
    """The choices in a size, where they stand, and the question above them."""

    strip: Strip | None
    where: RowArea
    fit: StackFit


def _stand_freely(
    context: SlideContext, story: DilemmaStory, options: Sequence[Option], where: RowArea, standing: StandingRows | None
) -> _Choices | None:
    """The choices as they find room; below the question as the answer has it, the first where its verdict begins."""
    items = choice_items(context, options, where)
    if not items:
        return None
    above = (standing.strip,) if standing else ()
    strip = _find_strip(context, (*above, *plan_strips(context, story, where)), items, where)
    where = replace(where, middle=strip not in above)
    below, fit = fit_rows(context, items, strip.below(where) if strip else where, context.scale)
    return _Choices(strip, below, fit)


def _keep_places(
    context: SlideContext, options: Iterable[Option], where: RowArea, standing: StandingRows
) -> _Choices | None:
    """The choices with their letters where the answer has them, in letters as large as that allows."""
    style = replace(standing.style, indexes=where.style.indexes)
    kept = replace(standing.strip.below(where), style=style, middles=standing.middles, middle=False)
    items, measure = choice_items(context, options, kept), kept.measure(context)
    for size in context.scale:
        if stand_at(items, size, measure, kept.middles, kept.floor):
            return _Choices(standing.strip, kept, StackFit(size, (items,)))
    return None


def _find_strip(context: SlideContext, strips: Iterable[Strip], items: Items, where: RowArea) -> Strip | None:
    """The question above the choices, on two lines or one, where all choices still stand on one slide."""
    for strip in strips:
        if fit_one_slide(items, strip.below(where).measure(context), context.scale):
            return strip
    return None


def with_strip(
    context: SlideContext, slides: tuple[StepSlides, ...], strip: Strip | None, where: RowArea
) -> tuple[StepSlides, ...]:
    """The slides with the question above what they show."""
    if strip is None:
        return slides
    drawn = tuple(draw_strip(context, strip, where))
    return tuple(replace(slide, elements=(*drawn, *slide.elements)) for slide in slides)


def plan_whole_dilemma(
    context: SlideContext, story: DilemmaStory, scene: Scene, link_of: LinkOf
) -> tuple[StepSlides, ...]:
    """Situation, choices and, where nothing else shows them, the prompts."""
    layout = context.layout(SlideRole.DILEMMA)
    where = row_area(layout)
    parts = _dilemma_parts(context, scene, where)
    items = (*parts.situation, *parts.choices, *parts.prompts)
    if not items:
        return ()
    facts = verdict_notes(context, story)
    is_short = fit_one_slide(items, where.measure(context), context.scale[:1]) is not None
    columns = None if is_short else fit_columns(context, parts, where)  # large letters may take all the width
    if columns is not None:
        elements = draw_columns(context, columns, link_of)
        return (StepSlides(SlideRole.DILEMMA, elements, (*say(context, scene.say), *facts)),)
    found, fit = fit_rows(context, items, where, context.scale)
    apart = _part_at_choices(context, parts, where) if len(fit.pages) == _TWO else None
    where, fit = (apart[0], replace(apart[1], excess=fit.excess)) if apart else (found, fit)
    warn_of_split(context, "situation, choices and prompts", scene.place, fit)
    return _slides(context, SlideRole.DILEMMA, fit, where, link_of=link_of, notes=(scene.say, facts))


def _part_at_choices(context: SlideContext, parts: DilemmaParts, where: RowArea) -> tuple[RowArea, StackFit] | None:
    """The situation on one slide and all there is to choose on the other: nobody has to leaf between choices."""
    for place, rows in ((where, parts.choices), shrink_rows(where, parts.choices)):
        pages, measure = (parts.situation, (*rows, *parts.prompts)), place.measure(context)
        size = next((size for size in context.scale if all(page and measure.fits(page, size) for page in pages)), 0.0)
        if size:
            return place, StackFit(size, pages)
    return None


def _dilemma_parts(context: SlideContext, scene: Scene, where: RowArea) -> DilemmaParts:
    words, layout = context.words, where.layout
    body, foot = text_body(layout), text_body(layout, 1)
    question = context.pieces(question_text(context, scene.parts), body)
    rows = choice_items(context, options_of(scene.parts), where)
    prompts = context.pieces(as_items(prompts_of(scene.parts, Asked.DISCUSSION)), foot)
    head = Piece(words_block(words.prompts), bold=True, keep=True, tight=True)
    below = replace(text_item(context, words.name_prompts, (head, *prompts), foot, gap=_PROMPTS_GAP), ruled=True)
    return DilemmaParts(
        (text_item(context, words.name_question, question, body),) if question else (),
        tuple(replace(row, gap=_QUESTION_GAP) if not place else row for place, row in enumerate(rows)),
        (below,) if prompts else (),
    )


def choice_items(context: SlideContext, options: Iterable[Option], where: RowArea) -> Items:
    """A row for each choice."""
    layout = where.layout
    body = layout.row_bodies[0] if layout.row_bodies else text_body(layout)
    return tuple(
        row_item(context, where, name_choice(context, choice), choice.letter, pieces, flush=True)
        for choice in options
        if (pieces := context.pieces(choice.text, body))
    )


def warn_of_split(context: SlideContext, what: str, place: Place, fit: StackFit) -> None:
    """Tell the author that something meant for one slide takes more."""
    if len(fit.pages) > 1:
        context.warn(
            "slide-split",
            tell(
                "The {what} take {count} slides: {excess:,} characters too many for one.",
                what=what,
                count=len(fit.pages),
                excess=fit.excess,
            ),
            place,
            tell("Shorten them, so that the group sees everything at once."),
        )


def _slides(
    context: SlideContext, role: SlideRole, fit: StackFit, where: RowArea, *, link_of: LinkOf, notes: tuple[str, Text]
) -> tuple[StepSlides, ...]:
    words, facts = notes
    pages = row_elements(context, fit, where, link_of)
    return tuple(
        StepSlides(role, elements, (*(continued(context, words) if place else say(context, words)), *facts))
        for place, elements in enumerate(pages)
    )
