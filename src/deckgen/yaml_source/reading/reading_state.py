"""What one reading of a deck shares: the folder, the problems so far, the files that were read."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct, field

from deckgen.content.deck import Deck
from deckgen.content.template import Template
from deckgen.file_reading import MAX_FILE_BYTES, LeadsOutError, SeenFile, SpecialFileError, digest_input, read_seen
from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, error
from deckgen.yaml_source.syntax.author_file import AuthorFile, PlacedData
from deckgen.yaml_source.syntax.bounds import MAX_DECK_BYTES, MAX_DECK_PIXELS
from deckgen.yaml_source.syntax.yaml_file import decode_bytes, read_yaml


class ReadResult(Struct, frozen=True):
    """A deck as read. `deck` is None where a problem is an error; `draft` then holds what could be read, for rules."""

    deck: Deck | None
    template: Template | None
    problems: tuple[Problem, ...]
    inputs: Mapping[Path, SeenFile]
    draft: Deck | None = None


class Reading(Struct, dict=True):
    """Collects while a deck is read. `folder` is the deck's own."""

    folder: Path
    problems: list[Problem] = field(default_factory=list)
    inputs: dict[Path, SeenFile] = field(default_factory=dict)
    bytes_read: int = 0
    pixels_read: int = 0
    has_counts: bool = False  # a text may count what is built
    given: dict[Path, bytes] = field(default_factory=dict)  # what files say that need not be there

    @cached_property
    def _inside(self) -> Path:
        """The folder that links may not lead out of."""
        return self.folder.resolve()

    def read_text(self, path: Path, within: Path | None = None) -> AuthorFile | None:
        """The text of a file, or None with a problem."""
        data = self.read_bytes(path, MAX_FILE_BYTES + 1, within)
        if data is None:
            return None
        file, problems = decode_bytes(data, show_path(path))
        self.problems += problems
        self.has_counts = self.has_counts or "ount:" in file.text or "ount :" in file.text
        return file if not problems else None

    def read_plain(self, path: Path, within: Path | None = None) -> PlacedData | None:
        """The plain data of a YAML file, or None with a problem."""
        file = self.read_text(path, within)
        if file is None:
            return None
        data, problems = read_yaml(file)
        self.problems += problems
        return data

    def read_bytes(self, path: Path, most: int, within: Path | None = None) -> bytes | None:
        """At most so many bytes of a file, or None with a problem at its top.

        It lies within the deck's own folder, or another one without links.
        """
        if not _is_utf8(path.name):
            hint = tell("Rename it, with letters that every system knows.")
            message = tell("The name of this file is not written in UTF-8.")
            self.problems.append(error("unreadable-file", message, _top_of(path), hint))
            return None
        try:
            data, seen = self._read(path, most, within or self._inside)
            before = self.inputs.setdefault(path, seen)
            if before.sha256 != seen.sha256:  # someone saved it in between: what was read has no one digest
                self.inputs[path] = seen._replace(sha256="")
            return self._count_bytes(data, path)
        except LeadsOutError:
            message = tell("This is a link that leads out of its folder.")
            hint = tell("Put the file itself here.")
            self.problems.append(error("path-outside", message, _top_of(path), hint))
            return None
        except SpecialFileError:
            message = tell("This is no file: it may be a pipe or a device.")
        except IsADirectoryError:
            message = tell("This is a folder, not a file.")
        except FileNotFoundError:
            message = tell("This file does not exist.")
        except OSError as failure:
            message = tell("This file cannot be read: {value}.", value=failure.strerror or failure)
        self.problems.append(error("unreadable-file", message, _top_of(path)))
        return None

    def _count_bytes(self, data: bytes, path: Path) -> bytes | None:
        self.bytes_read += len(data)
        if self.bytes_read <= MAX_DECK_BYTES:
            return data
        message = tell(
            "The files of this deck are larger than {value} MiB together.", value=MAX_DECK_BYTES // 1024 // 1024
        )
        self.problems.append(error("deck-too-large", message, _top_of(path), tell("Save its pictures smaller.")))
        return None

    def _read(self, path: Path, most: int, within: Path) -> tuple[bytes, SeenFile]:
        if path not in self.given:
            return read_seen(path, most, within)
        data = self.given[path][:most]
        return data, SeenFile(len(data), digest_input(path.name, data))

    def takes_pixels(self, pixels: int, place: Place) -> bool:
        """Whether a picture still fits in the deck; a problem at its place where it does not."""
        self.pixels_read += pixels
        if self.pixels_read <= MAX_DECK_PIXELS:
            return True
        message = tell(
            "The pictures of this deck have more than {max_deck_pixels:,} million pixels together.",
            max_deck_pixels=MAX_DECK_PIXELS // 1000000,
        )
        self.problems.append(error("deck-too-large", message, place, tell("Save its pictures smaller.")))
        return False


def _is_utf8(name: str) -> bool:
    """Whether a name can be written into a file: what a system cannot decode comes in signs that have no bytes."""
    return name.isascii() or not any("\ud800" <= sign <= "\udfff" for sign in name)


def _top_of(path: Path) -> Place:
    return AuthorFile(show_path(path), "").place(0, 0)


def show_path(path: Path) -> str:
    """A path as the author would type it: from the current folder where the file is below it, with forward slashes."""
    here = os.path.abspath(path)  # noqa: PTH100 (resolve() would follow links, which the author does not see)
    current = os.getcwd()  # noqa: PTH109
    if here.startswith(current.rstrip(os.sep) + os.sep):
        here = os.path.relpath(here, current)
    return Path(here).as_posix()
