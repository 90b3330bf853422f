"""What a file shows, as it was built and as it is now: slides, their shapes, and each paragraph with its origin."""

from __future__ import annotations

from msgspec import Struct

from deckgen.problems import NOWHERE, Place

TITLE = "title"
NOTES = "notes"


class ShownLine(Struct, frozen=True):
    """A paragraph in one line, with the place in YAML that it comes from; NOWHERE for deckgen's own words."""

    text: str
    place: Place = NOWHERE
    markdown: str = ""  # with the emphasis and links that it has now
    look: tuple[tuple[object, ...], ...] = ()  # of each stretch that looks the same


class ShownShape(Struct, frozen=True):
    """A text on a slide under the name of its shape. `box` is its place, to see that somebody moved it."""

    name: str
    lines: tuple[ShownLine, ...]
    box: tuple[int, int, int, int] = (0, 0, 0, 0)


class ShownSlide(Struct, frozen=True):
    """A slide. `key` names it over rebuilds; `title` is its title's words."""

    key: str
    title: str
    shapes: tuple[ShownShape, ...]
    number: int = 0
    pictures: tuple[str, ...] = ()  # digests


def one_line(text: str) -> str:
    """A text with every kind of space as one space, as programs may change them."""
    return " ".join(text.split())
