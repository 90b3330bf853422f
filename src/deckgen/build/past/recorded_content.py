"""Looks up in the manifest what a built file was made from, so that the deck need not be read."""

from __future__ import annotations

import os
import posixpath
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from deckgen.build.freshness.input_files import find_path, is_unchanged
from deckgen.build.freshness.manifest import Manifest, read_manifest
from deckgen.history.built_file import FileFacts
from deckgen.resources import built_in_templates


class RecordedContent(NamedTuple):
    """Digests by path from the folder that holds the decks' folder; `elsewhere` are those of deckgen's own files.

    `absent` are paths that would have been used. `is_current` says that all of it still lies there.
    """

    content_hash: str
    digests: Mapping[str, str]
    elsewhere: tuple[str, ...]
    absent: frozenset[str]
    is_current: bool


def find_record(file: Path, facts: FileFacts, deck: Path, root: Path) -> RecordedContent | None:
    """The record of this very content; None where there is none, or it cannot be compared with the past."""
    manifest = read_manifest(file.parent)
    if manifest is None or not _is_of(manifest, facts):
        return None
    folder = root / deck.parent
    home = deck.parent.as_posix()
    ours = [each for each in manifest.inputs if find_path(each.path, folder).is_relative_to(built_in_templates())]
    digests = {_name(home, each.path): each.sha256 for each in manifest.inputs if each not in ours}
    absent = frozenset(_name(home, path) for path in manifest.absent)
    if any(name.startswith("..") or not digest for name, digest in digests.items()) or deck.as_posix() not in digests:
        return None
    is_there = all(is_unchanged(each, folder) for each in manifest.inputs)
    is_current = is_there and not any(os.path.lexists(find_path(path, folder)) for path in manifest.absent)
    return RecordedContent(facts.content_hash, digests, tuple(each.sha256 for each in ours), absent, is_current)


def _is_of(manifest: Manifest, facts: FileFacts) -> bool:
    ours = (manifest.deck, manifest.profile, manifest.language, manifest.minutes, manifest.deckgen)
    theirs = (facts.deck, facts.profile, facts.language, facts.minutes, facts.deckgen)
    return ours == theirs and manifest.content_hash == facts.content_hash


def _name(home: str, path: str) -> str:
    return posixpath.normpath(posixpath.join(home, path))
