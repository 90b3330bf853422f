"""Every text that an author wrote in a deck, with the field that it stands in and its place: found by the types.

Nothing here names the fields that hold words, but those that hold none: a field that is added is walked from then on,
and what nobody opens to participants stays closed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum
from functools import lru_cache

from msgspec import Struct

from deckgen.content.deck import Deck, Picture, Session, SessionBreak
from deckgen.content.dilemma import Choice, Dilemma, LetterMention, Review, Twist
from deckgen.content.source import Source
from deckgen.problems import NOWHERE, Place
from deckgen.rich_text import Block, BlockKind

Wordless = Mapping[type[Struct], frozenset[str]]

# Fields that hold names, references, dates and settings, never words to read.
WORDLESS: Wordless = {
    Deck: frozenset(
        {
            "id",
            "outputs",
            "language",
            "date",
            "template",
            "profile",
            "lints",
            "lints_places",
            "short",
            "term_words",
            "typography",
        }
    ),
    Dilemma: frozenset({"id", "letter_mentions", "order"}),
    Choice: frozenset({"id", "letter", "leads_to"}),
    Twist: frozenset({"at"}),
    Picture: frozenset({"format", "file"}),
    Review: frozenset({"on"}),
    Session: frozenset({"start", "minutes_per_step", "places"}),
    SessionBreak: frozenset({"start"}),
    LetterMention: frozenset({"words", "letter"}),
    # What a deck quotes stands in its passages; the rest of a source is not the deck's to tell or to hide.
    Source: frozenset({"id", "date", "language", "supersedes", "usage", "sections"}),
}
_NONE: frozenset[str] = frozenset()


class AuthorText(Struct, frozen=True):
    """A paragraph, or a field without markup. `path` are the names of the fields that lead to it."""

    path: tuple[str, ...]
    text: str
    place: Place
    block: Block | None = None  # with its look, where it has one

    @property
    def field(self) -> str:
        """Where it stands, as `dilemmas.choices.feedback`."""
        return ".".join(self.path)


def author_texts(
    value: object, path: tuple[str, ...] = (), place: Place = NOWHERE, wordless: Wordless = WORDLESS
) -> Iterator[AuthorText]:
    """The texts of a deck or of a part of it, in the order of its fields."""
    found: list[AuthorText] = []
    _collect(value, path, place, wordless, found)
    return iter(found)


def _collect(value: object, path: tuple[str, ...], place: Place, wordless: Wordless, found: list[AuthorText]) -> None:
    """Add the texts of a value. A list to fill, as generators within generators take three times as long."""
    match value:
        case Place() | Enum() | bytes():
            return
        case Block():
            _collect_block(value, path, place, found)
        case str():
            if value.strip():
                found.append(AuthorText(path, value, place))
        case tuple() | dict():
            for item in value.values() if isinstance(value, dict) else value:
                if item:
                    _collect(item, path, place, wordless, found)
        case Struct():
            _collect_struct(value, path, place, wordless, found)
        case _:
            return


def _collect_struct(
    value: Struct, path: tuple[str, ...], place: Place, wordless: Wordless, found: list[AuthorText]
) -> None:
    own: Place = getattr(value, "place", place)
    own = own if own.line else place
    for name in _worded_fields(type(value), wordless.get(type(value), _NONE)):
        item = getattr(value, name)
        if item:  # most fields are empty
            _collect(item, (*path, name), own, wordless, found)


def _collect_block(block: Block, path: tuple[str, ...], place: Place, found: list[AuthorText]) -> None:
    """A paragraph as it is, a table cell by cell."""
    own = block.place if block.place.line else place
    if block.kind is BlockKind.TABLE:
        texts = ("".join([span.text for span in cell]) for row in block.rows for cell in row)
        found += [AuthorText(path, text, own) for text in texts if text.strip()]
    elif block.text.strip():
        found.append(AuthorText(path, block.text, own, block))


@lru_cache(maxsize=512)
def _worded_fields(kind: type[Struct], skipped: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name in kind.__struct_fields__ if name not in skipped)
