"""Finds how many digits the widest number of each list has, so that every medium can leave room for it."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.rich_text import LIST_KINDS, Block, BlockKind, Text


class _List(Struct):
    """A list around some blocks; `digits` grows while it is read, so blocks hold the list, not the figure."""

    level: int
    kind: BlockKind
    digits: int = 0


class _Open(Struct):
    """The lists that are open at a block, outermost first."""

    lists: list[_List] = field(default_factory=list)

    def around(self, block: Block) -> tuple[_List, ...]:
        """The lists around a block, the one that it opens included."""
        if block.kind in LIST_KINDS:
            self._join(block)
        else:
            level = block.level if block.kind is BlockKind.PARAGRAPH else 0
            self.lists = [each for each in self.lists if each.level < level]
        return tuple(self.lists)

    def _join(self, block: Block) -> None:
        self.lists = [each for each in self.lists if each.level <= block.level]
        top = self.lists[-1] if self.lists else None
        if top is None or top.level < block.level or top.kind is not block.kind:
            self.lists = [*(each for each in self.lists if each.level < block.level), _List(block.level, block.kind)]
        if block.kind is BlockKind.NUMBER:
            self.lists[-1].digits = max(self.lists[-1].digits, len(str(block.number)))


def count_digits(blocks: Iterable[Block]) -> Text:
    """The blocks, each knowing how many digits the numbers of the lists around it take; 0 for bullets."""
    opened = _Open()
    around = [(block, opened.around(block)) for block in blocks]
    return tuple(
        replace(block, digits=tuple(each.digits for each in lists)) if any(each.digits for each in lists) else block
        for block, lists in around
    )
