"""Small drawn signs: a letter in a disc, a key in a box, a verdict's symbol, a square to tick."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import BoxMark, Mark, PageRun, SymbolMark, TextMark
from deckgen.blueprint.symbols import Symbol
from deckgen.planning.paper.flowables import Flowable, Flowables
from deckgen.planning.paper.paper_colours import WHITE
from deckgen.planning.paper.text_lines import TextSetter
from deckgen.planning.paper.text_styles import TextStyle

_CAPITAL_MIDDLE = 0.334  # em from the baseline to the middle of a capital
_SYMBOL_INSET = 0.2  # of a disc's diameter


class BadgeStyle(Struct, frozen=True):
    """A sign's colour and the size of its text."""

    fill: str
    size: float
    text: str = WHITE


def draw_letter(setter: TextSetter, letter: str, box: Box, style: BadgeStyle, element: int | None) -> tuple[Mark, ...]:
    """A letter in the middle of a disc or, where the box is wider than high, of a rounded box."""
    radius = box.height / 2 if box.width <= box.height else 4.0
    return (BoxMark(box, style.fill, radius=radius), centre_text(setter, letter, box, style, element))


def centre_text(setter: TextSetter, text: str, box: Box, style: BadgeStyle, element: int | None) -> TextMark:
    """Bold text in the middle of a box."""
    look = TextStyle(style.size, style.size, style.text, bold=True)
    width = setter.width_of(text, look)
    y = box.y + box.height / 2 + _CAPITAL_MIDDLE * style.size
    run = PageRun(text, box.x + (box.width - width) / 2, width, setter.face(bold=True), style.size, style.text)
    return TextMark(y, (run,), element, "space")


def draw_symbol(symbol: Symbol, box: Box, colour: str, element: int | None = None) -> tuple[Mark, ...]:
    """A verdict's symbol in a disc: decoration where its word stands beside it, else of the figure `element`."""
    inset = box.width * _SYMBOL_INSET
    return (
        BoxMark(box, colour, radius=box.height / 2, element=element),
        SymbolMark(symbol, box.inset(inset, inset, inset, inset), WHITE, element),
    )


def draw_tick_box(box: Box, colour: str) -> BoxMark:
    """A square to tick."""
    return BoxMark(box, stroke=colour, line_width=0.9, radius=1.5)


def with_marks(flowables: Flowables, *marks: Mark) -> Flowables:
    """The flowables with marks before those of the first."""
    if not flowables:
        return ()
    return (replace(flowables[0], marks=(*marks, *flowables[0].marks)), *flowables[1:])


def at_least(flowables: Flowables, height: float) -> Flowables:
    """The flowables, the last made taller where all of them together are not so high."""
    missing = height - sum(flowable.height for flowable in flowables)
    if missing <= 0 or not flowables:
        return flowables
    last: Flowable = flowables[-1]
    return (*flowables[:-1], replace(last, height=last.height + missing))
