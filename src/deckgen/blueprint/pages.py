"""Pages as they will be drawn: every line of text has its place, every mark the structure element it belongs to.

Lengths are points from the top left of the trimmed page; `y` of text is its baseline. The structure tree is separate
from the marks: an element's text is what the marks that name it say, in the order drawn. A mark without an element is
an artifact (running heads, rules, writing lines).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from functools import lru_cache

from msgspec import Struct

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.printing import PrintRun
from deckgen.blueprint.secrets import Secret
from deckgen.blueprint.slides import DocumentFacts
from deckgen.blueprint.symbols import Symbol


class Tag(StrEnum):
    """Standard structure types of PDF 1.7 (ISO 32000-1, 14.8.4), those that deckgen uses."""

    DOCUMENT = "Document"
    SECTION = "Sect"
    DIVISION = "Div"
    H1 = "H1"
    H2 = "H2"
    H3 = "H3"
    H4 = "H4"
    PARAGRAPH = "P"
    BLOCK_QUOTE = "BlockQuote"
    LIST = "L"
    LIST_ITEM = "LI"
    LABEL = "Lbl"
    LIST_BODY = "LBody"
    TABLE = "Table"
    TABLE_ROW = "TR"
    TABLE_HEADER = "TH"
    TABLE_CELL = "TD"
    FIGURE = "Figure"
    LINK = "Link"
    SPAN = "Span"
    NOTE = "Note"
    REFERENCE = "Reference"
    CONTENTS = "TOC"
    CONTENTS_ITEM = "TOCI"


class Element(Struct, frozen=True):
    """A node of the structure tree. `id` is unique in its document; marks name it.

    `inline` elements (links, language spans) take their place among their parent's text when they are first drawn;
    the others stand in the order of `children`.
    """

    id: int
    tag: Tag
    children: tuple[Element, ...] = ()
    inline: bool = False
    language: str = ""
    alt: str = ""
    scope: str = ""  # Row or Column, on TH
    numbering: str = ""  # Decimal, UpperAlpha, Disc, None, on L
    column_span: int = 1
    row_span: int = 1
    box: Box | None = None  # on FIGURE, with its page
    page: int = 0

    def walk(self) -> Iterator[Element]:
        """Itself, then all that lies below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


class Face(StrEnum):
    """The faces of the families of papers, and of the second one for letters that these lack."""

    REGULAR = "regular"
    BOLD = "bold"
    ITALIC = "italic"
    BOLD_ITALIC = "bold-italic"
    GROTESQUE_REGULAR = "grotesque-regular"
    GROTESQUE_BOLD = "grotesque-bold"
    GROTESQUE_ITALIC = "grotesque-italic"
    GROTESQUE_BOLD_ITALIC = "grotesque-bold-italic"
    HUMANIST_REGULAR = "humanist-regular"
    HUMANIST_BOLD = "humanist-bold"
    HUMANIST_ITALIC = "humanist-italic"
    HUMANIST_BOLD_ITALIC = "humanist-bold-italic"
    SECOND_REGULAR = "second-regular"
    SECOND_BOLD = "second-bold"
    SECOND_ITALIC = "second-italic"
    SECOND_BOLD_ITALIC = "second-bold-italic"

    @property
    def second(self) -> Face:
        """The same face of the second family."""
        return Face(f"second-{self._style}")

    @property
    def is_bold(self) -> bool:
        """Whether its letters are heavy."""
        return self._style.startswith("bold")

    @property
    def is_italic(self) -> bool:
        """Whether its letters are slanted."""
        return self._style.endswith("italic")

    @property
    def _style(self) -> str:
        family, _, style = self.value.partition("-")
        return style if family in {*PAPER_FAMILIES.values(), "second"} else self.value


PAPER_FAMILIES: Mapping[str, str] = {
    "Arial": "grotesque",
    "Calibri": "humanist",
}  # by the family whose widths they have


@lru_cache(maxsize=256)
def choose_face(family: str, *, bold: bool, italic: bool) -> Face:
    """The face of a look in the family that papers are set in."""
    style = ("bold-italic" if italic else "bold") if bold else "italic" if italic else "regular"
    prefix = PAPER_FAMILIES.get(family)
    return Face(f"{prefix}-{style}" if prefix else style)


class PageRun(Struct, frozen=True):
    """Characters drawn in one look. `width` as measured; `element` is an inline child (link, span) or None.

    `url` or `target` (a destination's name) makes a link of it.
    """

    text: str
    x: float
    width: float
    face: Face
    size: float
    colour: str  # RRGGBB
    element: int | None = None
    url: str = ""
    target: str = ""


class TextMark(Struct, frozen=True):
    """One line of text. `joins` says what ends it: a space, a hyphen that only the line break made, or nothing.

    The space is not in the text of the last run; the hyphen is, as "-", since it is drawn and takes room.
    """

    y: float
    runs: tuple[PageRun, ...]
    element: int | None
    joins: str = "space"  # space, hyphen or none


class BoxMark(Struct, frozen=True):
    """A rectangle, disc or rounded rectangle; `bleeds` extends the edges that lie on the trim into the bleed.

    What lies outside `clip` is not drawn.
    """

    box: Box
    fill: str = ""
    stroke: str = ""
    line_width: float = 0
    radius: float = 0  # half of the height makes a disc
    bleeds: bool = False
    element: int | None = None
    clip: Box | None = None


class RuleMark(Struct, frozen=True):
    """A straight line; `dash` is the length of dashes and gaps, 0 for a full line. `for_hand`: one writes on it."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float
    colour: str
    dash: float = 0
    for_hand: bool = False


class SymbolMark(Struct, frozen=True):
    """An outlined symbol, filled. Inside a figure where `element` is set."""

    symbol: Symbol
    box: Box
    colour: str
    element: int | None = None


class ImageMark(Struct, frozen=True):
    """A picture; `media` is its key in the document. What lies outside `clip` is not drawn."""

    media: str
    box: Box
    element: int | None
    clip: Box | None = None


Mark = TextMark | BoxMark | RuleMark | SymbolMark | ImageMark


class Page(Struct, frozen=True):
    """A page of the trimmed size."""

    width: float
    height: float
    marks: tuple[Mark, ...]


class OutlineEntry(Struct, frozen=True):
    """A bookmark: its title, its depth from 0, and where it leads; `key` is the number that its title begins with."""

    title: str
    level: int
    page: int  # from 0
    y: float
    key: str = ""


class Destination(Struct, frozen=True):
    """A named place that links lead to."""

    name: str
    page: int  # from 0
    y: float


class Document(Struct, frozen=True):
    """A paper: its pages, its structure, its bookmarks."""

    facts: DocumentFacts
    pages: tuple[Page, ...]
    structure: Element
    outline: tuple[OutlineEntry, ...] = ()
    destinations: tuple[Destination, ...] = ()
    media: dict[str, tuple[bytes, str]] | None = None
    secrets: tuple[Secret, ...] = ()
    runs: tuple[PrintRun, ...] = ()  # of cards, in the order of their pages; nothing where all is one run
