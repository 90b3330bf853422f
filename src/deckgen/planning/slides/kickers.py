"""The line above a title that names the dilemma: its number and its own title, the same on slides and papers."""

from __future__ import annotations

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.lengths import Box, Insets
from deckgen.blueprint.look import SlideLayout, SlideRole
from deckgen.blueprint.slides import Element, Frame
from deckgen.planning.frame_fit import LINE, Piece, Setting
from deckgen.planning.slides.draft import Draft
from deckgen.planning.slides.progress_rail import GAP, Rail, draw_rail
from deckgen.planning.slides.slide_context import SlideContext, words_block
from deckgen.rich_text import one_line
from deckgen.storyboard.shortening import shorten_until

SIZE = 18.0
_HEIGHT = SIZE * LINE
_GAP = 1.0
_MARGIN = 0.96
_ACCENTS = {
    SlideRole.QUESTION: ColourRole.QUESTION,
    SlideRole.CHOICE: ColourRole.CHOICE,
    SlideRole.ANSWER: ColourRole.ANSWER,
    SlideRole.MORE: ColourRole.MORE,
    SlideRole.DILEMMA: ColourRole.CHOICE,
    SlideRole.DISCUSSION: ColourRole.QUESTION,
}


def draw_kicker(context: SlideContext, draft: Draft, layout: SlideLayout, rail: Rail) -> tuple[Element, ...]:
    """The line above the title of a dilemma's slide, with the rail; none in a brand's layouts, which have no room.

    The rail stays away where the dilemma's title needs all of the line.
    """
    if not draft.number or not layout.is_own:
        return ()
    holder = layout.title
    whole = f"{draft.number}\u2002{one_line(draft.name)}"
    free = holder.box.width - rail.width - GAP
    has_rail = bool(rail.stops) and _fits(context, whole, free)
    width = free if has_rail else holder.box.width
    colour = context.readable(_ACCENTS.get(draft.role, ColourRole.MUTED), None) or context.colour(ColourRole.INK)
    piece = Piece(words_block(_shorten(context, draft, width)), bold=True, colour=colour)
    line = Box(holder.box.x, holder.box.y - _HEIGHT - _GAP, width, _HEIGHT)
    kicker = Frame(
        name=context.words.name_dilemma,
        paragraphs=context.measure.paragraphs((piece,), Setting(context.look.body_font), SIZE),
        box=line,
        insets=Insets(),
        anchor="b",
        line_width=width,
        repeats=True,
    )
    return (kicker, *(draw_rail(context, rail, draft, layout, line) if has_rail else ()))


def _shorten(context: SlideContext, draft: Draft, width: float) -> str:
    def line(name: str) -> str:
        return f"{draft.number}\u2002{name}"

    name = one_line(draft.name)
    return line(shorten_until(name, lambda start: _fits(context, line(start), width))) if name else draft.number


def _fits(context: SlideContext, line: str, width: float) -> bool:
    text = context.measure.text(Piece(words_block(line), bold=True), Setting(context.look.body_font))
    return text.natural_width * SIZE <= width * _MARGIN
