"""The answer to a dilemma: what is said of it as a whole, then each choice with its verdict and feedback."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Element
from deckgen.blueprint.symbols import Symbol
from deckgen.planning.frame_fit import WIDTH_MARGIN, Piece, Pieces
from deckgen.planning.slides.buttons import draw_button
from deckgen.planning.slides.question_strip import Strip, draw_strip, plan_strip
from deckgen.planning.slides.rich_pages import Pages, rich_pages
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
from deckgen.planning.slides.stack_fit import StackFit, fit_one_slide, fit_stack_at
from deckgen.planning.slides.step_slides import StepSlides
from deckgen.problems import NOWHERE
from deckgen.rich_text import Block, BlockKind, Span, one_line, plain
from deckgen.storyboard.part_search import first_of, judged_of, prose_of
from deckgen.storyboard.parts import JudgedOption, ModelOrder, Prose, Said
from deckgen.storyboard.recall import recall_situation
from deckgen.storyboard.scenes import DilemmaStory, Scene
from deckgen.storyboard.shortening import shorten_until

ANSWER_SCALE: Scale = (22, 20, 18)
TEXT_SCALE: Scale = (32, 26, 22, 20, 18)  # an answer without rows
_ECHO = 18.0  # points, whatever the size of the verdict below it
_ROWS_GAP = 16.0


def plan_answer(context: SlideContext, story: DilemmaStory, scene: Scene, more: str) -> tuple[StepSlides, ...]:
    """The slides of the answer; `more` is the key of the slide that its button leads to."""
    if not judged_of(scene.parts) and not first_of(scene.parts, ModelOrder):
        text = prose_of(scene.parts, Said.ANSWER)
        pages = rich_pages(context, SlideRole.ANSWER, text, (), TEXT_SCALE, has_button=bool(more))
        letters = [""] * len(pages)
    else:
        told = _plan_table(context, scene, has_button=bool(more))
        rest = without_answer(scene) if told else scene
        pages, letters = _plan_rows(context, story, rest, has_button=bool(more))
        pages, letters = [*told, *pages], [*("" for _ in told), *letters]
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


def _plan_table(context: SlideContext, scene: Scene, *, has_button: bool) -> Pages:
    """What is said of the whole on slides of its own, where it holds a table: a table needs the room."""
    text = prose_of(scene.parts, Said.ANSWER)
    if not any(block.kind is BlockKind.TABLE for block in text):
        return []
    return rich_pages(context, SlideRole.ANSWER, text, (), TEXT_SCALE, has_button=has_button)


def without_answer(scene: Scene) -> Scene:
    """The scene without what is said of the whole."""
    parts = (part for part in scene.parts if not (isinstance(part, Prose) and part.said is Said.ANSWER))
    return replace(scene, parts=tuple(parts))


def _plan_rows(
    context: SlideContext, story: DilemmaStory, scene: Scene, *, has_button: bool
) -> tuple[list[tuple[Element, ...]], list[str]]:
    layout = context.layout(SlideRole.ANSWER)
    has_symbols = bool(judged_of(scene.parts))
    whole = row_area(layout, has_button=has_button, has_symbols=has_symbols)
    if not has_symbols:
        whole = without_symbols(whole)
    strip = plan_strip(context, recall_situation(story), whole, 1, story.place)
    strip, where, fit = _fit_rows(context, scene, whole, strip)
    letters = ["".join(item.letter for item in page) for page in fit.pages]
    drawn = tuple(draw_strip(context, strip, whole)) if strip else ()
    pages = row_elements(context, fit, settle_lines(context, fit, where))
    return [(*drawn, *page) for page in pages], letters


def _fit_rows(
    context: SlideContext, scene: Scene, whole: RowArea, strip: Strip | None
) -> tuple[Strip | None, RowArea, StackFit]:
    """All on one slide where that can be: first without the question above it, then with smaller badges and gaps."""
    tried = [(each, each.below(whole) if each else whole) for each in dict.fromkeys((strip, None))]
    for shrunk in (False, True):
        for above, where in tried:
            area = _shrink(where) if shrunk else where
            for size in ANSWER_SCALE:
                fit = fit_one_slide(_items(context, scene, area, size), area.measure(context), (size,))
                if fit is not None:
                    return above, area, fit
    measure = whole.measure(context)
    return None, whole, fit_stack_at(lambda size: _items(context, scene, whole, size), measure, ANSWER_SCALE)


def _shrink(where: RowArea) -> RowArea:
    """The same area down to the foot of the slide, with smaller badges and gaps."""
    area = Box(where.area.x, where.area.y, where.area.width, where.floor - where.area.y)
    small = replace(where.style, badge=26, letter_size=18, symbol=24, symbol_offset=34, text_offset=68, gap=7)
    return replace(where, style=small, area=area, margin=WIDTH_MARGIN)


def _items(context: SlideContext, scene: Scene, where: RowArea, size: float) -> Items:
    body = text_body(where.layout)
    overall = context.pieces(prose_of(scene.parts, Said.ANSWER), body)
    rows = (
        *_order_rows(context, scene, where),
        *(_row(context, choice, where, size) for choice in judged_of(scene.parts)),
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


def _row(context: SlideContext, choice: JudgedOption, where: RowArea, size: float) -> Item:
    """What was chosen in one quiet line, then the verdict and what is said of it."""
    layout, option = where.layout, choice.option
    holder = layout.row_bodies[0] if layout.row_bodies else text_body(layout)
    feedback = context.pieces(_with_verdict(choice), holder)
    said = _echo(context, choice, where, size) if feedback else context.pieces(option.text, holder)
    item = row_item(context, where, name_choice(context, option), option.letter, (*said, *feedback), flush=True)
    if choice.verdict is None:
        return item
    return replace(item, symbol=choice.verdict.symbol, symbol_fill=context.colour(choice.verdict.colour))


def _echo(context: SlideContext, choice: JudgedOption, where: RowArea, size: float) -> Pieces:
    """The choice in one line, shortened where it is longer: who judges it must see it."""
    words = one_line(plain(choice.option.text, " "))
    place = choice.option.text[0].place if choice.option.text else NOWHERE
    holder = where.layout.row_bodies[0] if where.layout.row_bodies else text_body(where.layout)
    setting = context.setting(holder)
    room = where.measure(context).room
    width = (room.width - where.style.text_offset) * room.margin / _ECHO

    def fits(text: str) -> bool:
        return context.measure.text(Piece(words_block(text)), setting).natural_width <= width

    piece = Piece(words_block(shorten_until(words, fits), place=place))
    muted = context.readable(ColourRole.MUTED, holder)
    return (replace(piece, colour=muted, tight=True, keep=True, factor=_ECHO / size, repeats=True),)


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
