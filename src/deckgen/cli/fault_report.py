"""What ends a command before its report, in words: a stop by the user, too little memory, a fault of our own."""

from __future__ import annotations

import sys

from deckgen import __version__
from deckgen.cli import exit_status
from deckgen.cli.terminal import say, say_line, say_note
from deckgen.messages.message import tell

OWN_FAULT = tell("this is a fault of deckgen, not of your deck; please report it with the lines below")


def report_stop() -> int:
    """Ctrl-C outside the work that can be taken up again."""
    say_note(tell("stopped; every file is as it was or whole"))
    return exit_status.INTERRUPTED


def report_fault(failure: Exception) -> int:
    """An exception that nobody foresaw. The lines tell what is needed to mend it."""
    if isinstance(failure, MemoryError):
        say_note(tell("the memory is full; try --jobs 1, smaller pictures or fewer dilemmas a deck"))
        return exit_status.ENVIRONMENT
    from traceback import format_exception

    from deckgen.build.pipeline.interrupts import is_interrupt

    if is_interrupt(failure):
        return report_stop()

    python = ".".join(str(part) for part in sys.version_info[:3])
    say_note(OWN_FAULT)
    say_line(
        tell(
            "deckgen {version__}, Python {python}, {platform}",
            version__=__version__,
            python=python,
            platform=sys.platform,
        ),
        err=True,
    )
    say("".join(format_exception(failure)).rstrip(), err=True)
    return exit_status.ENVIRONMENT
