"""`deckgen open`."""

from __future__ import annotations

from pathlib import Path

import click

from deckgen.cli import exit_status
from deckgen.cli.config import configured
from deckgen.cli.near_choice import NearChoice
from deckgen.cli.shared_options import complete_decks, find_decks, stands_in_decks
from deckgen.cli.terminal import say_line, say_note
from deckgen.messages.message import tell
from deckgen.output import Kind


@click.command("open")
@click.argument("deck", shell_complete=complete_decks)
@click.option(
    "--only", "kind", type=NearChoice(list(Kind)), default=Kind.SLIDES.value, show_default=True, metavar="KIND"
)
@click.option("-o", "--output", type=click.Path(path_type=Path), default=None, metavar="DIR")
@click.option("--profile", default="", metavar="NAME", help=tell("Organisation or audience."))
@click.option("--language", default="", metavar="CODE", help=tell("The language in which it was built."))
def open_(deck: str, kind: str, output: Path | None, profile: str, language: str) -> None:
    """Open a file that was built of DECK, in the program that this computer opens it with."""
    from deckgen.file_reading import is_file, leads_elsewhere
    from deckgen.output import edition_name, file_name, output_folder

    path = find_decks((deck,))[0]
    root = output or Path(configured("output") or ("../output" if stands_in_decks() else "output"))
    name = file_name(edition_name(path.stem, profile=profile, language=language), Kind(kind))
    file = output_folder(root, path.stem, profile=profile, language=language) / name
    if not is_file(file, root.resolve()) or leads_elsewhere(file, root) or file.is_symlink():
        raise click.UsageError(
            tell(
                "{path} is not built yet: deckgen build {deck} --only {kind}",
                path=file.as_posix(),
                deck=deck,
                kind=kind,
            )
        )
    say_line(tell("opening {path}", path=file.as_posix()))
    if click.launch(str(file)) != 0:
        say_note(tell("this computer has no program for {path}", path=file.as_posix()))
        raise SystemExit(exit_status.ENVIRONMENT)
