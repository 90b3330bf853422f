"""Codes of conduct and guidance that decks quote."""

from __future__ import annotations

from msgspec import Struct

from deckgen.problems import NOWHERE, Place
from deckgen.rich_text import Text


class Section(Struct, frozen=True):
    """A heading of a source and the text under it, up to the next heading of any rank."""

    title: str
    level: int
    text: Text
    place: Place


class Source(Struct, frozen=True):
    """A document with a version. `usage` is `public`, or `internal` where it must not leave the organisation."""

    id: str
    title: str
    publisher: str = ""
    date: str = ""
    version: str = ""
    language: str = ""
    url: str = ""
    supersedes: str = ""
    usage: str = "public"
    sections: tuple[Section, ...] = ()
    place: Place = NOWHERE
