"""The text of a slide's frame, set for paper: broken anew in the paper's typeface, as large as its frame allows.

Why not the slide's own lines: the paper's typeface is wider than most that slides are set in, so the lines would differ
in size from one another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import Mark, RuleMark, Tag
from deckgen.blueprint.slides import Element, Frame, SlideParagraph
from deckgen.planning.line_breaking import Line
from deckgen.planning.paper.flowables import Column, Flowables, shift
from deckgen.planning.paper.structure_builder import StructureBuilder
from deckgen.planning.paper.text_blocks import BlockSetter, BlockStyles
from deckgen.planning.paper.text_lines import INTERNAL, LineBreaker, TextSetter
from deckgen.planning.paper.text_styles import TextStyle
from deckgen.rich_text import Block, BlockKind, Span

_TOLERANCE = 6.0  # points by which a text may be higher than its frame: half of the least space between two
_ROUNDING = 0.01  # points
_CLEAR = 12.0  # between a text and what stands at its right
PITCH = 1.2  # line pitch of slides, in sizes
_PLAIN = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING})
SHARES = tuple(1 - step / 25 for step in range(16))  # of a text's size, tried from the largest


class SlideType(Struct, frozen=True):
    """What text on slides is set with: who breaks it, its language, and its colour where nothing else says.

    `others` is what stands on the slide: no text reaches into it.
    """

    breaker: LineBreaker
    language: str
    ink: str
    others: tuple[Element, ...] = ()

    def fits(self, frame: Frame, share: float) -> bool:
        """Whether a frame holds its text at a share of its size."""
        box = text_box(frame, self.others)
        room, least = box.height + _TOLERANCE, 0.0
        for paragraph in frame.paragraphs:
            style = self._style(paragraph, frame, share)
            if self.breaker.widest_word(paragraph.block.spans, style) > box.width:
                return False
            least += self._least_lines(paragraph, frame, style, box.width) * style.leading
        if least > room + _ROUNDING:  # most sizes need not be set to know that
            return False
        if all(each.block.kind in _PLAIN and not each.block.quoted for each in frame.paragraphs):
            return sum(self._list_heights(frame, share, box.width)) <= room
        laid = self._lay_frame(frame, Column(0, box.width), share, StructureBuilder(""), 0)
        return sum(height for _, height in laid) <= room

    def _list_heights(self, frame: Frame, share: float, width: float) -> Iterator[float]:
        """How high paragraphs outside of lists are, as they are laid, without the marks of their lines."""
        last = len(frame.paragraphs) - 1
        for place, paragraph in enumerate(frame.paragraphs):
            style, block = self._style(paragraph, frame, share), _said(paragraph, is_broken_anew=frame.repeats)
            shown = tuple(self.breaker.show(span) for span in block.spans)
            lines: Sequence[Line] = ()
            if any(span.text for span in shown):
                lines = self.breaker.break_text(shown, style, block.language or self.language, width)
            after = paragraph.space_after * share if place < last else 0.0
            yield sum([style.leading] * len(lines)) + after

    def _least_lines(self, paragraph: SlideParagraph, frame: Frame, style: TextStyle, width: float) -> int:
        """The lines of a paragraph in the whole width, where they can be counted: no setting has fewer."""
        spans = _said(paragraph, is_broken_anew=frame.repeats).spans
        if not any(span.text.strip() for span in spans):
            return 0
        return self.breaker.count_lines(spans, style, bold=style.bold, width=width) or 0

    def draw(self, frame: Frame, share: float, scale: float, structure: StructureBuilder, parent: int) -> list[Mark]:
        """The marks of a frame at a scale, from the slide's top left; its elements go below `parent`."""
        box = text_box(frame, self.others)
        column = Column(0, box.width * scale)
        laid = list(self._lay_frame(frame, column, share * scale, structure, parent))
        placeholder = frame.placeholder
        anchor = frame.anchor or (placeholder.anchor if placeholder else "t")
        room = box.height * scale - sum(height for _, height in laid)
        y = box.y * scale + {"ctr": room / 2, "b": room}.get(anchor, 0.0)
        marks: list[Mark] = []
        for lines, height in laid:
            top = y
            for line in lines:
                marks += [shift(mark, box.x * scale, top) for mark in line.marks]
                top += line.height
            y += height
        return marks

    def _lay_frame(
        self, frame: Frame, column: Column, scale: float, structure: StructureBuilder, parent: int
    ) -> Iterator[tuple[Flowables, float]]:
        """Each paragraph's lines, and their height with the space below."""
        setter = TextSetter(self.breaker, structure, self.language, self.ink, [])
        last = len(frame.paragraphs) - 1
        place = 0
        for quoted, group in groupby(frame.paragraphs, key=lambda each: each.block.quoted):
            holder = structure.add(parent, Tag.BLOCK_QUOTE) if quoted else parent
            blocks: BlockSetter | None = None
            for paragraph in group:
                style = self._style(paragraph, frame, scale)
                styles = BlockStyles(style, style, Tag.H3, self.ink)
                if blocks is None:
                    blocks = BlockSetter(setter, styles, holder)
                blocks.styles = styles
                lines = blocks.set_block(_said(paragraph, is_broken_anew=frame.repeats), None, column)
                after = paragraph.space_after * scale if place < last else 0.0
                yield lines, sum(line.height for line in lines) + after
                place += 1

    def _style(self, paragraph: SlideParagraph, frame: Frame, scale: float) -> TextStyle:
        placeholder = frame.placeholder
        spacing = placeholder.line_spacing if placeholder else 1.0
        colour = paragraph.colour or (placeholder.colour if placeholder else None)
        size = paragraph.size * scale
        return TextStyle(
            size,
            size * PITCH * spacing,
            colour.rgb if colour else self.ink,
            bold=paragraph.bold or bool(placeholder and placeholder.bold) or paragraph.block.kind is BlockKind.HEADING,
            hyphenate=False,
            align={"ctr": "center", "r": "right"}.get(paragraph.align, "left"),
        )


def text_box(frame: Frame, others: Iterable[Element]) -> Box:
    """The room for a frame's text on the slide.

    A frame narrower than its placeholder was narrowed for lines of even length in another typeface: here it is as wide,
    unless something stands at its right.
    """
    placeholder = frame.placeholder
    outer = frame.box or (placeholder.box if placeholder else Box(0, 0, 0, 0))
    if placeholder and placeholder.box.x <= outer.x < placeholder.box.right:
        right = min([placeholder.box.right, *(left - _CLEAR for left in _beside(outer, others))])
        outer = outer.around(Box(outer.x, outer.y, right - outer.x, outer.height))
    insets = frame.insets or (placeholder.insets if placeholder else None)
    return outer.inset(insets.left, insets.top, insets.right, insets.bottom) if insets else outer


def _beside(box: Box, others: Iterable[Element]) -> Iterator[float]:
    """Where what stands at the right of a box begins."""
    for other in others:
        found = other.box or (other.placeholder.box if isinstance(other, Frame) and other.placeholder else None)
        if found and found.x >= box.right and found.y < box.bottom and box.y < found.bottom:
            yield found.x


def link_text(
    setter: TextSetter, text: str, style: TextStyle, width: float, target: tuple[str, str, int]
) -> list[Mark]:
    """A word or letter in a drawn shape, centred on one line; `target` is a slide's key, an address and an element."""
    key, url, element = target
    span = Span(text, link=f"{INTERNAL}{key}" if key else url)
    lines = setter.set_spans((span,), style, Column(0, width), element)
    return [mark for line in lines for mark in line.marks if not isinstance(mark, RuleMark)]


def _said(paragraph: SlideParagraph, *, is_broken_anew: bool) -> Block:
    """What a paragraph says; where deckgen broke its lines for another typeface, without its line ends."""
    block = paragraph.block
    if is_broken_anew and "\n" in block.text:
        block = block.with_spans(tuple(replace(span, text=span.text.replace("\n", " ")) for span in block.spans))
    language = paragraph.language or block.language
    return block if language == block.language else replace(block, language=language)
