"""The shape of one line of YAML as its author sees it: indentation, dashes, a key, and what follows."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.late_pattern import late_pattern
from deckgen.shown_text import shorten

_LINE = late_pattern(
    r"(?P<indent> *)(?P<dashes>(?:- +)*)(?P<key>[\w{}][^:#\"'\[\]{}]*?)(?P<gap> *):(?= |$)(?: +(?P<value>.*))?$"
)
_ITEM = late_pattern(r"(?P<indent> *)(?P<dashes>(?:- +)+|-$)(?P<value>.*)$")
_BLOCK = late_pattern(r"[|>][+-]?\d?[+-]?\s*(?:#.*)?$")
_SHOWN = 50


class LineShape(Struct, frozen=True):
    """Where the parts of a line start, counted from 0. `key` is empty where the line has none."""

    indent: int
    dashes: str
    key: str
    value: str
    value_column: int

    @property
    def key_column(self) -> int:
        """The column in which the key, or an item's text, starts."""
        return self.indent + len(self.dashes)

    @property
    def is_structure(self) -> bool:
        """Whether the line is a key or an item, and not mere text."""
        return bool(self.key or self.dashes)

    @property
    def opens_block(self) -> bool:
        """Whether the text of this line starts on the next, after `|` or `>`."""
        return self.is_structure and _BLOCK.match(self.value) is not None


def read_shape(line: str) -> LineShape:
    """Take a line apart."""
    found = _LINE.match(line)
    if found is not None:
        value = found["value"] or ""
        return LineShape(
            len(found["indent"]), found["dashes"], found["key"].strip(), value.rstrip(), found.start("value")
        )
    item = _ITEM.match(line)
    if item is not None:
        return LineShape(len(item["indent"]), item["dashes"], "", item["value"].rstrip(), item.start("value"))
    indent = len(line) - len(line.lstrip(" "))
    return LineShape(indent, "", "", line.strip(), indent)


class BlockText(Struct, frozen=True):
    """A text after `|` or `>`: the line that opens it, the lines it holds, and the column of its text."""

    opener: int
    parent: int
    first: int
    last: int  # the last line that stands further to the right than the key, blank lines included
    column: int


def find_blocks(lines: Sequence[str]) -> list[BlockText]:
    """Every text after `|` or `>`."""
    blocks: list[BlockText] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        if ("|" not in line and ">" not in line) or not read_shape(line).opens_block:
            number += 1
            continue
        block = _read_block(lines, number)
        blocks.append(block)
        number = max(block.last, number) + 1
    return blocks


def _read_block(lines: Sequence[str], opener: int) -> BlockText:
    parent = read_shape(lines[opener])
    left = parent.key_column if parent.key else parent.indent
    last, column = opener, -1
    for number in range(opener + 1, len(lines)):
        if not lines[number].strip():
            continue
        indent = len(lines[number]) - len(lines[number].lstrip(" "))
        if indent <= left:
            break
        last = number
        column = indent if column < 0 else column
    return BlockText(opener, left, opener + 1, last, column if column >= 0 else left + 2)


def text_lines(blocks: Sequence[BlockText]) -> frozenset[int]:
    """The numbers of all lines that are text after `|` or `>`."""
    return frozenset(number for block in blocks for number in range(block.first, block.last + 1))


def show(text: str) -> str:
    """A text short enough for a sentence."""
    return shorten(text, _SHOWN)


def in_quotes(text: str) -> str:
    """A text in double quotes, as YAML takes it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
