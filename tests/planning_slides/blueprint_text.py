"""A deck of slides in, readable text out: what planning decided, as a golden file can hold it."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.slides import Badge, Element, Frame, PictureElement, Slide, SlideDeck, TableElement
from deckgen.rich_text import Block, BlockKind


def write_blueprint(deck: SlideDeck) -> str:
    """A deck as text: a paragraph a slide, a line an element."""
    return "".join(f"{line}\n" for slide in deck.slides for line in _write_slide(slide))


def _write_slide(slide: Slide) -> Iterator[str]:
    reveal = ", click by click" if slide.reveal else ""
    size = slide.title.paragraphs[0].size
    yield f"== {slide.number} {slide.key} [{slide.role.value}{reveal}] section {slide.section}"
    yield f"title {size:g}: {slide.title.paragraphs[0].block.text}"
    for element in slide.elements:
        yield from _write_element(element)
    if slide.footer:
        yield f"footer: {slide.footer}"
    if slide.date:
        yield f"provenance: {slide.date}"
    for block in slide.notes:
        yield f"notes: {_write_block(block)}"
    yield ""


def _write_element(element: Element) -> Iterator[str]:
    if isinstance(element, Frame):
        holder = f"placeholder {element.placeholder.index}" if element.placeholder else "text box"
        box = f" {_write_box(element.box)}" if element.box else ""
        yield f"{element.name} ({holder}{box})"
        for paragraph in element.paragraphs:
            bold = " bold" if paragraph.bold else ""
            yield f"  {paragraph.size:g}{bold}: {_write_block(paragraph.block)}"
    elif isinstance(element, Badge):
        sign = element.text or (element.symbol.value if element.symbol else element.shape)
        link = f" -> {element.link or element.url}" if element.link or element.url else ""
        yield f"{element.name} <{sign}> {_write_box(element.box)}{link}"
    elif isinstance(element, PictureElement):
        yield f"{element.name} picture {_write_box(element.box)}: {element.alt or 'decorative'}"
    elif isinstance(element, TableElement):
        yield f"{element.name} table {_write_box(element.box)}"
        for row in element.rows:
            yield f"  {' | '.join(paragraph.block.text for cell in row for paragraph in cell)}"
    else:
        yield f"{element.name} chart {_write_box(element.box)}: {', '.join(element.categories)}"


def _write_block(block: Block) -> str:
    """A block on one line, with the sign of its kind and its emphasis."""
    signs = {
        BlockKind.HEADING: "# ",
        BlockKind.BULLET: f"{'  ' * block.level}- ",
        BlockKind.NUMBER: f"{'  ' * block.level}{block.number}. ",
    }
    words = "".join(
        f"**{span.text}**" if span.bold else f"*{span.text}*" if span.italic else span.text for span in block.spans
    )
    language = f"[{block.language}] " if block.language else ""
    return f"{signs.get(block.kind, '  ' * block.level)}{language}{words}".replace("\n", " / ")


def _write_box(box: Box) -> str:
    """A box as left, top, width and height in whole points."""
    return f"{box.x:.0f},{box.y:.0f} {box.width:.0f}x{box.height:.0f}"
