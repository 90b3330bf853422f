"""What designs of our own slides are made of: where things stand on 960 x 540 points, and what may stand there."""

from __future__ import annotations

from msgspec import Struct

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Logo, RowStyle, SlideRole
from deckgen.house_style.parts.placeholder_types import TITLES

WIDTH, HEIGHT = 960.0, 540.0
LEFT, RIGHT = 64.0, 896.0
BAND = Box(0, 0, 16, HEIGHT)
THIN_BAND = 4.0
TITLE = Box(LEFT, 42, RIGHT - LEFT, 38)
TITLE_BESIDE_LOGO = Box(LEFT, 42, 680, 38)
LOGO = Box(768, 24, 128, 52)
COVER_LOGO = Box(LEFT, 0, 176, 100)
LINE = Box(LEFT, 88, RIGHT - LEFT, 0.75)
AREA = Box(LEFT, 104, RIGHT - LEFT, 372)
FOOTER = Box(92, 500, 492, 18)
DATE = Box(596, 500, 232, 18)
FOOTER_BEFORE_BUTTON = Box(92, 500, 300, 18)
DATE_BEFORE_BUTTON = Box(400, 500, 216, 18)
DATE_ON_TITLE = Box(716, 471, 180, 18)
NUMBER = Box(840, 500, 56, 18)
HOME = Box(LEFT, 499, 20, 20)
BUTTON = Box(656, 442, 240, 34)
BUTTON_AT_FOOT = Box(628, 488, 200, 30)

FIRST_ROW = 11
CHOICE_ROWS = tuple(range(FIRST_ROW, FIRST_ROW + 6))
AGENDA_ROWS = tuple(range(FIRST_ROW, FIRST_ROW + 8))
PROMPTS = 17
DATE_INDEX, FOOTER_INDEX, NUMBER_INDEX, PICTURE_INDEX = 20, 21, 22, 23
WITHOUT_ROWS = RowStyle()
OUTLINE_ALPHA = 0.35  # of ornaments


class PlaceholderDesign(Struct, frozen=True):
    """A placeholder: `prompt` is what PowerPoint shows while it is empty, a line a level."""

    type: str
    index: int
    name: str
    box: Box
    size: float
    prompt: str = ""
    colour: ColourRole = ColourRole.INK
    bold: bool = False
    anchor: str = "t"
    align: str = "l"
    bullets: bool = False  # level 1 is a list item

    @property
    def is_title(self) -> bool:
        """Whether it holds the slide's title."""
        return self.type in TITLES


class OrnamentDesign(Struct, frozen=True):
    """A drawn shape without meaning."""

    name: str
    shape: str  # rect or ellipse
    box: Box
    fill: ColourRole | None
    alpha: float = 1.0
    outline: ColourRole | None = None
    outline_width: float = 0


class LayoutDesign(Struct, frozen=True):
    """A layout: its title first, then bodies in reading order, a picture, and the footers."""

    role: SlideRole
    name: str
    placeholders: tuple[PlaceholderDesign, ...]
    ornaments: tuple[OrnamentDesign, ...]
    type: str = ""  # PowerPoint's own word for a layout, where one fits
    background: ColourRole = ColourRole.PAPER
    is_cover: bool = False
    has_photograph: bool = False
    area: Box = AREA
    rows: RowStyle = WITHOUT_ROWS
    home: Box | None = HOME
    button: Box | None = BUTTON


def fit_logo(logo: Logo, room: Box, *, to_right: bool = False) -> Box:
    """Say where a mark stands in a room: as large as it can be, in the middle or at the right."""
    scale = min(room.width / logo.width, room.height / logo.height)
    width, height = logo.width * scale, logo.height * scale
    left = room.right - width if to_right else room.x + (room.width - width) / 2
    return Box(left, room.y + (room.height - height) / 2, width, height)


def place_rows(indexes: tuple[int, ...], area: Box, style: RowStyle, size: float) -> tuple[PlaceholderDesign, ...]:
    """Bodies of equal height; a slide moves them to where its own rows stand."""
    height = (area.height - 8 * (len(indexes) - 1)) / len(indexes)
    return tuple(
        PlaceholderDesign(
            "body",
            index,
            f"Text {place + 1}",
            Box(area.x + style.text_offset, area.y + place * (height + 8), area.width - style.text_offset, height),
            size,
            "Text",
            anchor="ctr",
        )
        for place, index in enumerate(indexes)
    )
