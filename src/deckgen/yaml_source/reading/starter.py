"""Commented files to begin with, each of which works as it stands."""

from __future__ import annotations

from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.resources import resource

# What can be begun -> the folder it goes to, and the ending of its name.
STARTERS = {
    "deck": ("decks", ".yaml"),
    "dilemma": ("decks/dilemmas", ".yaml"),
    "profile": ("decks/profiles", ".yaml"),
    "source": ("decks/sources", ".md"),
    "tally": ("tallies", ".yaml"),
}


def starter_text(of: str, name: str, language: str, kind: str = "") -> str:
    """The text of a first file, in a language; of a dilemma, for what it asks."""
    file = f"{language}.yaml" if of == "deck" else f"{of}.{language}{STARTERS[of][1]}"
    if kind and kind != DilemmaKind.CHOICE:
        file = f"dilemma-{kind}.{language}.yaml"
    title = " ".join(name.replace("-", " ").replace("_", " ").split())
    text = resource(f"starters/{file}").read_text(encoding="utf-8")
    return text.replace("@TITLE@", title[:1].upper() + title[1:]).replace("@NAME@", name)
