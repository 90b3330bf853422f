"""Paths that authors write, kept inside the folder they belong to."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath
from unicodedata import normalize

from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, error
from deckgen.yaml_source.syntax.near_names import find_nearest

_WEB = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
_ABSOLUTE = re.compile(r"/|\\\\|~|[A-Za-z]:")
MAX_PATH = 500


def find_file(written: str, folder: Path, within: Path, place: Place, problems: list[Problem]) -> Path | None:
    """The file that a relative path names, seen from `folder` and inside `within`; None with a problem."""
    problem = _check_form(written, place)
    if problem is not None:
        problems.append(problem)
        return None
    path = folder / PurePosixPath(written)
    try:
        path = path if path.exists() else _as_stored(folder, PurePosixPath(written))
        real = path.resolve()
        outside = not real.is_relative_to(within.resolve())
        exists = real.is_file()
    except (OSError, RuntimeError, ValueError):
        outside, exists = False, False
    if outside:
        message = tell("`{written}` leads out of the folder of this file.", written=written)
        problems.append(error("path-outside", message, place, tell("Copy the file next to the deck.")))
        return None
    if not exists:
        problems.append(
            error(
                "missing-file",
                tell("The file `{written}` does not exist.", written=written),
                place,
                _suggest_file(path, written),
            )
        )
        return None
    return path


def _as_stored(folder: Path, written: PurePosixPath) -> Path:
    """The path by the names on disk: macOS and its archives store “é” as two characters, which texts hold as one."""
    path = folder
    for part in written.parts:
        child = path / part
        if not part.isascii() and not child.exists():
            child = next((each for each in path.iterdir() if normalize("NFC", each.name) == part), child)
        path = child
    return path


def _check_form(written: str, place: Place) -> Problem | None:
    if _WEB.match(written):
        hint = tell("Save the file beside the deck and write its path.")
        return error(
            "path-outside", tell("`{written}` is an address on the web, not a file.", written=written), place, hint
        )
    if _ABSOLUTE.match(written):
        hint = tell("Write the path from the folder of this file, such as `media/photo.jpg`.")
        return error("path-outside", tell("`{written}` starts outside the folder.", written=written), place, hint)
    if "\\" in written:
        return error(
            "missing-file",
            tell("`{written}` holds a backslash.", written=written),
            place,
            tell("Write `{written}`.", written=written.replace(chr(92), "/")),
        )
    if len(written) > MAX_PATH or "\0" in written:
        return error("missing-file", tell("This is no name of a file."), place)
    return None


def _suggest_file(path: Path, written: str) -> str:
    try:
        names = sorted(entry.name for entry in path.parent.iterdir() if entry.is_file())
    except OSError:
        return tell("Its folder does not exist either.")
    nearest = find_nearest(path.name, names)
    return (
        tell("Did you mean `{parent}`?", parent=(PurePosixPath(written).parent / nearest).as_posix()) if nearest else ""
    )
