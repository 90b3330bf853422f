"""Finds the field that a shown paragraph comes from, and changes its text there."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from msgspec import Struct

from deckgen.problems import NOWHERE, Place
from deckgen.pulling.base import Base
from deckgen.pulling.shown import one_line
from deckgen.pulling.word_patch import fold_words
from deckgen.yaml_source.syntax.author_file import Path
from deckgen.yaml_source.syntax.scalar_edits import Scalar, ScalarFile

_NAMES = ("slide", "agenda", "break", "cluster", "title")
_LINES = frozenset(
    {*_NAMES, "subtitle", "occasion", "organisation", "low", "high", "axes", "values", "tags", "alt", "name", "by"}
)  # values of one line, read as they are
_NO_TEXTS = frozenset(
    {"id", "verdict", "kind", "template", "language", "file", "quote", "section", "next", "date", "url"}
)
_IDENTITIES = ("id", "cluster", "slide", "agenda", "break", "quote")


class Field(Struct, frozen=True):
    """A value of a file of the deck: the file's name in its folder, and the value as it was."""

    name: str
    scalar: Scalar
    inside: int  # about how many characters of the value stand before the paragraph

    @property
    def path(self) -> Path:
        """The way to the value."""
        return self.scalar.path

    @property
    def is_markdown(self) -> bool:
        """Whether the value is a text in Markdown, and no title or label."""
        keys = [part for part in self.path if isinstance(part, str)]
        return not keys or keys[-1] not in _LINES

    @property
    def shown(self) -> str:
        """The way as authors write it: `choices[2].feedback`."""
        return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in self.path).lstrip(".")


class Fields:
    """The fields of a deck as it was built."""

    def __init__(self, base: Base) -> None:
        self._base = base
        self._files: dict[str, ScalarFile] = {}

    def file(self, name: str) -> ScalarFile | None:
        """A file of the deck in YAML, parsed once; None for one that does not travel with it."""
        if name not in self._base.texts or not name.endswith(".yaml"):
            return None
        if name not in self._files:
            self._files[name] = ScalarFile(self._base.texts[name])
        return self._files[name]

    def at(self, place: Place) -> Field | None:
        """The field that holds a place."""
        name = self._base.name_of(place) if place != NOWHERE else ""
        file = self.file(name) if name else None
        scalar = file.at(place.line - 1, place.column - 1) if file else None
        if file is None or scalar is None:
            return None
        return Field(name, scalar, file.inside(scalar, place.line - 1, place.column - 1))

    def source_of(self, place: Place) -> str:
        """The source that a place is in; empty for any other file."""
        path = PurePath(place.file)
        return path.name.split(".")[0] if place != NOWHERE and path.suffix == ".md" else ""

    def named(self, place: Place, text: str) -> Field | None:
        """The title that a mapping which begins at a place has, where it reads like a text."""
        name = self._base.name_of(place) if place != NOWHERE else ""
        file = self.file(name) if name else None
        if file is None:
            return None
        item = self._item(file, place)
        for key in _NAMES:
            scalar = file.scalars.get((*item, key))
            if scalar is not None and one_line(scalar.text) == text:
                return Field(name, scalar, 0)
        return None

    def _item(self, file: ScalarFile, place: Place) -> Path:
        """The way to the mapping that begins at a place."""
        offset = file.offset(place.line - 1, place.column - 1)
        after = [scalar for scalar in file.scalars.values() if scalar.start >= offset]
        return min(after, key=lambda scalar: scalar.start).path[:-1] if after else ()

    def titled(self, text: str) -> list[Field]:
        """Every title in the program that reads like a text."""
        return [
            Field(name, scalar, 0)
            for name in self._base.texts
            if (file := self.file(name)) is not None
            for path, scalar in file.scalars.items()
            if path[-1:] and path[-1] in _NAMES and one_line(scalar.text) == text
        ]

    def holding(self, text: str) -> list[Field]:
        """Every value written for readers that holds a text, whatever a typographer did to it."""
        wanted = f" {fold_words(text)} "
        return [
            Field(name, scalar, 0)
            for name in self._base.texts
            if (file := self.file(name)) is not None
            for path, scalar in file.scalars.items()
            if path[-1:] and path[-1] not in _NO_TEXTS and wanted in f" {fold_words(scalar.text)} "
        ]

    def sibling(self, field: Field, key: str) -> Field | None:
        """Another value of the same mapping."""
        file = self.file(field.name)
        scalar = file.scalars.get((*field.path[:-1], key)) if file else None
        return Field(field.name, scalar, 0) if scalar else None

    def verdict_of(self, place: Place) -> Field | None:
        """The verdict of the choice that a place belongs to: of its feedback, or of the choice itself."""
        field = self.at(place)
        if field is not None and "choices" in field.path:
            return self.sibling(field, "verdict")
        name = self._base.name_of(place) if place != NOWHERE else ""
        file = self.file(name) if name else None
        scalar = file.scalars.get((*self._item(file, place), "verdict")) if file else None
        return Field(name, scalar, 0) if scalar else None

    def uses_of_term(self, term: str) -> Iterator[tuple[str, int]]:
        """Every file and line in which a term stands."""
        for name, text in self._base.texts.items():
            for number, line in enumerate(text.split("\n"), 1):
                if f"{{{{ {term} }}}}" in line or f"{{{{{term}}}}}" in line:
                    yield name, number


def find_now(field: Field, was: ScalarFile, now: ScalarFile) -> Scalar | None:
    """The same value in a file as it is now, however lists were rearranged; None where it went."""
    path: Path = ()
    for part in field.path:
        path = (*path, _find_item(path, field.path[: len(path) + 1], was, now) if isinstance(part, int) else part)
    return now.scalars.get(path)


def _find_item(here: Path, there: Path, was: ScalarFile, now: ScalarFile) -> int:
    """The number that an item of a list has now: by what names it, else the same as before."""
    number = int(there[-1])
    for key in _IDENTITIES:
        known = was.scalars.get((*there, key))
        if known is None:
            continue
        for path, scalar in now.scalars.items():
            is_there = len(path) == len(here) + 2 and path[: len(here)] == here and path[-1] == key
            if is_there and scalar.text == known.text:
                return int(path[-2])
    return number
