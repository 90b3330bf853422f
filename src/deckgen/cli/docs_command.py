"""`deckgen docs`."""

from __future__ import annotations

from pathlib import Path

import click

from deckgen.cli import exit_status
from deckgen.cli.terminal import say_line, say_note
from deckgen.messages.catalogue import spoken_language
from deckgen.messages.message import tell


@click.command()
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help=tell("Write the site into this folder, and open nothing."),
)
def docs(output: Path | None) -> None:
    """Open the documentation, in the language of messages; it needs no network."""
    from deckgen.handbook.site import find_broken_links, render_handbook
    from deckgen.output import write_whole

    broken = find_broken_links()
    for link in broken:
        say_note(tell("this link leads nowhere: {link}", link=link))
    files = render_handbook()
    if output:
        for name, data in files.items():
            write_whole(output / name, data, output)
        say_line(tell("wrote {path}", path=(output / "index.html").as_posix()))
        raise SystemExit(exit_status.PROBLEMS if broken else exit_status.FINE)
    kept = _keep(files)
    if kept is None:
        say_note(tell("without a cache there is no place for the documentation; name one: `deckgen docs -o DIR`"))
        raise SystemExit(exit_status.ENVIRONMENT)
    _open(kept / spoken_language() / "index.html")


def _keep(files: dict[str, bytes]) -> Path | None:
    """Write the site where the user's other caches are; None without one."""
    from deckgen.file_writing import make_private_folder, replace_file
    from deckgen.house_style.prepared_cache import find_folder

    cache = find_folder()
    if cache is None:
        return None
    folder = cache.parent / "docs"
    for name, data in files.items():
        make_private_folder((folder / name).parent)
        replace_file(folder / name, data, is_private=True)
    return folder


def _open(page: Path) -> None:
    say_line(tell("opening {path}", path=page.as_posix()))
    if click.launch(page.as_uri()) != 0:
        say_note(tell("this computer has no program for {path}", path=page.as_posix()))
        raise SystemExit(exit_status.ENVIRONMENT)
