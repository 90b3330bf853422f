"""The paragraphs of a Word handout: as deckgen writes them, each with its origin, and as somebody's file has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from deckgen.build.pipeline.deck_variant import DeckVariant
from deckgen.build.pipeline.kinds import plan_kind
from deckgen.build.pipeline.order import PrintOptions
from deckgen.file_writing import lay_out, temporary_folder
from deckgen.importing.documents.word_body import WordParagraph, read_document
from deckgen.importing.recognition.markdown import inline
from deckgen.output import Kind
from deckgen.pulling.repeats import Repeats
from deckgen.pulling.shown import ShownLine, one_line

_NUMBERED = re.compile(r"(?P<number>\d+\.\d+)\s")
_HEADINGS = range(1, 4)


class WordLine(Struct, frozen=True):
    """A paragraph, and the dilemma under whose heading it stands: `lunch/`, empty before the first."""

    line: ShownLine
    key: str


def read_word_lines(path: Path, variant: DeckVariant) -> tuple[WordLine, ...]:
    """The paragraphs of a file without its contents, whose page numbers change by themselves.

    Raises NotReadableError.
    """
    keys = _keys(variant)
    found: list[WordLine] = []
    key, in_contents = "", False
    for paragraph, level in _paragraphs(path):
        if level in _HEADINGS:
            in_contents = paragraph.text == variant.locale.paper.contents
            numbered = _NUMBERED.match(paragraph.text)
            key = keys.get(numbered["number"], "") if numbered else "" if level < max(_HEADINGS) else key
        if not in_contents:
            found.append(WordLine(paragraph, key))
    return tuple(found)


def draw_word_lines(variant: DeckVariant, repeats: Repeats) -> tuple[WordLine, ...]:
    """The paragraphs that deckgen would write, each with the place that its words come from."""
    drawn = plan_kind(Kind.HANDOUT_DOCX, variant, PrintOptions()).render()
    with temporary_folder() as folder:
        path = folder / "built.docx"
        lay_out(path, drawn.data)
        lines = read_word_lines(path, variant)
    return tuple(_with_origin(each, repeats) for each in lines)


def _keys(variant: DeckVariant) -> dict[str, str]:
    """The number of each dilemma, as papers have it -> its id as names of slides have it."""
    clusters = enumerate(variant.deck.clusters, 1)
    return {
        f"{number}.{place}": f"{dilemma.id}/"
        for number, cluster in clusters
        for place, dilemma in enumerate(cluster.dilemmas, 1)
    }


def _paragraphs(path: Path) -> Iterator[tuple[ShownLine, int]]:
    for block in read_document(path).blocks:
        if isinstance(block, WordParagraph):
            words = block.paragraph
            yield ShownLine(one_line(words.text), markdown=inline(words)), block.level
            continue
        for cell in (cell for row in block.rows for cell in row):
            for words in cell:
                yield ShownLine(one_line(words.text), markdown=inline(words)), 0


def _with_origin(found: WordLine, repeats: Repeats) -> WordLine:
    repeat = repeats.find(found.line.text, found.key)
    if repeat is None or repeat.before or repeat.behind:
        return found
    return WordLine(ShownLine(found.line.text, repeat.line.place, found.line.markdown), found.key)
