"""From decks to files: which kinds are made of which deck, and how."""

from __future__ import annotations

from deckgen.build.pipeline.builder import build_decks, check_decks, check_outputs
from deckgen.build.pipeline.order import BuildOptions, BuildReport, Output, PrintOptions

__all__ = ["BuildOptions", "BuildReport", "Output", "PrintOptions", "build_decks", "check_decks", "check_outputs"]
