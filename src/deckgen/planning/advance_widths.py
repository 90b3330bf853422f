"""Advance widths of the faces deckgen can measure, from package data: no font file and no shaping at run time."""

from __future__ import annotations

import json
from functools import cache

from msgspec import Struct

from deckgen.late_pattern import late_pattern
from deckgen.resources import resource

FALLBACK_FAMILY = "Arial"
_FALLBACK_WIDER = 1.18  # what fits then fits in Verdana too, and in what LibreOffice shows instead of a font it lacks
_NO_WIDER = frozenset({"times new roman", "liberation serif", "tinos", "cambria", "caladea", "arial narrow"})
_ALL_ALIKE = late_pattern(r"(?i)\bmono\b|consol|courier|typewriter|menlo|monaco|\bcode\b")  # in names of such faces
_LETTER_OF_TYPEWRITER = 0.605  # em: that of the widest such face in use
_MOST_WORDS = 50_000  # a bound, so that endless different words cannot fill memory
_OTHER_SPACES = frozenset("\n\t\u200b")
_NEVER_SEEN = "\n\t\u00ad\u200b"
_SAME_WIDTHS = {"carlito": "Calibri", "liberation sans": "Arial", "arimo": "Arial", "helvetica": "Arial"}


class _Widths(dict[str, float]):
    """The widths of words by a table of characters: each is measured when it is first asked for."""

    __slots__ = ("_table",)

    def __init__(self, table: dict[str, float]) -> None:
        super().__init__()
        self._table = table

    def __missing__(self, text: str) -> float:
        """The sum of its characters' widths."""
        width = _sum_widths(self._table, text)
        if len(self) < _MOST_WORDS:
            self[text] = width
        return width


def _sum_widths(table: dict[str, float], text: str) -> float:
    try:
        return sum(map(table.__getitem__, text))
    except KeyError:
        get = table.get
        return sum([get(character, 1.0) for character in text])


class FaceWidths:
    """Widths of one face in em. Characters that the face lacks count one em and are remembered by the caller."""

    __slots__ = ("_cache", "_shown", "name", "table")

    def __init__(self, name: str, table: dict[str, float]) -> None:
        self.name = name
        self.table = table
        self._cache = _Widths(table)
        self._shown = frozenset((*table, *_NEVER_SEEN))

    def width(self, text: str) -> float:
        """The width of a text in em."""
        return self._cache[text]

    def widths(self, texts: list[str]) -> list[float]:
        """The widths of several texts in em."""
        return list(map(self._cache.__getitem__, texts))

    def least_width(self, text: str, lines: int) -> float:
        """The width in em that a text takes on so many lines together, wherever they break."""
        if "  " in text or not _OTHER_SPACES.isdisjoint(text):
            return _sum_widths(self.table, "".join(text.split()))
        return _sum_widths(self.table, text.strip(" ")) - max(0, lines - 1) * self.table[" "]

    def missing(self, text: str) -> set[str]:
        """The characters that this face cannot show."""
        return set() if self._shown.issuperset(text) else set(text) - self._shown


class Family(Struct, frozen=True):
    """The four faces of a family."""

    name: str
    regular: FaceWidths
    bold: FaceWidths
    italic: FaceWidths
    bold_italic: FaceWidths
    second: frozenset[str] = frozenset()  # characters that come from another typeface, which has the same four faces

    def face(self, *, bold: bool, italic: bool) -> FaceWidths:
        """The face for a look."""
        if bold:
            return self.bold_italic if italic else self.bold
        return self.italic if italic else self.regular


_Tables = dict[str, dict[str, dict[str, object]]]


@cache
def _tables() -> _Tables:
    return _load("advance_widths.json")


def _load(name: str) -> _Tables:
    loaded: _Tables = json.loads(resource(name).read_text("ascii"))
    return loaded


def known_name(family: str) -> str:
    """The name under which a family is measured, or "" where its widths are not known."""
    folded = family.strip().casefold()
    folded = _SAME_WIDTHS.get(folded, folded).casefold()
    return next((name for name in _tables() if name.casefold() == folded), "")


@cache
def family(name: str) -> Family:
    """The widths of a family; of the fallback, and more, where it is not known."""
    known = known_name(name)
    styles = _tables()[known or FALLBACK_FAMILY]
    factor = 1.0 if known or name.strip().casefold() in _NO_WIDER else _FALLBACK_WIDER

    def face(style: str) -> FaceWidths:
        table = _read_table(styles[style], factor)
        if not known and _ALL_ALIKE.search(name):
            table = dict.fromkeys(table, _LETTER_OF_TYPEWRITER)
        table.update({"\u00ad": 0.0, "\u200b": 0.0, "\u2060": 0.0, "\ufeff": 0.0})
        table.setdefault("\t", table[" "])
        table.setdefault("\u00a0", table[" "])
        table.setdefault("\u202f", table[" "])
        table.setdefault("\u2002", 0.5)
        table.setdefault("\u2011", table["-"])
        return FaceWidths(f"{name} {style}", table)

    return Family(name, face("Regular"), face("Bold"), face("Italic"), face("BoldItalic"))


def _read_table(record: dict[str, object], factor: float = 1.0) -> dict[str, float]:
    units, characters, advances = record["unitsPerEm"], record["characters"], record["advances"]
    assert isinstance(units, int)  # noqa: S101  # our own data
    assert isinstance(characters, str)  # noqa: S101
    assert isinstance(advances, list)  # noqa: S101
    return {character: advance * factor / units for character, advance in zip(characters, advances, strict=True)}


@cache
def paper_family(name: str) -> Family:
    """The widths of a family on paper, where a second typeface has the letters that it lacks."""
    first = family(name)
    ((_, styles),) = _load("second_face_widths.json").items()
    tables = {style: _read_table(record) for style, record in styles.items()}
    second = frozenset.intersection(*map(frozenset, tables.values())).difference(first.regular.table)

    def face(widths: FaceWidths, style: str) -> FaceWidths:
        more = tables[style]
        return FaceWidths(widths.name, widths.table | {sign: more[sign] for sign in second})

    return Family(
        first.name,
        face(first.regular, "Regular"),
        face(first.bold, "Bold"),
        face(first.italic, "Italic"),
        face(first.bold_italic, "BoldItalic"),
        second,
    )
