"""A slide's blueprint in, its marks on paper out, tagged in reading order: for slides as PDF and for small pictures."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Look, Ornament, Placeholder
from deckgen.blueprint.pages import BoxMark, ImageMark, Mark, RuleMark, SymbolMark, Tag, TextMark
from deckgen.blueprint.slides import (
    Badge,
    ChartElement,
    Element,
    Frame,
    PictureElement,
    Slide,
    SlideParagraph,
    TableElement,
)
from deckgen.planning.paper.flowables import shift
from deckgen.planning.paper.slide_text import SHARES, SlideType, link_text, text_box
from deckgen.planning.paper.structure_builder import StructureBuilder
from deckgen.planning.paper.text_lines import LineBreaker, TextSetter
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.rich_text import paragraph

_LONGEST_LABEL = 3  # characters: a letter or a number in a disc


class DrawnSlide(Struct):
    """The marks of a slide from its top left, and its figures with their place."""

    marks: list[Mark] = field(default_factory=list)
    figures: list[tuple[int, Box]] = field(default_factory=list)


class SlideDrawing(Struct):
    """Draws slides at a scale. `keys` are those of the slides that links may lead to; `media` gathers the pictures.

    `running` are heads that many slides bear: each is read aloud once, and is decoration from then on.
    """

    look: Look
    breaker: LineBreaker
    structure: StructureBuilder
    media: dict[str, tuple[bytes, str]]
    pictures: dict[str, tuple[bytes, str]]  # those of the presentation
    scale: float = 1
    keys: Collection[str] = ()
    running: Collection[str] = ()
    said: set[str] = field(default_factory=set)

    def draw(self, slide: Slide, parent: int, *, heading: Tag = Tag.H2, with_foot: bool = True) -> DrawnSlide:
        """Ground, ornaments, title, elements in reading order, and the foot as decoration."""
        return _OneSlide(self, slide, parent, heading).draw(with_foot=with_foot)


def running_head(slide: Slide) -> str:
    """The line above the title that other slides bear too, if it has one."""
    return next((_words(element) for element in slide.elements if _is_head(element, slide)), "")


def _is_head(element: Element, slide: Slide) -> bool:
    if not isinstance(element, Frame) or not element.repeats or element.box is None:
        return False
    return element.box.bottom <= slide.layout.title.box.y


def _words(element: Element) -> str:
    paragraphs = element.paragraphs if isinstance(element, Frame) else ()
    return "\n".join(each.block.text for each in paragraphs)


class _OneSlide:
    """One slide on its way to paper."""

    def __init__(self, tools: SlideDrawing, slide: Slide, parent: int, heading: Tag) -> None:
        self.tools, self.slide, self.parent, self.heading = tools, slide, parent, heading
        self.structure = tools.structure
        self.ink = tools.look.colours[ColourRole.INK].rgb
        self.type = SlideType(tools.breaker, slide.language, self.ink, slide.elements)
        self.made = DrawnSlide()
        self.list: int | None = None  # rows with a letter are a list
        self.body: int | None = None  # of the row that waits for its text
        self.is_head_said = self._hear_head()

    def draw(self, *, with_foot: bool) -> DrawnSlide:
        look, marks = self.tools.look, self.made.marks
        whole = Box(0, 0, look.slide_width * self.tools.scale, look.slide_height * self.tools.scale)
        marks.append(BoxMark(whole, self.slide.layout.title.background))
        marks += [self._draw_ornament(ornament, whole) for ornament in self.slide.layout.ornaments]
        self._draw_title()
        frames = [element for element in self.slide.elements if isinstance(element, Frame)]
        share = self._common_share(frames)
        for element in self.slide.elements:
            if isinstance(element, Frame):
                marks += self._draw_frame(element, share)
                self.body = None
            elif isinstance(element, Badge):
                leads_only = bool(element.link) and not element.text and element.fill is None
                marks += () if leads_only and not with_foot else self._draw_badge(element)
            elif isinstance(element, PictureElement):
                marks += self._draw_picture(element)
            else:
                marks += self._draw_cells(element, share)
        if with_foot:
            marks += self._draw_foot()
        return self.made

    def _hear_head(self) -> bool:
        """Whether a slide before has said the head of this one; from now on one has."""
        head = running_head(self.slide)
        before = head in self.tools.said
        self.tools.said.add(head)
        return before and head in self.tools.running

    def _draw_frame(self, frame: Frame, share: float) -> list[Mark]:
        if self.is_head_said and _is_head(frame, self.slide):
            marks = self.type.draw(frame, share, self.tools.scale, StructureBuilder(""), 0)
            return [retag(mark, None) for mark in marks]
        return self.type.draw(frame, share, self.tools.scale, self.structure, self._holder())

    def _common_share(self, frames: list[Frame]) -> float:
        """The same share for all texts of a slide: what was of one size stays so."""
        return next((share for share in SHARES if all(self.type.fits(frame, share) for frame in frames)), SHARES[-1])

    def _draw_title(self) -> None:
        title = self.slide.title
        element = self.structure.add(self.parent, self.heading)
        marks = self.type.draw(title, self._common_share([title]), self.tools.scale, StructureBuilder(""), 0)
        self.made.marks += [retag(mark, element) for mark in marks]

    def _holder(self) -> int:
        """The element that a text goes into: the row whose letter stands before it, else the slide."""
        if self.body is None:
            self.list = None
            return self.parent
        return self.body

    def _open_row(self) -> int:
        """A row with a letter: a list item, whose label the letter is."""
        if self.list is None:
            self.list = self.structure.add(self.parent, Tag.LIST, numbering="UpperAlpha")
        item = self.structure.add(self.list, Tag.LIST_ITEM)
        label = self.structure.add(item, Tag.LABEL)
        self.body = self.structure.add(item, Tag.LIST_BODY)
        return label

    def _draw_ornament(self, ornament: Ornament, slide: Box) -> Mark:
        """What the layout draws behind its texts, as far as it lies on the slide."""
        box, logo, edge = self._scaled(ornament.box), self.tools.look.logo, ornament.box
        if ornament.shape == "logo" and logo:
            self.tools.media["logo"] = (logo.data, logo.format)
            return ImageMark("logo", box, None)
        reaches_out = edge.right > self.tools.look.slide_width or edge.bottom > self.tools.look.slide_height
        return BoxMark(
            box,
            ornament.fill,
            ornament.outline,
            ornament.outline_width * self.tools.scale,
            box.height / 2 if ornament.shape == "ellipse" else 0.0,
            clip=slide if reaches_out or edge.x < 0 or edge.y < 0 else None,
        )

    def _scaled(self, box: Box) -> Box:
        scale = self.tools.scale
        return Box(box.x * scale, box.y * scale, box.width * scale, box.height * scale)

    def _draw_cells(self, element: TableElement | ChartElement, share: float) -> Iterator[Mark]:
        """The cells of a table with a rule below its header; the names of what is counted in a chart."""
        for frame in element.frames if isinstance(element, TableElement) else element.labels:
            yield from self.type.draw(frame, share, self.tools.scale, self.structure, self._holder())
        box = self._scaled(element.box)
        below = box.bottom
        if isinstance(element, TableElement):
            below = box.y + element.heights[0] * self.tools.scale
        yield RuleMark(box.x, below, box.right, below, 0.8, self.ink)

    def _draw_picture(self, element: PictureElement) -> Iterator[Mark]:
        box = self._scaled(element.box)
        picture = self.tools.pictures.get(element.media)
        if picture is None:
            return
        self.tools.media[element.media] = picture
        number = None
        if not element.decorative:
            number = self.structure.add(self.parent, Tag.FIGURE, alt=element.alt)
            self.made.figures.append((number, box))
        left, top, right, bottom = element.crop
        if not any(element.crop):
            yield ImageMark(element.media, box, number)
            return
        width, height = box.width / (1 - left - right), box.height / (1 - top - bottom)
        yield ImageMark(element.media, Box(box.x - left * width, box.y - top * height, width, height), number, clip=box)

    def _draw_badge(self, badge: Badge) -> Iterator[Mark]:
        box = self._scaled(badge.box)
        if badge.fill:
            radius = {"ellipse": box.height / 2, "roundRect": box.height / 5}.get(badge.shape, 0.0)
            yield BoxMark(box, badge.fill.rgb, radius=radius)
        if badge.symbol and badge.symbol_colour:
            place = self._scaled(badge.symbol_box)
            side = min(place.width, place.height)
            left, top = place.x + (place.width - side) / 2, place.y + (place.height - side) / 2
            yield SymbolMark(badge.symbol, Box(left, top, side, side), badge.symbol_colour.rgb)
        if badge.text:
            insets = badge.text_insets
            yield from self._draw_words(badge, self._scaled(badge.box.inset(insets.left, 0, insets.right, 0)))

    def _draw_words(self, badge: Badge, box: Box) -> Iterator[Mark]:
        is_label = len(badge.text) <= _LONGEST_LABEL and self._has_text_beside(badge)
        element = self._open_row() if is_label else self.structure.add(self.parent, Tag.PARAGRAPH)
        colour = badge.text_colour.rgb if badge.text_colour else "FFFFFF"
        setter = TextSetter(self.tools.breaker, self.structure, badge.language or self.slide.language, colour, [])
        size = (badge.size or 18) * self.tools.scale
        style = TextStyle(size, size * 1.2, colour, bold=True, hyphenate=False, align="center")
        natural = setter.width_of(badge.text, style)
        most = box.width * 0.96 if is_label else min(box.width * 0.96, box.width - size / 2)
        if natural > most:
            size *= most / natural
            style = TextStyle(size, size * 1.2, colour, bold=True, hyphenate=False, align="center")
        key = badge.link if badge.link in self.tools.keys else ""
        marks = link_text(setter, badge.text, style, box.width, (key, badge.url, element))
        yield from (shift(mark, box.x, box.y + (box.height - style.leading) / 2) for mark in marks)

    def _has_text_beside(self, badge: Badge) -> bool:
        """Whether a letter stands before a text; the points of a scale stand beside one another."""
        follow = self.slide.elements[self.slide.elements.index(badge) + 1 :]
        nearest = next((each for each in follow if isinstance(each, Frame) or _says(each)), None)
        if not isinstance(nearest, Frame):
            return False
        box = text_box(nearest, self.slide.elements)
        return box.x >= badge.box.right and box.y < badge.box.bottom and badge.box.y < box.bottom

    def _draw_foot(self) -> Iterator[Mark]:
        """Where the slide stands, and its number, are decoration; where its words come from is text."""
        slide, layout = self.slide, self.slide.layout
        if layout.footer and slide.footer:
            yield from self._draw_footer(layout.footer, slide.footer, slide.footer_box, None)
        if layout.date and slide.date:
            origin = self.structure.add(self.parent, Tag.PARAGRAPH)
            yield from self._draw_footer(layout.date, slide.date, slide.date_box, origin)
        if layout.number and slide.number:
            yield from self._draw_footer(layout.number, str(slide.number), None, None)

    def _draw_footer(self, holder: Placeholder, text: str, box: Box | None, element: int | None) -> Iterator[Mark]:
        align = "" if holder.type == "ftr" else "r"
        frame = Frame("", (SlideParagraph(paragraph(text), holder.size, align=align),), holder, box)
        drawn = (self.type.draw(frame, share, self.tools.scale, StructureBuilder(""), 0) for share in SHARES)
        marks = next((marks for marks in drawn if _is_one_line(marks)), None)
        if marks is None:
            marks = self.type.draw(frame, self._common_share([frame]), self.tools.scale, StructureBuilder(""), 0)
        yield from (retag(mark, element) for mark in marks)


def _is_one_line(marks: list[Mark]) -> bool:
    return sum(isinstance(mark, TextMark) for mark in marks) == 1


def _says(element: Element) -> bool:
    return isinstance(element, Badge) and bool(element.text)


def retag(mark: Mark, element: int | None) -> Mark:
    """The mark as part of another element, or of none; without its links."""
    if isinstance(mark, TextMark):
        runs = tuple(replace(run, element=None, url="", target="") for run in mark.runs)
        return TextMark(mark.y, runs, element, mark.joins)
    return mark if isinstance(mark, RuleMark) else replace(mark, element=element)
