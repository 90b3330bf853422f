"""`deckgen textconv`."""

from __future__ import annotations

from pathlib import Path

import click

from deckgen.cli import exit_status
from deckgen.cli.file_path import ExistingFile
from deckgen.cli.terminal import say, say_line
from deckgen.messages.message import reason_of, tell


@click.command()
@click.argument("file", type=ExistingFile())
def textconv(file: Path) -> None:
    """Print the words of a .pptx, slide by slide, for git's diff."""
    from deckgen.history.office_archive import NotReadableError
    from deckgen.history.presentation_text import read_presentation_text

    try:
        say(read_presentation_text(file))
    except NotReadableError as failure:
        say_line(tell("deckgen: {name} {reason}", name=file.as_posix(), reason=reason_of(failure)), err=True)
        raise SystemExit(exit_status.PROBLEMS) from failure
