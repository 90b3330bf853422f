"""Works out what Word shows before the paragraphs of lists: letters, numbers, bullets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckgen.importing.slides.xml_names import child, whole

if TYPE_CHECKING:
    from lxml.etree import _Element

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_LETTERS = frozenset({"upperLetter", "lowerLetter"})


class Numbering:
    """Counts the lists of a document, each with its levels."""

    def __init__(self, formats: dict[str, dict[int, tuple[str, int]]], of_styles: dict[str, tuple[str, int]]) -> None:
        self._formats = formats  # id of a list -> level -> its format and first number
        self._of_styles = of_styles
        self._counts: dict[str, dict[int, int]] = {}

    def of(self, properties: _Element | None, style: str) -> tuple[str, int, bool]:
        """What stands before a paragraph: its number or letter, its level, and whether it is a bullet."""
        own = child(properties, f"{_W}numPr")
        key, level = self._of_styles.get(style, ("", 0))
        if own is not None:
            number, depth = child(own, f"{_W}numId"), child(own, f"{_W}ilvl")
            key = number.get(f"{_W}val", "") if number is not None else key
            level = whole(depth.get(f"{_W}val")) if depth is not None else level
        shape, start = self._formats.get(key, {}).get(level, ("", 1))
        if not key or key == "0" or not shape or shape == "none":
            return "", 0, False
        if shape == "bullet":
            return "", level, True
        counts = self._counts.setdefault(key, {})
        for deeper in [known for known in counts if known > level]:
            del counts[deeper]
        counts[level] = counts.get(level, start - 1) + 1
        number_shown = counts[level]
        return (chr(ord("A") + (number_shown - 1) % 26) if shape in _LETTERS else str(number_shown)), level, False


def read_numbering(root: _Element | None, styles: _Element | None) -> Numbering:
    """The lists that a document defines."""
    shapes: dict[str, dict[int, tuple[str, int]]] = {}
    for abstract in root.iter(f"{_W}abstractNum") if root is not None else ():
        levels: dict[int, tuple[str, int]] = {}
        for level in abstract.iter(f"{_W}lvl"):
            shape, start = child(level, f"{_W}numFmt"), child(level, f"{_W}start")
            levels[whole(level.get(f"{_W}ilvl"))] = (
                shape.get(f"{_W}val", "") if shape is not None else "decimal",
                whole(start.get(f"{_W}val"), 1) if start is not None else 1,
            )
        shapes[abstract.get(f"{_W}abstractNumId", "")] = levels
    formats: dict[str, dict[int, tuple[str, int]]] = {}
    for number in root.iter(f"{_W}num") if root is not None else ():
        found = child(number, f"{_W}abstractNumId")
        formats[number.get(f"{_W}numId", "")] = shapes.get(found.get(f"{_W}val", "") if found is not None else "", {})
    return Numbering(formats, _of_styles(styles))


def _of_styles(root: _Element | None) -> dict[str, tuple[str, int]]:
    found: dict[str, tuple[str, int]] = {}
    for style in root.iter(f"{_W}style") if root is not None else ():
        own = child(style, f"{_W}pPr", f"{_W}numPr")
        number = child(own, f"{_W}numId")
        if number is not None:
            depth = child(own, f"{_W}ilvl")
            level = whole(depth.get(f"{_W}val")) if depth is not None else 0
            found[style.get(f"{_W}styleId", "")] = (number.get(f"{_W}val", ""), level)
    return found
