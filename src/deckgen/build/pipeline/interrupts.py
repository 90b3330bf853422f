"""Ctrl-C while something must not be cut in two: it waits until that is done."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def interrupts_held() -> Iterator[None]:
    """Let Ctrl-C wait until the end of the block. A process that is forked inside leaves it to the first one."""
    if threading.current_thread() is not threading.main_thread():  # no other thread is told of signals
        yield
        return
    noted: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: noted.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.SIG_DFL if before is None else before)
    if noted and callable(before):
        before(signal.SIGINT, None)


def is_interrupt(failure: BaseException) -> bool:
    """Whether Ctrl-C is what lies behind a failure: compiled libraries turn it into an error of their own."""
    seen: BaseException | None = failure
    while seen is not None:
        if isinstance(seen, KeyboardInterrupt) or "KeyboardInterrupt" in str(seen):
            return True
        seen = seen.__cause__ or seen.__context__
    return False
