"""The one place that prints: whatever is said passes `shown_text` on its way to the terminal or the log."""

from __future__ import annotations

import click

from deckgen.shown_text import for_terminal, in_lines, on_a_line


def say(text: str, *, err: bool = False) -> None:
    """Print lines of a report. Names in them have passed `on_a_line`, so that none of them starts a line of its own."""
    click.echo(for_terminal(text), err=err)


def say_report(text: str, form: str) -> None:
    """Print a report in the form that was asked for: only annotations may be commands to the log of a CI service."""
    click.echo(in_lines(text) if form == "github" else for_terminal(text))


def say_in_colour(text: str) -> None:
    """Print a report that holds colours of ours; each text in it has passed `for_terminal` before it was coloured."""
    click.echo(text)


def say_line(text: str, *, err: bool = False) -> None:
    """Print one sentence, which stays on its line whatever is named in it."""
    click.echo(for_terminal(on_a_line(text)), err=err)
