"""The answer to a dilemma: what is said of it as a whole, then each choice with its verdict and feedback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Element
from deckgen.blueprint.symbols import Symbol
from deckgen.planning.frame_fit import Pieces
from deckgen.planning.slides.buttons import draw_button
from deckgen.planning.slides.rich_pages import rich_pages
from deckgen.planning.slides.row_slides import (
    RowArea,
    name_choice,
    row_area,
    row_elements,
    row_item,
    text_body,
    text_item,
    without_symbols,
)
from deckgen.planning.slides.row_widths import settle_lines
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.planning.slides.speaker_notes import continued, say, source_names
from deckgen.planning.slides.stack import Item, Items, Scale
from deckgen.planning.slides.stack_fit import StackFit, fit_one_slide, fit_stack
from deckgen.planning.slides.step_slides import StepSlides
from deckgen.rich_text import Block, BlockKind, Span
from deckgen.storyboard.part_search import first_of, judged_of, prose_of
from deckgen.storyboard.parts import JudgedOption, ModelOrder, Said
from deckgen.storyboard.scenes import DilemmaStory, Scene

ANSWER_SCALE: Scale = (24, 22, 20, 18)
TEXT_SCALE: Scale = (32, 28, 26, 24, 22, 20, 18)  # an answer without rows
REPEATING_SCALE: Scale = (24, 22, 20)  # with the choices repeated
_ROWS_GAP = 16.0


def plan_answer(context: SlideContext, story: DilemmaStory, scene: Scene, more: str) -> tuple[StepSlides, ...]:
    """The slides of the answer; `more` is the key of the slide that its button leads to."""
    if not judged_of(scene.parts) and not first_of(scene.parts, ModelOrder):
        text = prose_of(scene.parts, Said.ANSWER)
        pages = rich_pages(context, SlideRole.ANSWER, text, (), TEXT_SCALE, has_button=bool(more))
        letters = [""] * len(pages)
    else:
        pages, letters = _plan_rows(context, scene, has_button=bool(more))
    button = _more_button(context, more)
    words, sources = scene.say, source_names(context, story)
    return tuple(
        StepSlides(
            SlideRole.ANSWER,
            (*elements, *button),
            (*(continued(context, words) if place else say(context, words)), *sources),
            letters[place],
        )
        for place, elements in enumerate(pages)
    )


def _more_button(context: SlideContext, more: str) -> tuple[Element, ...]:
    if not more:
        return ()
    return (draw_button(context, context.layout(SlideRole.ANSWER), context.words.see_more, Symbol.ARROW, link=more),)


def _plan_rows(context: SlideContext, scene: Scene, *, has_button: bool) -> tuple[list[tuple[Element, ...]], list[str]]:
    layout = context.layout(SlideRole.ANSWER)
    has_symbols = bool(judged_of(scene.parts))
    where = row_area(layout, has_button=has_button, has_symbols=has_symbols)
    if not has_symbols:
        where = without_symbols(where)
    fit = _fit_rows(context, scene, where)
    letters = ["".join(item.letter for item in page) for page in fit.pages]
    return list(row_elements(context, fit, settle_lines(context, fit, where))), letters


def _fit_rows(context: SlideContext, scene: Scene, where: RowArea) -> StackFit:
    """Repeat the choices above their feedback where that leaves the letters large enough."""
    measure = where.measure(context)
    repeating = _items(context, scene, where, repeat=True)
    whole = fit_one_slide(repeating, measure, REPEATING_SCALE)
    return whole or fit_stack(_items(context, scene, where, repeat=False), measure, ANSWER_SCALE)


def _items(context: SlideContext, scene: Scene, where: RowArea, *, repeat: bool) -> Items:
    body = text_body(where.layout)
    overall = context.pieces(prose_of(scene.parts, Said.ANSWER), body)
    rows = (
        *_order_rows(context, scene, where),
        *(_row(context, choice, where, repeat=repeat) for choice in judged_of(scene.parts)),
    )
    if not overall:
        return rows
    first = replace(rows[0], gap=_ROWS_GAP, widest_gap=_ROWS_GAP * 1.5)
    return (text_item(context, context.words.name_text, overall, body), first, *rows[1:])


def _order_rows(context: SlideContext, scene: Scene, where: RowArea) -> Iterator[Item]:
    """The model order of a ranking, each with its place in the badge."""
    order = first_of(scene.parts, ModelOrder)
    holder = where.layout.row_bodies[0] if where.layout.row_bodies else text_body(where.layout)
    for number, option in enumerate(order.rows if order else (), start=1):
        pieces = context.pieces(option.text, holder)
        yield row_item(context, where, name_choice(context, option), str(number), pieces)


def _row(context: SlideContext, choice: JudgedOption, where: RowArea, *, repeat: bool) -> Item:
    layout, option = where.layout, choice.option
    holder = layout.row_bodies[0] if layout.row_bodies else text_body(layout)
    feedback = context.pieces(_with_verdict(choice), holder)
    muted = context.readable(ColourRole.MUTED, holder)
    said = tuple(
        replace(piece, colour=muted, tight=True, keep=bool(feedback)) for piece in context.pieces(option.text, holder)
    )
    pieces: Pieces = (*said, *feedback) if repeat or not feedback else feedback
    item = row_item(context, where, name_choice(context, option), option.letter, pieces, flush=True)
    if choice.verdict is None:
        return item
    return replace(item, symbol=choice.verdict.symbol, symbol_fill=context.colour(choice.verdict.colour))


def _with_verdict(choice: JudgedOption) -> Iterable[Block]:
    """The feedback with the verdict in bold before its first words."""
    if choice.verdict is None:
        return choice.feedback
    word = choice.verdict.word
    blocks = [block for block in choice.feedback if block.kind is not BlockKind.BREAK and block.text.strip()]
    if not blocks or blocks[0].kind is not BlockKind.PARAGRAPH or blocks[0].quoted:
        return (words_block(word, bold=True, place=choice.option.place), *blocks)
    lead = Span(f"{word}. " if word[-1:] not in ".!?" else f"{word} ", bold=True)
    return (blocks[0].with_spans((lead, *blocks[0].spans)), *blocks[1:])
