"""The files that a deck was written in, as one text of YAML documents, to travel inside the presentation."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from deckgen.file_reading import MAX_FILE_BYTES, read_start
from deckgen.shown_text import on_a_line


def gather_source(deck: Path, inputs: Iterable[Path], text: str | None = None) -> str:
    """The deck and the YAML files beside it that it drew from, each under its name, with one kind of line end.

    Why not the house style: it belongs to the office, not to the deck, and lies outside the deck's folder.
    """
    folder = deck.absolute().parent
    beside = {path.absolute(): None for path in inputs if path.suffix == ".yaml"}
    names = sorted(path.relative_to(folder) for path in beside if path.is_relative_to(folder))
    ordered = [Path(deck.name), *(name for name in names if name != Path(deck.name))]
    given = {Path(deck.name): text} if text is not None else {}
    within = folder.resolve()
    return "".join(_document(within, folder, name, given.get(name)) for name in ordered)


def _document(within: Path, folder: Path, name: Path, given: str | None) -> str:
    if given is None:
        given = read_start(folder / name, MAX_FILE_BYTES, within).decode("utf-8-sig")
    text = "\n".join(given.splitlines())
    return f"--- # {on_a_line(name.as_posix())}\n{text.strip()}\n"
