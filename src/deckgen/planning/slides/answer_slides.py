"""The answer to a dilemma: what is said of it as a whole, then each choice with its verdict and feedback."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from itertools import groupby

from msgspec.structs import replace

from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Badge, Element
from deckgen.blueprint.symbols import Symbol
from deckgen.content.deck import Reveal
from deckgen.planning.slides.answer_rows import answer_row, fit_answer_rows
from deckgen.planning.slides.buttons import LetterLink, draw_button
from deckgen.planning.slides.question_strip import Strip, draw_strip, plan_strip, plan_strips
from deckgen.planning.slides.rich_pages import rich_pages
from deckgen.planning.slides.row_slides import (
    RowArea,
    row_area,
    row_elements,
    without_symbols,
)
from deckgen.planning.slides.row_tables import row_pages
from deckgen.planning.slides.row_widths import settle_lines
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.planning.slides.speaker_notes import continued, say, source_names
from deckgen.planning.slides.stack_fit import StackFit
from deckgen.planning.slides.step_slides import StandingRows, StepSlides
from deckgen.planning.slides.table_flow import Pages
from deckgen.rich_text import holds_table
from deckgen.storyboard.part_search import first_of, judged_of, prose_of
from deckgen.storyboard.parts import JudgedOption, JudgedOptions, ModelOrder, Prose, Said
from deckgen.storyboard.scenes import DilemmaStory, Scene

_MOST_ABOVE = 72.0  # between the question and choices that stand where their verdicts do


def plan_answer(context: SlideContext, story: DilemmaStory, scene: Scene, more: str) -> tuple[StepSlides, ...]:
    """The slides of the answer; `more` is the key of the slide that its button leads to."""
    if not judged_of(scene.parts) and not first_of(scene.parts, ModelOrder):
        pages = _plan_told(context, story, scene, has_button=bool(more))
        letters, rows = [""] * len(pages), None
    else:
        told = _plan_table(context, scene, has_button=bool(more))
        rest = without_answer(scene) if told else scene
        pages, letters, rows = _plan_judged(context, story, rest, has_button=bool(more))
        pages, letters = [*told, *pages], [*("" for _ in told), *letters]
    button = _more_button(context, more)
    words, sources = scene.say, source_names(context, story)
    return tuple(
        StepSlides(
            SlideRole.ANSWER,
            (*elements, *button),
            (*(continued(context, words) if place else say(context, words)), *sources),
            letters[place],
            rows,
        )
        for place, elements in enumerate(pages)
    )


def _plan_told(context: SlideContext, story: DilemmaStory, scene: Scene, *, has_button: bool) -> Pages:
    """What is said of the whole, below the question where both stand on one slide."""
    text = prose_of(scene.parts, Said.ANSWER)
    pages = partial(rich_pages, context, SlideRole.ANSWER, text, (), context.scale, has_button=has_button)
    where = row_area(context.layout(SlideRole.ANSWER), has_button=has_button)
    strip = None if holds_table(text) else plan_strip(context, story, where, 2)
    below = pages(above=strip.height) if strip else []
    if strip is None or len(below) != 1:
        return pages()
    return [(*draw_strip(context, strip, where), *below[0])]


def _more_button(context: SlideContext, more: str) -> tuple[Element, ...]:
    if not more:
        return ()
    return (draw_button(context, context.layout(SlideRole.ANSWER), context.words.see_more, Symbol.ARROW, link=more),)


def _plan_table(context: SlideContext, scene: Scene, *, has_button: bool) -> Pages:
    """What is said of the whole on slides of its own, where a table follows or stands in it: a table needs the room."""
    text = prose_of(scene.parts, Said.ANSWER)
    judged = judged_of(scene.parts)
    if not text or not (holds_table(text) or (judged and holds_table(judged[0].feedback))):
        return []
    return rich_pages(context, SlideRole.ANSWER, text, (), context.scale, has_button=has_button)


def without_answer(scene: Scene) -> Scene:
    """The scene without what is said of the whole."""
    parts = (part for part in scene.parts if not (isinstance(part, Prose) and part.said is Said.ANSWER))
    return replace(scene, parts=tuple(parts))


def _plan_judged(
    context: SlideContext, story: DilemmaStory, scene: Scene, *, has_button: bool
) -> tuple[Pages, list[str], StandingRows | None]:
    """The choices in order: those with a table in their feedback each on slides of their own."""
    if not any(holds_table(choice.feedback) for choice in judged_of(scene.parts)):
        return _plan_rows(context, story, scene, has_button=has_button)
    pages: Pages = []
    letters: list[str] = []
    for has_table, group in groupby(judged_of(scene.parts), key=lambda choice: holds_table(choice.feedback)):
        rows = tuple(group)
        if not has_table:
            made, named, _ = _plan_rows(context, story, _only(scene, rows, first=not pages), has_button=has_button)
            pages, letters = [*pages, *made], [*letters, *named]
            continue
        where = row_area(context.layout(SlideRole.ANSWER), has_button=has_button, has_symbols=True)
        for choice in rows:
            row = partial(answer_row, context, choice, where, tables=True)
            made = row_pages(context, where, row, context.scale, partial(_show, context))
            pages, letters = [*pages, *made], [*letters, *(choice.option.letter for _ in made)]
    return pages, letters, None


def _only(scene: Scene, rows: tuple[JudgedOption, ...], *, first: bool) -> Scene:
    """The scene with some of its choices; what is said of the whole stands with the first."""
    told = scene if first else without_answer(scene)
    parts = (replace(part, rows=rows) if isinstance(part, JudgedOptions) else part for part in told.parts)
    return replace(told, parts=tuple(parts))


def _plan_rows(
    context: SlideContext, story: DilemmaStory, scene: Scene, *, has_button: bool
) -> tuple[list[tuple[Element, ...]], list[str], StandingRows | None]:
    layout = context.layout(SlideRole.ANSWER)
    has_symbols = bool(judged_of(scene.parts))
    whole = row_area(layout, has_button=has_button, has_symbols=has_symbols)
    if not has_symbols:
        whole = without_symbols(whole)
    strip, where, fit = fit_answer_rows(context, scene, whole, plan_strips(context, story, whole))
    letters = ["".join(item.letter for item in page) for page in fit.pages]
    drawn = tuple(draw_strip(context, strip, whole)) if strip else ()
    pages = row_elements(context, fit, settle_lines(context, fit, where), partial(_show, context))
    rows = _standing(pages, fit, where, strip) if strip else None
    return [(*drawn, *page) for page in pages], letters, rows


def _standing(pages: Sequence[Iterable[Element]], fit: StackFit, where: RowArea, strip: Strip) -> StandingRows:
    """Where the choices stand, for the slide on which one chooses; nowhere where too much stands before them."""
    badges = [each for each in pages[0] if isinstance(each, Badge) and each.text]
    keeps = len(pages) == 1 and len(badges) == sum(item.is_row for item in fit.pages[0])
    keeps = keeps and badges[0].box.y - where.area.y <= _MOST_ABOVE
    style = where.style
    return StandingRows(
        middles=tuple(badge.box.y + badge.box.height / 2 for badge in badges) if keeps else (),
        style=replace(style, symbol_offset=0.0, text_offset=style.symbol_offset or style.text_offset),
        strip=strip,
    )


def _show(context: SlideContext, letter: str) -> LetterLink:
    """What a letter does where verdicts appear at a click on it."""
    if context.deck.reveal is not Reveal.LETTERS or not letter:
        return LetterLink()
    return LetterLink(alt=context.words.show_feedback.format(letter=letter), shows=True)
