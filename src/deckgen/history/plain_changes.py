"""Each text of a file's plain data that came, went or changed, under its path."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from deckgen.history.sequences import align

Path = tuple[str | int, ...]
_BROKEN_LINE = re.compile(r"(?<![^\S\n])[^\S\n]*\n[^\S\n]*(?![-*+>#\s]|\d+[.)]\s)")


class PlainChange(NamedTuple):
    """One text. A path holds keys, ids of choices, and places in lists from 0."""

    path: Path
    before: str | None
    after: str | None


def compare_plain(before: object, after: object, path: Path = ()) -> Iterator[PlainChange]:
    """Texts that differ in more than where their lines end. An item that only stands elsewhere is no change."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in dict.fromkeys([*after, *before]):
            yield from compare_plain(before.get(key), after.get(key), (*path, key))
    elif isinstance(before, list) and isinstance(after, list):
        yield from _compare_lists(before, after, path)
    elif isinstance(before, dict | list) or isinstance(after, dict | list):
        yield from (PlainChange(each, text, None) for each, text in _texts(before, path))
        yield from (PlainChange(each, None, text) for each, text in _texts(after, path))
    elif _fold(before) != _fold(after):
        yield PlainChange(path, _fold(before), _fold(after))


def _compare_lists(before: list[Any], after: list[Any], path: Path) -> Iterator[PlainChange]:
    old, new = _by_id(before), _by_id(after)
    if old is not None and new is not None:
        yield from compare_plain(old, new, path)
        return
    for step in align([_write(item) for item in before], [_write(item) for item in after]):
        earlier = before[step.before] if step.before is not None else None
        later = after[step.after] if step.after is not None else None
        number = step.after if step.after is not None else step.before or 0
        yield from compare_plain(earlier, later, (*path, number))


def _by_id(items: list[Any]) -> Mapping[str, Any] | None:
    """Items by their ids, where each has one."""
    names = [item.get("id") if isinstance(item, dict) else None for item in items]
    if not all(isinstance(name, str) for name in names) or len(set(names)) < len(names):
        return None
    return {
        str(name): {key: value for key, value in item.items() if key != "id"}
        for name, item in zip(names, items, strict=True)
    }


def _write(item: object) -> str:
    return item if isinstance(item, str) else json.dumps(item, ensure_ascii=False, sort_keys=True, default=str)


def _texts(data: object, path: Path) -> Iterator[tuple[Path, str]]:
    """Every text below a path."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*path, key))
    elif isinstance(data, list):
        named = _by_id(data)
        for key, value in enumerate(data) if named is None else named.items():
            yield from _texts(value, (*path, key))
    else:
        text = _fold(data)
        if text is not None:
            yield path, text


def _fold(data: object) -> str | None:
    """A text with a line for each paragraph and list item; None where there is none."""
    if data is None:
        return None
    return _BROKEN_LINE.sub(" ", str(data).strip()) or None
