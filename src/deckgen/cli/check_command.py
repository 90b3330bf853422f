"""`deckgen check`."""

from __future__ import annotations

import click

from deckgen.cli import exit_status
from deckgen.cli.shared_options import decks_argument, find_decks, format_option, quiet_option, variant_options
from deckgen.cli.terminal import say_report
from deckgen.messages.catalogue import worded
from deckgen.messages.message import tell, tell_count


@click.command()
@decks_argument
@click.option("--strict", is_flag=True, help=tell("Warnings count as errors."))
@variant_options
@quiet_option
@format_option
def check(
    decks: tuple[str, ...],
    profiles: tuple[str, ...],
    language: str,
    minutes: int | None,
    *,
    strict: bool,
    quiet: bool,
    form: str,
) -> None:
    """Report the problems that a build would meet; write nothing."""
    paths = find_decks(decks, form)
    from deckgen.cli.problem_report import REPORTERS, count_problems
    from deckgen.library.orders import BuildOptions, check_decks

    report = check_decks(
        paths, BuildOptions(profiles=profiles, language=language, minutes=minutes or 0, all_decks=not decks)
    )
    text = REPORTERS[form](report)
    if quiet and form == "text" and not report.problems:
        text = ""
    elif form == "text" and not report.problems:
        files = tell_count("{count} deck", "{count} decks", count=len(paths))
        counted = worded(tell("{decks}: {problems}", decks=files, problems=count_problems(report.problems)))
        text = f"{text}\n{counted}" if text else counted
    say_report(text, form)
    failed = report.has_errors or (strict and bool(report.problems))
    raise SystemExit(exit_status.PROBLEMS if failed else exit_status.FINE)
