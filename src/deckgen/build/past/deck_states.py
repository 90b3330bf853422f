"""Decks as they are now or were at a revision: the files of a commit laid out in a folder and read there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from deckgen.build.pipeline.deck_list import DECKS, list_decks
from deckgen.content.deck import Deck
from deckgen.file_reading import is_file
from deckgen.file_writing import temporary_folder
from deckgen.history.change import Change, ChangeKind
from deckgen.history.deck_changes import compare_decks
from deckgen.history.git_repository import Repository, write_files
from deckgen.problems import Problem


class DeckState(Struct, frozen=True):
    """A deck as it was; `draft` is what could be read of it where there are errors."""

    deck: Deck | None = None
    draft: Deck | None = None
    errors: tuple[Problem, ...] = ()


class State(Struct, frozen=True):
    """A folder that holds decks: the author's own, or one laid out from a commit. `name` is what problems call it."""

    folder: Path
    name: str = ""

    def find_decks(self) -> tuple[Path, ...]:
        """Every deck in `decks/`, relative to the folder."""
        return tuple(path.relative_to(self.folder) for path in list_decks(self.folder / DECKS))

    def has(self, deck: Path) -> bool:
        """Whether the deck exists here."""
        return is_file(self.folder / deck)

    def read(self, deck: Path) -> DeckState:
        """The deck, or the errors why it cannot be read."""
        from deckgen.yaml_source import read_deck

        if not self.has(deck):
            return DeckState()
        read = read_deck(self.folder / deck)
        errors = tuple(self.rename(problem) for problem in read.problems if problem.is_error)
        return DeckState(None if errors else read.deck, read.draft, errors)

    def rename(self, problem: Problem) -> Problem:
        """Call a file `HEAD~2:decks/x.yaml` rather than by a folder that is gone when the author reads it."""
        if not self.name:
            return problem
        folder = f"{self.folder.as_posix()}/"
        place = problem.place._replace(file=f"{self.name}:{problem.place.file.removeprefix(folder)}")
        return problem._replace(place=place, message=problem.message.replace(folder, ""))


@contextmanager
def laid_out(repository: Repository, commit: str, name: str, folders: Sequence[str]) -> Iterator[State]:
    """A state that exists while it is used."""
    with temporary_folder() as folder:
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
    from deckgen.build.past.side_files import compare_side_files, find_uses

    wanted = decks or tuple(dict.fromkeys((*after.find_decks(), *before.find_decks())))
    pairs = [(before.read(deck), after.read(deck)) for deck in wanted]
    changes: list[Change] = []
    problems: list[Problem] = []
    joined = _join_renamed(pairs)
    for old, new in joined:
        problems += (*old.errors, *new.errors)
        if not old.errors and not new.errors:
            changes += compare_decks(old.deck, new.deck)
            changes += _name_renamed(old.deck, new.deck)
    uses = find_uses((draft for old, new in joined for draft in _drafts(old, new)), is_all=not decks)
    beside, unreadable = compare_side_files(before, after, dict.fromkeys(deck.parent for deck in wanted), uses)
    return (*changes, *beside), tuple(dict.fromkeys((*problems, *unreadable)))


def _join_renamed(pairs: Sequence[tuple[DeckState, DeckState]]) -> list[tuple[DeckState, DeckState]]:
    """A deck that went and one that came with its title and most of its dilemmas are one deck under another name."""
    went = [old for old, new in pairs if old.deck is not None and new == DeckState()]
    joined: list[tuple[DeckState, DeckState]] = []
    for old, new in pairs:
        earlier = (
            next((each for each in went if _is_renamed(each.deck, new.deck)), None) if old == DeckState() else None
        )
        if earlier is not None:
            went.remove(earlier)
        joined.append((earlier or old, new))
    taken = [old for old, new in joined if new != DeckState()]
    return [(old, new) for old, new in joined if new != DeckState() or old not in taken]


def _is_renamed(old: Deck | None, new: Deck | None) -> bool:
    if old is None or new is None or old.title != new.title:
        return False
    before, after = ({dilemma.id for dilemma in deck.dilemmas} for deck in (old, new))
    return 2 * len(before & after) >= max(len(before), len(after)) > 0


def _drafts(old: DeckState, new: DeckState) -> list[Deck]:
    """What could be read of a deck, under the name that it has now."""
    found = [each.draft for each in (new, old) if each.draft is not None]
    return [replace(draft, id=found[0].id) for draft in found]


def _name_renamed(old: Deck | None, new: Deck | None) -> Iterator[Change]:
    if old is not None and new is not None and old.id != new.id:
        yield Change(new.id, "", "", ChangeKind.MOVED, old.id, new.id)
