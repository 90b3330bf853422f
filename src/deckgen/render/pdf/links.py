"""Links: where they lie on the pages, and the annotations that make them work.

A link is drawn text in a Link element, and an annotation over each line of it. The annotation leads to its element
through the parent tree (`StructParent`), the element to the annotation through an object reference (OBJR).
"""

from __future__ import annotations

from collections.abc import Collection
from urllib.parse import quote

from msgspec import Struct

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import PageRun, TextMark
from deckgen.render.pdf.fonts import SOFT_HYPHEN
from deckgen.render.pdf.marked_content import MarkedContent
from deckgen.render.pdf.pdf_syntax import literal_string, numbers, text_string

ABOVE, BELOW = 0.8, 0.25  # of the size: how far a link reaches above and below the baseline
URL_SIGNS = "!#$%&'()*+,/:;=?@[]~"  # what stays as it is; the rest is percent-encoded


class LinkArea(Struct):
    """One line of a link."""

    page: int
    element: int
    url: str
    target: str
    box: Box


class LinkAreas:
    """Collects the links of a document while its lines are drawn."""

    def __init__(self, tags: MarkedContent, destinations: Collection[str]) -> None:
        self.areas: list[LinkArea] = []
        self._texts: dict[int, str] = {}
        self._tags = tags
        self._destinations = destinations

    def add_line(self, page: int, mark: TextMark, texts: list[str]) -> None:
        """Note the links of a line; runs of one link that touch become one area."""
        last = None
        for run, text in zip(mark.runs, texts, strict=True):
            if not run.url and not run.target:
                last = None
                continue
            area = self._area(page, mark, run)
            self._texts[area.element] = self._texts.get(area.element, "") + text
            if last and (last.element, last.url, last.target) == (area.element, area.url, area.target):
                last.box = Box(last.box.x, last.box.y, area.box.right - last.box.x, last.box.height)
            else:
                self.areas.append(area)
                last = area

    def _area(self, page: int, mark: TextMark, run: PageRun) -> LinkArea:
        if run.target and run.target not in self._destinations:
            raise ValueError(f"a link leads to {run.target!r}, which is nowhere in the document")
        element = self._tags.link_of(mark.element if run.element is None else run.element)
        box = Box(run.x, mark.y - ABOVE * run.size, run.width, (ABOVE + BELOW) * run.size)
        return LinkArea(page, element, run.url, run.target, box)

    def text(self, area: LinkArea) -> str:
        """Return the words of the whole link that an area is part of."""
        return self._texts[area.element].replace(SOFT_HYPHEN, "").strip()


def link_annotation(area: LinkArea, text: str, rectangle: tuple[float, ...], parent_key: int) -> str:
    """Write the annotation of an area. `F 4` lets it print, as PDF/A asks; `Contents` is its text for readers."""
    action = (
        f"/A << /S /URI /URI {literal_string(quote(area.url, safe=URL_SIGNS))} >>"
        if area.url
        else f"/Dest {destination_name(area.target)}"
    )
    return (
        f"<< /Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [{numbers(rectangle)}]"
        f" /Contents {text_string(text)} /StructParent {parent_key} {action} >>"
    )


def destination_name(name: str) -> str:
    """Write the name of a destination: bytes, of which only equality counts."""
    return literal_string(name.encode().decode("latin-1"))
