"""A file that is there, but under another ending or in another folder than where it is looked for."""

from __future__ import annotations

from pathlib import Path

from deckgen.messages.message import tell

_ENDINGS = (".yml", ".yaml.txt", ".yml.txt", ".txt", ".YAML", ".YML", ".md.txt", ".markdown")


def find_misplaced(folder: Path, pool: str, file: str, shown: str) -> str:
    """A hint at the file that was probably meant, or nothing; `shown` is the path looked for, as authors type it."""
    wanted = Path(file)
    for ending in _ENDINGS:
        other = wanted.with_suffix(ending)
        if other.name != wanted.name and _is_file(folder / pool / other):
            found = Path(shown).with_name(other.name).as_posix()
            return tell("`{found}` is there; rename it to `{name}`.", found=found, name=wanted.name)
    beside = folder.parent / pool / wanted.name
    if folder.name == "decks" and _is_file(beside):
        return tell("The file lies in `{pool}/` beside `decks/`; move that folder into `decks/`.", pool=pool)
    if _is_file(folder / wanted.name):
        found = Path(shown).parent.parent.joinpath(wanted.name).as_posix()
        return tell("`{found}` is there; move it to `{shown}`.", found=found, shown=shown)
    return ""


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False
