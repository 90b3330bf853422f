"""Draws a small picture of a slide on paper: its boxes, badges and lines, scaled, with alt text."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Look, Ornament, Placeholder
from deckgen.blueprint.pages import BoxMark, Face, ImageMark, Mark, PageRun, SymbolMark, Tag, TextMark
from deckgen.blueprint.slides import Badge, Frame, PictureElement, Slide, SlideDeck, SlideParagraph
from deckgen.planning.advance_widths import family
from deckgen.planning.line_breaking import MeasuredText
from deckgen.planning.paper.flowables import Column, Flowable
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.rich_text import BlockKind

_PITCH = 1.2  # line pitch of slides, in sizes
_MIDDLE = 0.36  # from the middle of a line to its baseline, in sizes


def set_slide_picture(ms: Manuscript, slide: Slide, slides: SlideDeck, parent: int, column: Column) -> Flowable:
    """The picture as wide as the column."""
    look = ms.context.look
    scale = column.width / look.slide_width
    box = Box(column.x, 0, column.width, look.slide_height * scale)
    title = " ".join(paragraph.block.text for paragraph in slide.title.paragraphs)
    figure = ms.structure.add(parent, Tag.FIGURE, alt=ms.context.words.picture_of.format(title=title))
    drawing = _SlideDrawing(ms, look, slides, figure, scale, column.x)
    marks = tuple(drawing.draw(slide, box))
    return Flowable(box.height, marks, figures=((figure, box),))


class _SlideLine(Struct, frozen=True):
    """A line of a frame: its text, where it begins in the frame, its pitch, and the space below it, in points."""

    paragraph: SlideParagraph
    text: str
    indent: float
    pitch: float
    after: float
    starts_item: bool


class _SlideDrawing(Struct):
    """Draws one slide; lengths of the slide are multiplied by `scale`."""

    ms: Manuscript
    look: Look
    slides: SlideDeck
    figure: int
    scale: float
    x: float

    def draw(self, slide: Slide, box: Box) -> Iterator[Mark]:
        """Ground and ornaments, the slide's own elements in order, and a border."""
        yield BoxMark(box, slide.layout.title.background, element=self.figure)
        for ornament in slide.layout.ornaments:
            yield self._draw_ornament(ornament, box)
        yield from self._draw_frame(slide.title)
        for element in slide.elements:
            if isinstance(element, Frame):
                yield from self._draw_frame(element)
            elif isinstance(element, Badge):
                yield from self._draw_badge(element)
            else:
                yield from self._draw_picture(element)
        yield BoxMark(box, stroke=self.ms.context.colours.rule, line_width=0.6, element=self.figure)

    def _draw_ornament(self, ornament: Ornament, slide: Box) -> Mark:
        """What the layout draws behind its texts, as far as it lies on the slide."""
        box, logo, edge = self._scaled(ornament.box), self.look.logo, ornament.box
        if ornament.shape == "logo" and logo:
            self.ms.media["logo"] = (logo.data, logo.format)
            return ImageMark("logo", box, self.figure)
        return BoxMark(
            box,
            ornament.fill,
            ornament.outline,
            ornament.outline_width * self.scale,
            box.height / 2 if ornament.shape == "ellipse" else 0.0,
            element=self.figure,
            clip=slide if edge.right > self.look.slide_width or edge.bottom > self.look.slide_height else None,
        )

    def _scaled(self, box: Box) -> Box:
        return Box(self.x + box.x * self.scale, box.y * self.scale, box.width * self.scale, box.height * self.scale)

    def _draw_picture(self, element: PictureElement) -> Iterator[Mark]:
        if element.media not in self.slides.media or any(element.crop):
            yield BoxMark(self._scaled(element.box), self.ms.context.colours.tint, element=self.figure)
            return
        self.ms.media.setdefault(element.media, self.slides.media[element.media])
        yield ImageMark(element.media, self._scaled(element.box), self.figure)

    def _draw_badge(self, badge: Badge) -> Iterator[Mark]:
        box = self._scaled(badge.box)
        if badge.fill:
            radius = {"ellipse": box.height / 2, "roundRect": box.height / 5}.get(badge.shape, 0.0)
            yield BoxMark(box, badge.fill.rgb, radius=radius, element=self.figure)
        if badge.symbol and badge.symbol_colour:
            inset = min(box.width, box.height) * (0.2 if badge.fill else 0.0)
            middle = box.x + box.width / 2
            side = min(box.width, box.height) - 2 * inset
            yield SymbolMark(
                badge.symbol, Box(middle - side / 2, box.y + inset, side, side), badge.symbol_colour.rgb, self.figure
            )
        if badge.text:
            size = (badge.size or 18) * self.scale
            colour = badge.text_colour.rgb if badge.text_colour else "FFFFFF"
            width = self._width(badge.text, size, bold=True)
            size, width = _fitted(size, width, box.width)
            y = box.y + box.height / 2 + _MIDDLE * size
            yield self._line(badge.text, Box(box.x + (box.width - width) / 2, y, width, size), colour, bold=True)

    def _draw_frame(self, frame: Frame) -> Iterator[Mark]:
        placeholder = frame.placeholder
        outer = frame.box or (placeholder.box if placeholder else None)
        if outer is None:
            return
        insets = frame.insets or (placeholder.insets if placeholder else None)
        inner = outer.inset(insets.left, insets.top, insets.right, insets.bottom) if insets else outer
        rows = list(self._list_rows(frame, placeholder, frame.line_width or inner.width))
        height = sum(row.pitch + row.after for row in rows)
        anchor = frame.anchor or (placeholder.anchor if placeholder else "t")
        y = inner.y + {"ctr": (inner.height - height) / 2, "b": inner.height - height}.get(anchor, 0.0)
        for row in rows:
            baseline = (y + row.pitch / 2 + _MIDDLE * row.paragraph.size) * self.scale
            yield from self._draw_row(row, placeholder, inner, baseline)
            y += row.pitch + row.after

    def _list_rows(self, frame: Frame, placeholder: Placeholder | None, width: float) -> Iterator[_SlideLine]:
        spacing = placeholder.line_spacing if placeholder else 1.0
        font = family(placeholder.font if placeholder else self.look.body_font)
        is_bold = bool(placeholder and placeholder.bold)
        for paragraph in frame.paragraphs:
            block = paragraph.block
            is_item = block.kind in {BlockKind.BULLET, BlockKind.NUMBER}
            indent = paragraph.indent * (block.level + 1) if is_item else 0.0
            bold = is_bold or paragraph.bold or block.kind is BlockKind.HEADING
            lines = MeasuredText(block.spans, font, bold=bold).line_texts(paragraph.size, width - indent)
            pitch = paragraph.size * _PITCH * spacing
            for number, text in enumerate(lines):
                after = paragraph.space_after if number == len(lines) - 1 else 0.0
                yield _SlideLine(paragraph, text, indent, pitch, after, starts_item=is_item and not number)

    def _draw_row(
        self, row: _SlideLine, placeholder: Placeholder | None, inner: Box, baseline: float
    ) -> Iterator[Mark]:
        paragraph = row.paragraph
        own = paragraph.colour or (placeholder.colour if placeholder else None)
        colour = (own or self.look.colours[ColourRole.INK]).rgb
        bold = paragraph.bold or bool(placeholder and placeholder.bold) or all(s.bold for s in paragraph.block.spans)
        left = self.x + (inner.x + row.indent) * self.scale
        room = (inner.width - row.indent) * self.scale
        natural = paragraph.size * self.scale
        size, width = _fitted(natural, self._width(row.text, natural, bold=bold), room)
        slack = {"ctr": (room - width) / 2, "r": room - width}.get(paragraph.align, 0.0)
        if row.starts_item:
            sign = f"{paragraph.block.number}." if paragraph.block.kind is BlockKind.NUMBER else "•"
            hang = left - paragraph.indent * self.scale
            yield self._line(sign, Box(hang, baseline, self._width(sign, size), size), colour)
        if row.text.strip():
            yield self._line(row.text, Box(left + slack, baseline, width, size), colour, bold=bold)

    def _width(self, text: str, size: float, *, bold: bool = False) -> float:
        return self.ms.setter.width_of(text, TextStyle(size, size, "", bold=bold))

    def _line(self, text: str, where: Box, colour: str, *, bold: bool = False) -> TextMark:
        """A line of text; `where` has its baseline as y and its size as height."""
        style = TextStyle(where.height, where.height, colour, bold=bold)
        flowables = self.ms.setter.set_string(text, style, Column(0, where.width * 2 + 1), None)
        drawn = "".join(
            run.text
            for flowable in flowables
            for mark in flowable.marks
            if isinstance(mark, TextMark)
            for run in mark.runs
        )
        face = Face.BOLD if bold else Face.REGULAR
        return TextMark(where.y, (PageRun(drawn, where.x, where.width, face, where.height, colour),), self.figure)


def _fitted(size: float, width: float, room: float) -> tuple[float, float]:
    """The size and width at which a line fits: the paper's face is wider than most slides' faces."""
    if width <= room or not width:
        return size, width
    return size * room / width, room
