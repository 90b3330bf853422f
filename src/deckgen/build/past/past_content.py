"""The content hash of a deck at each commit of its repository, reading the deck as seldom as possible.

What a deck draws from is named in its files. So where only words changed, and no line that could name a file, the hash
is taken over the same files as before.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from deckgen.build.freshness.provenance import content_hash
from deckgen.build.past.deck_content import FileEdition, read_content
from deckgen.build.past.deck_states import folders_of
from deckgen.build.past.recorded_content import RecordedContent
from deckgen.file_reading import digest_input, is_text
from deckgen.file_writing import remove_file, temporary_folder
from deckgen.history.git_objects import ObjectReader, open_objects
from deckgen.history.git_repository import Commit, Repository, StoredFile, write_files

MOST_READINGS = 500  # each takes as long as checking the deck
_LATEST = 4  # states that are compared with; commits next to each other differ little
_CHOOSING = (b"include", b"exclude")  # a profile with these draws from other files when tags change


class _Reading(NamedTuple):
    """What a deck drew from at a commit: files of the repository with their blobs, and digests of all others."""

    names: frozenset[str]
    blobs: Mapping[str, str]
    elsewhere: tuple[str, ...]
    is_whole: bool  # the deck could be read to its end
    content_hash: str


class PastContent:
    """Lays out one commit after the other in a folder, writing only what differs from the one before."""

    def __init__(
        self, repository: Repository, objects: ObjectReader, deck: Path, edition: FileEdition, folder: Path
    ) -> None:
        self._repository = repository
        self._objects = objects
        self._deck = deck
        self._edition = edition
        self._folder = folder
        self._laid_out: dict[str, str] = {}
        self._readings: list[_Reading] = []
        self._contents: dict[str, bytes] = {}
        self._record: RecordedContent | None = None
        self.readings = 0

    def remember(self, record: RecordedContent) -> None:
        """Know a content without reading the deck."""
        self._record = record

    def find(self, wanted: str) -> tuple[Commit | None, Commit | None]:
        """The first and the last commit whose content has a hash, as far back as the bounds allow."""
        first, last = None, None
        folders = folders_of([self._deck])
        for commit in self._repository.commits(folders):
            if wanted == self._hash(self._objects.files(commit.id, folders)):
                first, last = commit, last or commit
            if self.readings >= MOST_READINGS:
                break
        return first, last

    def _hash(self, files: Mapping[str, str]) -> str:
        for number, reading in enumerate(reversed(self._readings)):
            blobs = {name: files.get(name, "") for name in reading.blobs}
            is_same = blobs == reading.blobs
            if (is_same or number < _LATEST) and self._has_same_files(reading, files):
                return reading.content_hash if is_same else self._hash_files(blobs, reading.elsewhere)
        if self._deck.as_posix() not in files:
            return ""
        if self._record is not None and self._is_as_recorded(self._record, files):
            blobs = {name: files[name] for name in self._record.digests}
            known = _Reading(frozenset(files), blobs, self._record.elsewhere, True, self._record.content_hash)
            self._readings.append(known)
            return known.content_hash
        self._readings.append(self._read(files))
        return self._readings[-1].content_hash

    def _is_as_recorded(self, record: RecordedContent, files: Mapping[str, str]) -> bool:
        new = any(name == path or name.startswith(f"{path}/") for path in record.absent for name in files)
        return not new and all(
            name in files and digest_input(name, self._content(files[name])) == digest
            for name, digest in record.digests.items()
        )

    def _read(self, files: Mapping[str, str]) -> _Reading:
        self._lay_out(files)
        self.readings += 1
        content = read_content(self._folder / self._deck, self._edition)
        inside = {path: self._name(path) for path in content.inputs}
        blobs = {name: files[name] for name in inside.values() if name in files}
        elsewhere = tuple(seen.sha256 for path, seen in content.inputs.items() if inside[path] not in files)
        return _Reading(
            names=frozenset(files),
            blobs=blobs,
            elsewhere=elsewhere,
            is_whole=bool(content.content_hash),
            content_hash=content.content_hash,
        )

    def _name(self, path: Path) -> str:
        full = path.resolve()
        return full.relative_to(self._folder).as_posix() if full.is_relative_to(self._folder) else ""

    def _has_same_files(self, reading: _Reading, files: Mapping[str, str]) -> bool:
        """Whether a deck draws from the same files now, as far as their names can tell."""
        if not reading.blobs or any(name not in files for name in reading.blobs):
            return False
        if self._may_be_drawn_from(reading.names ^ files.keys(), reading):
            return False
        changed = [name for name, blob in reading.blobs.items() if files[name] != blob]
        if not changed:
            return True
        if not reading.is_whole or (self._edition.profile and self._chooses(reading)):
            return False
        stems = {_stem(name) for name in files}
        return not any(self._names_others(reading.blobs[name], files[name], stems) for name in changed if is_text(name))

    def _may_be_drawn_from(self, names: frozenset[str], reading: _Reading) -> bool:
        """Whether a file that came or went is named in the texts that were read, or is a translation of one of them."""
        if not names:
            return False
        known = {_stem(name) for name in reading.blobs}
        texts = [self._content(blob) for name, blob in reading.blobs.items() if is_text(name)]
        return any(stem in known or any(stem in text for text in texts) for stem in {_stem(name) for name in names})

    def _chooses(self, reading: _Reading) -> bool:
        profiles = [blob for name, blob in reading.blobs.items() if "profiles/" in name]
        return any(word in self._content(blob) for blob in profiles for word in _CHOOSING)

    def _names_others(self, before: str, after: str, stems: set[bytes]) -> bool:
        """Whether a line that went or came could name a file."""
        old, new = (Counter(self._content(blob).splitlines()) for blob in (before, after))
        return any(stem in line for line in (old - new) + (new - old) for stem in stems)

    def _hash_files(self, blobs: Mapping[str, str], elsewhere: tuple[str, ...]) -> str:
        digests = [digest_input(name, self._content(blob)) for name, blob in blobs.items()]
        edition = self._edition
        return content_hash([*digests, *elsewhere], edition.profile, edition.language, edition.deckgen, edition.minutes)

    def _content(self, blob: str) -> bytes:
        if blob not in self._contents:
            self._contents[blob] = self._objects.content(blob)
        return self._contents[blob]

    def _lay_out(self, files: Mapping[str, str]) -> None:
        for name in self._laid_out.keys() - files.keys():
            remove_file(self._folder / name)
        changed = {name: StoredFile(blob, 0) for name, blob in files.items() if self._laid_out.get(name) != blob}
        write_files(changed, {file.blob: self._objects.content(file.blob) for file in changed.values()}, self._folder)
        self._laid_out = dict(files)


def _stem(name: str) -> bytes:
    """What a file is called by in others: `code` of `sources/code.fr.md`, a template by its folder."""
    path = PurePosixPath(name)
    word = path.parts[path.parts.index("templates") + 1] if "templates" in path.parts[:-1] else path.name
    return word.split(".")[0].encode()


@contextmanager
def past_content(repository: Repository, deck: Path, edition: FileEdition) -> Iterator[PastContent]:
    """A reader of the past with a folder of its own."""
    with temporary_folder() as made, open_objects(repository.folder) as objects:
        yield PastContent(repository, objects, deck, edition, made)
