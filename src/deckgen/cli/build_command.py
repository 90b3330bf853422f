"""`deckgen build`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli import exit_status
from deckgen.cli.progress import progress_on_terminal
from deckgen.cli.shared_options import decks_argument, find_decks, format_option, variant_options
from deckgen.cli.terminal import say_line, say_report
from deckgen.messages.message import tell
from deckgen.output import BILINGUAL_KINDS, DEFAULT_KINDS, PRINT_KINDS, Kind

if TYPE_CHECKING:
    from deckgen.build import BuildReport


MAX_PROFILE_BYTES = 32 * 1024 * 1024  # profiles of presses have a few


@click.command()
@decks_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), default="output", show_default=True, metavar="DIR")
@click.option(
    "--only",
    "kinds",
    multiple=True,
    type=click.Choice([kind.value for kind in Kind]),
    metavar="KIND",
    help="Build this kind only; may be repeated: " + ", ".join(Kind) + ".",
)
@variant_options
@click.option("--jobs", type=click.IntRange(min=1), default=None, metavar="N", help="Processes; default the cores.")
@click.option("--scheduler", default="", metavar="ADDRESS", help="Build on the Dask cluster at this address.")
@click.option("--check", "only_check", is_flag=True, help="Write nothing; exit with 1 if anything is out of date.")
@click.option("--force", is_flag=True, help="Build what has not changed as well.")
@click.option("--print", "with_print", is_flag=True, help="Build the files for the print shop too.")
@click.option("--large-print", is_flag=True, help="Papers in 16 pt and up.")
@click.option(
    "--sheet",
    type=click.Choice(["a4", "sra3"]),
    help="Set the cards for the press on sheets, backs behind fronts; default one card a page.",
)
@click.option(
    "--icc",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="The print shop's colour profile: print files become PDF/X-4.",
)
@format_option
def build(
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
    form: str,
) -> None:
    """Build the decks named, or every decks/*.yaml below the current folder."""
    asked = _check_kinds(kinds, language)
    profile = _read_profile(icc) if icc else b""
    paths = find_decks(decks, form)
    from deckgen.build import BuildOptions, PrintOptions, build_decks, check_outputs
    from deckgen.cli.build_summary import summarise
    from deckgen.cli.problem_report import REPORTERS

    chosen = asked or DEFAULT_KINDS
    options = BuildOptions(
        output=output,
        kinds=chosen + (tuple(kind for kind in PRINT_KINDS if kind not in chosen) if with_print else ()),
        profiles=profiles,
        language=language,
        jobs=jobs,
        force=force,
        scheduler=scheduler,
        minutes=minutes or 0,
        all_decks=not decks,
        print_options=PrintOptions(large_print, sheet or "", profile, icc.name if icc else ""),
    )
    if "+" in language and not kinds:
        say_line(
            tell(
                "deckgen: in {language} there is the handout alone; all else is made in one language", language=language
            ),
            err=True,
        )
    with progress_on_terminal() as progress:
        report = check_outputs(paths, options) if only_check else build_decks(paths, options, progress)
    say_report(REPORTERS[form](report), form)
    for sentence in report.failures:
        say_line(f"deckgen: {sentence}", err=True)
    summary = summarise(paths, report)
    if summary:
        say_line(f"deckgen: {summary}", err=True)
    elif report.not_built:
        say_line(tell("deckgen: not built: {not_built}", not_built=", ".join(report.not_built)), err=True)
    raise SystemExit(_exit_status(report))


def _read_profile(path: Path) -> bytes:
    """The bytes of a colour profile. Raises click.BadParameter."""
    from deckgen.file_reading import read_file

    try:
        return read_file(path, MAX_PROFILE_BYTES)
    except OSError as failure:
        said = f"{path.as_posix()} cannot be used: {failure.strerror}"
        raise click.BadParameter(said, param_hint="--icc") from failure


def _check_kinds(kinds: tuple[str, ...], language: str) -> tuple[Kind, ...]:
    """The kinds that were asked for by name. Raises click.UsageError where one is not made in two languages."""
    asked = tuple(Kind(kind) for kind in dict.fromkeys(kinds))
    if "+" not in language:
        return asked
    refused = [kind for kind in asked if kind not in BILINGUAL_KINDS]
    if refused:
        made = ", ".join(BILINGUAL_KINDS)
        raise click.UsageError(
            tell(
                "{refused}: made in one language at a time; in {language} there are {made}",
                refused=", ".join(refused),
                language=language,
                made=made,
            )
        )
    return asked


def _exit_status(report: BuildReport) -> int:
    if report.stopped:
        return exit_status.INTERRUPTED
    if report.failures:
        return exit_status.ENVIRONMENT
    return exit_status.PROBLEMS if report.has_errors else exit_status.FINE
