"""A template that no deck asks for yet: what `deckgen template check` reads."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from deckgen.content.template import Template
from deckgen.problems import Place, Problem, in_order
from deckgen.yaml_source.reading.reading_state import Reading
from deckgen.yaml_source.reading.templates import TemplateReader


class TemplateResult(Struct, frozen=True):
    """A template as read, or the problems why there is none."""

    template: Template | None
    problems: tuple[Problem, ...]


def read_template_alone(written: str) -> TemplateResult:
    """Read a name, a folder, a `template.yaml` or a presentation, seen from the current folder."""
    path = Path(written)
    if path.name == "template.yaml":
        path = path.parent
    folder = path.absolute().parent if path.exists() else Path.cwd()
    reading = Reading(folder.parent if folder.name == "templates" else folder)
    name = path.name if path.exists() else written
    template = TemplateReader(reading, *([folder] if path.is_dir() else [])).read(name, Place(written))
    return TemplateResult(template, in_order(reading.problems))
