"""The line above a title that names the dilemma: its number and its own title, the same on slides and papers."""

from __future__ import annotations

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.lengths import Box, Insets
from deckgen.blueprint.look import SlideLayout, SlideRole
from deckgen.blueprint.slides import Frame
from deckgen.planning.frame_fit import LINE, Piece, Setting
from deckgen.planning.slides.draft import Draft
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


def draw_kicker(context: SlideContext, draft: Draft, layout: SlideLayout) -> tuple[Frame, ...]:
    """The line above the title of a dilemma's slide; none in a brand's layouts, which have no room for it."""
    if not draft.number or not layout.is_own:
        return ()
    holder = layout.title
    colour = context.readable(_ACCENTS.get(draft.role, ColourRole.MUTED), None) or context.colour(ColourRole.INK)
    piece = Piece(words_block(_shorten(context, draft, holder.box.width)), bold=True, colour=colour)
    return (
        Frame(
            name=context.words.name_dilemma,
            paragraphs=context.measure.paragraphs((piece,), Setting(context.look.body_font), SIZE),
            box=Box(holder.box.x, holder.box.y - _HEIGHT - _GAP, holder.box.width, _HEIGHT),
            insets=Insets(),
            anchor="b",
            line_width=holder.box.width,
            repeats=True,
        ),
    )


def _shorten(context: SlideContext, draft: Draft, width: float) -> str:
    setting = Setting(context.look.body_font)

    def line(name: str) -> str:
        return f"{draft.number}\u2002{name}"

    def fits(name: str) -> bool:
        text = context.measure.text(Piece(words_block(line(name)), bold=True), setting)
        return text.natural_width * SIZE <= width * _MARGIN

    name = one_line(draft.name)
    return line(shorten_until(name, fits)) if name else draft.number
