"""What a file says of itself: the deck, a hash of everything it was made from, the date, the version of the code."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from deckgen import __version__
from deckgen.blueprint.slides import DocumentFacts
from deckgen.content.deck import Deck

HASH_LENGTH = 8
_EPOCH = "2000-01-01T00:00:00Z"


def content_hash(inputs: Iterable[Path], settings: str) -> str:
    """A hash over the bytes that were read, whatever the folder they lie in, and over the settings.

    Why sorted by content and not by path: a deck that moved to another folder is still the same deck.
    """
    digests = sorted(hashlib.sha256(path.read_bytes()).digest() for path in inputs)
    return hashlib.sha256(b"".join([*digests, settings.encode(), __version__.encode()])).hexdigest()[:HASH_LENGTH]


def document_facts(deck: Deck, digest: str, kind_title: str = "") -> DocumentFacts:
    """The properties of one file of a deck."""
    title = f"{deck.title} – {kind_title}" if kind_title else deck.title
    return DocumentFacts(
        title=title,
        author=deck.organisation or "deckgen",
        subject=deck.subtitle or deck.occasion or deck.title,
        keywords=", ".join(dict.fromkeys(tag for dilemma in deck.dilemmas for tag in dilemma.tags)),
        language=deck.language,
        created=_creation_time(deck.date),
        deck=deck.id,
        content_hash=digest,
        deck_date=deck.date,
        code_version=", ".join(f"{source.title} {source.version}".strip() for source in deck.sources),
    )


def _creation_time(date: str) -> str:
    """SOURCE_DATE_EPOCH, else the deck's own date, else a fixed one: never the clock."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdecimal():
        return datetime.fromtimestamp(int(epoch), UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        return datetime.strptime(date, "%Y-%m-%d").replace(tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return _EPOCH
