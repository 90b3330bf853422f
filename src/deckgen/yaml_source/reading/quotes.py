"""Takes a section or a passage of a source as a quotation, or says why it is none."""

from __future__ import annotations

from collections.abc import Iterable

from msgspec.structs import replace

from deckgen.content.source import Source
from deckgen.messages.message import tell
from deckgen.problems import Problem, error
from deckgen.rich_text import Block, Text
from deckgen.shown_text import shorten
from deckgen.wording.passage_match import Mismatch, match_passage
from deckgen.wording.word_difference import show_difference
from deckgen.yaml_source.markdown.typography import Typographer
from deckgen.yaml_source.syntax.author_text import AuthorText

_SHOWN = 60  # as long as a line bears
_HINT_SHOWN = 400


def as_quotation(text: Iterable[Block], language: str, typographer: Typographer | None) -> Text:
    """Blocks as somebody else's words, in that body's language; what is typed in them stays, but for held spaces."""
    text = typographer.set_text(tuple(text)) if typographer else text
    return tuple(replace(block, quoted=True, language=language or block.language) for block in text)


def check_quotation(passage: Text, searched: Text, source: Source, written: AuthorText) -> Problem | None:
    """The problem at the first words of a passage that do not stand in what it quotes."""
    found = match_passage(passage, searched)
    if found is None:
        return None
    first = found.fragment.split(" ", 1)[0]
    start = written.value.find(found.fragment[:20])
    offset = max(0, start if start >= 0 else written.value.find(first))
    message = tell(
        "“{shorten}” does not stand so in the source `{id}`.", shorten=shorten(found.fragment, _SHOWN), id=source.id
    )
    return error("quote-differs", message, written.at(offset), _hint(found))


def _hint(found: Mismatch) -> str:
    if found.silent:
        return tell("Its sentences stand there with others between them: write `[…]` where words are left out.")
    if found.too_early:
        return tell("It stands there before the words quoted first: keep the order of the source.")
    if not found.nearest:
        return tell("Nothing in the source looks like it.")
    return tell(
        "From this quotation to the source: {shorten}", shorten=shorten(show_difference(found.difference), _HINT_SHOWN)
    )
