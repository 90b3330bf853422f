"""Names of the elements that are read from presentations."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
P14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
DECORATIVE = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
STRICT = "http://purl.oclc.org/ooxml/"
POINT = 12700  # EMU


def whole(text: str | None, otherwise: int = 0) -> int:
    """A whole number that a file holds; another where it is none."""
    try:
        return int(text or "")
    except ValueError:
        return otherwise


def child(element: _Element | None, *path: str) -> _Element | None:
    """The element at the end of a path of tags."""
    for tag in path:
        if element is None:
            return None
        element = element.find(tag)
    return element
