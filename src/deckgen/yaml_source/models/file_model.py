"""A mapping in an author's file as a class: its fields are the keys, their annotations say what a value may be.

Read by `model_reader`, shown by `file_schema`. Annotations of models are evaluated, so their modules do without
`from __future__ import annotations`, which would have each compiled again in every run.
"""

from collections.abc import Callable
from typing import Any

from msgspec import Meta, Struct

from deckgen.yaml_source.models.faults import Fault, KeyPath


class FileModel(Struct, frozen=True):
    """Unknown keys are refused; one without a value or text counts as not written.

    `__post_init__` may raise `UnfitError` where values do not go together.
    """


class ReadBefore(Struct, frozen=True):
    """Makes of a text what the type asks for, and raises `UnfitError` where it cannot."""

    read: Callable[[object], object]


class ReadInstead(Struct, frozen=True):
    """Reads the value in place of the type, and reports what does not fit."""

    read: Callable[[Any, KeyPath, list[Fault]], object]


class ReadLater(Struct, frozen=True):
    """Marks what is read on its own, value by value: here it may be anything."""


class Shown(Struct, frozen=True, eq=False):
    """The JSON Schema of a type whose values authors write in another form."""

    schema: dict[str, Any]


def says(description: str) -> Meta:
    """What a key is for, for editors and the reference."""
    return Meta(description=description)
