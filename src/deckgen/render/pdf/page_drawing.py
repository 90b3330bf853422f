"""Draws a page's marks. The same for screen and press; only inks, bleed and tags differ."""

from __future__ import annotations

from collections.abc import Callable

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import BoxMark, ImageMark, Mark, Page, PageRun, RuleMark, SymbolMark, TextMark
from deckgen.blueprint.symbols import OUTLINES
from deckgen.render.pdf.content_stream import ContentStream
from deckgen.render.pdf.fonts import SOFT_HYPHEN, font
from deckgen.render.pdf.inks import Inks
from deckgen.render.pdf.links import LinkAreas
from deckgen.render.pdf.marked_content import MarkedContent, running_artifact
from deckgen.render.pdf.pdf_file import PdfFile
from deckgen.render.pdf.pdf_syntax import number

ON_THE_EDGE = 0.05  # points: so near to the trim counts as on it


class PageDrawing:
    """Draws pages into a file. `tags` and `links` are None where nothing is tagged; `picture` names an image."""

    def __init__(
        self,
        file: PdfFile,
        inks: Inks,
        picture: Callable[[str], str],
        *,
        tags: MarkedContent | None = None,
        links: LinkAreas | None = None,
        bleed: float = 0,
    ) -> None:
        self._file = file
        self._inks = inks
        self._picture = picture
        self._tags = tags
        self._links = links
        self._bleed = bleed

    def draw(self, index: int, page: Page, stream: ContentStream) -> None:
        """Draw all marks of a page."""
        self._page = page
        self._stream = stream
        self._index = index
        if self._tags:
            self._tags.start_page(index)
        for mark in page.marks:
            self._draw(mark)
        if self._tags:
            self._tags.leave(stream)

    def _draw(self, mark: Mark) -> None:
        match mark:
            case TextMark():
                self._draw_text(mark)
            case BoxMark():
                self._draw_box(mark)
            case RuleMark():
                self._draw_rule(mark)
            case SymbolMark():
                self._draw_symbol(mark)
            case ImageMark():
                self._draw_image(mark)

    def _enter(self, element: int | None, box: Box | None = None, artifact: str = "/Type /Layout") -> None:
        if self._tags:
            self._tags.enter(self._stream, element, artifact)
            if box:
                self._tags.cover(element, box)

    def _draw_text(self, mark: TextMark) -> None:
        artifact = running_artifact(mark.y, self._page.height)
        texts = line_texts(mark)
        is_running = mark.element is None and not self._tags
        if is_running:  # without tags too: whoever searches the file can tell it from the text that it interrupts
            self._stream.add("/Artifact BMC")
        for run, text in zip(mark.runs, texts, strict=True):
            element = mark.element if run.element is None else run.element
            box = Box(run.x, mark.y - run.size, run.width, 1.25 * run.size)
            self._enter(element, box, artifact)
            self._draw_run(run, mark.y, text)
        if is_running:
            self._stream.add("EMC")
        if self._links:
            self._links.add_line(self._index, mark, texts)

    def _draw_run(self, run: PageRun, y: float, text: str) -> None:
        face = font(run.face)
        pieces = [
            (face.getSubsetInternalName(subset, self._file), codes)
            for subset, codes in face.splitString(text, self._file)
        ]
        if pieces:
            self._set_overprint(run.colour)
            self._stream.set("fill", self._inks.text(run.colour))
            self._stream.show_text(run.x, y, pieces, run.size)

    def _draw_box(self, mark: BoxMark) -> None:
        if not mark.fill and not mark.stroke:
            return
        self._enter(mark.element, mark.clip or mark.box)
        if mark.clip:
            self._stream.start_clip(mark.clip)
        if mark.fill:
            self._set_overprint()
            self._stream.set("fill", self._inks.fill(mark.fill))
        if mark.stroke:
            self._set_line(mark.stroke, mark.line_width, 0)
        box = self._into_bleed(mark.box) if mark.bleeds else mark.box
        self._stream.add_box(box, mark.radius)
        self._stream.add("B" if mark.fill and mark.stroke else "f" if mark.fill else "S")
        if mark.clip:
            self._stream.end_clip()

    def _set_overprint(self, text: str = "") -> None:
        operator = self._inks.overprint(text)
        if operator:
            self._stream.set("overprint", operator)

    def _into_bleed(self, box: Box) -> Box:
        """Move the edges that lie on the trim out into the bleed."""
        left = self._bleed if box.x < ON_THE_EDGE else 0
        top = self._bleed if box.y < ON_THE_EDGE else 0
        right = self._bleed if box.right > self._page.width - ON_THE_EDGE else 0
        bottom = self._bleed if box.bottom > self._page.height - ON_THE_EDGE else 0
        return box.inset(-left, -top, -right, -bottom)

    def _draw_rule(self, mark: RuleMark) -> None:
        self._enter(None)
        self._set_line(mark.colour, mark.width, mark.dash)
        self._stream.draw_line(mark.x1, mark.y1, mark.x2, mark.y2)

    def _set_line(self, colour: str, width: float, dash: float) -> None:
        self._stream.set("stroke", self._inks.stroke(colour))
        self._stream.set("width", f"{number(width)} w")
        self._stream.set("dash", f"[{number(dash)}] 0 d" if dash else "[] 0 d")

    def _draw_symbol(self, mark: SymbolMark) -> None:
        self._enter(mark.element, mark.box)
        self._set_overprint()
        self._stream.set("fill", self._inks.fill(mark.colour))
        box = mark.box
        for polygon in OUTLINES[mark.symbol]:
            self._stream.add_polygon((box.x + x * box.width, box.y + y * box.height) for x, y in polygon)
        self._stream.add("f")

    def _draw_image(self, mark: ImageMark) -> None:
        self._enter(mark.element, mark.clip or mark.box)
        if mark.clip:
            self._stream.start_clip(mark.clip)
        self._stream.draw_image(self._picture(mark.media), mark.box)
        if mark.clip:
            self._stream.end_clip()


def line_texts(mark: TextMark) -> list[str]:
    """Return what each run of a line says, with what ends the line.

    A space keeps words apart for those who cannot see the break. A hyphen that only the break made becomes U+00AD: it
    looks the same, and readers join the word again.
    """
    texts = [font(run.face).drawable(run.text) for run in mark.runs]
    if texts and mark.joins == "space" and not texts[-1].endswith(" "):
        texts[-1] += " "
    elif texts and mark.joins == "hyphen":
        shown = mark.runs[-1].text
        texts[-1] = (texts[-1][:-1] if shown.endswith(("-", "\u2010", "\u2011")) else texts[-1]) + SOFT_HYPHEN
    return texts
