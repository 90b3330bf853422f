"""What `deckgen --help` prints, kept as a file: composing it would take five times as long as Python takes to start."""

from __future__ import annotations

import os
import sys

_TEXT = os.path.join(os.path.dirname(__file__), "resources", "help.txt")  # noqa: PTH118, PTH120  # pathlib costs as much again
_COLUMNS = 80  # the least width at which no line of it wraps


def show_stored_help(arguments: list[str]) -> bool:
    """Print the help where it is asked for and fits; whether it was printed. Raises OSError where it cannot be."""
    if arguments not in (["--help"], ["-h"]) or not _is_wide_enough():
        return False
    try:
        with open(_TEXT, encoding="ascii") as file:  # noqa: PTH123
            text = file.read()
    except OSError:
        return False
    sys.stdout.write(text)
    sys.stdout.flush()
    return True


def _is_wide_enough() -> bool:
    """As the command line reckons: the terminal's width, or 80 where there is none."""
    try:
        columns = int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size(1).columns
    except (OSError, ValueError):
        return True
    return columns >= _COLUMNS
