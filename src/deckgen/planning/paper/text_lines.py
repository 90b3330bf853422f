"""Sets lines of text with their place, look and structure: the only module that sets type."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from operator import attrgetter

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.blueprint.pages import Face, Mark, PageRun, RuleMark, Tag, TextMark, choose_face
from deckgen.planning.advance_widths import Family
from deckgen.planning.hyphenation import hyphenator
from deckgen.planning.line_breaking import Line, MeasuredText
from deckgen.planning.paper.flowables import Column, Flowable, Flowables, Keep
from deckgen.planning.paper.glyphs import drawn_text, printable_span, warn_of_glyphs
from deckgen.planning.paper.last_lines import break_well
from deckgen.planning.paper.link_notes import LinkNotes
from deckgen.planning.paper.structure_builder import StructureBuilder
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.problems import NOWHERE, Place, Problem
from deckgen.rich_text import Span

INTERNAL = "page:"  # a link to a named place of the same paper
_JOINS = {"space": "space", "hyphen": "hyphen", "none": "none", "break": "space", "end": "none"}
_SPAN_OF = attrgetter("span")
_MOST_KEPT = 20_000  # texts, and as many texts in lines: what a deck of some hundred dilemmas needs
_UNDERLINE_DROP, _UNDERLINE_WIDTH = 0.13, 0.05  # in em


class LineBreaker:
    """Breaks texts into lines and remembers them, for the other papers of a deck and for a paper that is set again.

    So much is remembered at the most, however long a deck is; then it begins anew.
    """

    def __init__(self, family: Family) -> None:
        self.family = family
        self._texts: dict[tuple[tuple[Span, ...], bool, str], MeasuredText] = {}
        self._words: dict[tuple[tuple[Span, ...], bool], MeasuredText] = {}
        self._lines: dict[tuple[tuple[Span, ...], bool, bool, str, float, float, float, bool], list[Line]] = {}
        self._shown: dict[Span, Span] = {}

    def show(self, span: Span) -> Span:
        """The span with a fallback for what the font lacks."""
        shown = self._shown.get(span)
        if shown is None:
            shown = self._shown[span] = printable_span(span, self.family)
        return shown

    def break_text(
        self, spans: tuple[Span, ...], style: TextStyle, language: str, width: float, *, is_read: bool = True
    ) -> list[Line]:
        """The lines of a text; hyphenated where the style allows, or where a word alone is too wide.

        What is not read, but looked up, such as a foot, takes the whole width.
        """
        key = (spans, style.bold, style.hyphenate, language, style.size, width, style.first_indent, is_read)
        known = self._lines.get(key)
        if known is None:
            patterns = language if style.hyphenate else ""
            if not patterns and self._measure(spans, style, "").widest_word * style.size > width:
                patterns = language  # a word wider than its column: better parted well than anywhere
            text = self._measure(spans, style, patterns)
            if len(self._lines) >= _MOST_KEPT:
                self._lines.clear()
            known = self._lines[key] = (break_well if is_read else MeasuredText.break_lines)(
                text, style.size, width, style.first_indent
            )
        return known

    def count_lines(self, spans: tuple[Span, ...], style: TextStyle, *, bold: bool, width: float) -> int | None:
        """The lines of a text without hyphens; None where a word is wider than the column, or a letter is lacking."""
        shown = tuple([self.show(span) for span in spans])
        text = self._measure(shown, replace(style, bold=bold), "")
        if shown != spans or text.widest_word * style.size > width:
            return None
        if text.has_slash:  # which slides count with a break behind it
            return len(text.line_texts(style.size, width))
        return text.count_lines(style.size, width)

    def natural_width(self, spans: tuple[Span, ...], style: TextStyle) -> float:
        """The width of a text on one line, in points."""
        return self._measure(spans, style, "").natural_width * style.size

    def widest_word(self, spans: tuple[Span, ...], style: TextStyle) -> float:
        """The width that no word of a text needs more than, in points."""
        return self._measure(spans, style, "").widest_word * style.size

    def _measure(self, spans: tuple[Span, ...], style: TextStyle, patterns: str) -> MeasuredText:
        key = (spans, style.bold, patterns)
        known = self._texts.get(key)
        if known is None:
            if len(self._texts) >= _MOST_KEPT:
                self._texts.clear()
                self._words.clear()
            breaks = hyphenator(patterns) if patterns else None
            twin = self._words.get((spans, style.bold))
            if twin is None:
                known = self._words[spans, style.bold] = MeasuredText(
                    spans, self.family, bold=style.bold, hyphenator=breaks
                )
            else:
                known = twin.hyphenated(breaks)
            self._texts[key] = known
        return known


class _Paragraph(Struct):
    """A paragraph that is being set, and the elements of its links and foreign words by the number of their span."""

    spans: tuple[Span, ...]
    style: TextStyle
    column: Column
    element: int | None
    begins: list[int | None]  # for each span the one at which its inline element begins
    inline: dict[int, int] = field(default_factory=dict)


class TextSetter(Struct):
    """Sets paragraphs: breaks them, gives each run its look, and makes elements for links and foreign words."""

    breaker: LineBreaker
    structure: StructureBuilder
    language: str
    link_colour: str
    problems: list[Problem]
    link_notes: LinkNotes | None = None  # of the part that is being set

    def set_spans(
        self,
        spans: Sequence[Span],
        style: TextStyle,
        column: Column,
        element: int | None,
        *,
        language: str = "",
        place: Place = NOWHERE,
    ) -> Flowables:
        """A paragraph as flowables, a flowable a line. Without an element it is decoration and says nothing."""
        self._warn(spans, place)
        if self.link_notes is not None and element is not None:
            spans = self.link_notes.mark(spans)
        show, italic = self.breaker.show, style.italic
        shown = tuple([show(replace(span, italic=True) if italic and not span.italic else span) for span in spans])
        if not any([span.text for span in shown]):  # noqa: C419  # a generator takes longer
            return ()
        lines = self.breaker.break_text(
            shown, style, language or self.language, column.width, is_read=element is not None
        )
        paragraph = _Paragraph(shown, style, column, element, _list_beginnings(shown))
        last = len(lines) - 1
        return tuple(
            [
                Flowable(
                    style.leading,
                    self._set_line(line, paragraph, 0 if number else style.first_indent),
                    before=0 if number else style.before,
                    after=0 if number < last else style.after,
                    keep=_hold(number, len(lines)),
                )
                for number, line in enumerate(lines)
            ]
        )

    def set_string(self, text: str, style: TextStyle, column: Column, element: int | None) -> Flowables:
        """A paragraph of plain words."""
        return self.set_spans((Span(text),), style, column, element)

    def width_of(self, text: str, style: TextStyle) -> float:
        """The width of words on one line."""
        return self.breaker.natural_width((self.breaker.show(Span(text)),), style)

    def widest_word(self, spans: Sequence[Span], style: TextStyle) -> float:
        """The width that no word of a text needs more than, with the numbers of its addresses."""
        marked = self.link_notes.mark(spans) if self.link_notes is not None else spans
        return self.breaker.widest_word(tuple(self.breaker.show(span) for span in marked), style)

    def face(self, *, bold: bool = False, italic: bool = False) -> Face:
        """The face of a look in the paper's family."""
        return choose_face(self.breaker.family.name, bold=bold, italic=italic)

    def _warn(self, spans: Sequence[Span], place: Place) -> None:
        if place is NOWHERE:
            return
        self.problems.extend(warn_of_glyphs("".join(span.text for span in spans), self.breaker.family, place))

    def _set_line(self, line: Line, paragraph: _Paragraph, indent: float) -> tuple[Mark, ...]:
        style, column = paragraph.style, paragraph.column
        size, runs = style.size, list[PageRun]()
        x = column.x + indent + _slack(style.align, column.width - line.width)
        spans = ((0, line.fragments),) if len(paragraph.spans) == 1 else groupby(line.fragments, key=_SPAN_OF)
        for index, fragments in spans:
            start, width, texts = x, 0.0, []
            for text, _, em in fragments:
                texts.append(text)
                width += em * size
                x += em * size
            if texts:
                runs += self._make_runs(drawn_text("".join(texts)), start, width, paragraph, index)
        text_mark = TextMark(style.baseline, tuple(runs), paragraph.element, _JOINS[line.ends])
        underlines = [_underline(run, style) for run in runs if run.url or run.target]
        return (text_mark, *underlines) if underlines else (text_mark,)

    def _make_runs(self, text: str, x: float, width: float, paragraph: _Paragraph, index: int) -> list[PageRun]:
        """The run of a span on a line; several where letters come from the second typeface."""
        family, span, style = self.breaker.family, paragraph.spans[index], paragraph.style
        bold = style.bold or span.bold
        face = choose_face(family.name, bold=bold, italic=span.italic)
        if family.second.isdisjoint(text):
            return [self._make_run(text, x, width, (paragraph, index), face)]
        runs = []
        widths = family.face(bold=bold, italic=span.italic)
        for is_second, letters in groupby(text, key=family.second.__contains__):
            piece = "".join(letters)
            part = widths.width(piece) * style.size
            runs.append(self._make_run(piece, x, part, (paragraph, index), face.second if is_second else face))
            x += part
        return runs

    def _make_run(self, text: str, x: float, width: float, where: tuple[_Paragraph, int], face: Face) -> PageRun:
        paragraph, index = where
        span, style = paragraph.spans[index], paragraph.style
        is_internal = span.link.startswith(INTERNAL)
        return PageRun(
            text,
            x,
            width,
            face,
            style.size,
            self.link_colour if span.link else style.colour,
            self._inline_element(paragraph, index),
            url="" if is_internal else span.link,
            target=span.link.removeprefix(INTERNAL) if is_internal else "",
        )

    def _inline_element(self, paragraph: _Paragraph, index: int) -> int | None:
        """The element of a link or of words in another language: one, however many lines it runs over.

        What follows has one too: who reads an element's own text before its children still reads all in order.
        """
        first = paragraph.begins[index]
        if paragraph.element is None or first is None:
            return None
        if first not in paragraph.inline:
            span = paragraph.spans[first]
            tag = Tag.LINK if span.link else Tag.SPAN
            paragraph.inline[first] = self.structure.add(paragraph.element, tag, inline=True, language=span.language)
        return paragraph.inline[first]


def _list_beginnings(spans: Sequence[Span]) -> list[int | None]:
    """For each span the one at which its inline element begins; None in front of the first link or foreign words."""
    if not any([span.link or span.language for span in spans]):  # noqa: C419  # a generator takes longer
        return [None] * len(spans)
    begins: list[int | None] = []
    current: int | None = None
    for index, span in enumerate(spans):
        if span.link or span.language:
            begins.append(index)
            current = index + 1
        else:
            begins.append(current)
    return begins


def _hold(line: int, count: int) -> Keep:
    """Two lines at least stay together at either end of a paragraph."""
    return Keep.ALWAYS if count > 1 and line in {0, count - 2} else Keep.FREE


def _slack(align: str, room: float) -> float:
    if align == "left":
        return 0.0
    return {"center": room / 2, "right": room}.get(align, 0.0)


def _underline(run: PageRun, style: TextStyle) -> RuleMark:
    y = style.baseline + _UNDERLINE_DROP * style.size
    return RuleMark(run.x, y, run.x + run.width, y, _UNDERLINE_WIDTH * style.size, run.colour)
