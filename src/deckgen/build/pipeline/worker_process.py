"""What a worker process does before its first job: leave Ctrl-C to the first process, and end when that one ends.

Why a thread: a first process that is killed tells nobody, and its workers would wait for jobs for ever. What tells them
is the end of a pipe, or on Windows a handle, that every system closes for a process that is gone.
"""

from __future__ import annotations

import os
import signal
import threading
from multiprocessing import parent_process


def begin_worker() -> None:
    """Ctrl-C reaches every process of a terminal, and only the first one shall act on it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, name="watch on the first process", daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
