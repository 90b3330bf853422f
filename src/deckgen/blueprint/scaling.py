"""Enlarges or reduces what was decided for slides of another size: every length in it, and nothing else."""

from __future__ import annotations

from typing import TypeVar

from msgspec import Struct
from msgspec.structs import fields, replace

from deckgen.blueprint.lengths import Box, Insets

# Every field of the blueprint that is a length, beside boxes and insets.
LENGTHS = frozenset(
    {
        "size", "space_after", "indent", "left", "line_width", "badge", "letter_size", "symbol_offset", "text_offset",
        "gap", "floor", "outline_width", "slide_width", "slide_height", "padding",
    }
)  # fmt: skip
LISTS_OF_LENGTHS = frozenset({"widths", "heights"})
_LENGTHS_OF_ROWS = frozenset({"symbol"})  # elsewhere a symbol is no length

Scaled = TypeVar("Scaled")


def scale(value: Scaled, factor: float) -> Scaled:
    """The same value with all lengths multiplied."""
    found: object = value
    if isinstance(value, Box):
        found = Box(value.x * factor, value.y * factor, value.width * factor, value.height * factor)
    elif isinstance(value, Insets):
        found = Insets(value.left * factor, value.top * factor, value.right * factor, value.bottom * factor)
    elif isinstance(value, tuple) and type(value) is tuple:
        found = tuple(scale(item, factor) for item in value)
    elif isinstance(value, dict):
        found = {key: scale(item, factor) for key, item in value.items()}
    elif isinstance(value, Struct):
        changed = {field.name: _scale_field(getattr(value, field.name), field.name, factor) for field in fields(value)}
        found = replace(value, **changed)
    return found  # type: ignore[return-value]  # a copy of the same kind


def _scale_field(value: object, name: str, factor: float) -> object:
    is_length = name in LENGTHS or name in _LENGTHS_OF_ROWS
    if is_length and isinstance(value, int | float) and not isinstance(value, bool):
        return value * factor
    if name in LISTS_OF_LENGTHS and isinstance(value, tuple):
        return tuple(length * factor for length in value)
    return scale(value, factor)
