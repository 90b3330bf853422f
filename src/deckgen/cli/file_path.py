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

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path, if there is such a file."""
        self.name = gettext.gettext("file")
        return super().convert(value, param, ctx)
