"""Writes the structure tree of a PDF and its parent tree, from elements and what was marked for them.

The structure tree leads from the document down to the pieces of marked content: an element's kids are other elements,
MCIDs (numbers of pieces on the element's page), MCRs (pieces on another page) and OBJRs (link annotations). The parent
tree leads back: from a page's MCIDs, and from an annotation, to the element that owns them.
"""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import Element, Tag
from deckgen.render.pdf.marked_content import MarkedContent, MarkedPiece
from deckgen.render.pdf.pdf_file import Handle, PdfFile
from deckgen.render.pdf.pdf_syntax import array, literal_string, numbers, text_string

KEPT_EMPTY = {Tag.TABLE_CELL, Tag.TABLE_HEADER}  # without its empty cells a table is no grid


class LinkObject(Struct, frozen=True):
    """An annotation in the file, the page it lies on and the Link element it belongs to."""

    handle: Handle
    page: int
    element: int


Kid = tuple[int | None, MarkedPiece | LinkObject | Handle]


class StructureTree:
    """Writes the structure of a document whose pages have been drawn."""

    def __init__(
        self,
        file: PdfFile,
        tags: MarkedContent,
        pages: Sequence[Handle],
        heights: Sequence[float],
        links: Sequence[LinkObject],
    ) -> None:
        self._file = file
        self._tags = tags
        self._pages = pages
        self._heights = heights
        self._links = links
        self._links_of: dict[int, list[LinkObject]] = {}
        for link in links:
            self._links_of.setdefault(link.element, []).append(link)
        self._handles: dict[int, Handle] = {}
        self._ids: list[tuple[str, Handle]] = []

    def write(self, root: Element) -> Handle:
        """Write both trees; return the root of the structure."""
        tree = self._file.reserve()
        top, _ = self._write_element(root, tree)
        parent_tree = self._write_parent_tree()
        ids = ""
        if self._ids:
            names = " ".join(f"{literal_string(name)} {handle}" for name, handle in sorted(self._ids))
            ids = f" /IDTree << /Names [{names}] >>"
        following = len(self._pages) + len(self._links)
        self._file.put(
            f"<< /Type /StructTreeRoot /K {top} /ParentTree {parent_tree} /ParentTreeNextKey {following}{ids} >>", tree
        )
        return tree

    def _is_empty(self, element: Element) -> bool:
        """Whether nothing of an element was drawn: then it is left out."""
        if element.id in self._tags.kids or element.tag in KEPT_EMPTY:
            return False
        return all(child.inline or self._is_empty(child) for child in element.children)

    def _write_element(self, element: Element, parent: Handle) -> tuple[Handle, int | None]:
        """Write an element and all below it; return it with the page on which it begins."""
        handle = self._handles[element.id] = self._file.reserve()
        kids = self._kids(element, handle)
        first = next((page for page, _ in kids if page is not None), None)
        written = " ".join([self._kid(kid, first) for _, kid in kids])
        page = "" if first is None else f" /Pg {self._pages[first]}"
        properties = self._properties(element)
        self._file.put(
            f"<< /Type /StructElem /S /{element.tag.value} /P {parent} /K [{written}]{page}{properties} >>", handle
        )
        return handle, first

    def _kids(self, element: Element, handle: Handle) -> list[Kid]:
        """Return the kids of an element with their pages: its own text and what stands in it, links, then blocks."""
        kids: list[Kid] = []
        for kid in self._tags.kids.get(element.id, ()):
            if isinstance(kid, MarkedPiece):
                kids.append((kid.page, kid))
            else:
                below, page = self._write_element(self._tags.elements[kid], handle)
                kids.append((page, below))
        kids += [(link.page, link) for link in self._links_of.get(element.id, ())]
        for child in element.children:
            if not child.inline and not self._is_empty(child):
                below, page = self._write_element(child, handle)
                kids.append((page, below))
        return kids

    def _kid(self, kid: MarkedPiece | LinkObject | Handle, page: int | None) -> str:
        """Write a kid: an element by reference, a piece on the element's own page by its number alone."""
        if isinstance(kid, Handle):
            return str(kid)
        if isinstance(kid, LinkObject):
            return f"<< /Type /OBJR /Obj {kid.handle} /Pg {self._pages[kid.page]} >>"
        if kid.page == page:
            return str(kid.mcid)
        return f"<< /Type /MCR /MCID {kid.mcid} /Pg {self._pages[kid.page]} >>"

    def _properties(self, element: Element) -> str:
        entries = [""]
        if element.language:
            entries.append(f"/Lang {text_string(element.language)}")
        if element.alt:
            entries.append(f"/Alt {text_string(element.alt)}")
        if element.tag is Tag.NOTE:  # PDF/UA: a note is found by its ID
            name = f"note-{element.id:06}"
            self._ids.append((name, self._handles[element.id]))
            entries.append(f"/ID {literal_string(name)}")
        if attributes := self._attributes(element):
            entries.append(f"/A {attributes}")
        return " ".join(entries)

    def _attributes(self, element: Element) -> str:
        """Write what the standard attributes say of a table's cell, a list, a figure."""
        if element.tag in {Tag.TABLE_HEADER, Tag.TABLE_CELL}:
            entries = [f"/Scope /{element.scope}"] if element.scope and element.tag is Tag.TABLE_HEADER else []
            entries += [f"/ColSpan {element.column_span}"] if element.column_span > 1 else []
            entries += [f"/RowSpan {element.row_span}"] if element.row_span > 1 else []
            return f"<< /O /Table {' '.join(entries)} >>" if entries else ""
        if element.tag is Tag.LIST:
            return f"<< /O /List /ListNumbering /{element.numbering or 'None'} >>"
        if element.tag is Tag.FIGURE:
            page, box = (element.page, element.box) if element.box else self._tags.covered[element.id]
            placement = "Inline" if element.inline else "Block"
            return f"<< /O /Layout /Placement /{placement} /BBox [{self._corners(page, box)}] >>"
        return ""

    def _corners(self, page: int, box: Box) -> str:
        height = self._heights[page]
        return numbers((box.x, height - box.bottom, box.right, height - box.y))

    def _write_parent_tree(self) -> Handle:
        """Write the way back: key n is page n's list of owners; the links' keys follow."""
        rows = [
            f"{page} {array(self._handles[element] for element in owners)}"
            for page, owners in enumerate(self._tags.pieces)
        ]
        rows += [f"{key} {self._handles[link.element]}" for key, link in enumerate(self._links, len(self._pages))]
        return self._file.put(f"<< /Nums [{' '.join(rows)}] >>")
