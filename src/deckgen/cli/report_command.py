"""`deckgen report`."""

from __future__ import annotations

from pathlib import Path

import click

from deckgen.cli import exit_status
from deckgen.cli.file_path import ExistingFile
from deckgen.cli.shared_options import find_decks, format_option, minutes_option
from deckgen.cli.terminal import say_report
from deckgen.messages.message import tell


@click.command()
@click.argument("deck")
@click.argument("tally", type=ExistingFile())
@click.option("-o", "--output", "target", type=click.Path(dir_okay=False, path_type=Path), default=None, metavar="FILE")
@click.option(
    "--profile", metavar="NAME", default="", help=tell("Organisation or audience for whom the deck was shown.")
)
@click.option("--language", metavar="CODE", default="", help=tell("Write the report in this language."))
@minutes_option(tell("The session was the short version of N minutes."))
@format_option
def report(
    deck: str, tally: Path, target: Path | None, profile: str, language: str, minutes: int | None, form: str
) -> None:
    """Turn the votes and remarks of one session, in TALLY, into a report on DECK as PDF."""
    (path,) = find_decks((deck,), form)
    from deckgen.build.reports.session_report import build_session_report
    from deckgen.cli.problem_report import REPORTERS

    made = build_session_report(path, tally, target=target, profile=profile, language=language, minutes=minutes or 0)
    say_report(REPORTERS[form](made), form)
    raise SystemExit(exit_status.PROBLEMS if made.has_errors else exit_status.FINE)
