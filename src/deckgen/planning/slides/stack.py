"""What stands under each other on a slide: texts and rows with a letter, and how high they are together."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.colours import Colour
from deckgen.blueprint.look import Placeholder
from deckgen.blueprint.symbols import Symbol
from deckgen.planning.frame_fit import EXPECTED_MARGIN, LINE, Pieces, Setting, TextMeasure, line_height

Scale = tuple[float, ...]
BODY_SCALE: Scale = (28, 22, 18)  # a deck has few sizes, so that it stays calm from slide to slide
LONGEST_LINE = 31.8  # em: hardly ever more than 80 characters
_MOST, _CHARACTERS = 80, 75  # on the longest line, and on one of usual letters
_SURELY = 0.01  # points: more than sums may be off
ECHO_GAP = 2.0  # between a choice and what is said of it


class Echo(Struct, frozen=True):
    """What a row says again above its text: the choice that it judges. `offset` is from the left of the area."""

    pieces: Pieces
    setting: Setting
    offset: float = 0.0


class Item(Struct, frozen=True):
    """One text, or one row: `letter` stands in its badge, `least` is the height that the badge needs.

    `gap` is the least space above it and `widest_gap` the most. `stem` names it in the deck ("A"), also when it
    continues on another slide.
    """

    name: str
    pieces: Pieces
    setting: Setting
    offset: float = 0.0
    least: float = 0.0
    gap: float = 0.0
    widest_gap: float = 0.0
    letter: str = ""
    symbol: Symbol | None = None
    symbol_fill: Colour | None = None
    placeholder: Placeholder | None = None
    ruled: bool = False  # a hairline above it
    time: str = ""  # in a column of its own, before the text
    is_row: bool = False  # stands like a row, also without a letter
    echo: Echo | None = None
    longest: float = LONGEST_LINE  # em: what a line may be where lines may be narrowed

    @property
    def characters(self) -> int:
        """How much text it holds."""
        return sum(len(piece.block.text) for piece in self.pieces)

    def with_pieces(self, pieces: Pieces) -> Item:
        """The same item with part of its text."""
        return replace(self, pieces=pieces)


Items = tuple[Item, ...]


class Room(Struct, frozen=True):
    """The space that a stack may take. `margin` narrows lines in their box, `share` their boxes.

    `reserve` lines stay free. `longest` is how long a line may be in em, so that the eye finds the next one; 0 where it
    may take all the width.
    """

    width: float
    height: float
    margin: float
    share: float = 1.0
    reserve: float = 0.0
    longest: float = 0.0


def longest_line(measure: TextMeasure, pieces: Pieces, setting: Setting) -> float:
    """How long the lines of a text may be in em: less where its letters are thin, so that 80 of them are not passed."""
    means = (
        measure.text(piece, setting).natural_width / len(text)
        for piece in pieces
        if len(text := piece.shown.text) > _MOST
    )
    return min((LONGEST_LINE, *(mean * _CHARACTERS for mean in means)))


class StackMeasure(Struct, frozen=True):
    """Heights of items in a room."""

    text: TextMeasure
    room: Room

    def text_height(self, item: Item, size: float) -> float:
        """The height of an item's text alone."""
        return self.text.height(item.pieces, item.setting, size, self.box_width(item, size) * self.room.margin)

    def item_height(self, item: Item, size: float) -> float:
        """The height of an item, its badge included."""
        if not item.is_row and item.echo is None:
            return max(self.text_height(item, size), item.least)
        return max(self.lead(item, size) + self.echo_height(item, size) + self.text_height(item, size), item.least)

    def echo_height(self, item: Item, size: float) -> float:
        """The height of what a row says again."""
        echo = item.echo
        if echo is None:
            return 0.0
        width = (self.room.width - echo.offset) * self.room.margin
        return self.text.height(echo.pieces, echo.setting, size, width) + ECHO_GAP

    def lead(self, item: Item, size: float) -> float:
        """How far below the top of a row its text begins, so that its first line stands level with the badge."""
        return max(0.0, (item.least - self.first_line(item, size)) / 2) if item.is_row and item.pieces else 0.0

    def first_line(self, item: Item, size: float) -> float:
        """The height of the line that a row's letter stands level with."""
        if item.echo is not None:
            return line_height(item.echo.pieces[0], item.echo.setting, size)
        return line_height(item.pieces[0], item.setting, size) if item.pieces else 0.0

    def expected_height(self, item: Item, size: float) -> float:
        """The height that an item's text will most probably have: not every line that was counted comes."""
        return self.text.height(item.pieces, item.setting, size, self.box_width(item, size) * EXPECTED_MARGIN)

    def height(self, items: Sequence[Item], size: float) -> float:
        """The least height of items under each other."""
        return sum([item.gap for item in items[1:]]) + sum([self.item_height(item, size) for item in items])

    def fits(self, items: Sequence[Item], size: float) -> bool:
        """Whether the items find room together."""
        limit = self.limit(items, size)
        return self.height_within(limit, items, size) <= limit

    def height_within(self, limit: float, items: Sequence[Item], size: float) -> float:
        """The least height of items; endless as soon as they are surely higher than a limit."""
        gaps, total = sum([item.gap for item in items[1:]]), 0.0
        heights: list[float] = []
        for item in items:
            heights.append(self.item_height(item, size))
            total += heights[-1]
            if gaps + total > limit + _SURELY:
                return inf
        return gaps + sum(heights)

    def limit(self, items: Sequence[Item], size: float) -> float:
        """The height that may be used at a size."""
        if not self.room.reserve:
            return self.room.height
        spacing = max((item.setting.line_spacing for item in items), default=1.0)
        return self.room.height - self.room.reserve * LINE * spacing * size

    def width_of(self, item: Item, size: float) -> float:
        """What the lines of an item may use."""
        return self.box_width(item, size) * self.room.margin

    def box_width(self, item: Item, size: float) -> float:
        """How wide the box of an item's text is."""
        room = self.room
        width = room.width - item.offset
        if room.longest:
            width = min(width, min(item.longest, room.longest) * size)
        return width * room.share
