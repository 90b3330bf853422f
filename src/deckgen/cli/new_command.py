"""`deckgen new`."""

from __future__ import annotations

import os
import re
from pathlib import Path

import click

from deckgen.cli.config import configured
from deckgen.cli.near_choice import NearChoice
from deckgen.cli.shared_options import stands_in_decks
from deckgen.cli.terminal import say_line
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.device_names import is_device_name
from deckgen.messages.catalogue import spoken_language
from deckgen.messages.language_choice import LANGUAGES
from deckgen.messages.message import tell

_NEXT = {  # what to do with the new file
    "deck": tell("deckgen build {name}"),
    "dilemma": tell("name it under `dilemmas:` of a deck"),
    "profile": tell("deckgen build --profile {name}"),
    "source": tell("quote it with `- quote: {name}`"),
    "template": tell("wear it with `template: {name}`, look into it with: deckgen template check {name}"),
    "tally": tell("deckgen report DECK {path}"),
}

_KINDS = tuple(kind.value for kind in DilemmaKind)


@click.command()
@click.argument("name")
@click.option("--of", type=NearChoice(list(_NEXT)), default="deck", show_default=True, help=tell("What to start."))
@click.option("--kind", type=NearChoice(list(_KINDS)), help=tell("What a dilemma asks."))
@click.option("--language", type=NearChoice(LANGUAGES), help=tell("Language of the file; default: that of messages."))
def new(name: str, of: str, kind: str | None, language: str | None) -> None:
    """Write a commented file that works as it stands; never overwrite one."""
    check_name(name)
    if kind and of != "dilemma":
        raise click.UsageError(
            tell("--kind is of dilemmas: deckgen new {name} --of dilemma --kind {kind}", name=name, kind=kind)
        )
    path = _path_of(of, name)
    if os.path.lexists(path):
        raise click.UsageError(tell("{path} exists; deckgen new never overwrites", path=path.as_posix()))
    from deckgen.output import write_whole

    below = Path("..") if path.parts[0] == ".." else Path()
    write_whole(path, _text_of(of, name, choose_language(language), kind or "").encode(), below)
    what_next = tell(_NEXT[of], name=name, path=path.as_posix())
    say_line(tell("wrote {path}; now: {what_next}", path=path.as_posix(), what_next=what_next))


def choose_language(asked: str | None) -> str:
    """The language of a new file: the one asked for, that of `deckgen.toml`, else that of messages."""
    return asked or configured("language") or spoken_language()


def check_name(name: str) -> None:
    """Raise click.UsageError where a name cannot be that of a file everywhere."""
    if not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,63}", name):
        raise click.UsageError(tell("`{name}` cannot be a name: use a-z, 0-9, - and _, at most 64", name=name))
    if is_device_name(name):
        raise click.UsageError(tell("`{name}` cannot be a name: Windows keeps it for a device", name=name))


def _path_of(of: str, name: str) -> Path:
    root = Path("..") if stands_in_decks() else Path()
    if of == "template":
        return root / "templates" / name / "template.yaml"
    from deckgen.yaml_source.reading.starter import STARTERS

    folder, ending = STARTERS[of]
    if stands_in_decks() and folder.startswith("decks"):
        return Path(folder.removeprefix("decks").lstrip("/"), f"{name}{ending}")
    return root / folder / f"{name}{ending}"


def _text_of(of: str, name: str, language: str, kind: str = "") -> str:
    if of == "template":
        from deckgen.house_style.own.starter_template import write_starter

        return write_starter(name)
    from deckgen.yaml_source.reading.starter import starter_text

    text = starter_text(of, name, language, kind)
    template = configured("template")
    return text.replace("\ntemplate: default", f"\ntemplate: {template}", 1) if template and of == "deck" else text
