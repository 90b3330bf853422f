"""A file that has to exist, as an argument of a command."""

from __future__ import annotations

import gettext
from pathlib import Path
from typing import Any

import click


class ExistingFile(click.Path):
    """click calls a path a file in the language of when a command was loaded; this one in that of the moment."""

    def __init__(self, *, path_type: type[Any] = Path) -> None:
        super().__init__(exists=True, dir_okay=False, path_type=path_type)

    @property
    def name(self) -> str:
        """What such an argument is called now."""
        return gettext.gettext("file")

    @name.setter
    def name(self, _name: str) -> None:
        """What click sets when the command is loaded is left out."""
