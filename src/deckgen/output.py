"""Names of output files, and the only place that writes them: whole or not at all."""

from __future__ import annotations

import errno
import os
import time
from enum import StrEnum
from pathlib import Path

from deckgen.problems import DeckgenError

_PREFIX = ".deckgen-"
_SECONDS_BEFORE_LEFT = 3600  # nothing takes that long to write
_FULL = (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC))


class Kind(StrEnum):
    """What a deck can be built into, as `--only` takes it."""

    SLIDES = "slides"
    HANDOUT = "handout"
    ANSWERS = "answers"
    FACILITATOR = "facilitator"
    CARDS = "cards"
    HANDOUT_PRINT = "handout-print"
    CARDS_PRINT = "cards-print"
    BOOKLET = "booklet"
    PRINT_TICKET = "print-ticket"
    SLIDES_PDF = "slides-pdf"
    SLIDES_HANDOUT = "slides-handout"
    SELF_STUDY = "self-study"


DEFAULT_KINDS = (Kind.SLIDES, Kind.HANDOUT, Kind.ANSWERS, Kind.FACILITATOR, Kind.CARDS)
PRINT_KINDS = (Kind.HANDOUT_PRINT, Kind.CARDS_PRINT, Kind.BOOKLET, Kind.PRINT_TICKET)
_ENDINGS = {
    Kind.SLIDES: ".pptx",
    Kind.HANDOUT: "-handout.pdf",
    Kind.ANSWERS: "-answers.pdf",
    Kind.FACILITATOR: "-facilitator.pdf",
    Kind.CARDS: "-cards.pdf",
    Kind.HANDOUT_PRINT: "-handout-print.pdf",
    Kind.CARDS_PRINT: "-cards-print.pdf",
    Kind.BOOKLET: "-booklet.pdf",
    Kind.PRINT_TICKET: "-print-ticket.txt",
    Kind.SLIDES_PDF: "-slides.pdf",
    Kind.SLIDES_HANDOUT: "-slides-handout.pdf",
    Kind.SELF_STUDY: ".html",
}
BILINGUAL_KINDS = (Kind.HANDOUT, Kind.HANDOUT_PRINT, Kind.PRINT_TICKET, Kind.SELF_STUDY)


def output_folder(root: Path, deck: str, *, profile: str = "", language: str = "", minutes: int = 0) -> Path:
    """`output/<deck>/`, with a folder more for a profile, a language and a short version that were asked for."""
    short = f"{minutes}min" if minutes else ""
    return root.joinpath(deck, *(part for part in (profile, language, short) if part))


def file_name(deck: str, kind: Kind) -> str:
    """The name of a deck's file of a kind."""
    return deck + _ENDINGS[kind]


def sha256(data: bytes) -> str:
    """The digest that is published for a file."""
    import hashlib

    return hashlib.sha256(data).hexdigest()


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, never a part.

    Raises DeckgenError where the disk is full, the folder is read-only or another program holds the file.
    """
    import tempfile

    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(path.parent)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f"{_PREFIX}{os.getpid()}-", suffix=".tmp")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _set_usual_rights(temporary)
        os.replace(temporary, path)  # noqa: PTH105  # on a string, as mkstemp gave it
        temporary = None
    except OSError as failure:
        raise DeckgenError(_explain(path, failure)) from failure
    finally:
        if temporary is not None:
            Path(temporary).unlink(missing_ok=True)


def _remove_leftovers(folder: Path) -> None:
    """Remove what builds left behind that were killed while they wrote.

    Why by age as well: in a folder that computers share, the process may live on another one.
    """
    with os.scandir(folder) as entries:
        found = [entry for entry in entries if entry.name.startswith(_PREFIX) and entry.name.endswith(".tmp")]
    for entry in found:
        process = entry.name.removeprefix(_PREFIX).partition("-")[0]
        try:
            age = time.time() - entry.stat().st_mtime
            if age > _SECONDS_BEFORE_LEFT or (process.isdecimal() and not _is_alive(int(process))):
                Path(entry.path).unlink()
        except OSError:
            continue  # its own build was quicker, or it is not ours to remove


def _is_alive(process: int) -> bool:
    """Whether a process of this computer runs; yes where asking would harm it."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except OSError:
        return True
    return True


def _set_usual_rights(name: str) -> None:
    """Give the file the rights that a new file gets here; mkstemp makes it private."""
    if os.name == "posix":
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)


def _explain(path: Path, failure: OSError) -> str:
    """What went wrong in words that say what to do."""
    if failure.errno in _FULL:
        return f"the disk is full: {path} was not written; what was there is unchanged"
    if path.is_dir():
        return f"{path} is a folder; move it away, then build again"
    if isinstance(failure, FileExistsError | NotADirectoryError):
        return f"{path} was not written: a file stands where one of its folders should be"
    if isinstance(failure, PermissionError):
        return f"no right to write {path}: is it open in another program, or the folder read-only?"
    return f"{path} was not written: {failure.strerror or failure}"
