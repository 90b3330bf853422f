"""Sets the passages of *meer weten* for slides, each with the line that says where it comes from."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.blueprint.colours import ColourRole
from deckgen.blueprint.look import Placeholder
from deckgen.content.source import Source
from deckgen.planning.frame_fit import Piece, Pieces
from deckgen.planning.slides.slide_context import SlideContext
from deckgen.rich_text import Block, BlockKind, Span, Text
from deckgen.storyboard.parts import Prose, Quotation

_QUOTES = "\u201c\u201d\u201e\u201f\u00ab\u00bb\u2018\u2019\u201a\u2039\u203a\"'"  # of any language


class _Slides(Struct):
    """Texts that each start on a slide of their own."""

    texts: list[list[Piece]] = field(default_factory=lambda: [[]])

    def add(self, pieces: Pieces) -> None:
        self.texts[-1] += pieces

    def turn(self) -> None:
        if self.texts[-1]:
            self.texts.append([])

    @property
    def is_new(self) -> bool:
        """Whether nothing stands on the last slide yet."""
        return not self.texts[-1]

    def close(self) -> tuple[Pieces, ...]:
        return tuple(tuple(text) for text in self.texts if text)


def more_texts(
    context: SlideContext, passages: Sequence[Prose | Quotation], placeholder: Placeholder | None, *, marks: bool
) -> tuple[Pieces, ...]:
    """A text for every slide that the author asks for. With `marks`, quotations stand in quotation marks."""
    slides = _Slides()
    shown = ""
    for passage in passages:
        quoted = passage if isinstance(passage, Quotation) else None
        language, line = (quoted.source.language, quoted.line) if quoted else ("", "")
        again = _line_again(context, quoted, placeholder) if quoted else None
        parts = _split_at_breaks(passage.text)
        whole = len([part for part in parts if part]) == 1
        for place, part in enumerate(parts):
            if place:
                slides.turn()
            if not part:
                continue
            if quoted and line != shown:
                slides.add((_line_piece(context, line, quoted.source, placeholder),))
            elif again and slides.is_new:
                slides.add((again,))
            shown = line
            text = _add_marks(context, part) if marks and whole and quoted else part
            pieces = context.pieces(_set_upright(text) if quoted else text, placeholder, language, tables=True)
            slides.add(tuple(replace(piece, again=again) for piece in pieces) if again else pieces)
    return slides.close()


def _line_piece(context: SlideContext, line: str, source: Source, placeholder: Placeholder | None) -> Piece:
    language = "" if context.is_own(source.language) else source.language
    colour = context.readable(ColourRole.MORE, placeholder)
    block = Block(BlockKind.HEADING, (Span(line),), level=1, language=language)
    return Piece(block, colour=colour, keep=True)


def _line_again(context: SlideContext, quoted: Quotation, placeholder: Placeholder | None) -> Piece | None:
    """The line for a slide on which a quotation goes on, so that it never stands there without its source."""
    if not quoted.line:
        return None
    going_on = context.locale.paper.continued.format(part=quoted.line)
    return replace(_line_piece(context, going_on, quoted.source, placeholder), repeats=True)


def _set_upright(blocks: list[Block]) -> list[Block]:
    """Quotations of a source stand upright under its name: italics by the page are hard to read."""
    return [replace(block, quoted=False) for block in blocks]


def _split_at_breaks(text: Text) -> list[list[Block]]:
    parts: list[list[Block]] = [[]]
    for block in text:
        if block.kind is BlockKind.BREAK:
            parts.append([])
        elif block.text.strip():
            parts[-1].append(block)
    return parts


def _add_marks(context: SlideContext, blocks: list[Block]) -> list[Block]:
    """Put quotation marks around a quotation that has none of its own."""
    words = [place for place, block in enumerate(blocks) if block.kind is not BlockKind.HEADING]
    if not words or words[-1] != len(blocks) - 1:
        return blocks
    first, last = words[0], words[-1]
    if BlockKind.TABLE in {blocks[first].kind, blocks[last].kind}:
        return blocks
    if blocks[first].text.lstrip()[:1] in _QUOTES or blocks[last].text.rstrip()[-1:] in _QUOTES:
        return blocks
    typography = context.locale.typography
    marked = list(blocks)
    marked[first] = _surround(marked[first], typography.quote_open, "")
    marked[last] = _surround(marked[last], "", typography.quote_close)
    return marked


def _surround(block: Block, before: str, after: str) -> Block:
    spans = list(block.spans)
    spans[0] = replace(spans[0], text=before + spans[0].text)
    spans[-1] = replace(spans[-1], text=spans[-1].text + after)
    return block.with_spans(spans)
