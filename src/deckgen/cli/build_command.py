"""`deckgen build`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli import exit_status
from deckgen.cli.file_path import ExistingFile
from deckgen.cli.near_choice import NearChoice
from deckgen.cli.progress import progress_on_terminal
from deckgen.cli.shared_options import (
    ToldOption,
    decks_argument,
    find_decks,
    format_option,
    quiet_option,
    refuse_untyped_link,
    stands_in_decks,
    variant_options,
)
from deckgen.cli.terminal import say_note, say_report
from deckgen.messages.message import tell
from deckgen.output import Kind
from deckgen.problems import DeckgenError

if TYPE_CHECKING:
    from deckgen.build.pipeline.order import BuildReport


MAX_PROFILE_BYTES = 32 * 1024 * 1024  # profiles of presses have a few


_JOBS = tell("Number of processes; default: one for each core.")
_CHECK = tell("Write nothing; exit with 1 if anything is out of date.")


@click.command()
@decks_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), default="output", show_default=True, metavar="DIR")
@click.option(
    "--only",
    "kinds",
    multiple=True,
    type=NearChoice([kind.value for kind in Kind]),
    metavar="KIND",
    cls=ToldOption,
    help=tell("Build this kind only; may be repeated: {kinds}.", kinds=", ".join(Kind)),
)
@variant_options
@click.option("--jobs", type=click.IntRange(min=1), default=None, metavar="N", help=_JOBS)
@click.option("--scheduler", default="", metavar="ADDRESS", help=tell("Build on the Dask cluster at this address."))
@click.option("--check", "only_check", is_flag=True, help=_CHECK)
@click.option("--force", is_flag=True, help=tell("Build what has not changed as well."))
@click.option("--print", "with_print", is_flag=True, help=tell("Build the files for the print shop too."))
@click.option("--large-print", is_flag=True, help=tell("Papers in 16 pt and up."))
@click.option(
    "--sheet",
    type=click.Choice(["a4", "sra3"]),
    help=tell("Set the cards for the press on sheets, backs behind fronts; default one card a page."),
)
@click.option(
    "--icc",
    type=ExistingFile(),
    metavar="FILE",
    help=tell("The print shop's colour profile: print files become PDF/X-4."),
)
@quiet_option
@format_option
@click.pass_context
def build(
    context: click.Context,
    decks: tuple[str, ...],
    output: Path,
    kinds: tuple[str, ...],
    profiles: tuple[str, ...],
    language: str,
    minutes: int | None,
    jobs: int | None,
    scheduler: str,
    *,
    only_check: bool,
    force: bool,
    with_print: bool,
    large_print: bool,
    sheet: str | None,
    icc: Path | None,
    quiet: bool,
    form: str,
) -> None:
    """Build the decks named, or every decks/*.yaml below the current folder."""
    from deckgen.library.orders import BuildOptions, PrintOptions, build_decks, check_outputs, with_kinds

    asked = BuildOptions(
        profiles=profiles,
        language=language,
        jobs=jobs,
        force=force,
        scheduler=scheduler,
        minutes=minutes or 0,
        all_decks=not decks,
    )
    try:
        asked = with_kinds(asked, kinds or None, with_print=with_print)
    except DeckgenError as failure:
        raise click.UsageError(failure.args[0]) from failure
    if context.get_parameter_source("output") is click.core.ParameterSource.DEFAULT and stands_in_decks():
        output = Path("..", output)  # beside decks/, where it is from everywhere else
    refuse_untyped_link(context, output)
    profile = _read_profile(icc) if icc else b""
    paths = find_decks(decks, form)
    from deckgen.cli.build_summary import summarise
    from deckgen.cli.problem_report import REPORTERS

    print_options = PrintOptions(large_print, sheet or "", profile, icc.name if icc else "")
    order = asked._replace(output=output, print_options=print_options)
    if "+" in language and not kinds:
        say_note(tell("in {language} there is the handout alone; all else is made in one language", language=language))
    with progress_on_terminal(shown=not quiet) as progress:
        report = check_outputs(paths, order) if only_check else build_decks(paths, order, progress)
    say_report(REPORTERS[form](_problems_alone(report) if quiet and form == "text" else report), form)
    for sentence in report.failures:
        say_note(sentence)
    summary = summarise(paths, report)
    if summary and not quiet:
        say_note(summary)
    elif report.not_built:
        say_note(tell("not built: {not_built}", not_built=", ".join(report.not_built)))
    raise SystemExit(_exit_status(report))


def _read_profile(path: Path) -> bytes:
    """The bytes of a colour profile. Raises click.BadParameter."""
    from deckgen.file_reading import read_file

    try:
        return read_file(path, MAX_PROFILE_BYTES)
    except OSError as failure:
        said = tell("{path} cannot be used: {reason}", path=path.as_posix(), reason=failure.strerror or "")
        raise click.BadParameter(said, param_hint="--icc") from failure


def _problems_alone(report: BuildReport) -> BuildReport:
    """What is left to say under `-q`."""
    return report._replace(outputs=(), shortenings=())


def _exit_status(report: BuildReport) -> int:
    if report.stopped:
        return exit_status.INTERRUPTED
    if report.failures:
        return exit_status.ENVIRONMENT
    return exit_status.PROBLEMS if report.has_errors else exit_status.FINE
