"""Finds the items of lists that can be read alone: what changes in one of them changes nothing behind it.

Why: a file of a thousand slides in which a hundred values change would be read a hundred times.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

import yaml

from deckgen.yaml_source.syntax.author_file import Path

Items = dict[Path, tuple[int, int]]  # where each begins, at its dash, and where the next one does

OTHER_BREAKS = re.compile("[\r\x85\u2028\u2029]")  # break a line for YAML, and for nobody who counts line ends


def list_items(node: yaml.Node | None, text: str, starts: Collection[int]) -> Items:
    """The items of lists in a text whose values begin at some places; none where an item says what another one does."""
    if node is None or len(set(starts)) < len(starts) or OTHER_BREAKS.search(text):
        return {}
    return dict(_walk_items(node, (), text))


def find_item(items: Items, path: Path) -> Path | None:
    """The innermost item that holds a value."""
    lengths = (length for length in range(len(path), 0, -1) if isinstance(path[length - 1], int))
    return next((path[:length] for length in lengths if path[:length] in items), None)


def _walk_items(node: yaml.Node, path: Path, text: str) -> Iterator[tuple[Path, tuple[int, int]]]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk_items(value, (*path, str(key.value)), text)
    elif isinstance(node, yaml.SequenceNode):
        dashes = [] if node.flow_style else [_find_dash(item, node.start_mark.column, text) for item in node.value]
        for place, item in enumerate(node.value):
            yield from _walk_items(item, (*path, place), text)
            both = dashes[place : place + 2]
            if len(both) > 1 and min(both) >= 0:
                yield (*path, place), (both[0], both[1])


def _find_dash(item: yaml.Node, column: int, text: str) -> int:
    """Where the dash of an item stands; -1 where it is not on the line on which the item begins."""
    begins = item.start_mark.index - item.start_mark.column
    dash = begins + column
    is_there = text[dash : dash + 1] == "-" and not text[begins:dash].strip(" -") and item.start_mark.column > column
    return dash if is_there else -1
