"""Finds what a built file comes from: its deck, its commits, and a newer file where there is one."""

from __future__ import annotations

import os
from pathlib import Path

from msgspec import Struct

from deckgen.build.freshness.manifest import NAME, read_manifest
from deckgen.build.past.deck_content import FileEdition, read_content
from deckgen.build.past.past_content import past_content
from deckgen.build.past.recorded_content import RecordedContent, find_record
from deckgen.file_reading import is_file
from deckgen.history.built_file import FileFacts
from deckgen.history.git_repository import Commit, Repository, open_repository
from deckgen.messages.message import reason_of
from deckgen.problems import DeckgenError


class Origin(Struct, frozen=True):
    """Where a file comes from. `source` is None where the deck is not here (any more); `is_current` then too.

    `newer` is a file here that was built from what the deck holds now, where that is something else. `no_git` says
    why there are no commits; `is_shallow` that older ones were left out when the repository was cloned.
    """

    source: Path | None = None
    is_current: bool | None = None
    first: Commit | None = None
    last: Commit | None = None
    newer: Path | None = None
    no_git: str = ""
    is_shallow: bool = False


def find_origin(file: Path, facts: FileFacts) -> Origin:
    """Look for the deck below the current folder, then beside the folder that the file is in."""
    root, deck, is_here = _find_home(file, facts.deck)
    edition = FileEdition(facts.profile, facts.language, facts.deckgen, facts.minutes)
    record = find_record(file, facts, deck, root) if is_here else None
    if record is not None and record.is_current:
        now = record.content_hash
    else:
        now = read_content(root / deck, edition).content_hash if is_here else ""
    current = facts.content_hash == now if now else None
    first, last, reason, shallow = None, None, "", False
    try:
        repository = open_repository(root)
        first, last = _find_commits(repository, deck, edition, facts.content_hash, record)
        shallow = repository.is_shallow()
    except DeckgenError as failure:
        reason = reason_of(failure)
    newer = _find_newer((root, root.parent) if root.name == "decks" else (root,), facts) if current is False else None
    source = _as_typed(root / deck) if is_here else None
    return Origin(source, current, first, last, _as_typed(newer) if newer else None, reason, shallow)


def _find_home(file: Path, name: str) -> tuple[Path, Path, bool]:
    """A folder, the deck's path in it, and whether the deck is there; else a folder that may have had it."""
    deck = Path(f"{name}.yaml") if name and Path(name).name == name else Path("no-deck")
    homes = (Path(), *file.absolute().parents[:5])
    for home in homes:
        pool = home / "decks"
        if (pool / deck).is_file():
            return (pool, deck, True) if (pool / ".git").exists() else (home, Path("decks") / deck, True)
        if (home / deck).is_file():
            return home, deck, True
    home = next((home for home in homes if (home / "decks").is_dir()), Path())
    return home, Path("decks") / deck, False


def _as_typed(path: Path) -> Path:
    """A path as someone here would type it."""
    full = Path(os.path.abspath(path))  # noqa: PTH100  # links stay links
    return full.relative_to(Path.cwd()) if full.is_relative_to(Path.cwd()) else full


def _find_commits(
    repository: Repository, deck: Path, edition: FileEdition, wanted: str, record: RecordedContent | None
) -> tuple[Commit | None, Commit | None]:
    with past_content(repository, deck, edition) as past:
        if record is not None:
            past.remember(record)
        return past.find(wanted)


def _find_newer(homes: tuple[Path, ...], facts: FileFacts) -> Path | None:
    """A file of the same kind and profile whose manifest says that it is of another content than this one."""
    for folder in (path.parent for home in homes for path in sorted((home / "output" / facts.deck).rglob(NAME))):
        manifest = read_manifest(folder)
        known = manifest.output(facts.kind) if manifest else None
        if (
            manifest is None
            or known is None
            or (manifest.profile, manifest.language) != (facts.profile, facts.language)
            or manifest.minutes != facts.minutes
        ):
            continue
        path = folder / Path(known.file).name
        if known.content_hash == manifest.content_hash != facts.content_hash and is_file(path):
            return path
    return None
