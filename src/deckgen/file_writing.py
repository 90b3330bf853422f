"""The only place that writes files: whole or not at all, and below the folder that was asked for."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path

from deckgen.file_reading import leads_elsewhere
from deckgen.messages.message import tell
from deckgen.problems import DeckgenError

_PREFIX = ".deckgen-"
_SUFFIX = ".tmp"
_SECONDS_BEFORE_LEFT = 3600  # nothing takes that long to write
_FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))
_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


def write_whole(path: Path, data: bytes, below: Path | None = None) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, never a part.

    Below the folder `below`, which may itself be reached through a link, no link is followed. Raises DeckgenError
    where that, a full disk, a folder without rights or another program that holds the file stands in the way.
    """
    write_all({path: data}, below)


def write_all(files: Mapping[Path, bytes], below: Path | None = None) -> None:
    """Write files so; each folder is looked through once for what killed builds left there."""
    seen: set[Path] = set()
    for path, data in files.items():
        if below is not None:
            _refuse_way_out(path, below)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            if path.parent not in seen:
                _remove_leftovers(path.parent)
                seen.add(path.parent)
            replace_file(path, data, is_private=False)
        except (OSError, ValueError) as failure:
            raise DeckgenError(_explain(path, failure)) from failure


def replace_file(path: Path, data: bytes, *, is_private: bool) -> None:
    """Put new bytes in the place of a file at once. Raises OSError."""
    temporary = path.parent / f"{_PREFIX}{_machine()}{os.getpid()}-{os.urandom(6).hex()}{_SUFFIX}"
    handle = os.open(temporary, _NEW | os.O_EXCL, 0o600 if is_private else 0o666)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            if not is_private:
                os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """A folder that goes again, for past states of decks."""
    import tempfile

    with tempfile.TemporaryDirectory(prefix="deckgen-") as made:
        yield Path(made).resolve()


def lay_out(path: Path, data: bytes) -> None:
    """Write a file into a temporary folder, with the folders that it needs. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, _NEW, 0o600), "wb") as file:
        file.write(data)


def remove_file(path: Path) -> None:
    """Remove a file of ours, if it is there. Raises OSError."""
    path.unlink(missing_ok=True)


def make_private_folder(folder: Path) -> None:
    """Make a folder that nobody else may look into. Raises OSError."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _refuse_way_out(path: Path, below: Path) -> None:
    try:
        link = leads_elsewhere(path, below)
    except (OSError, ValueError) as failure:
        raise DeckgenError(_explain(path, failure)) from failure
    if link:
        raise DeckgenError(
            tell(
                "{path} was not written: {link} leads out of {below}; remove that link",
                path=path,
                link=link,
                below=below.as_posix(),
            )
        )


def _remove_leftovers(folder: Path) -> None:
    """Remove what builds left behind that were killed while they wrote.

    Why by age as well: in a folder that computers or containers share, the process may live on another one.
    """
    with os.scandir(folder) as entries:
        found = [entry for entry in entries if entry.name.startswith(_PREFIX) and entry.name.endswith(_SUFFIX)]
    for entry in found:
        with suppress(OSError):  # its own build was quicker, or it is not ours to remove
            facts = entry.stat(follow_symlinks=False)
            if time.time() - facts.st_mtime > _SECONDS_BEFORE_LEFT or _is_of_dead_process(entry.name):
                Path(entry.path).unlink()


def _is_of_dead_process(name: str) -> bool:
    """Whether a file was being written by a process of this very computer that is no more."""
    ours = f"{_PREFIX}{_machine()}"
    process = name.removeprefix(ours).partition("-")[0]
    return bool(_machine()) and name.startswith(ours) and process.isdecimal() and not _is_alive(int(process))


@cache
def _machine() -> str:
    """A mark of the computer, or container, in which numbers of processes mean something; "" where there is none."""
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:  # noqa: PTH123
            boot = file.read(36)
        space = os.readlink("/proc/self/ns/pid")  # noqa: PTH115
    except OSError:
        return ""
    import hashlib

    return hashlib.sha256(f"{os.uname().nodename} {boot} {space}".encode()).hexdigest()[:12] + "-"


def _is_alive(process: int) -> bool:
    """Whether a process of this computer runs."""
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _explain(path: Path, failure: OSError | ValueError) -> str:
    """What went wrong in words that say what to do."""
    if not isinstance(failure, OSError):
        return tell("{path} was not written: this is no name of a file", path=path)
    if failure.errno in _FULL:
        return tell("the disk is full: {path} was not written; what was there is unchanged", path=path)
    if os.path.isdir(path):  # noqa: PTH112  # Path.is_dir raises where a name is too long
        return tell("{path} is a folder; move it away, then build again", path=path)
    if isinstance(failure, FileExistsError | NotADirectoryError):
        return tell("{path} was not written: a file stands where one of its folders should be", path=path)
    if isinstance(failure, PermissionError):
        return tell("no right to write {path}: is it open in another program, or the folder read-only?", path=path)
    return tell("{path} was not written: {value}", path=path, value=failure.strerror or failure)
