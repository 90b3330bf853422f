"""Slides as they will be drawn: every word, size and box decided.

A slide's elements are in reading order; its title comes before them all. Sizes are points. `link` and `target` name
another slide by its key.
"""

from __future__ import annotations

from msgspec import Struct

from deckgen.blueprint.colours import Colour
from deckgen.blueprint.lengths import Box, Insets
from deckgen.blueprint.look import Placeholder, SlideLayout, SlideRole
from deckgen.blueprint.symbols import Symbol
from deckgen.rich_text import Block, Text

_LIFT = 0.14  # of the size of letters: capitals stand below the middle of their line
_SYMBOL_SHARE = 0.6  # of a disc's diameter


class SlideParagraph(Struct, frozen=True):
    """A block with the size that fits. Line breaks are left to the program that shows the slide."""

    block: Block
    size: float
    space_after: float = 0
    bold: bool = False
    colour: Colour | None = None  # None: the placeholder's own
    align: str = ""  # l, ctr or r; empty: the placeholder's own
    indent: float = 0  # how far its first line hangs out of the others, for the mark of a list item; in points
    left: float = 0  # how far the text stands from the left
    language: str = ""
    repeats: bool = False  # says again what another slide says, so that it is in view
    link: str = ""  # key of a slide that all of its words lead to


class Frame(Struct, frozen=True):
    """Text in a placeholder, or in a text box where `placeholder` is None.

    `box` is None where the placeholder's own box is used. `line_width` is how wide planning took lines to be, for
    pictures of the slide on paper; 0 where they may take all of the box. `repeats` says that it tells where one is, or
    says again what was asked.
    """

    name: str
    paragraphs: tuple[SlideParagraph, ...]
    placeholder: Placeholder | None = None
    box: Box | None = None
    insets: Insets | None = None
    anchor: str = ""
    line_width: float = 0
    repeats: bool = False


class Badge(Struct, frozen=True):
    """A drawn shape: a letter in a disc, a verdict's symbol, a button. `alt` is empty where it is decorative."""

    name: str
    box: Box
    fill: Colour | None
    shape: str = "ellipse"  # ellipse, rect, roundRect
    text: str = ""
    size: float = 0
    text_colour: Colour | None = None
    symbol: Symbol | None = None
    symbol_colour: Colour | None = None
    alt: str = ""
    link: str = ""  # key of a slide
    url: str = ""
    language: str = ""
    symbol_name: str = ""  # where the symbol is a shape of its own, on another
    decorative: bool = False  # though it leads somewhere: the same way is said elsewhere
    shows: bool = False  # a click on it shows what is said beside it, on a slide whose texts appear

    @property
    def breaks(self) -> bool:
        """Whether its text may stand on two lines: a number in its disc never does, nor do words beside a symbol."""
        return self.symbol is None and (len(self.text) <= 1 or " " in self.text)

    @property
    def symbol_box(self) -> Box:
        """In the middle of a disc; beside the words of a button, an arrow after them and any other symbol before."""
        box = self.box
        if self.fill is None and not self.text:
            return box
        side = box.height * 0.5 if self.text else min(box.width, box.height) * _SYMBOL_SHARE
        top = box.y + (box.height - side) / 2
        if not self.text:
            return Box(box.x + (box.width - side) / 2, top, side, side)
        margin = box.height * 0.4
        left = box.right - margin - side if self.symbol is Symbol.ARROW else box.x + margin
        return Box(left, top, side, side)

    @property
    def text_insets(self) -> Insets:
        """What keeps a button's words off its symbol, and capitals in the middle of a shape."""
        lift = self.size * _LIFT
        if self.symbol is None:
            return Insets(bottom=lift)
        symbol = self.symbol_box
        if symbol.x > self.box.x + self.box.width / 2:
            return Insets(right=self.box.right - symbol.x, bottom=lift)
        return Insets(left=symbol.right - self.box.x, bottom=lift)


class PictureElement(Struct, frozen=True):
    """A picture; `media` is its key in `SlideDeck.media`."""

    name: str
    box: Box
    media: str
    alt: str
    decorative: bool = False
    url: str = ""
    placeholder: Placeholder | None = None
    crop: tuple[float, float, float, float] = (0, 0, 0, 0)  # left, top, right, bottom as shares
    film: str = ""  # the key in `SlideDeck.media` of a film that plays in the picture's place


class TableElement(Struct, frozen=True):
    """A table, its header first. Each cell has its paragraphs, each column its width, each row its height."""

    name: str
    box: Box
    rows: tuple[tuple[tuple[SlideParagraph, ...], ...], ...]
    widths: tuple[float, ...]
    heights: tuple[float, ...]
    padding: float
    rule: Colour
    head_rule: Colour

    def side_paddings(self, column: int) -> tuple[float, float]:
        """The space left and right of a cell's words: none at the table's own edges, where text around it begins."""
        last = len(self.widths) - 1
        return (self.padding if column else 0.0, self.padding if column < last else 0.0)

    @property
    def frames(self) -> tuple[Frame, ...]:
        """The cells as texts in their place, row by row: for a picture of the slide."""
        found: list[Frame] = []
        top = self.box.y
        for row, height in zip(self.rows, self.heights, strict=True):
            left = self.box.x
            for place, (cell, width) in enumerate(zip(row, self.widths, strict=True)):
                before, after = self.side_paddings(place)
                box = Box(left, top, width, height).inset(before, self.padding, after, self.padding)
                found.append(Frame(self.name, cell, box=box, insets=Insets(), anchor="ctr", line_width=box.width))
                left += width
            top += height
        return tuple(found)


class ChartElement(Struct, frozen=True):
    """A chart of columns at nought, to be filled in. `key` is unique in the deck; `labels` stand for it in pictures."""

    name: str
    key: str
    box: Box
    categories: tuple[str, ...]
    series: tuple[str, ...]
    colours: tuple[Colour, ...]
    size: float
    ink: Colour
    alt: str
    labels: tuple[Frame, ...] = ()


Element = Frame | Badge | PictureElement | TableElement | ChartElement


class Slide(Struct, frozen=True):
    """One slide. `key` is stable over rebuilds: the dilemma's id, the step and the part."""

    key: str
    role: SlideRole
    layout: SlideLayout
    title: Frame
    elements: tuple[Element, ...]
    notes: Text
    language: str
    footer: str = ""
    date: str = ""
    number: int = 0
    section: str = ""  # the section it stands in
    reveal: bool = False  # paragraphs of the frames appear click by click, save those that repeat
    footer_box: Box | None = None  # None: the layout's own
    date_box: Box | None = None


class DocumentFacts(Struct, frozen=True):
    """What a file says of itself in its properties."""

    title: str
    author: str
    subject: str
    keywords: str
    language: str
    created: str = "2000-01-01T00:00:00Z"
    deck: str = ""
    content_hash: str = ""
    deck_date: str = ""
    code_version: str = ""
    kind: str = ""
    profile: str = ""
    minutes: str = ""  # those of a short version
    other_languages: tuple[str, ...] = ()  # of a file in more than `language`


class SlideDeck(Struct, frozen=True):
    """A presentation: its slides, the pictures they use, and the names of its sections in order."""

    facts: DocumentFacts
    slides: tuple[Slide, ...]
    media: dict[str, tuple[bytes, str]]  # key -> (bytes, format)
    sections: tuple[str, ...] = ()
    source: str = ""  # the deck's source as canonical YAML; empty where it must not travel
