"""A file of another kind than its folder says: a dilemma among the decks, a deck among the dilemmas."""

from __future__ import annotations

from pathlib import Path

from deckgen.messages.message import tell
from deckgen.problems import Problem, error
from deckgen.yaml_source.syntax.author_file import PlacedData

CODE = "wrong-kind-of-file"
# What only one kind of file has, in the order in which it is looked for.
_SIGNS = {
    "deck": ("program",),
    "profile": ("contact", "include", "exclude", "overrides", "form_of_address"),
    "template": ("brand", "colours", "fonts", "layouts", "logo", "paper"),
    "dilemma": ("question", "choices", "meer_weten", "facilitator"),
}
_NAMES = {
    "deck": tell("a deck"),
    "profile": tell("a profile"),
    "template": tell("a template"),
    "dilemma": tell("a dilemma"),
}
_FOLDERS = {"deck": "", "profile": "profiles", "dilemma": "dilemmas"}


def recognise(data: object) -> str:
    """The kind of file that data is, by keys that no other kind has; nothing where they do not say."""
    keys = data.keys() if isinstance(data, dict) else ()
    return next((kind for kind, signs in _SIGNS.items() if any(sign in keys for sign in signs)), "")


def find_wrong_kind(plain: PlacedData, wanted: str, folder: str) -> Problem | None:
    """The problem of a file that is plainly of another kind; `folder` is that of the decks, as the author types it."""
    path = Path(plain.file.name)
    home = next((kind for kind, pool in _FOLDERS.items() if pool and pool == path.parent.name), "")
    kind = home if wanted == "deck" and home else recognise(plain.data)
    if kind in {"", wanted}:
        return None
    message = tell("This file holds {found}, not {wanted}.", found=_NAMES[kind], wanted=_NAMES[wanted])
    if wanted == "deck" and home:
        hint = tell("It is built as a part of a deck: name the deck. `deckgen check` takes this file alone.")
    elif kind not in _FOLDERS:
        hint = tell("Move it to `templates/NAME/template.yaml`.")
    else:
        hint = tell("Move it to `{path}`.", path=Path(folder, _FOLDERS[kind], path.name).as_posix())
    return error(CODE, message, plain.file.place(0, 0), hint)
