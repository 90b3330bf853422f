"""The three streams that a program is started with: some schedulers close them, and a disk behind one may be full."""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # `typing` takes as long to import as Python to start
if TYPE_CHECKING:
    from typing import NoReturn

_ENVIRONMENT = 3  # the exit status of what the environment does not allow
_STREAMS = 3


def open_closed_streams() -> None:
    """Let what is said into a closed stream go nowhere.

    Why the numbers too: the next file that is opened would get the number of a closed stream, and what is said would
    be written into it.
    """
    for number in range(_STREAMS):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    if sys.stdout is None:  # what Python makes of a closed one
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115
    if sys.stderr is None:
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115


def leave(status: int) -> NoReturn:
    """End at once: all files are written and closed, and taking every object apart costs a fifth of a short run."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError) as failure:
        leave_unheard(failure)
    os._exit(status)


def leave_unheard(failure: OSError | ValueError) -> NoReturn:
    """End where nothing can be said any more; a reader that went away, such as `head`, wants no words about it."""
    if not isinstance(failure, BrokenPipeError):
        why = failure.strerror if isinstance(failure, OSError) else failure
        try:
            sys.stderr.write(f"deckgen: the output cannot be written: {why}\n")  # noqa: TID251  # nothing else is loaded
            sys.stderr.flush()
        except (OSError, ValueError):
            os._exit(_ENVIRONMENT)
    os._exit(_ENVIRONMENT)
