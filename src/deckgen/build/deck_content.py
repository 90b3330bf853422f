"""A deck somewhere on disk in; the content hash that a file built from it would carry out."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from deckgen.build.provenance import hash_files


class Edition(Struct, frozen=True):
    """For whom and by what a file was built."""

    profile: str
    language: str
    deckgen: str
    minutes: int = 0  # of a short version


class DeckContent(Struct, frozen=True):
    """The hash, empty where the deck has errors or is not there; and the files that were read."""

    content_hash: str
    inputs: tuple[Path, ...]


def read_content(deck: Path, edition: Edition) -> DeckContent:
    """Read a deck to learn what it draws from; the hash is over that and nothing else."""
    from deckgen.yaml_source import read_deck

    if not deck.is_file():
        return DeckContent("", ())
    read = read_deck(deck, profile=edition.profile)
    if read.deck is not None and read.deck.language != edition.language:
        read = read_deck(deck, profile=edition.profile, language=edition.language)
    if read.deck is None or read.deck.language != edition.language:
        return DeckContent("", read.inputs)
    digest = hash_files(read.inputs, edition.profile, edition.language, edition.deckgen, edition.minutes)
    return DeckContent(digest, read.inputs)
