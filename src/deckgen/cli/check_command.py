"""`deckgen check`."""

from __future__ import annotations

import click

from deckgen.cli import exit_status
from deckgen.cli.shared_options import decks_argument, find_decks, format_option, variant_options
from deckgen.cli.terminal import say_report


@click.command()
@decks_argument
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@variant_options
@format_option
def check(
    decks: tuple[str, ...], profiles: tuple[str, ...], language: str, minutes: int | None, *, strict: bool, form: str
) -> None:
    """Report the problems that a build would meet; write nothing."""
    paths = find_decks(decks, form)
    from deckgen.build import BuildOptions, check_decks
    from deckgen.cli.problem_report import REPORTERS, count_problems

    report = check_decks(
        paths, BuildOptions(profiles=profiles, language=language, minutes=minutes or 0, all_decks=not decks)
    )
    text = REPORTERS[form](report)
    if form == "text" and not report.problems:
        counted = f"{len(paths)} deck{'s' if len(paths) != 1 else ''}: {count_problems(report.problems)}"
        text = f"{text}\n{counted}" if text else counted
    say_report(text, form)
    failed = report.has_errors or (strict and bool(report.problems))
    raise SystemExit(exit_status.PROBLEMS if failed else exit_status.FINE)
