"""Marks what is drawn with the structure element that owns it, and records it for the structure tree.

Every stroke of a tagged page stands between `/P <</MCID 3>> BDC` and `EMC`: P is the element's tag, 3 the piece's
number on its page. The structure tree later says which element owns piece 3 of that page. What no element owns is an
artifact: `/Artifact <<…>> BDC` … `EMC`; screen readers pass over it.
"""

from __future__ import annotations

from msgspec import Struct

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import Element, Tag
from deckgen.render.pdf.content_stream import ContentStream

HEADER_SHARE = 1 / 6  # of a page's height: text without element above or below this is a running head or foot


class MarkedPiece(Struct, frozen=True):
    """Marked content: its page, and its number (MCID) there."""

    page: int
    mcid: int


class MarkedContent:
    """Marks what is drawn with its element, and remembers it: `kids` and `pieces` are the two directions.

    `kids` holds, for each element, its pieces and its inline elements in the order they were drawn. `pieces` holds,
    for each page, the element of each MCID. `covered` is the area that each figure's strokes take.
    """

    def __init__(self, root: Element, pages: int) -> None:
        self.elements: dict[int, Element] = {}
        self.parents: dict[int, int] = {}
        self.kids: dict[int, list[MarkedPiece | int]] = {}
        self.pieces: list[list[int]] = [[] for _ in range(pages)]
        self.covered: dict[int, tuple[int, Box]] = {}
        self._figures: dict[int, int] = {}  # each element within a figure, and the figure itself -> the figure
        self._index(root, None)
        self._page = 0
        self._open: tuple[int | None, str] | None = None

    def _index(self, element: Element, figure: int | None) -> None:
        if element.id in self.elements:
            raise ValueError(f"two elements have the id {element.id}")
        self.elements[element.id] = element
        figure = element.id if element.tag is Tag.FIGURE else figure
        if figure is not None:
            self._figures[element.id] = figure
        for child in element.children:
            self.parents[child.id] = element.id
            self._index(child, figure)

    def start_page(self, page: int) -> None:
        """Begin a page: numbers start at 0 again."""
        self._page = page

    def enter(self, stream: ContentStream, element: int | None, artifact: str = "/Type /Layout") -> None:
        """Let what follows belong to an element, or be an artifact; what is open already stays open."""
        owner = (element, "" if element is not None else artifact)
        if owner == self._open:
            return
        self.leave(stream)
        stream.add(f"/Artifact <<{artifact}>> BDC" if element is None else self._begin(element))
        self._open = owner

    def leave(self, stream: ContentStream) -> None:
        """End what is open."""
        if self._open is not None:
            stream.add("EMC")
            self._open = None

    def _begin(self, element: int) -> str:
        pieces = self.pieces[self._page]
        piece = MarkedPiece(self._page, len(pieces))
        pieces.append(element)
        self._place_inline(element)
        self.kids.setdefault(element, []).append(piece)
        return f"/{self.elements[element].tag.value} <</MCID {piece.mcid}>> BDC"

    def _place_inline(self, element: int) -> None:
        """Give an inline element, when it is first drawn, its place among the text of its parent."""
        if not self.elements[element].inline or element in self.kids:
            return
        parent = self.parents[element]
        self._place_inline(parent)
        self.kids.setdefault(element, [])
        self.kids.setdefault(parent, []).append(element)

    def cover(self, element: int | None, box: Box) -> None:
        """Remember that a stroke takes this area, if it is a figure's."""
        figure = None if element is None else self._figures.get(element)
        if figure is None:
            return
        page, known = self.covered.get(figure, (self._page, box))
        if page == self._page:
            self.covered[figure] = (page, known.around(box))

    def link_of(self, element: int | None) -> int:
        """Return the Link element that a run of a link stands in: PDF/UA asks that each link has one."""
        while element is not None and self.elements[element].tag is not Tag.LINK:
            element = self.parents.get(element)
        if element is None:
            raise ValueError("a link is drawn outside any Link element")
        return element


def running_artifact(y: float, height: float) -> str:
    """Say what text without an element is: a running head or foot, by its place, or a repeated line."""
    if y < height * HEADER_SHARE:
        return "/Type /Pagination /Subtype /Header /Attached [/Top]"
    if y > height * (1 - HEADER_SHARE):
        return "/Type /Pagination /Subtype /Footer /Attached [/Bottom]"
    return "/Type /Pagination"
