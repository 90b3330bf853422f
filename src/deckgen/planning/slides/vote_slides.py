"""The slide on which the trainer fills in the votes: a native chart with a column for each choice."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.lengths import Box, Insets
from deckgen.blueprint.look import SlideLayout, SlideRole
from deckgen.blueprint.slides import ChartElement, Frame
from deckgen.planning.frame_fit import WIDTH_MARGIN, Piece
from deckgen.planning.slides.row_slides import find_ink
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.planning.slides.speaker_notes import say
from deckgen.planning.slides.step_slides import StepSlides
from deckgen.rich_text import plain
from deckgen.storyboard.part_search import first_of
from deckgen.storyboard.parts import Option, Poll
from deckgen.storyboard.scenes import Scene

_SIZE = 18.0
_LABEL = 28.0
_LINE_SIZE = 22.0
_LONGEST = 28  # characters of a choice without a letter


def plan_vote(context: SlideContext, scene: Scene) -> tuple[StepSlides, ...]:
    """A column for each choice, before and after the talk."""
    poll = first_of(scene.parts, Poll)
    if poll is None:
        return ()
    layout = context.layout(SlideRole.CONTENT)
    categories = tuple(_name(option) for option in poll.rows)
    paper = context.locale.paper
    about = f"{poll.line}. " if poll.line else ""
    told, area = _draw_line(context, poll.line, layout)
    words = f"{context.words.name_chart}: {about}{', '.join(categories)}"
    chart = ChartElement(
        name=context.words.name_chart,
        key=f"chart/{scene.id}",
        box=area,
        categories=categories,
        series=(paper.tally_before, paper.tally_after),
        colours=(context.colour(ColourRole.QUESTION), context.colour(ColourRole.CHOICE)),
        size=_SIZE,
        ink=context.colour(ColourRole.INK),
        alt=words,
        labels=tuple(_labels(context, categories, area)),
    )
    return (StepSlides(SlideRole.CONTENT, (*told, chart), say(context, scene.say)),)


def _draw_line(context: SlideContext, line: str, layout: SlideLayout) -> tuple[tuple[Frame, ...], Box]:
    """What of several lines is voted on, and the area below it."""
    area = layout.area
    if not line:
        return (), area
    pieces = (Piece(words_block(line), bold=True),)
    setting, width = context.setting(None), area.width * WIDTH_MARGIN
    height = context.measure.height(pieces, setting, _LINE_SIZE, width) + _LINE_SIZE
    paragraphs = context.measure.paragraphs(pieces, setting, _LINE_SIZE)
    ink = find_ink(context, layout)
    frame = Frame(
        name=context.words.name_text,
        paragraphs=tuple(replace(each, colour=ink) for each in paragraphs),
        box=Box(area.x, area.y, area.width, height),
        insets=Insets(),
        anchor="t",
        line_width=width,
    )
    return (frame,), Box(area.x, area.y + height, area.width, area.height - height)


def _name(option: Option) -> str:
    """The letter of a choice, or its first words."""
    words = plain(option.text, " ")
    shown = words if len(words) <= _LONGEST else f"{words[:_LONGEST].rsplit(' ', 1)[0]}…"
    return option.letter or shown


def _labels(context: SlideContext, categories: tuple[str, ...], area: Box) -> list[Frame]:
    """The names along the foot, for pictures of the slide."""
    setting, ink = context.setting(None), context.colour(ColourRole.INK)
    width = area.width / len(categories)
    frames = []
    for place, name in enumerate(categories):
        pieces = (Piece(words_block(name), align="ctr"),)
        paragraphs = tuple(replace(each, colour=ink) for each in context.measure.paragraphs(pieces, setting, _SIZE))
        box = Box(area.x + place * width, area.bottom - _LABEL, width, _LABEL)
        frames.append(Frame(name, paragraphs, box=box, insets=Insets(), anchor="ctr", line_width=width))
    return frames
