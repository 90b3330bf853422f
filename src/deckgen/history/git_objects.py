"""Reads the files of commits through one git process that stays open."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from deckgen.history.git_repository import MOST_BYTES, MOST_FILES, lacks_object, start_command
from deckgen.messages.message import tell
from deckgen.problems import DeckgenError

_FILE, _FOLDER = "100", "40000"

Tree = tuple["_Entry", ...]


class _Entry(NamedTuple):
    mode: str
    name: str
    id: str


class ObjectReader:
    """Reads trees and blobs. A folder that two commits have in common is read once."""

    def __init__(self, asked: IO[bytes], told: IO[bytes]) -> None:
        self._asked = asked
        self._told = told
        self._trees: dict[str, Tree] = {}

    def files(self, commit: str, folders: Sequence[str]) -> dict[str, str]:
        """The blobs of a commit below some folders by path. Links and submodules are left out: they lead elsewhere."""
        found: dict[str, str] = {}
        for folder in folders:
            tree, data = self._ask(f"{commit}:./{'' if folder == '.' else folder}")
            if tree:
                prefix = "" if folder == "." else f"{folder}/"
                found.update(self._walk(prefix, self._trees.setdefault(tree, _parse_tree(data, len(tree) // 2))))
        if len(found) > MOST_FILES:
            raise DeckgenError(
                tell(
                    "{folders} at {value} hold more than deckgen reads from git",
                    folders=", ".join(folders),
                    value=commit[:10],
                )
            )
        return found

    def content(self, blob: str) -> bytes:
        """The bytes of a blob."""
        found, data = self._ask(blob)
        if not found:
            raise lacks_object(blob)
        return data

    def _walk(self, prefix: str, tree: Tree) -> Iterator[tuple[str, str]]:
        for entry in tree:
            if entry.mode == _FOLDER:
                if entry.id not in self._trees:
                    found, data = self._ask(entry.id)
                    self._trees[entry.id] = _parse_tree(data, len(entry.id) // 2) if found else ()
                yield from self._walk(f"{prefix}{entry.name}/", self._trees[entry.id])
            elif entry.mode.startswith(_FILE):
                yield prefix + entry.name, entry.id

    def _ask(self, name: str) -> tuple[str, bytes]:
        """An object's id and bytes; no id where there is none."""
        try:
            self._asked.write(os.fsencode(name) + b"\n")
            self._asked.flush()
            facts = self._told.readline().split(b" ")
            if len(facts) != 3 or not facts[2].strip().isdigit():  # noqa: PLR2004  # id, type, size
                if not facts[-1].endswith((b"missing\n", b"ambiguous\n")):
                    raise DeckgenError(tell("git cat-file stopped"))
                return "", b""
            size = int(facts[2])
            if size > MOST_BYTES:
                raise DeckgenError(tell("the object {value} is larger than deckgen reads from git", value=name[:10]))
            data = self._told.read(size + 1)[:-1]
        except OSError as failure:
            raise DeckgenError(tell("git cat-file: {value}", value=failure.strerror or failure)) from failure
        return facts[0].decode(), data


@contextmanager
def open_objects(folder: Path) -> Iterator[ObjectReader]:
    """A reader of the repository that a folder is in; paths are relative to that folder."""
    command, environment = start_command(folder, ("cat-file", "--batch"))
    with subprocess.Popen(  # noqa: S603  # fixed arguments; what is asked is ids, and paths of decks
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise DeckgenError(tell("git cannot be asked"))
        try:
            yield ObjectReader(process.stdin, process.stdout)
        finally:
            process.kill()


def _parse_tree(data: bytes, id_length: int) -> Tree:
    entries = []
    at = 0
    while at < len(data):
        end = data.index(b"\0", at)
        mode, _, name = data[at:end].partition(b" ")
        at = end + 1 + id_length
        entries.append(_Entry(mode.decode(), os.fsdecode(name), data[end + 1 : at].hex()))
    return tuple(entries)
