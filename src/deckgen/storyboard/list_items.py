"""Several texts as one list: the first paragraph of each is an item, the rest stands under it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from deckgen.rich_text import Block, BlockKind, Text


def as_items(texts: Iterable[Text]) -> Text:
    """Texts as a list: the first paragraph of each is the item, the rest stands under it."""
    return tuple(block for text in texts for block in _as_item(text))


def _as_item(text: Text) -> Iterator[Block]:
    started = False
    for block in text:
        if block.kind is BlockKind.BREAK or not block.text.strip():
            continue
        if block.kind is BlockKind.TABLE:
            yield block
        elif not started and block.kind is not BlockKind.HEADING:
            yield replace(block, kind=BlockKind.BULLET, level=0, number=0, digits=())
        elif block.kind is BlockKind.HEADING:
            yield block
        else:
            digits = (0, *block.digits) if block.digits else ()
            yield replace(block, level=block.level + 1, digits=digits)
        started = True
