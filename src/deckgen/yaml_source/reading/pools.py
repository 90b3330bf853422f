"""The pools beside a deck: dilemmas and sources by name, each file read once; the nearest name where one is missing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from deckgen.content.source import Source
from deckgen.file_reading import lies_within
from deckgen.messages.message import tell
from deckgen.problems import Place, error
from deckgen.yaml_source.author_mistakes.misplaced_files import find_misplaced
from deckgen.yaml_source.reading.reading_state import Reading, show_path
from deckgen.yaml_source.syntax.author_file import PlacedData
from deckgen.yaml_source.syntax.bounds import MAX_PROBLEMS
from deckgen.yaml_source.syntax.near_names import suggest
from deckgen.yaml_source.translation.language_tags import LANGUAGE_NAMES

Dress = Callable[[str, Path, PlacedData], PlacedData]


class Pools:
    """Reads what decks draw from."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self.dress: Dress | None = None  # what is laid over each dilemma's data
        self._sources: dict[str, Source | None] = {}
        self._dilemmas: dict[str, PlacedData | None] = {}
        self._names: dict[str, dict[str, None]] = {}

    def source(self, name: str, place: Place) -> Source | None:
        """A source, or None with a problem at the place that names it."""
        if name not in self._sources:
            from deckgen.yaml_source.reading.source_file import read_source  # a deck may quote nothing

            known = self._is_there("sources", f"{name}.md")
            self._sources[name] = read_source(name, self._reading) if known else None
        if self._sources[name] is None and not self._is_there("sources", f"{name}.md"):
            hint = self._how_to_find(name, "sources", ".md")
            self._reading.problems.append(
                error("unknown-source", tell("There is no source `{name}`.", name=name), place, hint)
            )
        return self._sources[name]

    def dilemma(self, name: str, place: Place) -> PlacedData | None:
        """The plain data of a dilemma's file, or None with a problem at the place that names it."""
        if name not in self._dilemmas:
            file = self._reading.folder / "dilemmas" / f"{name}.yaml"
            plain = self._reading.read_plain(file) if self._is_there("dilemmas", file.name) else None
            self._dilemmas[name] = self.dress(name, file, plain) if plain is not None and self.dress else plain
        if self._dilemmas[name] is None and not self._is_there("dilemmas", f"{name}.yaml"):
            hint = self._how_to_find(name, "dilemmas", ".yaml")
            self._reading.problems.append(
                error("unknown-dilemma", tell("There is no dilemma `{name}`.", name=name), place, hint)
            )
        return self._dilemmas[name]

    def _how_to_find(self, name: str, pool: str, ending: str) -> str:
        """What to do about a name that no file of a pool has."""
        file = f"{name}{ending}"
        is_plain = "/" not in file and "\\" not in file
        shown = show_path(self._reading.folder / pool / file) if is_plain else ""
        misplaced = find_misplaced(self._reading.folder, pool, file, shown) if is_plain else ""
        if misplaced:
            return misplaced
        shown_problem = len(self._reading.problems) < MAX_PROBLEMS  # of what nobody sees no hint is sought
        nearest = suggest(name, self.originals(pool, ending), tell("Known here")) if shown_problem else ""
        if nearest:
            return nearest
        return tell("Make `{path}`.", path=shown) if is_plain else tell("Name a file in `{pool}/`.", pool=pool)

    def originals(self, pool: str, ending: str) -> list[str]:
        """The names in a pool that are no translation of another: `code` and not `code.fr`."""
        names = self._list(pool, ending)
        all_names = frozenset(names)
        return [name for name in names if not _is_translation(name, all_names)]

    def _list(self, pool: str, ending: str) -> list[str]:
        return [name.removesuffix(ending) for name in self._files(pool) if name.endswith(ending)]

    def _is_there(self, pool: str, file: str) -> bool:
        return file in self._files(pool)

    def _files(self, pool: str) -> dict[str, None]:
        """The files of a pool that lie in the deck's folder; a link out of it is none of ours."""
        if pool not in self._names:
            folder = self._reading.folder / pool
            try:
                root = self._reading.folder
                names = sorted(entry.name for entry in folder.iterdir()) if lies_within(folder, root) else []
                self._names[pool] = dict.fromkeys(name for name in names if _stays_inside(folder / name, root))
            except OSError:
                self._names[pool] = {}
        return self._names[pool]


def _is_translation(name: str, names: frozenset[str]) -> bool:
    stem, _, language = name.rpartition(".")
    return language in LANGUAGE_NAMES and stem in names


def _stays_inside(path: Path, root: Path) -> bool:
    return not path.is_symlink() or lies_within(path, root)
