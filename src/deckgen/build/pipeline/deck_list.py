"""Lists the decks of a folder, or those of the repositories below it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

DECKS = "decks"
_DEEPEST = 3  # folders from the current one down to a repository of decks: more is no place that one builds from
_NEVER = frozenset({"output", "node_modules", "venv", "__pycache__"})


def list_decks(folder: Path) -> tuple[Path, ...]:
    """The decks of a folder, without the files that hold another deck's texts in a language."""
    return tuple(sorted(path for path in folder.glob("*.yaml") if not _is_translation(path)))


def list_decks_below(folder: Path) -> tuple[Path, ...]:
    """The decks in `decks/`; where that has none, those in every `decks/` of the folders below."""
    here = list_decks(folder / DECKS)
    return here or tuple(path for found in _find_folders(folder, _DEEPEST) for path in list_decks(found / DECKS))


def _find_folders(folder: Path, depth: int) -> Iterator[Path]:
    """The folders below that have a `decks/`, in order; what lies inside one of them is its own."""
    try:
        beside = sorted(path for path in folder.iterdir() if _is_searched(path))
    except OSError:  # a folder that may not be read has no decks for us
        return
    for path in beside:
        if (path / DECKS).is_dir():
            yield path
        elif depth > 1:
            yield from _find_folders(path, depth - 1)


def _is_searched(path: Path) -> bool:
    return not path.name.startswith(".") and path.name not in _NEVER and path.is_dir() and not path.is_symlink()


def _is_translation(path: Path) -> bool:
    """`deck.fr.yaml` beside `deck.yaml`."""
    stem, dot, _language = path.stem.rpartition(".")
    return bool(dot) and path.with_name(f"{stem}.yaml").exists()
