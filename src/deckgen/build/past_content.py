"""A deck in a repository in; the content hash that it had at each commit out, reading it only where it changed."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from deckgen.build.deck_content import Edition, read_content
from deckgen.build.deck_states import folders_of
from deckgen.history.git_repository import Commit, Repository, StoredFile, write_files

MOST_READINGS = 500  # each takes as long as checking the deck

Blobs = tuple[tuple[str, str], ...]


class PastContent:
    """Lays out one commit after the other in a folder, writing only what differs from the one before."""

    def __init__(self, repository: Repository, deck: Path, edition: Edition, folder: Path) -> None:
        self._repository = repository
        self._deck = deck
        self._edition = edition
        self._folder = folder
        self._laid_out: dict[str, StoredFile] = {}
        self._known: dict[Blobs, str] = {}
        self._names: dict[Blobs, frozenset[str]] = {}
        self.readings = 0

    def find(self, wanted: str) -> tuple[Commit | None, Commit | None]:
        """The first and the last commit whose content has a hash, as far back as the bounds allow."""
        first, last = None, None
        for commit in self._repository.commits(folders_of([self._deck])):
            if wanted == self._hash(commit):
                first, last = commit, last or commit
            if self.readings >= MOST_READINGS:
                break
        return first, last

    def _hash(self, commit: Commit) -> str:
        files = self._repository.files(commit.id, folders_of([self._deck]))
        for blobs, digest in self._known.items():
            same = all(name in files and files[name].blob == blob for name, blob in blobs)
            if same and self._names[blobs] == frozenset(files):
                return digest
        return self._read(files)

    def _read(self, files: Mapping[str, StoredFile]) -> str:
        self._lay_out(files)
        self.readings += 1
        content = read_content(self._folder / self._deck, self._edition)
        read = {path.resolve() for path in content.inputs}
        blobs = tuple((name, file.blob) for name, file in files.items() if (self._folder / name).resolve() in read)
        self._known[blobs] = content.content_hash
        self._names[blobs] = frozenset(files)
        return content.content_hash

    def _lay_out(self, files: Mapping[str, StoredFile]) -> None:
        for name in self._laid_out.keys() - files.keys():
            (self._folder / name).unlink(missing_ok=True)
        changed = {name: file for name, file in files.items() if self._laid_out.get(name) != file}
        write_files(changed, self._repository.contents(file.blob for file in changed.values()), self._folder)
        self._laid_out = dict(files)


@contextmanager
def past_content(repository: Repository, deck: Path, edition: Edition) -> Iterator[PastContent]:
    """A reader of the past with a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="deckgen-") as made:
        yield PastContent(repository, deck, edition, Path(made).resolve())
