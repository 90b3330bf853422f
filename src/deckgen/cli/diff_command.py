"""`deckgen diff`."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli import exit_status
from deckgen.cli.terminal import say, say_in_colour
from deckgen.messages.message import reason_of, tell

if TYPE_CHECKING:
    from deckgen.build.past.deck_states import State
    from deckgen.history.git_repository import Repository

_MOST_REVISIONS = 2


@click.command()
@click.argument("names", nargs=-1, metavar="[REV] [REV] [DECK]...")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text", show_default=True)
def diff(names: tuple[str, ...], form: str) -> None:
    """Say what changed in the dilemmas: between HEAD and now, between REV and now, or between two REVs."""
    from deckgen.build.past.deck_states import compare_states
    from deckgen.cli.change_report import show_changes
    from deckgen.cli.problem_report import problem_lines
    from deckgen.history.git_repository import UnknownRevisionError, open_repository

    repository = open_repository(Path())
    try:
        revisions, decks = _sort_names(repository, names)
        with ExitStack() as stack:
            before, after = _states(repository, revisions, decks, stack)
            if not decks and not before.find_decks() and not after.find_decks():
                raise click.UsageError(
                    tell("there is no decks/*.yaml, neither here nor at the revisions; name the deck's file")
                )
            changes, problems = compare_states(before, after, decks)
    except UnknownRevisionError as failure:
        raise click.UsageError(reason_of(failure)) from failure
    for problem in problems:
        say(problem_lines(problem), err=True)
    in_colour = sys.stdout.isatty() and form == "text" and not os.environ.get("NO_COLOR")
    shown = show_changes(changes, form, problems, in_colour=in_colour)
    if shown and (changes or not problems or form == "json"):
        (say_in_colour if in_colour else say)(shown)
    raise SystemExit(exit_status.PROBLEMS if problems else exit_status.FINE)


def _states(
    repository: Repository, revisions: list[str], decks: tuple[Path, ...], stack: ExitStack
) -> tuple[State, State]:
    from deckgen.build.past.deck_states import State, folders_of, laid_out

    folders = folders_of(decks)
    states = [
        stack.enter_context(laid_out(repository, repository.resolve(name), name, folders))
        for name in revisions or ["HEAD"]
    ]
    return states[0], states[1] if len(states) == _MOST_REVISIONS else State(Path())


def _sort_names(repository: Repository, names: tuple[str, ...]) -> tuple[list[str], tuple[Path, ...]]:
    """Revisions come first; a name that could be both is refused, as git does."""
    revisions: list[str] = []
    decks: list[Path] = []
    for name in (part for written in names for part in _split_range(written)):
        deck = _find_deck(repository, name, revisions)
        is_revision = not decks and len(revisions) < _MOST_REVISIONS and repository.find_commit(name) is not None
        if deck is not None and is_revision:
            raise click.UsageError(
                tell(
                    "`{name}` is a deck and a revision: write {deck} or refs/heads/{name}",
                    name=name,
                    deck=deck.as_posix(),
                )
            )
        if deck is not None:
            decks.append(deck)
        elif is_revision:
            revisions.append(name)
        elif decks or len(revisions) == _MOST_REVISIONS:
            too_many = not decks and repository.find_commit(name) is not None
            why = (
                tell("two revisions are compared, not three")
                if too_many
                else tell("there is no deck `{name}`, neither here nor at the revisions named", name=name)
            )
            raise click.UsageError(why)
        else:
            repository.resolve(name)
    return revisions, tuple(dict.fromkeys(decks))


def _split_range(name: str) -> list[str]:
    """`HEAD~3..HEAD` is how git writes two revisions."""
    before, dots, after = name.partition("..")
    is_range = dots and "/" not in name and not after.startswith(".")
    return [before or "HEAD", after or "HEAD"] if is_range else [name]


def _find_deck(repository: Repository, name: str, revisions: list[str]) -> Path | None:
    """A deck that exists now, or existed at a revision named before it."""
    candidates = [Path(name), Path("decks", f"{name}.yaml")]
    for path in candidates:
        if path.suffix in {".yaml", ".yml"} and path.is_file():
            return path
    for revision in revisions or ["HEAD"]:
        commit = repository.find_commit(revision)
        for path in candidates if commit else []:
            if path.suffix in {".yaml", ".yml"} and path.as_posix() in repository.files(
                commit or "", [path.as_posix()]
            ):
                return path
    return None
