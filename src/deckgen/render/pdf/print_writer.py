"""Writes a document for the press: PDF/X-1a:2003, or PDF/X-4 with the print shop's profile.

No links, bookmarks or tags: a press has no use for them, and PDF/X forbids annotations on the page. Each page lies in
the middle of its sheet: the trim, around it the bleed, around that the slug with the crop marks.
"""

from __future__ import annotations

import hashlib

from deckgen.blueprint.pages import Document, Page
from deckgen.blueprint.printing import PrintSettings, PrintStandard
from deckgen.blueprint.slides import DocumentFacts
from deckgen.render.pdf.content_stream import ContentStream
from deckgen.render.pdf.crop_marks import (
    CLEAR_OF_EDGE,
    REGISTRATION,
    REGISTRATION_SPACE,
    crop_lines,
    draw_crop_lines,
)
from deckgen.render.pdf.images import Pictures
from deckgen.render.pdf.metadata import write_info, write_xmp
from deckgen.render.pdf.page_drawing import PageDrawing
from deckgen.render.pdf.pdf_file import Handle, PdfFile
from deckgen.render.pdf.pdf_syntax import array, numbers, text_string
from deckgen.render.pdf.print_images import PrintImages
from deckgen.render.pdf.print_inks import GRAPHICS_STATES, PrintInks
from deckgen.render.pdf.print_intent import write_print_intent

VERSIONS = {PrintStandard.X1A: (1, 4), PrintStandard.X4: (1, 6)}


def render_print(document: Document, settings: PrintSettings) -> bytes:
    """Draw a document in printing inks. An ICC profile that cannot be used raises `UnusableProfileError`."""
    file = PdfFile(VERSIONS[settings.standard], compact=False)
    intent = write_print_intent(file, settings)
    tree, resources = file.reserve(), file.reserve()
    pictures = Pictures(file, document.media or {}, PrintImages(settings.icc).write)
    drawing = PageDrawing(file, PrintInks(settings.icc), pictures.name, bleed=settings.bleed)
    pages = []
    for index, page in enumerate(document.pages):
        stream = _draw_page(file, drawing, index, page, settings)
        entries = f"/Type /Page /Parent {tree} /Resources {resources} /Contents {stream}"
        pages.append(file.put(f"<< {entries} {_page_entries(page, settings)} >>"))
    file.put(f"<< /Type /Pages /Kids {array(pages)} /Count {len(pages)} >>", tree)
    file.put(
        f"<< /Font {file.font_resources} /XObject {pictures.resources()}"
        f" /ColorSpace << {REGISTRATION} {REGISTRATION_SPACE} >> /ExtGState << {GRAPHICS_STATES} >> >>",
        resources,
    )
    metadata = ""
    if settings.standard is PrintStandard.X4:
        metadata = f" /Metadata {write_xmp(file, document.facts, _identity(document.facts))}"
    language = text_string(document.facts.language)
    root = file.put(f"<< /Type /Catalog /Pages {tree} /Lang {language} /OutputIntents {intent}{metadata} >>")
    version = "/GTS_PDFXVersion (PDF/X-1a:2003)" if settings.standard is PrintStandard.X1A else ""
    return file.to_bytes(root, write_info(file, document.facts, f"/Trapped /False {version}"))


def _draw_page(file: PdfFile, drawing: PageDrawing, index: int, page: Page, settings: PrintSettings) -> Handle:
    around = settings.bleed + settings.slug
    stream = ContentStream(page.height, left=around, bottom=around)
    drawing.draw(index, page, stream)
    length = settings.slug - CLEAR_OF_EDGE
    if length > 0:
        trim = (around, around, around + page.width, around + page.height)
        stream.add(draw_crop_lines(crop_lines(trim, settings.bleed, length)))
    return file.put_stream(stream.to_bytes())


def _page_entries(page: Page, settings: PrintSettings) -> str:
    """Write the boxes of a page, one in the other."""
    around, slug = settings.bleed + settings.slug, settings.slug
    media = (0, 0, page.width + 2 * around, page.height + 2 * around)
    bleed = (slug, slug, media[2] - slug, media[3] - slug)
    trim = (around, around, around + page.width, around + page.height)
    return f"/MediaBox [{numbers(media)}] /BleedBox [{numbers(bleed)}] /TrimBox [{numbers(trim)}]"


def _identity(facts: DocumentFacts) -> str:
    """Write what PDF/X-4 wants to be known of a file, an identity that follows from its facts among it."""
    digest = hashlib.sha256(repr(facts).encode()).hexdigest()
    name = "-".join((digest[:8], digest[8:12], digest[12:16], digest[16:20], digest[20:32]))
    return (
        f"<pdfxid:GTS_PDFXVersion>{PrintStandard.X4.value}</pdfxid:GTS_PDFXVersion>\n<pdf:Trapped>False</pdf:Trapped>\n"
        f"<xmpMM:DocumentID>uuid:{name}</xmpMM:DocumentID>\n<xmpMM:VersionID>1</xmpMM:VersionID>\n"
        "<xmpMM:RenditionClass>default</xmpMM:RenditionClass>"
    )
