"""Reads the blocks of *meer weten*: own text, and what is quoted where somebody quotes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from deckgen.content.dilemma import Passage
from deckgen.problems import Place
from deckgen.yaml_source.markdown.allowed_markup import WITH_BREAKS
from deckgen.yaml_source.markdown.markdown_text import read_markdown
from deckgen.yaml_source.markdown.terms import Words
from deckgen.yaml_source.models.dilemma_file import PassageFile
from deckgen.yaml_source.reading.pools import Pools
from deckgen.yaml_source.reading.reading_state import Reading
from deckgen.yaml_source.syntax.author_file import PlaceMap
from deckgen.yaml_source.syntax.author_text import AuthorText

if TYPE_CHECKING:
    from deckgen.yaml_source.reading.quoted_passages import QuotedPassageReader, Translate


class PassageReader:
    """Reads the blocks of one dilemma."""

    def __init__(
        self, reading: Reading, pools: Pools, language: str, translate: Translate, *, holds_spaces: bool = True
    ) -> None:
        self._reading = reading
        self._sources = (reading, pools, language, translate)
        self._holds_spaces = holds_spaces

    def read(self, written: str | list[PassageFile] | None, places: PlaceMap, words: Words) -> tuple[Passage, ...]:
        """All blocks in order; `places` is seen from the value of `meer_weten`."""
        if written is None:
            return ()
        if isinstance(written, str):
            return self._own(AuthorText(written, places.spot()), places.value(), words)
        passages: list[Passage] = []
        for number, block in enumerate(written):
            at = places.within(number)
            if block.quote:
                passages += self._quotes.read(block, at)
            else:
                passages += self._own(AuthorText(block.text, at.spot("text")), at.value(), words)
        return tuple(passages)

    @cached_property
    def _quotes(self) -> QuotedPassageReader:
        from deckgen.yaml_source.reading.quoted_passages import QuotedPassageReader  # a deck may quote nothing

        return QuotedPassageReader(*self._sources, holds_spaces=self._holds_spaces)

    def _own(self, text: AuthorText, place: Place, words: Words) -> tuple[Passage, ...]:
        blocks = read_markdown(text, words, self._reading.problems, WITH_BREAKS)
        return (Passage(blocks, place),) if blocks else ()
