"""Slides measured anew, apart from planning: where an element lies, how high its text is, what lies over what."""

from __future__ import annotations

from deckgen.blueprint.lengths import Box, Insets
from deckgen.blueprint.look import Look
from deckgen.blueprint.slides import Badge, Element, Frame, Slide
from deckgen.planning.advance_widths import family
from deckgen.planning.line_breaking import MeasuredText
from deckgen.rich_text import BlockKind

TOLERANCE = 0.6  # points: rounding of sizes and spaces
_ITEMS = frozenset({BlockKind.BULLET, BlockKind.NUMBER})


def box_of(element: Element) -> Box:
    if isinstance(element, Frame) and element.box is None:
        assert element.placeholder is not None
        return element.placeholder.box
    assert element.box is not None
    return element.box


def needed_height(frame: Frame, look: Look) -> float:
    """The height that the paragraphs of a frame take, the lines counted in 98.5 % of its width."""
    holder = frame.placeholder
    font, spacing = (holder.font, holder.line_spacing) if holder else (look.body_font, 1.0)
    insets = frame.insets or (holder.insets if holder else Insets())
    width = (box_of(frame).width - insets.left - insets.right) * 0.985
    height = insets.top + insets.bottom
    for paragraph in frame.paragraphs:
        block = paragraph.block
        bold = paragraph.bold or block.kind is BlockKind.HEADING or bool(holder and holder.bold)
        depth = 0 if block.kind is BlockKind.HEADING else block.level + (block.kind in _ITEMS)
        text = MeasuredText(block.spans, family(font), bold=bold)
        lines = text.count_lines(paragraph.size, max(width - depth * paragraph.indent, paragraph.size))
        height += lines * 1.2 * spacing * paragraph.size + paragraph.space_after
    return height


def lines_of(frame: Frame) -> list[list[str]]:
    """The lines of each paragraph without a list's indent, in the width that planning took."""
    holder = frame.placeholder
    assert holder is not None
    return [
        MeasuredText(
            paragraph.block.spans,
            family(holder.font),
            bold=paragraph.bold or holder.bold or paragraph.block.kind is BlockKind.HEADING,
        ).line_texts(paragraph.size, frame.line_width)
        for paragraph in frame.paragraphs
    ]


def is_ground(element: Element) -> bool:
    """A plain surface that texts stand on."""
    return isinstance(element, Badge) and not (element.text or element.symbol or element.link or element.alt)


def shown_feet(slide: Slide) -> list[tuple[str, Box]]:
    """What a slide shows at its foot, and where: the date's place is free on slides without one."""
    layout = slide.layout
    feet = [(layout.footer, slide.footer_box), (layout.number, None)]
    feet += [(layout.date, slide.date_box)] if slide.date else []
    return [(holder.type, box or holder.box) for holder, box in feet if holder]


def overlap(one: Box, other: Box) -> bool:
    apart = one.right <= other.x + 0.1 or other.right <= one.x + 0.1
    return not (apart or one.bottom <= other.y + 0.1 or other.bottom <= one.y + 0.1)
