"""`deckgen build`."""

from __future__ import annotations

from pathlib import Path

import click

from deckgen.cli import exit_status
from deckgen.cli.progress import progress_on_terminal
from deckgen.cli.shared_options import decks_argument, find_decks, format_option, variant_options
from deckgen.output import DEFAULT_KINDS, PRINT_KINDS, Kind


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
    jobs: int | None,
    *,
    force: bool,
    with_print: bool,
    large_print: bool,
    sheet: str | None,
    icc: Path | None,
    form: str,
) -> None:
    """Build the decks named, or every decks/*.yaml below the current folder."""
    paths = find_decks(decks)
    from deckgen.build import BuildOptions, Wishes, build_decks
    from deckgen.cli.problem_report import REPORTERS

    chosen = tuple(Kind(kind) for kind in dict.fromkeys(kinds)) or DEFAULT_KINDS
    options = BuildOptions(
        output=output,
        kinds=chosen + (tuple(kind for kind in PRINT_KINDS if kind not in chosen) if with_print else ()),
        profiles=profiles,
        language=language,
        jobs=jobs,
        force=force,
        wishes=Wishes(large_print, sheet or "", icc.read_bytes() if icc else b"", icc.name if icc else ""),
    )
    with progress_on_terminal() as progress:
        report = build_decks(paths, options, progress)
    click.echo(REPORTERS[form](report))
    raise SystemExit(exit_status.PROBLEMS if report.has_errors else exit_status.FINE)
