"""A folder in; the decks in it out."""

from __future__ import annotations

from pathlib import Path


def list_decks(folder: Path) -> tuple[Path, ...]:
    """The decks of a folder, without the files that hold another deck's texts in a language."""
    return tuple(sorted(path for path in folder.glob("*.yaml") if not _is_translation(path)))


def _is_translation(path: Path) -> bool:
    """`deck.fr.yaml` beside `deck.yaml`."""
    stem, dot, _language = path.stem.rpartition(".")
    return bool(dot) and path.with_name(f"{stem}.yaml").exists()
