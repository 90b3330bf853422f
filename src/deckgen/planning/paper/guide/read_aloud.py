"""The sentence of a code that the trainer reads out, on a ground of its own, with its source."""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.blueprint.pages import Tag
from deckgen.planning.paper.flowables import Column, Flowables, Keep, Panel, as_one, in_panel, keep_together
from deckgen.planning.paper.manuscript import Manuscript
from deckgen.planning.paper.text_lines import INTERNAL
from deckgen.rich_text import BlockKind, Span
from deckgen.storyboard.part_search import all_of
from deckgen.storyboard.parts import Quotation
from deckgen.storyboard.scenes import DilemmaStory
from deckgen.storyboard.shortening import first_sentences

_CAPTION, _SMALLEST_CAPTION = 0.84, 8.0  # of the quotation's size, at most; points
_LONGEST_SENTENCE = 280  # characters: one breath, or two


def set_read_aloud(ms: Manuscript, story: DilemmaStory, section: int, column: Column, size: float = 0.0) -> Flowables:
    """Nothing where no source is quoted. A size other than the body's is for where there is little room."""
    passage = choose_passage(story)
    if passage is None:
        return ()
    sentence, marks, context = choose_sentence(passage), ms.context.locale.typography, ms.context
    quote = ms.structure.add(section, Tag.BLOCK_QUOTE)
    inner = column.indented(12, 12)
    is_quoted = sentence.startswith(marks.quote_open[:1])
    shown = sentence if is_quoted else f"{marks.quote_open}{sentence}{marks.quote_close}"
    body = context.styles.body
    size = size or body.size
    style = replace(body, size=size, leading=body.leading * size / body.size, after=3)
    words = ms.paragraph(shown, style, quote, column=inner)
    caption = context.styles.small
    points = max(min(caption.size, size * _CAPTION), _SMALLEST_CAPTION)
    leading = caption.leading * points / caption.size
    small = replace(caption, size=points, leading=leading, colour=context.colours.muted, after=0)
    spans = (Span(passage.line, link=f"{INTERNAL}source-{passage.source.id}"),)
    source = ms.spans(spans, small, quote, column=inner)
    held = keep_together((*words, *source), Keep.ALWAYS)
    return as_one(in_panel(held, Panel(column, fill=context.colours.tint, radius=4), 7, 7))


def choose_passage(story: DilemmaStory) -> Quotation | None:
    """The first passage from a source that holds a whole sentence."""
    return next((passage for passage in all_of(story.outcome, Quotation) if choose_sentence(passage)), None)


def choose_sentence(passage: Quotation) -> str:
    """What to read out of a passage: the start of its first paragraph that is not the lead to a list."""
    paragraphs = (block.text.strip() for block in passage.text if block.kind is BlockKind.PARAGRAPH)
    return next(
        (first_sentences(text, _LONGEST_SENTENCE) for text in paragraphs if text and not text.endswith(":")), ""
    )
