"""The parts of the line in which a file says what it was made from: the same words on slides and papers."""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.blueprint.slides import DocumentFacts
from deckgen.content.locale import Locale
from deckgen.content.source import Source

SEPARATOR = " · "
HASH_LENGTH = 8


def say_deck(facts: DocumentFacts) -> str:
    """The deck and the hash of its content."""
    return join_parts(facts.deck, facts.content_hash[:HASH_LENGTH])


def say_provenance(facts: DocumentFacts, locale: Locale) -> str:
    """Deck, content, date and code: what someone needs who finds the paper in a drawer."""
    return join_parts(say_deck(facts), locale.date(facts.deck_date), facts.code_version)


def say_origin(facts: DocumentFacts, locale: Locale) -> str:
    """The same without the code, for where there is no room for it."""
    return join_parts(say_deck(facts), locale.date(facts.deck_date))


def name_versions(sources: Iterable[Source]) -> str:
    """Sources with their versions."""
    return ", ".join(f"{source.title} {source.version}".strip() for source in sources)


def join_parts(*parts: str) -> str:
    """The parts that there are."""
    return SEPARATOR.join(part for part in parts if part)
