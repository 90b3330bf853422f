"""The files that a deck was built from: recorded with their digests, and compared with what lies there now."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from deckgen.file_reading import SeenFile, digest_file, find_facts, find_home, is_text
from deckgen.resources import built_in_templates

_OURS = "deckgen:"  # a file that comes with deckgen, wherever it is installed


class InputFile(NamedTuple):
    """A file as it was. `path` starts at the deck's folder, so that a repository may be moved or cloned.

    `sha256` is of what was read; empty where the file changed between two readings.
    """

    path: str
    size: int
    sha256: str


def name_path(path: Path, folder: Path) -> str:
    """A path as it is recorded."""
    full = os.path.abspath(path)  # noqa: PTH100  # links stay links
    ours = f"{built_in_templates()}{os.sep}"
    if full.startswith(ours):
        return _OURS + Path(full[len(ours) :]).as_posix()
    try:
        return Path(os.path.relpath(full, os.path.abspath(folder))).as_posix()  # noqa: PTH100
    except ValueError:  # another drive
        return Path(full).as_posix()


def find_path(name: str, folder: Path) -> Path:
    """The path that was recorded under a name."""
    if name.startswith(_OURS):
        return built_in_templates() / name.removeprefix(_OURS)
    return Path(os.path.normpath(os.path.join(folder, name)))  # noqa: PTH118  # a path is made once, not twice


def record_inputs(inputs: Mapping[Path, SeenFile], folder: Path) -> tuple[InputFile, ...]:
    """Every input with the digest of what was read."""
    files = (InputFile(name_path(path, folder), *seen) for path, seen in inputs.items())
    return tuple(sorted(files, key=lambda file: file.path))


def join_inputs(first: Mapping[Path, SeenFile], second: Mapping[Path, SeenFile]) -> dict[Path, SeenFile]:
    """The files of two readings. What changed in between has no digest, so that it is read again."""
    joined = {**first, **second}
    for path in first.keys() & second.keys():
        if first[path].sha256 != second[path].sha256:
            joined[path] = joined[path]._replace(sha256="")
    return joined


def find_absent(deck: Path, inputs: Iterable[Path], template: str, translated: str = "") -> tuple[str, ...]:
    """What is not there and would be used if it were: a template before the one of deckgen, a file's translation."""
    code = translated.partition("-")[0]
    texts = [path for path in inputs if code and _may_be_translated(path, code)]
    beside = [path.with_name(f"{path.stem}.{code}{path.suffix}") for path in texts]
    candidates = [*_own_templates(deck, inputs, template), *beside]
    return tuple(sorted({name_path(path, deck.parent) for path in candidates if not os.path.lexists(path)}))


def _may_be_translated(path: Path, code: str) -> bool:
    return is_text(path.name) and path.name != "template.yaml" and not path.stem.endswith(f".{code}")


def _own_templates(deck: Path, inputs: Iterable[Path], template: str) -> list[Path]:
    ours = built_in_templates()
    homes = dict.fromkeys((deck.parent / "templates", find_home(deck.parent) / "templates"))
    if not any(Path(path).is_relative_to(ours) for path in inputs) and template != "default":
        return []
    return [home / template for home in homes]


def is_unchanged(file: InputFile, folder: Path) -> bool:
    """Whether an input has the digest that was recorded. A path out of the repository was none of ours."""
    path = find_path(file.path, folder)
    home = built_in_templates() if file.path.startswith(_OURS) else find_home(folder)
    if not Path(os.path.normpath(path.absolute())).is_relative_to(home):
        return False
    return is_same(path, file.size, file.sha256, home.resolve())


def is_same(path: Path, size: int, digest: str, within: Path | None = None) -> bool:
    """Whether a file has a digest; it is read where its size does not tell that it has not."""
    facts = find_facts(path)
    if facts is None or not digest:
        return False
    if facts[0] != size and not (is_text(path.name) and facts[0] <= 2 * size + 1):
        return False
    try:
        return digest_file(path, within)[1] == digest
    except OSError:
        return False
