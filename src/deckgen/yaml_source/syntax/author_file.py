"""A file as its author sees it: its name, its lines, and the place of every key, value and character in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from msgspec import Struct

from deckgen.problems import Place

Path = tuple[str | int, ...]


def compose_accents(text: str) -> str:
    """Each letter with its accent as one character, as fonts have it; some programs write them apart."""
    if text.isascii():
        return text
    from unicodedata import normalize

    return normalize("NFC", text)


class AuthorFile:
    """The text of one file under the name that the author would type."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        self.text = text

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their ends; YAML's notion of a line, so that marks fit."""
        return self.text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n").split("\n")

    def line(self, number: int) -> str:
        """The line with this number, counted from 0, or nothing beyond the end."""
        return self.lines[number] if 0 <= number < len(self.lines) else ""

    def place(self, line: int, column: int) -> Place:
        """A place from counts that start at 0."""
        return Place(self.name, line + 1, column + 1)


class Spot(Struct):
    """Where a value stands and, if it has one, its key, counted from 0. `style` is YAML's: `|`, `>`, `"`, `'` or none.

    Not frozen: a big deck has a hundred thousand of them, and freezing costs three times as much.
    """

    file: AuthorFile
    line: int
    column: int
    style: str = ""
    key_line: int = -1
    key_column: int = -1

    @property
    def place(self) -> Place:
        """The place of the value."""
        return self.file.place(self.line, self.column)

    @property
    def key_place(self) -> Place:
        """The place of the key, or of the value where there is no key."""
        return self.file.place(self.key_line, self.key_column) if self.key_line >= 0 else self.place


class PlaceMap:
    """Path -> spot for one tree of plain data, seen from a node of it."""

    def __init__(self, spots: Mapping[Path, Spot], prefix: Path = ()) -> None:
        self._spots = spots
        self._prefix = prefix

    def within(self, *path: str | int) -> PlaceMap:
        """The same map seen from a node further down."""
        return PlaceMap(self._spots, self._prefix + path)

    def spot(self, *path: str | int) -> Spot:
        """The spot of a node, or of its nearest parent that the author wrote."""
        full = self._prefix + path
        while full not in self._spots:
            full = full[:-1]
        return self._spots[full]

    def key_line(self, *path: str | int) -> str:
        """The line on which a key stands."""
        spot = self.spot(*path)
        return spot.file.line(spot.key_line if spot.key_line >= 0 else spot.line)

    def has(self, *path: str | int) -> bool:
        """Whether the author wrote this very node."""
        return self._prefix + path in self._spots

    def value(self, *path: str | int) -> Place:
        """The place of a value."""
        return self.spot(*path).place

    def key(self, *path: str | int) -> Place:
        """The place of a key."""
        return self.spot(*path).key_place

    def below(self, *path: str | int) -> Iterator[tuple[Path, Spot]]:
        """Every node from here down, with its path seen from the top of the tree; for overlays."""
        full = self._prefix + path
        return ((key, spot) for key, spot in self._spots.items() if key[: len(full)] == full)

    def subtree(self) -> dict[Path, Spot]:
        """Every node from here down, with its path seen from here."""
        return {key[len(self._prefix) :]: spot for key, spot in self.below()}


class PlacedData(Struct, frozen=True):
    """Plain data (dicts, lists, author's texts, None) with the place of each node."""

    data: object
    places: PlaceMap
    file: AuthorFile
