"""A deck in; whether the paper's font has every character of it out, so that no paper can warn of one."""

from __future__ import annotations

from msgspec import Struct

from deckgen.blueprint.look import Look
from deckgen.content.deck import Deck
from deckgen.planning.advance_widths import family
from deckgen.planning.paper.glyphs import missing_glyphs
from deckgen.problems import Place


def is_printable(deck: Deck, look: Look) -> bool:
    """Whether no character that the author wrote, wherever it may stand, would be printed as another one."""
    characters: set[str] = set()
    waiting: list[object] = [deck]
    seen: set[int] = set()
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            characters.update(value)
        elif isinstance(value, (tuple, list, frozenset)):
            if type(value) is not Place:  # where something was written is not printed
                waiting += value
        elif isinstance(value, dict):
            waiting += [*value.keys(), *value.values()]
        elif isinstance(value, Struct) and id(value) not in seen:
            seen.add(id(value))
            waiting += [getattr(value, name) for name in value.__struct_fields__]
    return not missing_glyphs("".join(sorted(characters)), family(look.paper.font))
