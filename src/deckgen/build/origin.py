"""What a built file says of itself in; the deck here that it comes from, its commits, and a newer file out."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from deckgen.build.deck_content import Edition, read_content
from deckgen.build.manifest import read_manifest
from deckgen.build.past_content import past_content
from deckgen.history.built_file import FileFacts
from deckgen.history.git_repository import Commit, Repository, open_repository
from deckgen.output import Kind, file_name
from deckgen.problems import DeckgenError


class Origin(Struct, frozen=True):
    """Where a file comes from. `is_current` is None where the deck is not here, or cannot be read.

    `newer` is a file here that was built from what the deck holds now, where that is something else. `no_git` says
    why there are no commits.
    """

    source: Path | None = None
    is_current: bool | None = None
    first: Commit | None = None
    last: Commit | None = None
    newer: Path | None = None
    no_git: str = ""


def find_origin(file: Path, facts: FileFacts) -> Origin:
    """Look for the deck below the current folder, then beside the folder that the file is in."""
    root = _find_root(file, facts.deck)
    if root is None:
        return Origin()
    deck = Path("decks", f"{facts.deck}.yaml")
    edition = Edition(facts.profile, facts.language, facts.deckgen, facts.minutes)
    now = read_content(root / deck, edition).content_hash
    current = facts.content_hash == now if now else None
    first, last, reason = None, None, ""
    try:
        first, last = _find_commits(open_repository(root), deck, edition, facts.content_hash)
    except DeckgenError as failure:
        reason = str(failure)
    newer = _find_newer(root, facts) if current is False else None
    return Origin(root / deck, current, first, last, newer, reason)


def _find_root(file: Path, deck: str) -> Path | None:
    if not deck or Path(deck).name != deck:
        return None
    homes = [Path(), *file.absolute().parents[:5]]
    return next((home for home in homes if (home / "decks" / f"{deck}.yaml").is_file()), None)


def _find_commits(
    repository: Repository, deck: Path, edition: Edition, wanted: str
) -> tuple[Commit | None, Commit | None]:
    with past_content(repository, deck, edition) as past:
        return past.find(wanted)


def _find_newer(root: Path, facts: FileFacts) -> Path | None:
    """A file of the same kind and profile whose manifest says that it is of another content than this one."""
    try:
        name = file_name(facts.deck, Kind(facts.kind))
    except ValueError:
        return None
    for path in sorted((root / "output" / facts.deck).rglob(name)):
        manifest = read_manifest(path.parent)
        known = manifest.output(facts.kind) if manifest else None
        if (
            manifest is None
            or known is None
            or (manifest.profile, manifest.language) != (facts.profile, facts.language)
            or manifest.minutes != facts.minutes
        ):
            continue
        if known.content_hash == manifest.content_hash != facts.content_hash:
            return path
    return None
