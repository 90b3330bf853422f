"""`deckgen sources`."""

from __future__ import annotations

import click

from deckgen.cli import exit_status
from deckgen.cli.shared_options import decks_argument, find_decks
from deckgen.cli.terminal import say
from deckgen.messages.message import tell


@click.command()
@decks_argument
@click.option("--strict", is_flag=True, help=tell("Exit with 1 when a quotation is stale or a dilemma due for review."))
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help=tell("How it is told."),
)
def sources(decks: tuple[str, ...], *, strict: bool, form: str) -> None:
    """Hold the quotations of decks against the newest version of each source; tell what nobody trains."""
    paths = find_decks(decks)
    from deckgen.build.reports.source_ledger import keep_ledger
    from deckgen.cli.ledger_report import REPORTERS

    report = keep_ledger(paths)
    say(REPORTERS[form](report))
    failed = report.has_errors or (strict and report.ledger.is_stale)
    raise SystemExit(exit_status.PROBLEMS if failed else exit_status.FINE)
