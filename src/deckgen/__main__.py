"""`python -m deckgen`, and what the `deckgen` command starts."""

from __future__ import annotations

import gc
import os
import sys
import warnings

from deckgen.standard_streams import leave, leave_unheard, open_closed_streams
from deckgen.stored_help import show_stored_help

_OBJECTS_BEFORE_A_SEARCH = 1_000_000


def main() -> None:
    """Run the command line and end the process."""
    open_closed_streams()
    _forget_current_folder()
    if _is_helped():
        return
    if not sys.warnoptions:  # warnings of libraries are for programmers; processes that we start inherit the wish
        warnings.simplefilter("ignore")
        os.environ.setdefault("PYTHONWARNINGS", "ignore")
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # what else is installed here has no say in a check
    gc.set_threshold(_OBJECTS_BEFORE_A_SEARCH)  # what a build makes it keeps: there is no garbage to find
    try:
        from deckgen.cli import command_line

        command_line()
    except SystemExit as end:
        if isinstance(end.code, int | None):
            leave(end.code or 0)
        raise
    except OSError as failure:  # the standard output, while the command line was being read
        leave_unheard(failure)
    except KeyboardInterrupt:  # before the command line could take care of it
        sys.stderr.write("deckgen: stopped\n")
        leave(130)


def _is_helped() -> bool:
    try:
        return show_stored_help(sys.argv[1:])
    except OSError as failure:
        leave_unheard(failure)


def _forget_current_folder() -> None:
    """`python -m` looks for modules where it was started first: in a repository of decks, that may be anyone's code."""
    try:
        if not sys.flags.safe_path and sys.path[0] in {"", os.getcwd()}:  # noqa: PTH109  # pathlib costs as much again
            del sys.path[0]
    except (OSError, IndexError):
        return


if __name__ == "__main__":
    main()
