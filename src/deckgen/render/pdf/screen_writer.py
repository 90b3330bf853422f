"""Writes a document for screens: PDF/UA-1 and PDF/A-2a at once."""

from __future__ import annotations

from deckgen.blueprint.pages import Document, Page
from deckgen.render.pdf.content_stream import ContentStream
from deckgen.render.pdf.images import Pictures, write_screen_image
from deckgen.render.pdf.inks import ScreenInks
from deckgen.render.pdf.links import LinkAreas, link_annotation
from deckgen.render.pdf.marked_content import MarkedContent
from deckgen.render.pdf.metadata import A_IDENTITY, UA_IDENTITY, UA_SCHEMA, write_info, write_screen_intent, write_xmp
from deckgen.render.pdf.navigation import write_destinations, write_outline
from deckgen.render.pdf.page_drawing import PageDrawing
from deckgen.render.pdf.pdf_file import Handle, PdfFile
from deckgen.render.pdf.pdf_syntax import array, numbers, text_string
from deckgen.render.pdf.structure_tree import LinkObject, StructureTree

SCREEN_VERSION = (1, 7)


def render_document(document: Document) -> bytes:
    """Draw a document and tag it."""
    return _ScreenDocument(document, tagged=True).to_bytes()


def render_untagged(document: Document) -> bytes:
    """Draw the same pages without structure or links: what is imposed for an office printer."""
    return _ScreenDocument(document, tagged=False).to_bytes()


class _ScreenDocument:
    """One document on its way into a file."""

    def __init__(self, document: Document, *, tagged: bool) -> None:
        self._document = document
        self._file = PdfFile(SCREEN_VERSION)
        self._tree = self._file.reserve()
        self._resources = self._file.reserve()
        self._pages = [self._file.reserve() for _ in document.pages]
        self._pictures = Pictures(self._file, document.media or {}, write_screen_image)
        self._tags = MarkedContent(document.structure, len(document.pages)) if tagged else None
        self._areas: LinkAreas | None = None
        if self._tags:
            self._areas = LinkAreas(self._tags, {place.name for place in document.destinations})

    def to_bytes(self) -> bytes:
        """Draw all pages, then write what is known only after that."""
        drawing = PageDrawing(self._file, ScreenInks(), self._pictures.name, tags=self._tags, links=self._areas)
        streams = [self._draw(drawing, index, page) for index, page in enumerate(self._document.pages)]
        links = self._write_links()
        for index, page in enumerate(self._document.pages):
            self._write_page(index, page, streams[index], [link.handle for link in links if link.page == index])
        self._file.put(f"<< /Type /Pages /Kids {array(self._pages)} /Count {len(self._pages)} >>", self._tree)
        self._file.put(
            f"<< /Font {self._file.font_resources} /XObject {self._pictures.resources()} >>", self._resources
        )
        root = self._file.put(f"<< {' '.join(self._catalog(links))} >>")
        return self._file.to_bytes(root, write_info(self._file, self._document.facts))

    def _draw(self, drawing: PageDrawing, index: int, page: Page) -> Handle:
        stream = ContentStream(page.height)
        drawing.draw(index, page, stream)
        return self._file.put_stream(stream.to_bytes())

    def _write_links(self) -> list[LinkObject]:
        """Write the annotations; in the parent tree their keys come after those of the pages."""
        links = []
        for key, area in enumerate(self._areas.areas if self._areas else (), len(self._pages)):
            rectangle = ContentStream(self._document.pages[area.page].height).rectangle(area.box)
            annotation = link_annotation(area, self._areas.text(area) if self._areas else "", rectangle, key)
            links.append(LinkObject(self._file.put(annotation), area.page, area.element))
        return links

    def _write_page(self, index: int, page: Page, stream: Handle, annotations: list[Handle]) -> None:
        """Write a page. `StructParents` is its key in the parent tree; `Tabs` follows the structure."""
        entries = [
            f"/Type /Page /Parent {self._tree} /MediaBox [0 0 {numbers((page.width, page.height))}]",
            f"/Resources {self._resources} /Contents {stream}",
        ]
        if self._tags:
            entries.append(f"/StructParents {index} /Tabs /S")
        if annotations:
            entries.append(f"/Annots {array(annotations)}")
        self._file.put(f"<< {' '.join(entries)} >>", self._pages[index])

    def _view(self, page: int, y: float) -> str:
        """Write the view of a page from a height down, at the reader's own zoom."""
        return f"[{self._pages[page]} /XYZ null {numbers((self._document.pages[page].height - y,))} null]"

    def _catalog(self, links: list[LinkObject]) -> list[str]:
        """Write the entries of the document's root."""
        facts, document = self._document.facts, self._document
        entries = [
            f"/Type /Catalog /Pages {self._tree} /Lang {text_string(facts.language)}",
            "/ViewerPreferences << /DisplayDocTitle true >>",
            f"/OutputIntents {write_screen_intent(self._file)}",
        ]
        if not self._tags:
            return entries
        heights = [page.height for page in document.pages]
        structure = StructureTree(self._file, self._tags, self._pages, heights, links).write(document.structure)
        entries.append(f"/MarkInfo << /Marked true >> /StructTreeRoot {structure}")
        identity = f"{UA_IDENTITY}\n{A_IDENTITY}\n{UA_SCHEMA}"
        entries.append(f"/Metadata {write_xmp(self._file, facts, identity)}")
        if outline := write_outline(self._file, document.outline, self._view):
            entries.append(f"/Outlines {outline} /PageMode /UseOutlines")
        if names := write_destinations(self._file, document.destinations, self._view):
            entries.append(f"/Names {names}")
        return entries
