"""Sets an author's text as flowables and structure: paragraphs, headings, nested lists, quotations."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, islice

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.pages import Mark, PageRun, Tag, TextMark
from deckgen.planning.paper.flowables import (
    Column,
    Flowables,
    Keep,
    Panel,
    Rows,
    flatten,
    in_panel,
    keep_together,
    spaced,
)
from deckgen.planning.paper.text_lines import TextSetter
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.planning.paper.text_tables import set_text_table
from deckgen.rich_text import LIST_KINDS, Block, BlockKind, Text

_BULLETS = ("•", "–")
_MARK_ROOM, _MARK_OFFSET, _MARK_GAP = 1.55, 0.15, 0.35  # em
_NARROWEST, _NARROWEST_SHARE = 9.0, 0.6  # em, and share of the column, that lists inside lists leave to their words


class BlockStyles(Struct, frozen=True):
    """How the blocks of a text look, and which tag its headings take."""

    body: TextStyle
    heading: TextStyle
    heading_tag: Tag
    bar: str  # colour of the bar beside a quotation


class _OpenList(Struct):
    """A list that further items may join."""

    level: int
    kind: BlockKind
    element: int
    left: float  # of its marks
    indent: float  # of its text, from there
    body: int = 0  # LBody of its last item


def set_text(setter: TextSetter, text: Iterable[Block], parent: int, styles: BlockStyles, column: Column) -> Flowables:
    """Set the blocks of a text below one another."""
    return flatten(set_text_rows(setter, text, parent, styles, column))


def set_text_rows(setter: TextSetter, text: Iterable[Block], parent: int, styles: BlockStyles, column: Column) -> Rows:
    """Set the blocks of a text, a row of flowables each."""
    rows: list[Flowables] = []
    blocks = (block for block in text if block.kind is not BlockKind.BREAK and block.text.strip())
    for quoted, group in groupby(blocks, key=lambda block: block.quoted):
        if quoted:
            rows += _set_quotation(setter, tuple(group), parent, styles, column)
        else:
            rows += BlockSetter(setter, styles, parent).set_blocks(tuple(group), column)
    return tuple(rows)


def _set_quotation(setter: TextSetter, text: Text, parent: int, styles: BlockStyles, column: Column) -> Rows:
    element = setter.structure.add(parent, Tag.BLOCK_QUOTE)
    inner = BlockSetter(setter, styles, element).set_blocks(text, column.indented(14))
    held = iter(in_panel(flatten(inner), Panel(column, bar=styles.bar), above=1, below=1))
    top = next(held, None)
    rows = [tuple(islice(held, len(row))) for row in inner]
    if top is None:
        return ()
    rows[0] = (top, *rows[0])
    rows[-1] = (*rows[-1], *held)
    return tuple(rows)


def _holds_next(text: Text, place: int) -> bool:
    """Whether an item is the first or the last but one of a list: no item stands alone on a page."""
    kinds = [block.kind in LIST_KINDS for block in text[max(0, place - 1) : place + 3]]
    before, item, *following = kinds if place else [False, *kinds]
    return item and following[:1] == [True] and (not before or following[1:2] != [True])


class BlockSetter:
    """Sets blocks in order, with the lists that are open at each."""

    def __init__(self, setter: TextSetter, styles: BlockStyles, parent: int) -> None:
        """Begin below `parent`, with no list open."""
        self.setter, self.styles, self.parent = setter, styles, parent
        self.open: list[_OpenList] = []

    def set_blocks(self, text: Text, column: Column) -> Rows:
        """The blocks of a text, a row of flowables each."""
        rows: list[Flowables] = []
        for place, block in enumerate(text):
            following = text[place + 1] if place + 1 < len(text) else None
            row = self.set_block(block, following, column)
            rows.append(keep_together(row, Keep.FREE, last=Keep.ALWAYS) if _holds_next(text, place) else row)
        return tuple(rows)

    def set_block(self, block: Block, following: Block | None, column: Column) -> Flowables:
        """One block, with what comes after it."""
        if block.kind in LIST_KINDS:
            return self._set_item(block, following, column)
        if block.kind is BlockKind.TABLE:
            self.open.clear()
            return set_text_table(self.setter, block, self.parent, column, (self.styles.body, self.styles.bar))
        if block.kind is BlockKind.HEADING:
            self.open.clear()
            lines = self._set_paragraph(block, self.styles.heading_tag, self.parent, self.styles.heading, column)
            return keep_together(lines, Keep.ALWAYS, last=Keep.ALWAYS)
        while self.open and self.open[-1].level >= block.level:
            self.open.pop()
        if self.open:
            indent = self._indent
            return self._set_paragraph(
                block, Tag.PARAGRAPH, self.open[-1].body, self.styles.body, column.indented(indent)
            )
        lines = self._set_paragraph(block, Tag.PARAGRAPH, self.parent, self.styles.body, column)
        if following is not None and following.kind in LIST_KINDS:
            lines = spaced((*lines[:-1], replace(lines[-1], keep=Keep.ALWAYS)), after=self.styles.body.after * 0.5)
        return lines

    def _set_paragraph(self, block: Block, tag: Tag, parent: int, style: TextStyle, column: Column) -> Flowables:
        element = self.setter.structure.add(parent, tag, language=block.language)
        return self.setter.set_spans(block.spans, style, column, element, language=block.language, place=block.place)

    def _set_item(self, block: Block, following: Block | None, column: Column) -> Flowables:
        opened = self._open_list(block, column.width)
        structure = self.setter.structure
        item = structure.add(opened.element, Tag.LIST_ITEM)
        label = structure.add(item, Tag.LABEL)
        opened.body = structure.add(item, Tag.LIST_BODY)
        depth = len(self.open)
        inner = column.indented(self._indent)
        lines = self._set_paragraph(block, Tag.PARAGRAPH, opened.body, self.styles.body, inner)
        style = self.styles.body
        text = f"{block.number}." if block.kind is BlockKind.NUMBER else _BULLETS[min(depth - 1, 1)]
        mark = self._make_label(text, inner.x - opened.indent + (style.size * _MARK_OFFSET), label)
        goes_on = following is not None and (following.kind in LIST_KINDS or following.level > 0)
        first = replace(lines[0], marks=(mark, *lines[0].marks))
        return spaced((first, *lines[1:]), after=style.after * (0.45 if goes_on else 1))

    @property
    def _indent(self) -> float:
        """How far text stands from the left in the innermost list that is open."""
        return self.open[-1].left + self.open[-1].indent if self.open else 0.0

    def _left_of_marks(self, room: float, width: float) -> float:
        """Where the marks of a new list begin: under the text above it, or as far left as its words need."""
        least = min(self.styles.body.size * _NARROWEST, width * _NARROWEST_SHARE)
        return max(0.0, min(self._indent, width - room - least))

    def _room_for_mark(self, block: Block) -> float:
        """How wide a list's marks may be: as wide as its widest number, with a gap."""
        style, depth = self.styles.body, len(self.open)
        usual = style.size * _MARK_ROOM
        digits = block.digits[depth] if depth < len(block.digits) else len(str(block.number))
        if block.kind is not BlockKind.NUMBER or not digits:
            return usual
        return max(usual, self.setter.width_of(f"{'0' * digits}.", style) + style.size * (_MARK_OFFSET + _MARK_GAP))

    def _make_label(self, text: str, x: float, element: int) -> Mark:
        style = self.styles.body
        width = self.setter.width_of(text, style)
        face = self.setter.set_string(text, style, Column(x, width + 1), None)
        run: PageRun = next(run for mark in face[0].marks if isinstance(mark, TextMark) for run in mark.runs)
        return TextMark(style.baseline, (run,), element, "space")

    def _open_list(self, block: Block, width: float) -> _OpenList:
        """The list that an item joins: the one open at its level, or a new one inside the last item above it."""
        while self.open and self.open[-1].level > block.level:
            self.open.pop()
        top = self.open[-1] if self.open else None
        if top and top.level == block.level and top.kind is block.kind:
            return top
        if top and top.level == block.level:
            self.open.pop()
        parent = self.open[-1].body if self.open else self.parent
        numbering = "Decimal" if block.kind is BlockKind.NUMBER else "Disc"
        element = self.setter.structure.add(parent, Tag.LIST, numbering=numbering)
        room = self._room_for_mark(block)
        made = _OpenList(block.level, block.kind, element, self._left_of_marks(room, width), room)
        self.open.append(made)
        return made
