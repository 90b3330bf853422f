"""Two shares of a deck's kinds in; what came of each out: the second made by a copy of this process, where that helps.

Why a fork and not a pool: the copy has the deck, read and checked, and all modules already. It starts in a millisecond,
sends bytes through a pipe, and writes no file. Whatever happens to it, this process does its share again.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import TypeVar

from deckgen.output import Kind

_WITH_SLIDES = frozenset({Kind.SLIDES, Kind.FACILITATOR})  # the guide draws the slides
Made = TypeVar("Made")
Make = Callable[[Sequence[Kind]], list[Made]]


def make_in_shares(kinds: Sequence[Kind], make: Make[Made]) -> list[Made]:
    """What `make` makes of the kinds, in no certain order."""
    shares = [
        [kind for kind in kinds if kind in _WITH_SLIDES],
        [kind for kind in kinds if kind not in _WITH_SLIDES],
    ]
    if not all(shares) or not _may_fork():
        return make(kinds)
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        os.close(reader)
        _send(writer, make, shares[1])
    os.close(writer)
    try:
        with os.fdopen(reader, "rb") as pipe:
            own = make(shares[0])
            size, sent = int.from_bytes(pipe.read(8), "big"), pipe.read()
    finally:
        _end(child)
    is_whole = bool(size) and len(sent) == size
    return own + (pickle.loads(sent) if is_whole else make(shares[1]))  # noqa: S301  # our own copy wrote it


def _may_fork() -> bool:
    """Whether a copy is safe and of use: one thread, a second core, and no pool that has taken the cores already."""
    return hasattr(os, "fork") and (os.cpu_count() or 1) > 1 and threading.active_count() == 1 and not _is_worker()


def _is_worker() -> bool:
    """Whether a pool started this process; a process that never heard of pools need not load them to know."""
    loaded = sys.modules.get("multiprocessing.process")
    return loaded is not None and loaded.parent_process() is not None


def _send(writer: int, make: Make[Made], kinds: Sequence[Kind]) -> None:
    """In the copy: make, send all or nothing, and end without a word; the first process tells what is to be told."""
    try:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        data = pickle.dumps(make(kinds), pickle.HIGHEST_PROTOCOL)
        with os.fdopen(writer, "wb") as pipe:
            pipe.write(len(data).to_bytes(8, "big"))
            pipe.write(data)
    finally:
        os._exit(0)


def _end(child: int) -> None:
    """Let no copy live on, whether it is done or the build was stopped."""
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    with suppress(ChildProcessError):
        os.waitpid(child, 0)
