"""Reads the texts of fields: lines and Markdown, with their terms filled in and the place of each."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from deckgen.rich_text import Text
from deckgen.yaml_source.author_mistakes.split_by_comma import find_split_texts
from deckgen.yaml_source.markdown.allowed_markup import PLAIN, Allowed
from deckgen.yaml_source.markdown.markdown_text import read_markdown
from deckgen.yaml_source.markdown.terms import Words, fill_line
from deckgen.yaml_source.reading.reading_state import Reading
from deckgen.yaml_source.syntax.author_file import PlaceMap
from deckgen.yaml_source.syntax.author_text import AuthorText


class FieldTexts(Struct, frozen=True):
    """Reads with the words that references can mean."""

    reading: Reading
    words: Words

    def line(self, written: str, places: PlaceMap, *path: str | int) -> str:
        """A text of one line without markup."""
        if not written:
            return ""
        return fill_line(AuthorText(written, places.spot(*path)), self.words, self.reading.problems)

    def lines(self, written: Sequence[str], places: PlaceMap, name: str) -> tuple[str, ...]:
        """A list of lines."""
        return tuple(self.line(each, places, name, number) for number, each in enumerate(written))

    def text(self, written: str, places: PlaceMap, *path: str | int, allowed: Allowed = PLAIN) -> Text:
        """A text with markup."""
        if not written:
            return ()
        return read_markdown(AuthorText(written, places.spot(*path)), self.words, self.reading.problems, allowed)

    def texts(self, written: Sequence[str], places: PlaceMap, name: str) -> tuple[Text, ...]:
        """A list of texts, without those that say nothing."""
        self.reading.problems += find_split_texts(written, places, name)
        read = (self.text(each, places, name, number) for number, each in enumerate(written))
        return tuple(text for text in read if text)
