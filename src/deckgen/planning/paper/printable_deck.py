"""Says whether the paper's font has every character of a deck, so that no paper can warn of one."""

from __future__ import annotations

from typing import Any

from msgspec import json
from msgspec.structs import replace

from deckgen.blueprint.look import Look
from deckgen.content.deck import Deck, FreeSlide
from deckgen.planning.advance_widths import paper_family
from deckgen.planning.paper.glyphs import missing_glyphs

_ASCII = bytes(range(128))


def is_printable(deck: Deck, look: Look) -> bool:
    """Whether no character that the author wrote, wherever it may stand, would be printed as another one.

    The deck as JSON holds all of them, and signs of its own that every font has.
    """
    written = json.encode(replace(deck, program=tuple(_without_picture(item) for item in deck.program)), enc_hook=str)
    plain = [chr(sign) for sign in _ASCII if sign in written]
    other = set(written.translate(None, _ASCII).decode())  # few: a set of all signs takes ten times as long
    return not missing_glyphs("".join([*plain, *sorted(other)]), paper_family(look.paper.font))


def _without_picture(item: Any) -> Any:
    """The item without the bytes of its picture; what is said of the picture stays."""
    if isinstance(item, FreeSlide) and item.picture is not None:
        return replace(item, picture=replace(item.picture, data=b""))
    return item
