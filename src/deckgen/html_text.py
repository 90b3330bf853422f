"""An author's text as HTML that is well-formed XML too: for pages, and for the questions of learning platforms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape
from itertools import groupby

from msgspec.structs import replace

from deckgen.rich_text import LIST_KINDS, Block, BlockKind, Span, Text

_SCHEMES = ("http://", "https://", "mailto:", "tel:")
_LAST_RANK = 6  # of headings in HTML
Writer = Callable[[Span, str], str]


def write_html(text: Iterable[Block], *, heading: int = 4, inline_link: Writer | None = None) -> str:
    """The blocks of a text, its headings from a rank on; `inline_link` writes a link in another way."""
    writer = _Writer(heading, inline_link or _write_link)
    blocks = [block for block in text if block.kind is not BlockKind.BREAK and block.text.strip()]
    return "".join(
        f"<blockquote>{writer.write(list(group))}</blockquote>" if quoted else writer.write(list(group))
        for quoted, group in groupby(blocks, key=lambda block: block.quoted)
    )


def write_quotation(text: Iterable[Block], language: str = "") -> str:
    """What someone else says, as one quotation."""
    inner = write_html([replace(block, quoted=False) for block in text])
    return f"<blockquote{_language(language)}>{inner}</blockquote>"


def write_spans(spans: Iterable[Span]) -> str:
    """The words of one block, for where no paragraph may stand."""
    return _Writer(_LAST_RANK, _write_link).write_spans(spans)


def write_inline(text: Text) -> str:
    """A text within one line: its blocks one after the other."""
    return "<br/>".join(write_spans(block.spans) for block in text if block.kind is not BlockKind.BREAK)


class _Writer:
    """Writes blocks, with lists inside the items that they belong to."""

    def __init__(self, heading: int, link: Writer) -> None:
        self.heading, self.link = heading, link

    def write(self, blocks: Sequence[Block]) -> str:
        made: list[str] = []
        place = 0
        while place < len(blocks):
            end = _find_end(blocks, place)
            first = blocks[place]
            if first.kind in LIST_KINDS:
                made.append(self._write_list(blocks[place:end]))
            elif first.kind is BlockKind.TABLE:
                made.append(self._write_table(first))
            else:
                rank = min(_LAST_RANK, self.heading + first.level - 1)
                made.append(self._wrap(f"h{rank}" if first.kind is BlockKind.HEADING else "p", first))
            place = end
        return "".join(made)

    def _write_list(self, blocks: Sequence[Block]) -> str:
        first = blocks[0]
        starts = [n for n, b in enumerate(blocks) if b.kind in LIST_KINDS and b.level <= first.level]
        items = [blocks[start:end] for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True)]
        inner = "".join(
            f"<li{_language(item[0].language)}>{self.write_spans(item[0].spans)}{self.write(item[1:])}</li>"
            for item in items
        )
        if first.kind is BlockKind.NUMBER:
            start = f' start="{first.number}"' if first.number > 1 else ""
            return f"<ol{start}>{inner}</ol>"
        return f"<ul>{inner}</ul>"

    def _write_table(self, block: Block) -> str:
        """A table whose first row names its columns; it may be wider than a phone."""
        head, *rows = block.rows
        sides = [f' class="{side}"' if side in {"right", "center"} else "" for side in block.columns]
        sides += [""] * (len(head) - len(sides))
        names = "".join(
            f'<th scope="col"{side}>{self.write_spans(cell)}</th>' for cell, side in zip(head, sides, strict=False)
        )
        body = "".join(
            "<tr>"
            + "".join(f"<td{side}>{self.write_spans(cell)}</td>" for cell, side in zip(row, sides, strict=False))
            + "</tr>"
            for row in rows
        )
        tag = _language(block.language)
        return f"<table{tag}><thead><tr>{names}</tr></thead><tbody>{body}</tbody></table>"

    def _wrap(self, tag: str, block: Block) -> str:
        return f"<{tag}{_language(block.language)}>{self.write_spans(block.spans)}</{tag}>"

    def write_spans(self, spans: Iterable[Span]) -> str:
        return "".join(self._write_span(span) for span in spans)

    def _write_span(self, span: Span) -> str:
        words = escape(span.text).replace("\n", "<br/>")
        if span.bold:
            words = f"<strong>{words}</strong>"
        if span.italic:
            words = f"<em>{words}</em>"
        if span.language:
            words = f"<span{_language(span.language)}>{words}</span>"
        return self.link(span, words) if span.link.lower().startswith(_SCHEMES) else words


def _find_end(blocks: Sequence[Block], start: int) -> int:
    """Where a list ends that begins at a block; behind the block where it is none."""
    first, end = blocks[start], start + 1
    if first.kind not in LIST_KINDS:
        return end
    while end < len(blocks):
        block = blocks[end]
        is_item = block.kind in LIST_KINDS and (block.level > first.level or block.kind is first.kind)
        if not is_item and not (block.kind is BlockKind.PARAGRAPH and block.level > first.level):
            break
        if block.kind in LIST_KINDS and block.level < first.level:
            break
        end += 1
    return end


def _write_link(span: Span, words: str) -> str:
    return f'<a href="{escape(span.link)}" target="_blank" rel="noopener noreferrer">{words}</a>'


def _language(tag: str) -> str:
    """The language of what an element holds; XML and HTML each have an attribute of their own."""
    return f' lang="{escape(tag)}"' if tag else ""
