"""The content hash that a file built from a deck would carry, for a deck anywhere on disk."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from deckgen.build.freshness.input_files import join_inputs
from deckgen.build.freshness.provenance import content_hash
from deckgen.build.pipeline.order import split_languages
from deckgen.file_reading import SeenFile, is_file

if TYPE_CHECKING:
    from deckgen.yaml_source.reading.reading_state import ReadResult


class FileEdition(Struct, frozen=True):
    """For whom and by what a file was built."""

    profile: str
    language: str
    deckgen: str
    minutes: int = 0  # of a short version


class DeckContent(Struct, frozen=True):
    """The hash, empty where the deck has errors or is not there; and the files that were read."""

    content_hash: str
    inputs: Mapping[Path, SeenFile]


def read_content(deck: Path, edition: FileEdition) -> DeckContent:
    """Read a deck to learn what it draws from; the hash is over that and nothing else."""
    if not is_file(deck):
        return DeckContent("", {})
    reads = [_read_in(language, deck, edition.profile) for language in split_languages(edition.language)]
    inputs: Mapping[Path, SeenFile] = {}
    for read in reads:
        inputs = join_inputs(inputs, read.inputs)
    if "+".join(read.deck.language if read.deck else "" for read in reads) != edition.language:
        return DeckContent("", inputs)
    digests = (seen.sha256 for seen in inputs.values())
    digest = content_hash(digests, edition.profile, edition.language, edition.deckgen, edition.minutes)
    return DeckContent(digest, inputs)


def _read_in(language: str, deck: Path, profile: str) -> ReadResult:
    """The deck in a language, which may be the one that it has anyway."""
    from deckgen.yaml_source import read_deck

    read = read_deck(deck, profile=profile)
    if read.deck is not None and read.deck.language != language:
        return read_deck(deck, profile=profile, language=language)
    return read
