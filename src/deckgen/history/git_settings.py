"""What git is told of decks: words of presentations in its differences, and no attempt to merge what is built."""

from __future__ import annotations

from pathlib import Path

from deckgen.history.git_repository import open_repository

ATTRIBUTES = """\
# Texts end their lines alike everywhere; `git diff` shows the words of presentations; what is built is never merged.
*.yaml text eol=lf
*.md text eol=lf
*.pptx binary diff=deckgen
*.potx binary diff=deckgen
*.pdf binary
output/** merge=deckgen-built
"""
SETTINGS = {
    "diff.deckgen.textconv": "deckgen textconv",
    "diff.deckgen.cachetextconv": "true",
    "merge.deckgen-built.name": "keep this side of what is built, and build again",
    "merge.deckgen-built.driver": "true",
}


def set_up_git(folder: Path) -> None:
    """Write the settings that git takes from no repository into the user's own clone. Raises DeckgenError."""
    repository = open_repository(folder)
    for name, value in SETTINGS.items():
        repository.configure(name, value)
