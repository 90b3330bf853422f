"""Decks as they are now or were at a revision: the files of a commit laid out in a folder and read there."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from deckgen.build.deck_list import list_decks
from deckgen.content.deck import Deck
from deckgen.history.change import Change
from deckgen.history.deck_changes import compare_decks
from deckgen.history.git_repository import Repository, write_files
from deckgen.problems import Problem

DECKS = "decks"


class State(Struct, frozen=True):
    """A folder that holds decks: the author's own, or one laid out from a commit. `name` is what problems call it."""

    folder: Path
    name: str = ""

    def find_decks(self) -> tuple[Path, ...]:
        """Every deck in `decks/`, relative to the folder."""
        return tuple(path.relative_to(self.folder) for path in list_decks(self.folder / DECKS))

    def has(self, deck: Path) -> bool:
        """Whether the deck exists here."""
        return (self.folder / deck).is_file()

    def read(self, deck: Path) -> tuple[Deck | None, tuple[Problem, ...]]:
        """The deck, or the errors why it cannot be read."""
        from deckgen.yaml_source import read_deck

        read = read_deck(self.folder / deck)
        errors = tuple(self._rename(problem) for problem in read.problems if problem.is_error)
        return (None if errors else read.deck), errors

    def _rename(self, problem: Problem) -> Problem:
        """Call a file `HEAD~2:decks/x.yaml` rather than by a folder that is gone when the author reads it."""
        if not self.name:
            return problem
        folder = f"{self.folder.as_posix()}/"
        place = replace(problem.place, file=f"{self.name}:{problem.place.file.removeprefix(folder)}")
        return replace(problem, place=place, message=problem.message.replace(folder, ""))


@contextmanager
def laid_out(repository: Repository, commit: str, name: str, folders: Sequence[str]) -> Iterator[State]:
    """A state that exists while it is used."""
    with tempfile.TemporaryDirectory(prefix="deckgen-") as made:
        folder = Path(made).resolve()
        files = repository.files(commit, folders)
        write_files(files, repository.contents(file.blob for file in files.values()), folder)
        yield State(folder, name)


def folders_of(decks: Iterable[Path]) -> tuple[str, ...]:
    """The folders that decks are read from: their own, and the templates beside it."""
    found = {DECKS: None, "templates": None}
    for deck in decks:
        found[deck.parent.as_posix()] = None
        found[(deck.parent.parent / "templates").as_posix()] = None
    return (".",) if "." in found else tuple(found)


def compare_states(
    before: State, after: State, decks: Sequence[Path]
) -> tuple[tuple[Change, ...], tuple[Problem, ...]]:
    """What changed in some decks, or in all; and why some could not be compared."""
    wanted = decks or tuple(dict.fromkeys((*after.find_decks(), *before.find_decks())))
    changes: list[Change] = []
    problems: list[Problem] = []
    for deck in wanted:
        old, old_errors = before.read(deck) if before.has(deck) else (None, ())
        new, new_errors = after.read(deck) if after.has(deck) else (None, ())
        problems += (*old_errors, *new_errors)
        if not old_errors and not new_errors:
            changes += compare_decks(old, new)
    return tuple(changes), tuple(problems)
