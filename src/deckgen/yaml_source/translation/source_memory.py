"""The sections of a source that changed since its official text in another language was compared with it.

The note stands in the front matter as `remembers`, a short mark for each section of the original.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct

from deckgen.content.source import Source
from deckgen.rich_text import plain
from deckgen.yaml_source.reading.reading_state import Reading
from deckgen.yaml_source.reading.source_file import find_front_end, read_source
from deckgen.yaml_source.syntax.author_file import AuthorFile
from deckgen.yaml_source.syntax.overlay import look_up
from deckgen.yaml_source.syntax.yaml_file import read_yaml
from deckgen.yaml_source.translation.translated_data import REMEMBERS
from deckgen.yaml_source.translation.translation_file import text_hash, write_key

_START = "start"  # of a text, before its first heading


class SourceMemory(Struct, frozen=True):
    """Sections by their title in the original: those that changed since, and those that nobody noted."""

    outdated: tuple[str, ...] = ()
    unremembered: tuple[str, ...] = ()


def compare_source(original: Source, path: Path, reading: Reading) -> SourceMemory:
    """What changed in the original since the text at the path was held against it."""
    file = reading.read_text(path)
    if file is None:
        return SourceMemory()
    known = _read_memory(file)
    marks = _mark_sections(original)
    return SourceMemory(
        tuple(name for name, mark in marks.items() if known.get(name, mark) != mark),
        tuple(name for name in marks if name not in known),
    )


def remember_source(path: Path, translated: Path, reading: Reading) -> str | None:
    """The text at `translated` with a note of the original's sections; None where one of the two cannot be read."""
    original, file = read_source(path.stem, reading), reading.read_text(translated)
    if original is None or file is None:
        return None
    end = find_front_end(file)
    if end is None:
        return None
    front = _without_memory(list(file.lines[:end]))
    block = [f"{REMEMBERS}:", *(f"  {write_key(name)}: {mark}" for name, mark in _mark_sections(original).items())]
    return "\n".join([*front, *block, *file.lines[end:]]).rstrip("\n") + "\n"


def _mark_sections(source: Source) -> dict[str, str]:
    """A mark for each section; the second of one title has a number."""
    marks: dict[str, str] = {}
    for section in source.sections:
        name, number = section.title or _START, 1
        while name in marks:
            number += 1
            name = f"{section.title or _START} ({number})"
        marks[name] = text_hash(f"{section.title}\n{plain(section.text)}")
    return marks


def _read_memory(file: AuthorFile) -> Mapping[str, object]:
    end = find_front_end(file)
    if end is None:
        return {}
    front, _ = read_yaml(AuthorFile(file.name, "\n".join(["", *file.lines[1:end]])))
    memory = look_up(front.data, (REMEMBERS,)) if front is not None else None
    return memory if isinstance(memory, dict) else {}


def _without_memory(lines: list[str]) -> list[str]:
    start = next((number for number, line in enumerate(lines) if line.startswith(f"{REMEMBERS}:")), None)
    if start is None:
        return lines
    end = start + 1
    while end < len(lines) and lines[end].startswith(" "):
        end += 1
    return lines[:start] + lines[end:]
