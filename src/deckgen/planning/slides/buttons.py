"""Drawn things on a slide: letters in discs, symbols of verdicts, buttons, the way home."""

from __future__ import annotations

from msgspec import Struct

from deckgen.blueprint.colours import Colour, ColourRole
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import RowStyle, SlideLayout
from deckgen.blueprint.slides import Badge
from deckgen.blueprint.symbols import Symbol
from deckgen.planning.frame_fit import Piece, Setting
from deckgen.planning.slides.slide_context import SlideContext, words_block

BUTTON_SIZES = (18.0,)
BUTTON_HEIGHT, BUTTON_WIDTH = 34.0, 240.0
BUTTON_CLEARANCE = 12.0
_SYMBOL_PART, _END_PART = 0.9, 0.6  # of a button's height: its symbol with a margin, and the other end


class LetterLink(Struct, frozen=True):
    """What a letter's badge leads to or shows, and what says so."""

    key: str = ""
    alt: str = ""
    shows: bool = False  # what stands beside it


def draw_letter(context: SlideContext, letter: str, box: Box, style: RowStyle, link: LetterLink) -> Badge:
    """A letter or number in its disc."""
    on_fill = ColourRole.ON_PRIMARY if style.fill is ColourRole.PRIMARY else ColourRole.ON_ACCENT
    return Badge(
        name=context.words.name_letter.format(letter=letter),
        box=box,
        fill=context.colour(style.fill),
        shape=style.shape,
        text=letter,
        size=style.letter_size,
        text_colour=context.colour(on_fill),
        alt=link.alt,
        link=link.key,
        shows=link.shows,
    )


def draw_symbol(context: SlideContext, name: str, symbol: Symbol, fill: Colour | None, box: Box) -> Badge:
    """A verdict's symbol; decorative, because the verdict stands beside it in words."""
    return Badge(
        name=name,
        box=box,
        fill=fill,
        symbol=symbol,
        symbol_colour=context.colour(ColourRole.ON_ACCENT),
        symbol_name=context.words.name_sign.format(name=name),
    )


def draw_rule(context: SlideContext, name: str, box: Box) -> Badge:
    """A hairline."""
    return Badge(name=name, box=box, fill=context.colour(ColourRole.RULE), shape="rect")


def button_box(layout: SlideLayout) -> Box:
    """Where a layout has its button; at the area's lower right where it has none."""
    if layout.button is not None:
        return layout.button
    area = layout.area
    width = min(BUTTON_WIDTH, area.width)
    return Box(area.right - width, area.bottom - BUTTON_HEIGHT, width, BUTTON_HEIGHT)


def draw_button(
    context: SlideContext, layout: SlideLayout, words: str, symbol: Symbol, *, link: str = "", url: str = ""
) -> Badge:
    """A button as wide as its words, at the side of its place that is nearest to the slide's edge."""
    place = button_box(layout)
    size = BUTTON_SIZES[0]
    text = context.measure.text(Piece(words_block(words, bold=True)), Setting(context.look.body_font))
    width = text.natural_width * size * 1.03 + place.height * (_SYMBOL_PART + _END_PART)
    width = min(width, layout.area.width)
    left = place.x if place.x <= layout.area.x + 1 else max(layout.area.x, place.right - width)
    return Badge(
        name=words,
        box=Box(left, place.y, width, place.height),
        fill=context.colour(ColourRole.PRIMARY),
        shape="roundRect",
        text=words,
        size=size,
        text_colour=context.colour(ColourRole.ON_PRIMARY),
        symbol=symbol,
        symbol_colour=context.colour(ColourRole.ON_PRIMARY),
        alt=words,
        link=link,
        url=url,
        symbol_name=context.words.name_sign.format(name=words),
    )


def draw_home(context: SlideContext, layout: SlideLayout, agenda: str) -> tuple[Badge, ...]:
    """The way back to the agenda, where the layout has a place for it."""
    if layout.home is None or not agenda:
        return ()
    colour = layout.home_colour or (layout.footer.colour if layout.footer else context.colour(ColourRole.MUTED))
    words = context.words.home
    return (Badge(words, layout.home, None, symbol=Symbol.HOME, symbol_colour=colour, alt=words, link=agenda),)
