"""From decks to files: which kinds are made of which deck, and how."""

from __future__ import annotations

from deckgen.build.builder import BuildOptions, BuildReport, Output, build_decks, check_decks
from deckgen.build.kinds import Wishes

__all__ = ["BuildOptions", "BuildReport", "Output", "Wishes", "build_decks", "check_decks"]
