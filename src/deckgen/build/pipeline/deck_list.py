"""Lists the decks of a folder, or those of the repositories below it; refuses names that no file can have."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from deckgen.file_reading import lies_within
from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, error
from deckgen.resources import resource

DECKS = "decks"
_ENDINGS = (".yaml", ".yml")  # the second is warned of when it is read
MAX_NAME = 200  # bytes of a deck's name: systems take 255, and `-facilitator.edited-2.pdf` comes behind it
_DEEPEST = 3  # folders from the current one down to a repository of decks: more is no place that one builds from
_NEVER = frozenset({"output", "node_modules", "venv", "__pycache__"})


def list_decks(folder: Path) -> tuple[Path, ...]:
    """The decks of a folder, without the files that hold another deck's texts in a language."""
    try:
        names = [name for name in os.listdir(folder) if os.path.normcase(name).endswith(_ENDINGS)]  # noqa: PTH208
    except OSError:
        return ()
    return tuple(sorted(path for name in names if not _is_translation(path := folder / name)))


def list_decks_below(folder: Path) -> tuple[Path, ...]:
    """The decks in `decks/`; where that has none, those in every `decks/` of the folders below."""
    here = list_decks(folder / DECKS) if lies_within(folder / DECKS, folder) else ()
    return here or tuple(path for found in _find_folders(folder, _DEEPEST) for path in list_decks(found / DECKS))


def _find_folders(folder: Path, depth: int) -> Iterator[Path]:
    """The folders below that have a `decks/`, in order; what lies inside one of them is its own."""
    try:
        beside = sorted(path for path in folder.iterdir() if _is_searched(path))
    except OSError:  # a folder that may not be read has no decks for us
        return
    for path in beside:
        if (path / DECKS).is_dir() and lies_within(path / DECKS, path):
            yield path
        elif depth > 1:
            yield from _find_folders(path, depth - 1)


def _is_searched(path: Path) -> bool:
    return not path.name.startswith(".") and path.name not in _NEVER and path.is_dir() and not path.is_symlink()


def _is_translation(path: Path) -> bool:
    """`deck.fr.yaml` beside `deck.yaml`; `deck.v2.yaml` is a deck of its own."""
    stem, _, language = path.stem.rpartition(".")
    if not stem or not os.path.lexists(path.with_name(f"{stem}.yaml")):
        return False
    return os.path.lexists(resource(f"locales/{language}.yaml"))


def check_names(decks: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """The decks whose names will do, and the problems of the others."""
    problems = {deck: found for deck in decks if (found := _check_name(deck)) is not None}
    return tuple(deck for deck in decks if deck not in problems), tuple(problems.values())


def find_clashes(decks: Sequence[Path]) -> tuple[Problem, ...]:
    """Two decks of one name would write the same files."""
    seen: dict[str, Path] = {}
    problems = []
    for deck in decks:
        other = seen.setdefault(deck.stem, deck)
        if other is not deck:
            place = Place(deck.as_posix())
            problems.append(
                error(
                    "same-deck-name",
                    tell("{other} has the same name", other=other.as_posix()),
                    place,
                    tell("rename one"),
                )
            )
    return tuple(problems)


def _check_name(deck: Path) -> Problem | None:
    place = Place(deck.as_posix())
    if not deck.name or "\0" in str(deck):
        return error("deck-name", tell("This is no name of a deck."), place, tell("Name a deck's file."))
    if deck.stem in {".", ".."}:
        message = tell("`{name}` would be built into another folder.", name=deck.name)
        return error("deck-name", message, place, tell("Give it a name."))
    if len(os.fsencode(deck.stem)) > MAX_NAME:
        message = tell("This deck's name is longer than {most} bytes: its files could not be written.", most=MAX_NAME)
        return error("deck-name", message, place, tell("Give it a shorter name."))
    return _refuse_translation(deck) if _is_translation(deck) else None


def _refuse_translation(path: Path) -> Problem:
    """Read alone, its texts would be taken for a deck without dilemmas."""
    stem, _, language = path.stem.rpartition(".")
    message = tell("This is the translation of {deck}; it is read with it.", deck=f"{stem}.yaml")
    hint = tell("Name {deck}, with `--language {code}`.", deck=path.with_name(f"{stem}.yaml").as_posix(), code=language)
    return error("deck-name", message, Place(path.as_posix()), hint)
