"""Walks the structure of a paper and writes it as paragraphs, lists, tables and pictures of a Word file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import sha256

from msgspec.structs import replace

from deckgen.blueprint.pages import Document, Element, Tag, TextMark
from deckgen.blueprint.word import TextLook
from deckgen.presentation_xml import escape, full_language
from deckgen.render.docx.drawings import Drawings
from deckgen.render.docx.styles import BULLETS, NUMBERS, TICKED_LETTERS, TICKS, look_of
from deckgen.render.docx.tagged_text import Lines, SpokenRun, TaggedText

_HEADINGS = {Tag.H1: "Heading1", Tag.H2: "Heading2", Tag.H3: "Heading3", Tag.H4: "Heading4"}
_GROUPS = {Tag.DOCUMENT, Tag.SECTION, Tag.DIVISION, Tag.CONTENTS, Tag.NOTE, Tag.LIST_BODY}
_LONGEST_NAME = 38  # of a bookmark, in characters
_MOST_LINES = 8  # the paper fills its page with them; here it is not known where a page ends
_LEAST_PITCH = 16.0  # points
_BELOW_ROOM = 160  # twentieths of a point below the last of them
_DEEPEST = 3  # level of a list that has a look of its own


class BodyWriter:
    """Writes one body; notes the looks, the lists, the links and the pictures that it needs."""

    def __init__(self, document: Document, text: TaggedText, names: dict[TextLook, str], drawings: Drawings) -> None:
        self.document, self.text, self.names, self.drawings = document, text, names, drawings
        self.looks: dict[str, TextLook] = {}
        self.lists: list[tuple[int, int]] = []
        self.links: list[str] = []
        self.bookmarks = _find_bookmarks(document, text)

    def write(self) -> str:
        """All of it."""
        return self._write(self.document.structure)

    def _write(self, element: Element, style: str = "") -> str:
        match element.tag:
            case Tag.BLOCK_QUOTE:
                made = self._write_all(element.children, "Quote")
            case Tag.LIST:
                made = self._write_list(element, 0)
            case Tag.TABLE:
                made = self._write_table(element)
            case Tag.FIGURE:
                made = self._write_figure(element)
            case Tag.CONTENTS_ITEM:
                made = self._write_entry(element)
            case tag if tag in _GROUPS:
                made = self._write_all(element.children, style)
            case _:
                made = self._write_paragraph(element, style)
        return made

    def _write_all(self, elements: Iterable[Element], style: str = "") -> str:
        return "".join(self._write(element, style) for element in elements)

    def _write_paragraph(self, element: Element, style: str = "", properties: str = "") -> str:
        """A paragraph, with what an element inside it says besides its own words."""
        runs = self._runs_of(element)
        if not runs and not element.children:
            return ""
        style = style or self._style_of(element, runs)
        inner = "".join(self._write_run(run) for run in runs)
        blocks = [child for child in element.children if not child.inline]
        written = self._paragraph(style, properties, self._mark(element.id, inner)) if runs else ""
        return written + self._write_all(blocks) + self._write_lines(element)

    def _runs_of(self, element: Element) -> list[SpokenRun]:
        return list(self.text.runs.get(element.id, ()))

    def _style_of(self, element: Element, runs: Sequence[SpokenRun]) -> str:
        look = look_of(max(runs, key=lambda run: len(run.text))) if runs else None
        name = _HEADINGS.get(element.tag) or (self.names.get(look, "") if look else "") or "Normal"
        if look:
            self.looks.setdefault(name, look)
        return name

    def _paragraph(self, style: str, properties: str, inner: str) -> str:
        named = f'<w:pStyle w:val="{escape(style)}"/>' if style != "Normal" else ""
        shown = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
        return f"<w:p>{shown}{inner}</w:p>"

    def _mark(self, element: int, inner: str) -> str:
        """The words with a bookmark around them, where links lead there."""
        marks = self.bookmarks.get(element, ())
        starts = "".join(f'<w:bookmarkStart w:id="{number}" w:name="{escape(name)}"/>' for number, name in marks)
        ends = "".join(f'<w:bookmarkEnd w:id="{number}"/>' for number, _ in marks)
        return f"{starts}{inner}{ends}"

    def _write_run(self, run: SpokenRun) -> str:
        look = "".join(("<w:b/><w:bCs/>" if run.bold else "", "<w:i/><w:iCs/>" if run.italic else ""))
        language = f'<w:lang w:val="{full_language(run.language)}"/>' if run.language else ""
        style = '<w:rStyle w:val="Hyperlink"/>' if run.url else ""
        properties = f"<w:rPr>{style}{look}{language}</w:rPr>" if style or look or language else ""
        made = f'<w:r>{properties}<w:t xml:space="preserve">{escape(run.text)}</w:t></w:r>'
        if run.url:
            self.links.append(run.url)
            return f'<w:hyperlink r:id="link{len(self.links)}">{made}</w:hyperlink>'
        if run.target:
            return f'<w:hyperlink w:anchor="{escape(bookmark_name(run.target))}">{made}</w:hyperlink>'
        return made

    def _write_list(self, element: Element, level: int) -> str:
        """A list of Word's own; what an item says besides its first words follows it, indented."""
        kind, start = self._kind_of(element)
        self.lists.append((kind, start))
        number = len(self.lists)
        place = f'<w:numPr><w:ilvl w:val="{min(level, _DEEPEST)}"/><w:numId w:val="{number}"/></w:numPr>'
        made: list[str] = []
        for item in element.children:
            body = next((child for child in item.children if child.tag is Tag.LIST_BODY), item)
            blocks = [child for child in body.children if not child.inline] or [body]
            for count, block in enumerate(blocks):
                if block.tag is Tag.LIST:
                    made.append(self._write_list(block, level + 1))
                elif block.tag in {Tag.TABLE, Tag.FIGURE, Tag.BLOCK_QUOTE}:
                    made.append(self._write(block))
                else:
                    indent = place if not count else f'<w:ind w:left="{360 * (level + 1)}"/>'
                    made.append(self._write_paragraph(block, "ListParagraph", indent))
        return "".join(made)

    def _kind_of(self, element: Element) -> tuple[int, int]:
        labels = [
            "".join(run.text for run in self.text.runs.get(child.id, ()))
            for item in element.children
            for child in item.children
            if child.tag is Tag.LABEL
        ]
        first = labels[0].strip() if labels else ""
        if element.numbering == "UpperAlpha":
            return (TICKED_LETTERS, max(1, ord(first) - ord("A") + 1)) if len(first) == 1 else (TICKS, 1)
        if element.numbering == "Decimal":
            digits = first.rstrip(".")
            return NUMBERS, int(digits) if digits.isdecimal() else 1
        return BULLETS, 1

    def _write_table(self, element: Element) -> str:
        rows = [self._write_row(row) for row in element.children if row.tag is Tag.TABLE_ROW]
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="5000" w:type="pct"/>'
            '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
            f' w:noVBand="1"/></w:tblPr>{"".join(rows)}</w:tbl>{self._paragraph("Normal", "", "")}'
        )

    def _write_row(self, row: Element) -> str:
        is_head = all(cell.tag is Tag.TABLE_HEADER and cell.scope != "Row" for cell in row.children)
        head = "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if is_head and row.children else ""
        cells = "".join(self._write_cell(cell) for cell in row.children)
        return f"<w:tr>{head}{cells}</w:tr>"

    def _write_cell(self, cell: Element) -> str:
        span = f'<w:gridSpan w:val="{cell.column_span}"/>' if cell.column_span > 1 else ""
        inner = self._write_paragraph(cell) if cell.id in self.text.runs else self._write_all(cell.children)
        inner = inner if inner.endswith("</w:p>") else inner + self._paragraph("Normal", "", "")
        return f'<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>{span}</w:tcPr>{inner}</w:tc>'

    def _write_entry(self, element: Element) -> str:
        """A line of the contents: its page number stands at the right, and is counted anew by the program."""
        spoken = self._runs_of(element) + [
            run for child in element.children for run in self.text.runs.get(child.id, ())
        ]
        if not spoken:
            return ""
        *words, last = spoken
        title, _, page = last.text.rpartition(" ")
        if not page.isdecimal() or not last.target:
            return self._write_paragraph(element)
        inner = "".join(self._write_run(run) for run in [*words, replace(last, text=title)])
        target = bookmark_name(last.target)
        field = f" PAGEREF {escape(target)} \\h "
        counted = (
            f'<w:hyperlink w:anchor="{escape(target)}"><w:r><w:tab/></w:r>'
            f'<w:fldSimple w:instr="{field}"><w:r><w:t>{page}</w:t></w:r></w:fldSimple></w:hyperlink>'
        )
        return self._paragraph("Contents", "", inner + counted)

    def _write_figure(self, element: Element) -> str:
        image = self.text.images.get(element.id)
        if image is None:
            return ""
        return self._paragraph("Normal", "", self.drawings.write(image, element.alt))

    def _write_lines(self, element: Element) -> str:
        lines = self.text.lines.get(element.id)
        return "" if lines is None else _write_room(lines)


def _write_room(lines: Lines) -> str:
    """Empty paragraphs with a line below each, as high as a hand writes."""
    twips = round(max(lines.pitch, _LEAST_PITCH) * 20)

    def line(after: int) -> str:
        pitch = f'<w:spacing w:after="{after}" w:line="{twips}" w:lineRule="exact"/>'
        return f'<w:p><w:pPr><w:pStyle w:val="Room"/>{pitch}</w:pPr></w:p>'

    return line(0) * (min(lines.count, _MOST_LINES) - 1) + line(_BELOW_ROOM)


def bookmark_name(name: str) -> str:
    """A name that Word takes: letters, digits and underscores, at most forty."""
    plain = "".join(sign if sign.isalnum() and sign.isascii() else "_" for sign in name)
    if len(plain) > _LONGEST_NAME or plain != name.replace("-", "_"):
        plain = f"{plain[: _LONGEST_NAME - 8]}_{sha256(name.encode()).hexdigest()[:6]}"
    return f"_{plain}"


def _find_bookmarks(document: Document, text: TaggedText) -> dict[int, list[tuple[int, str]]]:
    """The heading that each named place of the paper stands at: the places are in order, and so are the headings."""
    named = {run.target for runs in text.runs.values() for run in runs if run.target}
    places = [place for place in document.destinations if place.name in named]
    tops = _find_heading_places(document)
    found: dict[int, list[tuple[int, str]]] = {}
    for number, place in enumerate(places):
        after = [(page, y, element) for page, y, element in tops if (page, y) >= (place.page, place.y - 1)]
        if after:
            found.setdefault(min(after)[2], []).append((number, bookmark_name(place.name)))
    return found


def _find_heading_places(document: Document) -> list[tuple[int, float, int]]:
    headings = {each.id for each in document.structure.walk() if each.tag in _HEADINGS}
    return [
        (index, mark.y, mark.element)
        for index, page in enumerate(document.pages)
        for mark in page.marks
        if isinstance(mark, TextMark) and mark.element in headings
    ]
