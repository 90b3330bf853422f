"""Finds every text in a value of the content, so that a field that is added is found too."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from deckgen.content.dilemma import Passage
from deckgen.problems import Place
from deckgen.rich_text import Block, Text


def texts_in(value: object, *, quoted: bool = True) -> Iterator[Text]:
    """Every text below a value, in the order of its fields; `quoted` says whether passages of sources count."""
    if isinstance(value, Passage):
        if quoted or value.source is None:
            yield value.text
    elif isinstance(value, tuple) and not isinstance(value, Place):
        if value and isinstance(value[0], Block):
            yield value
        else:
            for item in value:
                yield from texts_in(item, quoted=quoted)
    elif isinstance(value, Struct):
        for name in value.__struct_fields__:
            yield from texts_in(getattr(value, name), quoted=quoted)
