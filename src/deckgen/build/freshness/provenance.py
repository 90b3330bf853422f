"""What a file says of itself: the deck, a hash of everything it was made from, the date, the version of the code."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from deckgen import __version__

if TYPE_CHECKING:
    from deckgen.blueprint.slides import DocumentFacts
    from deckgen.content.deck import Deck

HASH_LENGTH = 8
_EPOCH = "2000-01-01T00:00:00Z"
_FORM = "%Y-%m-%dT%H:%M:%SZ"


def content_hash(
    digests: Iterable[str], profile: str = "", language: str = "", version: str = __version__, minutes: int = 0
) -> str:
    """A hash over everything that a file in a language was made from, whatever the folder it lies in.

    Why sorted by content and not by path: a deck that moved to another folder is still the same deck.
    """
    import hashlib

    parts = [*sorted(digests), profile, language, version, *([f"{minutes} minutes"] if minutes else [])]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:HASH_LENGTH]


def document_facts(
    deck: Deck, digest: str, kind_title: str = "", kind: str = "", *, profile: str = "", epoch: str = ""
) -> DocumentFacts:
    """The properties of one file of a deck. Its keywords are values: tags choose dilemmas, in one language only."""
    from deckgen.blueprint.slides import DocumentFacts

    title = f"{deck.title} – {kind_title}" if kind_title else deck.title
    return DocumentFacts(
        title=title,
        author=deck.organisation or "deckgen",
        subject=deck.subtitle or deck.occasion or deck.title,
        keywords=", ".join(dict.fromkeys(value for dilemma in deck.dilemmas for value in dilemma.values)),
        language=deck.language,
        created=_creation_time(deck.date, epoch),
        deck=deck.id,
        content_hash=digest,
        deck_date=deck.date,
        code_version=", ".join(f"{source.title} {source.version}".strip() for source in deck.sources),
        kind=kind,
        profile=profile,
        minutes=f"{deck.short.asked:g}" if deck.short else "",
    )


def join_facts(first: DocumentFacts, second: DocumentFacts) -> DocumentFacts:
    """The properties of a paper in two languages: what it is called in both, and the first as its language."""
    from msgspec.structs import replace

    title, author, subject = (
        " / ".join(dict.fromkeys((getattr(first, name), getattr(second, name))))
        for name in ("title", "author", "subject")
    )
    keywords = ", ".join(
        dict.fromkeys(each for facts in (first, second) for each in facts.keywords.split(", ") if each)
    )
    languages = (second.language,)
    return replace(first, title=title, author=author, subject=subject, keywords=keywords, other_languages=languages)


def _creation_time(date: str, epoch: str) -> str:
    """SOURCE_DATE_EPOCH, else the deck's own date, else a fixed one: never the clock."""
    from datetime import UTC, datetime

    with suppress(ValueError, OverflowError, OSError):
        if epoch.isascii() and epoch.isdecimal():
            return datetime.fromtimestamp(int(epoch), UTC).strftime(_FORM)
    with suppress(ValueError):
        if len(date) == len("2026-01-31") and date[4:8:3] == "--":  # nearly every date; `strptime` takes long to load
            return datetime.fromisoformat(date).replace(tzinfo=UTC).strftime(_FORM)
    with suppress(ValueError):
        if date.count("-") == len("--"):
            return datetime.strptime(date, "%Y-%m-%d").replace(tzinfo=UTC).strftime(_FORM)
    return _EPOCH
