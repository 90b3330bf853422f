"""All keys of deckgen's files, to tell a key from a word of a text. Loaded only where a file cannot be read."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def format_keys() -> frozenset[str]:
    """The keys of decks, dilemmas, profiles and templates."""
    from deckgen.yaml_source.models.schema import MODELS, json_schema

    return frozenset(name for of in MODELS for name in _names(json_schema(of)) if name.isascii())


def _names(node: Any) -> Iterator[str]:
    if isinstance(node, list):
        for part in node:
            yield from _names(part)
    elif isinstance(node, dict):
        properties = node.get("properties")
        if isinstance(properties, dict):
            yield from properties
        for part in node.values():
            yield from _names(part)
