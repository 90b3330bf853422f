"""Fits blocks into the room of a text frame: lines, heights and paragraphs.

One model of vertical space: a line is 1.2 em times the line spacing high, whatever the typeface. Widths are taken
1.5 % narrower than they are, and where a height cannot give, another line is kept in reserve.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import repeat

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.blueprint.colours import Colour
from deckgen.blueprint.look import Placeholder
from deckgen.blueprint.slides import SlideParagraph
from deckgen.planning.advance_widths import Family, family
from deckgen.planning.line_breaking import MeasuredText
from deckgen.planning.text_cuts import Cut, find_cuts, slice_block
from deckgen.rich_text import LIST_KINDS, Block, BlockKind, Span

LINE = 1.2  # em: the pitch of every Latin typeface, in PowerPoint and in LibreOffice
WIDTH_MARGIN = 0.985  # of a width: kerning and rounding take the rest
CAUTIOUS_MARGIN = 0.98  # where a frame has no line in reserve
EXPECTED_MARGIN = 0.996  # where the question is what will most probably be seen
TIGHT_SPACING = 0.9  # of the line spacing: the last resort before a split
INDENT = 1.0  # em, of a list item's text, unless its number is wider
_NUMBER_GAP = 0.25  # em, between a number and the text
_FEW_SPANS = 8
_PARAGRAPH_SPACE, _ITEM_SPACE, _HEADING_SPACE, _SPACE_BEFORE_HEADING = 0.5, 0.3, 0.15, 0.7  # em


class Setting(Struct, frozen=True):
    """What all text of a frame shares."""

    font: str
    bold: bool = False
    line_spacing: float = 1.0

    @property
    def family(self) -> Family:
        """The widths of its typeface."""
        return family(self.font)


@lru_cache(maxsize=256)
def setting_of(placeholder: Placeholder) -> Setting:
    """How a placeholder sets its text."""
    return Setting(placeholder.font, placeholder.bold, placeholder.line_spacing)


class Piece(Struct, frozen=True):
    """A block and its look. `start` and `end` say which characters of it; `keep` that the next piece stays with it."""

    block: Block
    bold: bool = False
    colour: Colour | None = None
    factor: float = 1.0  # share of the frame's size
    align: str = ""
    keep: bool = False
    tight: bool = False  # hardly any space after it
    start: int = 0
    end: int = -1
    repeats: bool = False  # says again what another slide says
    link: str = ""  # key of a slide that its words lead to
    again: Piece | None = None  # what stands above it where a slide begins with it, as whom it quotes

    @property
    def shown(self) -> Block:
        """The block, or the part of it that this piece shows."""
        return self.block if self.end < 0 else slice_block(self.block, self.start, self.end)

    @property
    def is_whole(self) -> bool:
        """Whether it shows its block from the first character to the last."""
        return self.start == 0 and (self.end < 0 or self.end >= len(self.block.text))

    def part(self, start: int, end: int) -> Piece:
        """The piece for a part of the block."""
        return replace(self, start=start, end=end)


Pieces = tuple[Piece, ...]


class _MeasuredStack:
    """Pieces under each other, measured in em of their frame's size: how high they are then goes by its width alone."""

    __slots__ = ("_heights", "_rows", "of")

    def __init__(self, pieces: Pieces, texts: Sequence[MeasuredText], setting: Setting) -> None:
        self.of = (pieces, setting)  # kept, so that their numbers stay theirs
        self._heights: dict[float, float] = {}
        self._rows = [
            (text, piece.factor, indent_of(piece.block, setting, 1.0), line_height(piece, setting, 1.0), space)
            for piece, text, space in zip(pieces, texts, list_spaces(pieces, 1.0), strict=True)
        ]

    def height(self, width: float) -> float:
        """The height in em where lines are `width` em long."""
        known = self._heights.get(width)
        if known is None:
            known = 0.0
            for text, factor, indent, pitch, space in self._rows:
                known += text.count_lines(factor, max(width - indent * factor, factor)) * pitch + space
            self._heights[width] = known
        return known


class TextMeasure(Struct):
    """Measures pieces and remembers what it measured."""

    _texts: dict[tuple[object, ...], MeasuredText] = field(default_factory=dict)
    _seen: dict[tuple[object, ...], MeasuredText] = field(default_factory=dict)  # the same by numbers, which is quicker
    _cuts: dict[str, tuple[Cut, ...]] = field(default_factory=dict)
    _stacks: dict[tuple[object, ...], _MeasuredStack] = field(default_factory=dict)
    _kept: dict[int, tuple[Span, ...]] = field(default_factory=dict)  # kept, so that their numbers stay theirs

    def text(self, piece: Piece, setting: Setting) -> MeasuredText:
        """A piece measured in em."""
        bold = piece.bold or setting.bold or piece.block.kind is BlockKind.HEADING
        spans = piece.block.spans
        quick = (id(spans), piece.start, piece.end, setting.font, bold)
        known = self._seen.get(quick)
        if known is None:
            self._kept[id(spans)] = spans
            known = self._seen[quick] = self._look_up(piece, setting, bold=bold)
        return known

    def _look_up(self, piece: Piece, setting: Setting, *, bold: bool) -> MeasuredText:
        """A piece that may say what another said; a text in many spans takes as long to compare as to measure."""
        spans = piece.block.spans
        if len(spans) > _FEW_SPANS:
            return self._measure(piece, setting, bold=bold)
        key = (spans, piece.start, piece.end, setting.font, bold)
        known = self._texts.get(key)
        if known is None:
            known = self._texts[key] = self._measure(piece, setting, bold=bold)
        return known

    def _measure(self, piece: Piece, setting: Setting, *, bold: bool) -> MeasuredText:
        """Measure a piece; of a text in many spans, a part of what was measured as a whole."""
        text = piece.block.text
        if piece.is_whole or len(piece.block.spans) <= _FEW_SPANS or text[:1].isspace():
            return MeasuredText(piece.shown.spans, setting.family, bold=bold)
        end = min(piece.end, len(text)) if piece.end >= 0 else len(text)
        return self.text(piece.part(0, -1), setting).part(piece.shown.spans, piece.start, end)

    def forget(self) -> None:
        """Drop what was measured, where the next text has nothing in common with it: memory stays small."""
        self._texts.clear()
        self._cuts.clear()
        self._stacks.clear()
        self._seen.clear()
        self._kept.clear()

    def cuts(self, piece: Piece) -> tuple[Cut, ...]:
        """Where a piece may be cut."""
        text = piece.block.text
        if text not in self._cuts:
            self._cuts[text] = find_cuts(text)
        return self._cuts[text]

    def count_lines(self, piece: Piece, setting: Setting, size: float, width: float) -> int:
        """The lines of a piece in a frame; `width` is what text may really use."""
        return self.text(piece, setting).count_lines(*_room_of(piece, setting, size, width))

    def count_part_lines(self, part: Piece, setting: Setting, size: float, width: float) -> int:
        """The same of a part of a piece, which is not measured by itself where the whole can tell."""
        lines = 0
        if not part.block.text[:1].isspace():
            whole = self.text(part.part(0, -1), setting)
            lines = whole.count_part(part.start, part.end, *_room_of(part, setting, size, width))
        return lines or self.count_lines(part, setting, size, width)

    def last_line(self, piece: Piece, setting: Setting, size: float, width: float) -> str:
        """What the last line of a piece says where it has more than one; else nothing."""
        return self.text(piece, setting).last_line(*_room_of(piece, setting, size, width))

    def height(self, pieces: Pieces, setting: Setting, size: float, width: float) -> float:
        """The height of the pieces, the space between them included."""
        key = (id(pieces), id(setting))
        known = self._stacks.get(key)
        if known is None:
            known = self._stacks[key] = _MeasuredStack(pieces, [self.text(piece, setting) for piece in pieces], setting)
        return known.height(width / size) * size

    def height_alone(self, piece: Piece, setting: Setting, width: float) -> float:
        """The height of a piece in em where lines are `width` em long, without space under it."""
        lines = self.text(piece, setting).count_lines(*_em_room_of(piece, setting, width))
        return lines * line_height(piece, setting, 1.0)

    def part_height(self, piece: Piece, setting: Setting, width: float, part: tuple[int, int]) -> float:
        """The same of some of a piece's characters, which are not measured again where the whole can tell."""
        text = piece.block.text
        if part == (0, len(text)):
            return self.height_alone(piece, setting, width)
        lines = 0
        if not text[:1].isspace():
            lines = self.text(piece, setting).count_part(*part, *_em_room_of(piece, setting, width))
        return (
            lines * line_height(piece, setting, 1.0) if lines else self.height_alone(piece.part(*part), setting, width)
        )

    def paragraphs(self, pieces: Sequence[Piece], setting: Setting, size: float) -> tuple[SlideParagraph, ...]:
        """The pieces as the renderer takes them."""
        return tuple(
            [
                SlideParagraph(
                    shown := piece.shown,
                    real := round(size * piece.factor, 1),
                    space_after=round(space, 1),
                    bold=piece.bold,
                    colour=piece.colour,
                    align=piece.align,
                    repeats=piece.repeats,
                    link=piece.link,
                    indent=round(mark_widths(piece.block, setting)[-1] * real, 1) if shown.kind in LIST_KINDS else 0,
                    left=round(indent_of(piece.block, setting, real), 1),
                )
                for piece, space in zip(pieces, list_spaces(pieces, size), strict=True)
            ]
        )


def _room_of(piece: Piece, setting: Setting, size: float, width: float) -> tuple[float, float]:
    """The size of a piece's letters, and how wide its lines may be."""
    real = size * piece.factor
    return real, max(width - indent_of(piece.block, setting, real), real)


def _em_room_of(piece: Piece, setting: Setting, width: float) -> tuple[float, float]:
    """The same in em of the frame's size."""
    return piece.factor, max(width - indent_of(piece.block, setting, 1.0) * piece.factor, piece.factor)


def line_height(piece: Piece, setting: Setting, size: float) -> float:
    """The pitch of a piece's lines."""
    return LINE * setting.line_spacing * size * piece.factor


def indent_of(block: Block, setting: Setting, size: float) -> float:
    """How far a block's text stands from the left."""
    if block.kind is BlockKind.HEADING or not (block.level or block.kind in LIST_KINDS):
        return 0.0
    return sum(mark_widths(block, setting)) * size


def mark_widths(block: Block, setting: Setting) -> tuple[float, ...]:
    """The room in em for the marks of the lists around a block, outermost first."""
    depth = block.level + (block.kind in LIST_KINDS)
    if not block.digits:
        return (INDENT,) * depth
    digits = (*block.digits, *repeat(0, depth))[:depth]
    face = setting.family.face(bold=setting.bold, italic=False)
    sign = face.width(".") + _NUMBER_GAP
    return tuple(max(INDENT, face.width("0") * count + sign) if count else INDENT for count in digits)


def list_spaces(pieces: Sequence[Piece], size: float) -> list[float]:
    """The space under each piece: none under the last."""
    return [*map(space_between, pieces, pieces[1:], repeat(size)), 0.0][: len(pieces)]


def space_between(piece: Piece, following: Piece, size: float) -> float:
    """The space between two pieces in a row: more above a heading, less between the items of a list."""
    if piece.tight:
        return 0.1 * size
    if piece.block.kind is BlockKind.HEADING:
        return _HEADING_SPACE * size
    if following.block.kind is BlockKind.HEADING:
        return _SPACE_BEFORE_HEADING * size
    inside_list = piece.block.kind in LIST_KINDS or piece.block.level > 0
    leads_in = following.block.kind in LIST_KINDS and (inside_list or piece.block.text.rstrip().endswith(":"))
    return (_ITEM_SPACE if leads_in else _PARAGRAPH_SPACE) * size
