"""`deckgen new`."""

from __future__ import annotations

import os
import re
from pathlib import Path

import click

from deckgen.cli.terminal import say_line
from deckgen.messages.message import tell

_NAMES_OF_DEVICES = r"con|prn|aux|nul|com\d|lpt\d"


@click.command()
@click.argument("name")
@click.option("--language", type=click.Choice(["nl", "fr", "de", "en"]), default="nl", show_default=True)
def new(name: str, language: str) -> None:
    """Write decks/NAME.yaml, a commented deck that builds as it stands."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,63}", name):
        raise click.UsageError(f"{name!r} cannot be a deck's name: use a-z, 0-9, - and _, at most 64")
    if re.fullmatch(_NAMES_OF_DEVICES, name):
        raise click.UsageError(f"{name!r} cannot be a deck's name: Windows keeps it for a device")
    path = Path("decks", f"{name}.yaml")
    if os.path.lexists(path):
        raise click.UsageError(tell("{path} exists; deckgen new never overwrites", path=path.as_posix()))
    from deckgen.output import write_whole
    from deckgen.yaml_source.reading.starter import starter_deck

    write_whole(path, starter_deck(name, language).encode(), Path())
    say_line(tell("wrote {path}; now: deckgen build {name}", path=path.as_posix(), name=name))
