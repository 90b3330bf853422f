"""What `deckgen --help` and `--version` print, ready.

Composing it would take five times as long as Python takes to start.
"""

from __future__ import annotations

import os
import sys

from deckgen import __version__
from deckgen.messages.language_choice import VARIABLE, choose_language, read_language, without_option

_FOLDER = os.path.join(os.path.dirname(__file__), "resources", "help")  # noqa: PTH118, PTH120  # pathlib costs as much again
_COLUMNS = 80  # the least width at which no line of it wraps


def show_stored_help(arguments: list[str]) -> bool:
    """Print the help where it is asked for and fits; whether it was printed. Raises OSError where it cannot be."""
    if not {"--help", "-h"}.intersection(arguments[-3:]) or without_option(arguments) not in (["--help"], ["-h"]):
        return False
    if not _is_wide_enough() or not _shows_accents():
        return False
    try:
        with open(os.path.join(_FOLDER, f"{choose_language(arguments)}.txt"), encoding="utf-8") as file:  # noqa: PTH118, PTH123
            text = file.read()
    except OSError:
        return False
    sys.stdout.write(text)
    sys.stdout.flush()
    return True


def show_version(arguments: list[str]) -> bool:
    """Print the version where nothing else is asked for; whether it was printed. Raises OSError where it cannot be."""
    if not {"--version", "-V"}.intersection(arguments) or without_option(arguments) not in (["--version"], ["-V"]):
        return False
    written = os.environ.get(VARIABLE, "")
    if written and not read_language(written):  # the command line has a word to say about that
        return False
    sys.stdout.write(f"deckgen, version {__version__}\n")
    sys.stdout.flush()
    return True


def _shows_accents() -> bool:
    """Whether the standard output takes every letter; where it does not, the command line finds a way."""
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def _is_wide_enough() -> bool:
    """As the command line reckons: the terminal's width, or 80 where there is none."""
    try:
        columns = int(os.environ.get("COLUMNS", "0")) or os.get_terminal_size(1).columns
    except (OSError, ValueError):
        return True
    return columns >= _COLUMNS
