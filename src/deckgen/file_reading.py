"""The only place that opens files to read them: regular files, no link that leads out, no more than was asked for.

Why by what is read and not by what the system says of it: the size of a pipe or a device is none.
"""

import os
import stat
from pathlib import Path
from typing import BinaryIO, NamedTuple

from deckgen.messages.message import tell

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
_PIECE = 1 << 20
MAX_FILE_BYTES = 8 * 1024 * 1024  # of one text file of an author
_TEXTS = (".yaml", ".yml", ".md")


# Size, inode, and when a file was written and changed, in nanoseconds; nobody can set the last. Two readings with the
# same facts had the same bytes, or the clock stood still. Plain, for an unchanged build makes one for every file.
FileFacts = tuple[int, int, int, int]


class SpecialFileError(OSError):
    """A pipe, a device or a socket: reading it might never end."""


class LeadsOutError(OSError):
    """A link that leads out of the folder in which a file is looked for."""


class TooLargeError(OSError):
    """More bytes than whoever asked for them can use."""


class SeenFile(NamedTuple):
    """A file as it was read."""

    size: int
    sha256: str


def open_file(path: str | os.PathLike[str], within: Path | None = None, *, links: bool = True) -> BinaryIO:
    """Open a regular file; `within` is a folder without links (`Path.resolve()`) that it must lie in.

    Without `links`, it may be no link itself.

    Raises IsADirectoryError, SpecialFileError, LeadsOutError, or what the system raises.
    """
    name = os.fspath(path)
    if within is not None:
        name = os.path.realpath(name)
        if not _is_below(name, str(within)):
            raise LeadsOutError(None, tell("a link that leads out of its folder"), str(path))
    try:
        _refuse_special(os.stat(name, follow_symlinks=links).st_mode, name)  # noqa: PTH116  # opening may wake a device
        handle = os.open(name, _FLAGS)
    except ValueError as failure:  # a name with a null character
        raise FileNotFoundError(None, tell("no name of a file"), str(path)) from failure
    try:
        _refuse_special(os.fstat(handle).st_mode, name)
    except OSError:
        os.close(handle)
        raise
    return os.fdopen(handle, "rb")


def read_start(path: str | os.PathLike[str], most: int, within: Path | None = None) -> bytes:
    """The first bytes of a file, `most` of them at most."""
    with open_file(path, within) as file:
        return file.read(most)


def read_file(path: str | os.PathLike[str], most: int, within: Path | None = None) -> bytes:
    """All bytes of a file. Raises TooLargeError where there are more than `most`."""
    return read_with_facts(path, most, within)[0]


def read_with_facts(
    path: str | os.PathLike[str], most: int, within: Path | None = None, *, links: bool = True
) -> tuple[bytes, FileFacts]:
    """All bytes of a file, with what the system said of it before they were read. Raises as `read_file`."""
    with open_file(path, within, links=links) as file:
        facts = _facts(os.fstat(file.fileno()))
        data = file.read(most + 1)
    if len(data) > most:
        raise TooLargeError(None, tell("larger than {most} MiB", most=most // 2**20), str(path))
    return data, facts


def read_seen(path: Path, most: int, within: Path | None = None) -> tuple[bytes, SeenFile]:
    """At most so many bytes of a file, with their digest."""
    data = read_start(path, most, within)
    return data, SeenFile(len(data), digest_input(path.name, data))


def digest_file(path: Path, within: Path | None = None) -> tuple[int, str]:
    """The size and the digest of a file of any size."""
    import hashlib

    if is_text(path.name):
        with open_file(path, within) as file:
            data = file.read()
        return len(data), digest_input(path.name, data)
    digest, size = hashlib.sha256(), 0
    with open_file(path, within) as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
    return size, digest.hexdigest()


def find_facts(path: str | os.PathLike[str]) -> FileFacts | None:
    """The facts of a regular file; None where there is none, or something else."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return _facts(found) if stat.S_ISREG(found.st_mode) else None


def is_file(path: str | os.PathLike[str], within: Path | None = None) -> bool:
    """Whether a regular file that could be opened is there."""
    try:
        return find_facts(path) is not None and (within is None or lies_within(path, within))
    except OSError:
        return False


def lies_within(path: str | os.PathLike[str], folder: Path) -> bool:
    """Whether a path, wherever its links lead, lies in a folder, which may be reached through links itself."""
    try:
        return _is_below(os.path.realpath(path), os.path.realpath(folder))
    except (OSError, ValueError):
        return False


def leads_elsewhere(path: Path, below: Path) -> str:
    """The folder or link on the way to a path that leads out of the folder `below`; nothing where none does."""
    try:
        inside = path.parent.relative_to(below).parts
    except ValueError:
        return path.parent.as_posix()
    step = below
    for part in inside:
        step /= part
        if part == os.pardir or _is_link(step):
            return step.as_posix()
    return ""


def find_home(folder: Path) -> Path:
    """The author's repository: what holds `decks/`, or else the deck's own folder."""
    named = folder.absolute() if folder.name else folder.resolve()
    return named.parent if named.name == "decks" else named


def digest_input(name: str, data: bytes) -> str:
    """The digest of one input. Line ends of texts count as one, since git may change them on the way."""
    import hashlib

    if is_text(name):
        data = data.replace(b"\r\n", b"\n")
    return hashlib.sha256(data).hexdigest()


def is_text(name: str) -> bool:
    """Whether git may give a file other line ends."""
    return name.endswith(_TEXTS)


def _is_below(name: str, folder: str) -> bool:
    name, folder = os.path.normcase(name), os.path.normcase(folder)
    return name == folder or name.startswith(folder.rstrip(os.sep) + os.sep)


def _facts(found: os.stat_result) -> FileFacts:
    return found.st_size, found.st_ino, found.st_mtime_ns, found.st_ctime_ns


def _is_link(path: Path) -> bool:
    """Whether a path is a link, or what Windows has beside links."""
    if os.name != "nt":
        return os.path.islink(path)  # noqa: PTH114
    expected = os.path.join(os.path.realpath(path.parent), path.name)  # noqa: PTH118
    return os.path.normcase(os.path.realpath(path)) != os.path.normcase(expected)


def _refuse_special(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(None, tell("a folder"), name)
    if not stat.S_ISREG(mode):
        raise SpecialFileError(None, tell("a pipe, a device or a socket"), name)
