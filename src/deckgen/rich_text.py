"""Text with structure, shared by content and blueprint: blocks of spans, each block knowing where it was written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, zip_longest

from msgspec import Struct
from msgspec.structs import replace

from deckgen.problems import NOWHERE, Place


class BlockKind(StrEnum):
    """What a block is, in the words of a document's structure."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"
    NUMBER = "number"
    BREAK = "break"  # the author asks for a new slide here; holds no text
    TABLE = "table"  # rows of cells, the first of them the header


CELL_END, ROW_END = "\t", "\n"
SPACE = r"[ \t\r\n]"  # where a line may break: `\s` would also take the spaces that hold two words together
CLOSING_SIGNS = r"(?:[\xa0\u202f]?[\"'”’“»)\]])*+"  # behind a sentence's end; French holds its » with a space
_BREAKING_SPACE = re.compile(f"{SPACE}+")
LIST_KINDS = frozenset({BlockKind.BULLET, BlockKind.NUMBER})


class Span(Struct, frozen=True):
    """A run of characters that look the same. `language` is a tag such as `fr-BE`, only where it differs.

    A line feed in `text` is a line end that the author forces within the paragraph.
    """

    text: str
    bold: bool = False
    italic: bool = False
    link: str = ""
    language: str = ""


class Block(Struct, frozen=True, eq=False, dict=True):  # a dictionary for what is worked out once
    """A paragraph, heading or list item.

    `level` is the depth of a list item from 0, or the rank of a heading from 1. A list item's further paragraphs are
    paragraphs with `level` one more than their item's. `quoted` marks what stands in a quotation. `number` is set on
    numbered items only. `digits` says for each list around the block, outermost first, how many digits its widest
    number has, 0 for bullets; it is empty where no list has numbers.
    In a table, a span that is a tab ends a cell and one that is a line feed ends a row.
    """

    kind: BlockKind
    spans: tuple[Span, ...]
    level: int = 0
    number: int = 0
    quoted: bool = False
    language: str = ""
    place: Place = NOWHERE
    columns: tuple[str, ...] = ()  # of a table: how each column is set: left, right or center
    digits: tuple[int, ...] = ()

    def __eq__(self, other: object) -> bool:
        """Blocks that say the same are equal, wherever they were written."""
        return isinstance(other, Block) and self._content == other._content

    def __ne__(self, other: object) -> bool:
        """A struct does not take this from `==` by itself."""
        return not self == other

    def __hash__(self) -> int:
        """The same for what says the same."""
        return hash(self._content)

    @property
    def _content(self) -> tuple[object, ...]:
        return self.kind, self.spans, self.level, self.number, self.quoted, self.language, self.columns

    @cached_property
    def text(self) -> str:
        """The characters alone."""
        return "".join([span.text for span in self.spans])

    @cached_property
    def rows(self) -> tuple[tuple[tuple[Span, ...], ...], ...]:
        """A table's rows of cells, the header first."""
        rows: list[list[list[Span]]] = [[[]]]
        for span in self.spans:
            if span.text == ROW_END:
                rows.append([[]])
            elif span.text == CELL_END:
                rows[-1].append([])
            else:
                rows[-1][-1].append(span)
        return tuple(tuple(tuple(cell) for cell in row) for row in rows)

    @cached_property
    def span_ends(self) -> tuple[int, ...]:
        """After how many characters of the text each span ends."""
        return tuple(accumulate(len(span.text) for span in self.spans))

    def with_spans(self, spans: Iterable[Span]) -> Block:
        """The same block with other text."""
        return replace(self, spans=tuple(spans))


Text = tuple[Block, ...]


def holds_table(text: Iterable[Block]) -> bool:
    """Whether a text has a table in it."""
    return any(block.kind is BlockKind.TABLE for block in text)


def without_tables(text: Iterable[Block]) -> Iterator[Block]:
    """The text with each row of a table as a list item, for where no table can be drawn."""
    for block in text:
        if block.kind is not BlockKind.TABLE:
            yield block
            continue
        head, *rows = block.rows
        if not rows:
            yield Block(BlockKind.BULLET, tuple(_spell_row((), head)), language=block.language, place=block.place)
        for row in rows:
            yield Block(BlockKind.BULLET, tuple(_spell_row(head, row)), language=block.language, place=block.place)


def _spell_row(head: Sequence[tuple[Span, ...]], row: Sequence[tuple[Span, ...]]) -> Iterator[Span]:
    for number, (name, cell) in enumerate(zip_longest(head, row[: len(head)] if head else row, fillvalue=())):
        words = "".join(span.text for span in name)
        if number:
            yield Span("; ")
        if words:
            yield Span(f"{words} " if words[-1] in ".?!:" else f"{words}: ")
        yield from cell


def plain(text: Iterable[Block], separator: str = "\n") -> str:
    """The characters of a text without any look, a line a block."""
    return separator.join(block.text for block in text if block.kind is not BlockKind.BREAK)


def paragraph(text: str, *, bold: bool = False, italic: bool = False, language: str = "") -> Block:
    """A paragraph of one span: for words that come from a locale file or from a plain field."""
    return Block(BlockKind.PARAGRAPH, (Span(text, bold, italic),), language=language)


def bullet(text: str, *, level: int = 0) -> Block:
    """A bullet of one span."""
    return Block(BlockKind.BULLET, (Span(text),), level=level)


def split_words(text: str) -> list[str]:
    """The words of a text; a space that does not break keeps two of them together, where `str.split` parts them."""
    return [word for word in _BREAKING_SPACE.split(text) if word]


def one_line(text: str) -> str:
    """The text on one line; spaces that do not break stay what they are."""
    if not ("  " in text or "\n" in text or "\t" in text or "\r" in text):  # most texts: a tenth of the time
        return text.strip(" ")
    return _BREAKING_SPACE.sub(" ", text).strip(" ")
