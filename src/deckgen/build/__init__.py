"""From decks to files: which kinds are made of which deck, and how."""

from __future__ import annotations

from deckgen.build.builder import build_decks, check_decks, check_outputs
from deckgen.build.order import BuildOptions, BuildReport, Output, Wishes

__all__ = ["BuildOptions", "BuildReport", "Output", "Wishes", "build_decks", "check_decks", "check_outputs"]
