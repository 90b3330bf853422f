"""`deckgen profile`."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

import click

from deckgen.cli import exit_status
from deckgen.cli.shared_options import decks_argument, find_decks
from deckgen.cli.terminal import say
from deckgen.messages.catalogue import worded
from deckgen.messages.message import tell, tell_count
from deckgen.shown_text import as_json as write_json
from deckgen.shown_text import on_a_line

if TYPE_CHECKING:
    from deckgen.build.reports.profile_effect import ProfileEffect, SentenceChange


@click.command()
@click.argument("name")
@decks_argument
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=tell("How it is told."),
)
def profile(name: str, decks: tuple[str, ...], form: str) -> None:
    """Show every sentence that a profile changes, beside the original, and foreign terms left in."""
    paths = find_decks(decks)
    from deckgen.build.reports.profile_effect import show_profile

    effect = show_profile(paths, name)
    say(_as_json(effect) if form == "json" else _as_text(effect))
    raise SystemExit(exit_status.PROBLEMS if effect.has_errors else exit_status.FINE)


def _as_json(effect: ProfileEffect) -> str:
    from deckgen.cli.problem_report import problem_data

    changes = [
        {
            "deck": change.deck,
            "dilemma": change.dilemma or None,
            "field": change.field,
            "before": change.before,
            "after": change.after,
        }
        for change in effect.changes
    ]
    problems = [problem_data(problem) for problem in effect.problems]
    return write_json({"changes": changes, "problems": problems})


def _as_text(effect: ProfileEffect) -> str:
    from deckgen.cli.problem_report import count_problems, problem_lines

    lines: list[str] = []
    for (deck, dilemma), changes in groupby(effect.changes, key=_owner):
        heading = on_a_line(f"{deck}: {dilemma or worded(tell('the deck itself'))}")
        lines += ["", heading] if lines else [heading]
        for change in changes:
            lines += _change_lines(change)
    lines += ["", *(problem_lines(problem) for problem in effect.problems)] if effect.problems else []
    count = len(effect.changes)
    said = worded(tell_count("{count} sentence changed", "{count} sentences changed", count=count))
    return "\n".join([*lines, "", f"{said}; {count_problems(effect.problems)}"]).lstrip("\n")


def _owner(change: SentenceChange) -> tuple[str, str]:
    return change.deck, change.dilemma


def _change_lines(change: SentenceChange) -> list[str]:
    lines = [f"  {on_a_line(change.field)}"] if change.field else []
    lines += [f"    - {_on_a_line(change.before)}"] if change.before else []
    return lines + ([f"    + {_on_a_line(change.after)}"] if change.after else [])


def _on_a_line(text: str) -> str:
    """A line end that the author forced is a space here."""
    return on_a_line(text.replace("\n", " "))
