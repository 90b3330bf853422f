"""A text for people as JSON holds it, so that what was recorded in one language can be read in another."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from deckgen.messages.message import COUNT, Message

_DEEPEST = 8  # messages within messages


def store_message(text: str) -> str | dict[str, Any]:
    """A plain text as it is; a message with its template and arguments."""
    if not isinstance(text, Message):
        return text
    arguments = {
        name: store_message(value) if isinstance(value, str) else value for name, value in text.arguments.items()
    }
    return {"template": text.template, "arguments": arguments, **({"many": text.many} if text.many else {})}


def restore_message(stored: object, depth: int = 0) -> str:
    """What was stored. Raises TypeError where it has another form."""
    if isinstance(stored, str):
        return _text(stored)
    if not isinstance(stored, Mapping) or depth > _DEEPEST or not isinstance(stored["arguments"], Mapping):
        raise TypeError("not a message")
    arguments: dict[str, object] = {
        _text(name): value if isinstance(value, int | float) else restore_message(value, depth + 1)
        for name, value in stored["arguments"].items()
    }
    many = _text(stored.get("many", ""))
    if many and COUNT not in arguments:
        raise TypeError("a number is missing")
    return Message(_text(stored["template"]), arguments, many)


def _text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise TypeError("not a text")
    return value
