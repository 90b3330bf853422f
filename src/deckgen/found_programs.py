"""Finds an installed program, never one in the current folder, which may be anybody's repository.

Why not by its name: Windows looks where it stands first, and so does a PATH with a folder that is not absolute.
"""

from __future__ import annotations

import os
from functools import cache
from pathlib import Path


def find_program(name: str) -> str:
    """Where a program is installed; empty where it is not."""
    return _find(name, os.environ.get("PATH", os.defpath), os.path.realpath(os.curdir))


@cache
def _find(name: str, search: str, here: str) -> str:
    ending = ".exe" if os.name == "nt" else ""
    for folder in (Path(each) for each in search.split(os.pathsep) if each):
        program = folder / f"{name}{ending}"
        is_elsewhere = folder.is_absolute() and os.path.realpath(folder) != here
        if is_elsewhere and program.is_file() and os.access(program, os.X_OK):
            return str(program)
    return ""
