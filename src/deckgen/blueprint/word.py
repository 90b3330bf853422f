"""What a Word file takes from a house style and from the paper whose words it has."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from deckgen.blueprint.lengths import Box


class TextLook(Struct, frozen=True):
    """By what a kind of text is known: its size in tenths of a point, its colour, and whether it is bold."""

    size: int
    colour: str
    bold: bool


class WordLook(Struct, frozen=True):
    """What a Word file takes from a house style. `names` are the styles of the paper by their look.

    `foot` and `position` are the two lines of the foot; the second holds {page} and {total}.
    """

    font: str
    heading_font: str
    page: Box  # the frame for text on the page
    page_width: float
    page_height: float
    names: Mapping[TextLook, str]
    foot: str
    position: str
