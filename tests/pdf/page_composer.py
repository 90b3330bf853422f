"""A small composer for tests: words in, a Document out, with the text that a reader should get from it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from PIL import Image

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import (
    BoxMark,
    Destination,
    Document,
    Element,
    Face,
    ImageMark,
    Mark,
    OutlineEntry,
    Page,
    PageRun,
    RuleMark,
    SymbolMark,
    Tag,
    TextMark,
)
from deckgen.blueprint.slides import DocumentFacts
from deckgen.blueprint.symbols import Symbol
from deckgen.render.pdf.fonts import font

FACTS = DocumentFacts(
    title="Integer omgaan met dilemma’s",
    author="Bureau voor Integriteit",
    subject="Oefenblad",
    keywords="integriteit, dilemma",
    language="nl-BE",
    deck="oefening",
    content_hash="0a1b2c3d",
)
A5 = (419.53, 595.28)
A4 = (595.28, 841.89)
INK = "1B1F2A"


@dataclass(frozen=True)
class Words:
    """Words in one look; `url` or `target` makes a link, `language` a span."""

    text: str
    face: Face = Face.REGULAR
    url: str = ""
    target: str = ""
    language: str = ""
    colour: str = INK


@dataclass
class Node:
    """An element while its children are still being added."""

    id: int
    tag: Tag
    children: list[Node] = field(default_factory=list)
    inline: bool = False
    language: str = ""
    alt: str = ""
    scope: str = ""
    numbering: str = ""
    column_span: int = 1
    row_span: int = 1

    def freeze(self) -> Element:
        values = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return Element(**{**values, "children": tuple(child.freeze() for child in self.children)})


@dataclass(frozen=True)
class Letter:
    """One piece of a word on its way into a line."""

    text: str
    words: Words
    element: int | None


class Composer:
    """Sets words from top to bottom; what does not fit goes to the next page."""

    def __init__(self, size: tuple[float, float] = A5, margin: float = 48, facts: DocumentFacts = FACTS) -> None:
        self.size = size
        self.margin = margin
        self.facts = facts
        self.media: dict[str, tuple[bytes, str]] = {}
        self.root = Node(0, Tag.DOCUMENT)
        self.expected: list[str] = []
        self.outline: list[OutlineEntry] = []
        self.destinations: list[Destination] = []
        self._next = 1
        self._pages: list[list[Mark]] = []
        self._y = 0.0
        self.new_page()

    def node(self, tag: Tag, parent: Node, **values: object) -> Node:
        node = replace(Node(self._next, tag), **values)  # type: ignore[arg-type]
        self._next += 1
        parent.children.append(node)
        return node

    def new_page(self) -> None:
        width, height = self.size
        number = len(self._pages) + 1
        self._pages.append([])
        self._y = self.margin
        self.draw(BoxMark(Box(0, 0, width, 20), fill="1F4E79", bleeds=True))
        self.draw(RuleMark(self.margin, height - 40, width - self.margin, height - 40, 0.5, "C8CCD2"))
        words = [Letter(f"Pagina {number}", Words(""), None)]
        self.draw(self._line((self.margin, height - 28), words, None, 9))

    def draw(self, mark: Mark) -> None:
        self._pages[-1].append(mark)

    def room(self, height: float) -> None:
        if self._y + height > self.size[1] - self.margin:
            self.new_page()

    def heading(self, text: str, level: int = 1, name: str = "") -> None:
        tag = {1: Tag.H1, 2: Tag.H2, 3: Tag.H3}[level]
        self.room(60)
        self.outline.append(OutlineEntry(text, level - 1, len(self._pages) - 1, self._y))
        if name:
            self.destinations.append(Destination(name, len(self._pages) - 1, self._y))
        self.text([Words(text, Face.BOLD)], self.node(tag, self.root), size=22 - 4 * level)

    def paragraph(
        self, *words: Words, parent: Node | None = None, tag: Tag = Tag.PARAGRAPH, language: str = ""
    ) -> Node:
        node = self.node(tag, parent or self.root, language=language)
        self.text(words, node)
        return node

    def text(self, words: Sequence[Words], node: Node, *, left: float = 0, width: float = 0, size: float = 11) -> None:
        """Set words in an element, in lines as wide as the room allows."""
        width = width or self.size[0] - 2 * self.margin - left
        letters = list(self._letters(words, node))
        self.expected.append("".join(letter.text for letter in letters).replace("\u00ad", ""))
        for line, joins in _lines(letters, width, size):
            self.room(size * 1.4)
            self._y += size * 1.4
            self.draw(self._line((self.margin + left, self._y), line, node.id, size, joins=joins))
        self._y += size * 0.5

    def _letters(self, words: Sequence[Words], node: Node) -> Iterator[Letter]:
        for piece in words:
            element = None
            if piece.url or piece.target:
                element = self.node(Tag.LINK, node, inline=True).id
            elif piece.language:
                element = self.node(Tag.SPAN, node, inline=True, language=piece.language).id
            yield Letter(piece.text, piece, element)

    def _line(
        self,
        start: tuple[float, float],
        letters: Sequence[Letter],
        element: int | None,
        size: float,
        *,
        joins: str = "none",
    ) -> TextMark:
        x, y = start
        runs = []
        for letter in letters:
            width = advance(letter.text, letter.words.face, size)
            words = letter.words
            runs.append(
                PageRun(letter.text, x, width, words.face, size, words.colour, letter.element, words.url, words.target)
            )
            x += width
        return TextMark(y, tuple(runs), element, joins)

    def bullets(self, items: Sequence[Sequence[Words]], parent: Node | None = None, *, lettered: bool = False) -> Node:
        """Set a list; lettered items stand behind a letter in a disc, as choices do."""
        outer = self.node(Tag.LIST, parent or self.root, numbering="UpperAlpha" if lettered else "Disc")
        body = outer
        for index, words in enumerate(items):
            item = self.node(Tag.LIST_ITEM, outer)
            label = self.node(Tag.LABEL, item)
            self.room(20)
            text, baseline = (chr(65 + index) if lettered else "•"), self._y + 15.4
            if lettered:
                self.draw(BoxMark(Box(self.margin, baseline - 12, 16, 16), fill="1F4E79", radius=8))
            label_words = Words(text, Face.BOLD, colour="FFFFFF" if lettered else INK)
            x = self.margin + (8 - advance(text, Face.BOLD, 11) / 2 if lettered else 4)
            self.expected.append(text)
            self.draw(self._line((x, baseline), [Letter(text, label_words, None)], label.id, 11))
            body = self.node(Tag.LIST_BODY, item)
            self.text(words, body, left=24)
        return body

    def table(self, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Set a table with one line a cell; an empty text makes an empty cell."""
        table = self.node(Tag.TABLE, self.root)
        column = (self.size[0] - 2 * self.margin) / len(header)
        for index, row in enumerate([header, *rows]):
            self.room(20)
            node = self.node(Tag.TABLE_ROW, table)
            self._y += 16
            for at, text in enumerate(row):
                tag, scope = (Tag.TABLE_HEADER, "Column") if index == 0 else (Tag.TABLE_CELL, "")
                cell = self.node(tag, node, scope=scope)
                if text:
                    self.expected.append(text)
                    face = Face.REGULAR if index else Face.BOLD
                    x = self.margin + at * column
                    self.draw(self._line((x, self._y), [Letter(text, Words(text, face), None)], cell.id, 10))
            self.draw(RuleMark(self.margin, self._y + 4, self.size[0] - self.margin, self._y + 4, 0.5, "C8CCD2"))
        self._y += 12

    def picture(self, alt: str, data: bytes, kind: str, width: float = 120, height: float = 80) -> None:
        self.room(height + 20)
        figure = self.node(Tag.FIGURE, self.root, alt=alt)
        key = f"picture-{len(self.media)}"
        self.media[key] = (data, kind)
        self.draw(ImageMark(key, Box(self.margin, self._y + 10, width, height), figure.id))
        self._y += height + 20

    def symbol(self, symbol: Symbol, alt: str) -> None:
        self.room(50)
        figure = self.node(Tag.FIGURE, self.root, alt=alt)
        box = Box(self.margin, self._y + 10, 24, 24)
        self.draw(BoxMark(box, fill="F1E3D3", stroke="8A4B08", line_width=1, radius=5, element=figure.id))
        self.draw(SymbolMark(symbol, box.inset(4, 4, 4, 4), "8A4B08", figure.id))
        self._y += 44

    def writing_lines(self, count: int) -> None:
        for _ in range(count):
            self.room(24)
            self._y += 22
            self.draw(RuleMark(self.margin, self._y, self.size[0] - self.margin, self._y, 0.5, "9AA0A8", dash=2))

    def document(self) -> Document:
        width, height = self.size
        pages = tuple(Page(width, height, tuple(marks)) for marks in self._pages)
        return Document(
            self.facts, pages, self.root.freeze(), tuple(self.outline), tuple(self.destinations), self.media
        )


def _lines(letters: Sequence[Letter], width: float, size: float) -> Iterator[tuple[list[Letter], str]]:
    """Break at spaces, and at soft hyphens where a word does not fit; say how each line ends."""
    line: list[Letter] = []
    used = 0.0
    units = [replace(letter, text=text) for letter in letters for text in _units(letter.text)]
    for index, unit in enumerate(units):
        shown = unit.text.replace("\u00ad", "")
        needed = advance(shown.rstrip(), unit.words.face, size)
        if line and used + needed > width - advance("-", unit.words.face, size):
            soft = units[index - 1].text.endswith("\u00ad")
            space = units[index - 1].text.endswith(" ")
            yield _ended(line, soft=soft), "hyphen" if soft else "space" if space else "none"
            line, used = [], 0.0
        line.append(replace(unit, text=shown))
        used += advance(shown, unit.words.face, size)
    if line:
        yield _ended(line, soft=False), "none"


def _ended(line: list[Letter], *, soft: bool) -> list[Letter]:
    """Join the units of one look again; leave the space off the end, or put the hyphen there."""
    merged: list[Letter] = []
    for unit in line:
        if merged and merged[-1].words is unit.words:
            merged[-1] = replace(merged[-1], text=merged[-1].text + unit.text)
        else:
            merged.append(unit)
    last = merged[-1].text + "-" if soft else merged[-1].text.rstrip(" ")
    return [*merged[:-1], replace(merged[-1], text=last)]


def _units(text: str) -> Iterator[str]:
    """Cut a text behind its spaces and soft hyphens."""
    start = 0
    for at, sign in enumerate(text, 1):
        if sign in " \u00ad":
            yield text[start:at]
            start = at
    if start < len(text):
        yield text[start:]


def advance(text: str, face: Face, size: float) -> float:
    widths = font(face).face.charWidths
    return float(sum(widths.get(ord(sign), 500) for sign in text)) * size / 1000


def png(mode: str = "RGB", size: tuple[int, int] = (60, 40)) -> bytes:
    """A picture with a slope of colours, in the mode asked for."""
    picture = Image.new("RGBA", size)
    picture.putdata([(4 * x % 256, 6 * y % 256, 120, 255 - 3 * x) for y in range(size[1]) for x in range(size[0])])
    out = io.BytesIO()
    picture.convert(mode).save(out, "PNG")
    return out.getvalue()


def jpeg(mode: str = "RGB", **options: object) -> bytes:
    out = io.BytesIO()
    Image.open(io.BytesIO(png("RGB"))).convert(mode).save(out, "JPEG", **options)
    return out.getvalue()
