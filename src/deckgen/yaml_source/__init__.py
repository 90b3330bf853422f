"""Reads the files of authors. Nothing heavy is imported before something is read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deckgen.yaml_source.reading.reading_state import ReadResult
    from deckgen.yaml_source.reading.template_reader import TemplateResult


def read_deck(path: Path, *, profile: str = "", language: str = "") -> ReadResult:
    """Read a deck with its dilemmas, sources, pictures and template, and tell all that is wrong with them.

    With a profile, its words and choices are laid over them; in another language, texts come from translations.
    """
    from deckgen.yaml_source.reading.deck_reader import read_deck_file

    return read_deck_file(path, profile, language)


def read_template(written: str) -> TemplateResult:
    """Read a template alone: a name in templates/, a folder with `template.yaml`, or a presentation."""
    from deckgen.yaml_source.reading.template_reader import read_template_alone

    return read_template_alone(written)
