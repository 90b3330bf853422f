"""Warns of folders of built files whose deck is no longer there."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from deckgen.build.freshness.manifest import NAME
from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, warning

_DEEPEST = 3  # a folder for the profile, one for the language, one for a short version


def find_orphans(decks: Sequence[Path], output: Path) -> Iterator[Problem]:
    """Only a folder with a manifest is one of ours."""
    known = {deck.stem for deck in decks}
    try:
        with os.scandir(output) as entries:
            names = sorted(entry.name for entry in entries if entry.name not in known and entry.is_dir())
    except OSError:
        return
    for name in names:
        if _was_built(output / name):
            message = tell(
                "No deck is called `{name}`: these files are left of one that was removed or renamed.", name=name
            )
            hint = tell("Delete the folder when nobody needs it any more.")
            yield warning("orphaned-output", message, Place((output / name).as_posix()), hint)


def _was_built(folder: Path) -> bool:
    return any(next(folder.glob("*/" * depth + NAME), None) is not None for depth in range(_DEEPEST + 1))
