"""Writes structured text as one string that shows structure as Markdown does, to compare and to show."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.rich_text import Block, BlockKind, Span, Text


def write_text(text: Text) -> str:
    """A line a list item, an empty line between other blocks."""
    lines: list[str] = []
    before: Block | None = None
    for block in text:
        if before is not None and not (_is_item(before) and _is_item(block)):
            lines.append("")
        lines.append(_write_block(block))
        before = block
    return "\n".join(lines)


def _is_item(block: Block) -> bool:
    return block.kind in {BlockKind.BULLET, BlockKind.NUMBER}


def _write_block(block: Block) -> str:
    if block.kind is BlockKind.BREAK:
        return "---"
    if block.kind is BlockKind.TABLE:
        return "\n".join("| " + " | ".join(map(_write_spans, row)) + " |" for row in block.rows)
    marks = {
        BlockKind.HEADING: "#" * max(1, block.level) + " ",
        BlockKind.BULLET: "  " * block.level + "- ",
        BlockKind.NUMBER: "  " * block.level + f"{block.number}. ",
        BlockKind.PARAGRAPH: "  " * block.level,
    }
    return ("> " if block.quoted else "") + marks[block.kind] + _write_spans(block.spans)


def _write_spans(spans: Iterable[Span]) -> str:
    return "".join(_write_span(span) for span in spans)


def _write_span(span: Span) -> str:
    text = span.text
    stars = "*" * (2 * span.bold + span.italic)
    if stars and text.strip():
        inner = text.strip()
        start = text.index(inner)
        text = text[:start] + stars + inner + stars + text[start + len(inner) :]
    return f"[{text}]({span.link})" if span.link else text
