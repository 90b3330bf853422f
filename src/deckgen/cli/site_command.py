"""`deckgen site`."""

from __future__ import annotations

from pathlib import Path

import click

from deckgen.cli import exit_status
from deckgen.cli.shared_options import decks_argument, find_decks, format_option, refuse_untyped_link
from deckgen.cli.terminal import say_report
from deckgen.messages.message import tell


@click.command()
@decks_argument
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    default="site",
    show_default=True,
    metavar="DIR",
    help=tell("Where to write the site."),
)
@click.option("--with-trainer", is_flag=True, help=tell("Publish slides with notes and guides too."))
@click.option("--with-reports", is_flag=True, help=tell("Publish the reports on sessions that lie in output/."))
@format_option
@click.pass_context
def site(
    context: click.Context, decks: tuple[str, ...], output: Path, *, with_trainer: bool, with_reports: bool, form: str
) -> None:
    """Make a web site of the decks named, or of every decks/*.yaml: a page a deck, self-study, files to take along."""
    refuse_untyped_link(context, output)
    paths = find_decks(decks, form)
    from deckgen.build.site.site_builder import SiteOptions, build_site
    from deckgen.cli.problem_report import REPORTERS

    made = build_site(paths, output, SiteOptions(with_trainer, with_reports))
    say_report(REPORTERS[form](made), form)
    raise SystemExit(exit_status.PROBLEMS if made.has_errors else exit_status.FINE)
