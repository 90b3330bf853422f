"""`python -m deckgen`, and what the `deckgen` command starts."""

from __future__ import annotations

import gc
import os
import sys
import warnings

from deckgen.stored_help import show_stored_help

TYPE_CHECKING = False  # `typing` takes as long to import as Python to start
if TYPE_CHECKING:
    from typing import NoReturn

_OBJECTS_BEFORE_A_SEARCH = 1_000_000


def main() -> None:
    """Run the command line and end the process."""
    _forget_current_folder()
    if show_stored_help(sys.argv[1:]):
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
        _leave(end)
    except KeyboardInterrupt:  # before the command line could take care of it
        sys.stderr.write("deckgen: stopped\n")
        _leave(SystemExit(130))


def _forget_current_folder() -> None:
    """`python -m` looks for modules where it was started first: in a repository of decks, that may be anyone's code."""
    try:
        if not sys.flags.safe_path and sys.path[0] in {"", os.getcwd()}:  # noqa: PTH109  # pathlib costs as much again
            del sys.path[0]
    except (OSError, IndexError):
        return


def _leave(end: SystemExit) -> NoReturn:
    """End at once: all files are written and closed, and taking every object apart costs a fifth of a short run."""
    status = 0 if end.code is None else end.code
    if not isinstance(status, int):
        raise end
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):
        raise end from None
    os._exit(status)


if __name__ == "__main__":
    main()
