"""Writes the commented deck of `deckgen new`, which builds as it stands."""

from __future__ import annotations

from deckgen.resources import resource


def starter_deck(name: str, language: str = "nl") -> str:
    """The text of a first deck, titled after its name."""
    title = " ".join(name.replace("-", " ").replace("_", " ").split())
    text = resource(f"starters/{language}.yaml").read_text(encoding="utf-8")
    return text.replace("@TITLE@", title[:1].upper() + title[1:])
