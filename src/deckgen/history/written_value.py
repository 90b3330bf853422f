"""Writes any value of the content as plain strings by field, so that a field that is added to it is compared too."""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterator

from msgspec import Struct

from deckgen.history.written_text import write_text
from deckgen.problems import Place
from deckgen.rich_text import Block

_FOLLOWS = frozenset({"format", "width", "height"})  # from a picture's data


def write_fields(name: str, value: object, folder: str = "") -> dict[str, str]:
    """The value's fields as `name.field`, or itself as `name`. `folder` is what files are named from."""
    return {key: text for key, text in _write(name, value, folder) if text}


def write_items(values: tuple[Struct, ...], folder: str = "") -> tuple[str, ...]:
    """Each value as one text of its fields: of a list whose items have no name of their own."""
    return tuple(
        "\n".join(
            text if name == ".text" else f"{name[1:]}: {text}" for name, text in write_fields("", value, folder).items()
        )
        for value in values
    )


def _write(name: str, value: object, folder: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, Place):
        return
    if isinstance(value, Struct) and not isinstance(value, Block):
        for field in value.__struct_fields__:
            if field not in _FOLLOWS:
                yield from _write(f"{name}.{field}", getattr(value, field), folder)
    elif name.endswith(".file") and isinstance(value, str):
        yield name, posixpath.relpath(value, folder or ".")
    else:
        yield name, _write_plain(value)


def _write_plain(value: object) -> str:
    if value is None or value is False or value == b"":
        return ""
    match value:
        case bytes():
            return hashlib.sha256(value).hexdigest()[:12]
        case int() | float():
            return "true" if value is True else f"{value:g}"
        case tuple() if any(isinstance(item, Block) for item in value):
            return write_text(value)
        case tuple():
            return "; ".join(filter(None, map(_write_plain, value)))
    return str(value)
