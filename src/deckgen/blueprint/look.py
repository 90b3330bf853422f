"""The house style that planning measures against: colours, fonts, slide layouts with their boxes, paper margins."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Literal

from msgspec import Struct, field

from deckgen.blueprint.colours import Colour, ColourRole
from deckgen.blueprint.lengths import Box, Insets

_USUAL_SIDE = 540.0  # the shorter side of a slide, in points
ONE_LINE_STRIP = 39.6  # points: the question above the choices on one line, with the gap below it
_USUAL_CHOICES = 4


class SlideRole(StrEnum):
    """The kinds of slide; each finds its layout in a template."""

    TITLE = "title"
    CONTENT = "content"  # free slides and tips
    PICTURE = "picture"  # a free slide with a picture
    AGENDA = "agenda"
    BREAK = "break"
    CLUSTER = "cluster"
    QUESTION = "question"
    CHOICE = "choice"
    ANSWER = "answer"
    MORE = "more"
    DILEMMA = "dilemma"
    DISCUSSION = "discussion"


# Why a slide says something itself: the layout says what was not measured or cannot be read.
Override = Literal[
    "box",  # the layout's own runs under footers or drawings
    "colour",
    "links",  # a theme's link colour that does not read here
    "levels",  # deeper levels of lists look otherwise
    "left",  # text is set in the middle or on the right
    "centre",  # lines of a section are set at the left of a title in the middle
    "capitals",
    "spacing",  # of letters
    "underlined",  # which only links are to be
    "columns",
    "bold",
    "regular",  # text is bold
    "signs",  # the signs of lists cannot be read
    "small-signs",  # they are smaller than the text
    "large-signs",  # they are larger, which suits bullets, but numbers would touch their text
    "outline",  # letters have one that PowerPoint hardly shows and LibreOffice alone
    "direction",  # text runs from the right
    "from-left",  # the same, where it is set in the middle
]


class Placeholder(Struct, frozen=True):
    """A placeholder of a layout: what a shape on a slide inherits from it."""

    type: str  # title, ctrTitle, subTitle, body, obj, pic, ftr, sldNum, dt
    index: int
    box: Box
    insets: Insets = Insets()
    size: float = 18
    font: str = "Calibri"
    bold: bool = False
    line_spacing: float = 1.0
    anchor: str = "t"  # t, ctr or b
    colour: Colour = Colour("000000")
    background: str = "FFFFFF"  # RRGGBB behind it, for contrast
    other_backgrounds: tuple[str, ...] = ()  # behind parts of it, in a brand's layouts
    overrides: tuple[Override, ...] = ()  # what a slide says itself: the layout says it otherwise than it is measured
    name: str = ""  # what the layout calls it
    sign_colour: str = ""  # RRGGBB of the signs of lists, where it is not that of the text
    is_large: bool = False  # its letters read only if they are large, and it has room for that


class RowStyle(Struct, frozen=True):
    """How rows with a badge stand in a layout's `area`: the badge left, a verdict's symbol, the text right of them.

    Offsets are from the left of the area to the left of each column; the text runs to the area's right. `indexes` are
    the placeholders that hold the text of the rows, in order; a slide gives each its own box.
    """

    indexes: tuple[int, ...] = ()
    badge: float = 42  # diameter of the disc
    letter_size: float = 22
    symbol: float = 30  # diameter of the verdict's disc
    symbol_offset: float = 0  # 0: no column for symbols
    text_offset: float = 62
    gap: float = 16  # between rows; may grow to 32 where there is room
    shape: str = "ellipse"
    fill: ColourRole = ColourRole.PRIMARY  # the same for letters on every slide and paper


class Ornament(Struct, frozen=True):
    """A drawn shape without meaning, as a small picture of a slide repeats it; `logo` is the organisation's mark."""

    shape: str  # rect, ellipse or logo
    box: Box  # may reach out of the slide
    fill: str = ""  # RRGGBB, as it looks on the layout's ground
    outline: str = ""
    outline_width: float = 0


class SlideLayout(Struct, frozen=True, dict=True):
    """A layout and its placeholders. `bodies` are in reading order; a choice layout has one for each choice.

    `area` is the room under the title that bodies and rows share. `home` and `button` are where the link to the agenda
    and one button (meer weten, a film) stand; a slide that shows the button ends its text above it.
    """

    name: str
    part: str  # name in the package: ppt/slideLayouts/slideLayout3.xml
    title: Placeholder
    bodies: tuple[Placeholder, ...] = ()
    picture: Placeholder | None = None
    footer: Placeholder | None = None
    number: Placeholder | None = None
    date: Placeholder | None = None
    reason: str = ""  # why the role got this layout, for `template check`
    area: Box = Box(64, 130, 832, 344)
    rows: RowStyle = RowStyle()
    home: Box | None = None
    home_colour: Colour | None = None  # None: that of the footer
    button: Box | None = None
    is_own: bool = False  # deckgen's own, where all text begins at the left: a narrower box moves no line
    ornaments: tuple[Ornament, ...] = ()  # of deckgen's own layouts, from back to front
    floor: float | None = None  # text must end here; where none is said, it may reach down to what stands at the foot
    face: str = ""  # the typeface of text outside of its placeholders; empty: the theme's
    line: float | None = None  # the line under the title of our own; the question that is said again takes its place

    @property
    def holds_question(self) -> bool:
        """Whether the question stands in one line above the usual number of choices of one line."""
        rows = _USUAL_CHOICES * self.rows.badge + (_USUAL_CHOICES - 1) * self.rows.gap
        return self.area.height >= ONE_LINE_STRIP + rows

    @cached_property
    def row_bodies(self) -> tuple[Placeholder, ...]:
        """The placeholders for the text of rows, in order; empty where the layout has none."""
        return tuple(body for body in self.bodies if body.index in self.rows.indexes)

    @cached_property
    def text_bodies(self) -> tuple[Placeholder, ...]:
        """The placeholders for running text, in reading order."""
        return tuple(body for body in self.bodies if body.index not in self.rows.indexes)


class Logo(Struct, frozen=True):
    """The organisation's mark for paper; on slides it sits in the master."""

    data: bytes
    format: str
    width: int
    height: int
    alt: str


class PaperStyle(Struct, frozen=True):
    """How papers look. Margins in points on the trimmed page."""

    font: str = "Atkinson Hyperlegible"
    margin_top: float = 62
    margin_bottom: float = 62
    margin_inner: float = 62
    margin_outer: float = 62


class Look(Struct, frozen=True):
    """Everything of a house style that planning decides with."""

    name: str
    layouts: Mapping[SlideRole, SlideLayout]
    colours: Mapping[ColourRole, Colour]
    slide_width: float = 960
    slide_height: float = 540
    heading_font: str = "Calibri"
    body_font: str = "Calibri"
    paper: PaperStyle = PaperStyle()
    logo: Logo | None = None
    footer: str = ""
    from_right: bool = False  # text boxes run from the right where they do not say otherwise

    @property
    def scale(self) -> float:
        """How much larger than usual, or smaller, letters are that look as large in the room."""
        return find_scale(self.slide_width, self.slide_height)


LARGE_LETTERS = 24.0  # points on a slide of the usual size: of larger letters less contrast is asked (WCAG 2.1)


def find_scale(width: float, height: float) -> float:
    """How much larger or smaller a slide is than one on which letters of 18 points can be read."""
    return min(width, height) / _USUAL_SIDE


class TemplatePackage(Struct, frozen=True):
    """The parts of a presentation without slides, ready to receive them: part name -> bytes."""

    parts: Mapping[str, bytes]
    content_types: Mapping[str, str]  # part name -> content type
    relationships: tuple[tuple[str, str, str], ...] = ()  # of ppt/presentation.xml: id, type, target
    digest: str = ""
    extra: Mapping[str, str] = field(default_factory=dict)
