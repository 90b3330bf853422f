"""Reads the files of authors. Nothing heavy is imported before something is read."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from deckgen.problems import Problem
    from deckgen.yaml_source.reading.reading_state import ReadResult
    from deckgen.yaml_source.reading.template_reader import TemplateResult


def read_deck(path: Path, *, profile: str = "", language: str = "", text: str | None = None) -> ReadResult:
    """Read a deck with its dilemmas, sources, pictures and template, and tell all that is wrong with them.

    With a profile, its words and choices are laid over them; in another language, texts come from translations.
    """
    from deckgen.yaml_source.reading.deck_reader import read_deck_file

    return read_deck_file(path, profile, language, text)


def read_names(data: bytes, name: str, key: str) -> tuple[str, ...]:
    """The texts of a list at the top of a YAML file; none where there is no such list, whatever else is wrong."""
    from deckgen.yaml_source.syntax.yaml_file import decode_bytes, read_yaml

    plain, _ = read_yaml(decode_bytes(data, name)[0])
    found = plain.data.get(key) if plain is not None and isinstance(plain.data, dict) else None
    return tuple(str(item).strip() for item in found) if isinstance(found, list) else ()


def read_template(written: str) -> TemplateResult:
    """Read a template alone: a name in templates/, a folder with `template.yaml`, or a presentation."""
    from deckgen.yaml_source.reading.template_reader import read_template_alone

    return read_template_alone(written)


def check_pool_files(paths: Iterable[Path], decks: Iterable[Path], known: Collection[Path]) -> Iterator[Problem]:
    """What is wrong with single files of pools, and with those beside some decks that none of them has read."""
    from deckgen.yaml_source.reading.pool_files import check_pool_file, list_pool_files

    read = {path.absolute() for path in known}
    beside = [path for path in list_pool_files(decks) if path.absolute() not in read]
    for path in dict.fromkeys([*paths, *beside]):
        yield from check_pool_file(path)


def is_pool_file(path: Path) -> bool:
    """Whether a file is a dilemma, a source or a profile by where it lies."""
    from deckgen.yaml_source.reading.pool_files import is_pool_file as lies_in_a_pool

    return lies_in_a_pool(path)
