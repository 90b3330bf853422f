"""What the Markdown of a field may hold."""

from __future__ import annotations

from msgspec import Struct

from deckgen.yaml_source.syntax.bounds import MAX_TEXT


class Allowed(Struct, frozen=True):
    """What a text may hold beyond paragraphs, emphasis, lists, quotations and links."""

    headings: bool = False
    breaks: bool = False
    underlined: bool = False  # headings with `===` or `---` below them, as in documents from elsewhere
    most: int = MAX_TEXT  # characters


PLAIN = Allowed()
WITH_HEADINGS = Allowed(headings=True)
WITH_BREAKS = Allowed(headings=True, breaks=True)
