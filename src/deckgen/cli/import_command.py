"""`deckgen import`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from deckgen.cli import exit_status
from deckgen.cli.file_path import ExistingFile
from deckgen.cli.terminal import say
from deckgen.messages.catalogue import worded
from deckgen.messages.message import tell
from deckgen.shown_text import as_json

if TYPE_CHECKING:
    from deckgen.importing.importer import ImportResult


@click.command(name="import")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=ExistingFile(path_type=str))
@click.option("-o", "--output", default=".", metavar="DIR", help=tell("Where decks/ is, or will be."))
@click.option("--inline", is_flag=True, help=tell("Keep dilemmas in their deck instead of the pool."))
@click.option("--columns", multiple=True, metavar="FIELD=HEADING", help=tell("Which column of a table holds a field."))
@click.option(
    "--report", metavar="FILE.html", help=tell("Also write a page: the file on the left, what became of it right.")
)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def import_(
    files: tuple[str, ...], output: str, columns: tuple[str, ...], *, inline: bool, report: str, form: str
) -> None:
    """Make decks and dilemmas of presentations, documents, tables and question banks."""
    wanted = dict(_read_column(each) for each in columns)
    from deckgen.importing.importer import import_files

    folder = _deck_folder(Path(output))
    result = import_files([Path(file) for file in files], folder, inline=inline, columns=wanted)
    _write(result, folder, Path(output), report)
    say(_as_json(result, folder) if form == "json" else _as_text(result, folder))
    failed = any(file.refusal for file in result.files)
    raise SystemExit(exit_status.PROBLEMS if failed else exit_status.FINE)


def _read_column(written: str) -> tuple[str, str]:
    from deckgen.importing.documents.columns import FIELDS, LETTERED

    name, sign, heading = written.partition("=")
    is_known = name in FIELDS or name in LETTERED
    if not sign or not heading or not is_known:
        fields = ", ".join(FIELDS)
        raise click.BadParameter(
            tell("`{written}` is not FIELD=HEADING; fields: {fields}", written=written, fields=fields)
        )
    return name, heading


def _deck_folder(output: Path) -> Path:
    """The folder of decks: the one named where it is one, else `decks/` in it."""
    return output if output.name == "decks" or output.joinpath("dilemmas").is_dir() else output / "decks"


def _write(result: ImportResult, folder: Path, named: Path, report: str) -> None:
    """Write all files, or none where one is there already; a `decks` that leads out came with the repository."""
    from deckgen.file_reading import lies_within
    from deckgen.output import write_all, write_whole

    taken = next((path for path in result.written if folder.joinpath(path).exists()), None)
    if taken is not None:
        shown = folder.joinpath(taken).as_posix()
        raise click.UsageError(
            tell("{path} exists; deckgen import never overwrites: choose another folder with -o", path=shown)
        )
    below = folder if lies_within(folder, named) else named
    write_all({folder / path: data for path, data in result.written.items()}, below)
    if report:
        from deckgen.importing.report.side_by_side import write_page

        write_whole(Path(report), write_page(result).encode())


def _as_text(result: ImportResult, folder: Path) -> str:
    from deckgen.importing.report.table import table_lines

    lines = [line for file in result.files for line in table_lines(file)]
    lines += [worded(tell("wrote {path}", path=folder.joinpath(path).as_posix())) for path in sorted(result.written)]
    return "\n".join(lines)


def _as_json(result: ImportResult, folder: Path) -> str:
    from deckgen.importing.report.table import import_data

    return as_json(import_data(result, folder.as_posix()), indent=2)
