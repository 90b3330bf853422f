"""What an author lets deckgen count: `{{ count:dilemmas }}` stays in the text until it is known what is built."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from deckgen.content.deck import Deck
from deckgen.content.locale import Locale
from deckgen.problems import Place

COUNTED = re.compile(r"([cC])ount\s*:\s*(dilemmas|clusters|minutes)")
_IN_TEXT = re.compile(r"\{\{ ([cC])ount\s*:\s*(dilemmas|clusters|minutes) \}\}")
_SIGN = "ount"
_Value = TypeVar("_Value")


def fill_counts(deck: Deck, minutes: float, locale: Locale) -> Deck:
    """The deck with every count filled in: in figures, or after a capital as a word that starts a sentence."""
    counts = {"dilemmas": len(deck.dilemmas), "clusters": len(deck.clusters), "minutes": round(minutes)}

    def fill(text: str) -> str:
        return _IN_TEXT.sub(lambda found: _say(counts, locale, found), text) if _SIGN in text else text

    return _walk(deck, fill)


def _say(counts: Mapping[str, int], locale: Locale, found: re.Match[str]) -> str:
    number = counts[found.group(2)]
    if found.group(1) == "c":
        return str(number)
    word = locale.number_word(number)
    return word[:1].upper() + word[1:]


def _walk(value: _Value, change: Callable[[str], str]) -> _Value:
    """The value with every text in it changed; what holds none is taken as it is."""
    made: object = value
    if isinstance(value, str) and type(value) is str:
        made = change(value)
    elif isinstance(value, tuple) and not isinstance(value, Place):
        items = tuple(_walk(item, change) for item in value)
        made = value if all(new is old for new, old in zip(items, value, strict=True)) else items
    elif isinstance(value, Struct):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        new = {name: _walk(item, change) for name, item in fields.items()}
        changed = {name: item for name, item in new.items() if item is not fields[name]}
        made = replace(value, **changed) if changed else value
    return made  # type: ignore[return-value]
