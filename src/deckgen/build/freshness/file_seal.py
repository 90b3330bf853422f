"""Seals a manifest with what the system says of the files in it, so that an unchanged build reads none of them.

Size and time alone lie: in a clone, a copy or a restored backup, or when a clock is set back, older content looks
newer. So digests decide, unless every file still has the inode and the times that it had when its digest was taken. A
number made of those is kept in the nanoseconds of the manifest's own time of writing. So its bytes are the same on
every machine, and whatever is moved has no seal any more, save by a chance of one in a billion. Where a file system
has no nanoseconds, files are read.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from deckgen.file_reading import FileFacts

_SECOND = 1_000_000_000
_STEP = 100 if os.name == "nt" else 1  # the nanoseconds between two times that a file system can tell apart
_FINE_CLOCK = 20_000_000  # a file that was written longer ago than this was not written again at the same time
_COARSE_CLOCK = 2 * _SECOND
_COARSE = 1_000_000


def is_sealed(manifest: FileFacts, files: Iterable[FileFacts]) -> bool:
    """Whether a manifest holds the seal of these files."""
    return manifest[2] % _SECOND == make_seal(manifest, files)


def make_seal(manifest: FileFacts, files: Iterable[FileFacts]) -> int | None:
    """The seal of a manifest; None where a file was changed a moment ago.

    Whoever writes into the manifest gives it another time, and whoever puts another in its place another inode.
    """
    facts = tuple(files)
    now = time.time_ns()
    if any(now - max(written, changed) <= _step_of_clock(written, changed) for _, _, written, changed in facts):
        return None
    return hash((manifest[:2], facts)) % (_SECOND // _STEP) * _STEP


def put_seal(path: Path, seal: int | None) -> None:
    """Seal a manifest; where that cannot be, files are read once more."""
    if seal is None:
        return
    with suppress(OSError):
        found = os.stat(path, follow_symlinks=False)  # noqa: PTH116
        os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns // _SECOND * _SECOND + seal))


def _step_of_clock(written: int, changed: int) -> int:
    return _FINE_CLOCK if written % _COARSE or changed % _COARSE else _COARSE_CLOCK
