"""What is going on, on the last line of a terminal; nothing where stderr is not one."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from deckgen.shown_text import on_a_line

Progress = Callable[[str], None]


@contextmanager
def progress_on_terminal(*, shown: bool = True) -> Iterator[Progress]:
    """A function that shows a line over the one before; the line is cleared at the end."""
    if not shown or not sys.stderr.isatty():
        yield lambda _message: None
        return

    import shutil

    def show(message: str) -> None:
        columns = shutil.get_terminal_size().columns
        sys.stderr.write("\r\x1b[2K" + on_a_line(message)[: columns - 1])
        sys.stderr.flush()

    try:
        yield show
    finally:
        sys.stderr.write("\r\x1b[2K")
        sys.stderr.flush()
