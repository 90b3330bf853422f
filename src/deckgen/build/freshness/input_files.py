"""The files that a deck was built from: recorded with their digests, and compared with what lies there now."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from deckgen.build.freshness.provenance import digest_input, is_text
from deckgen.resources import built_in_templates

_OURS = "deckgen:"  # a file that comes with deckgen, wherever it is installed


class InputFile(NamedTuple):
    """A file as it was. `path` starts at the deck's folder, so that a repository may be moved or cloned.

    `sha256` is empty where the file was written while the deck was being built: what was read is then unknown.
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
    return Path(os.path.normpath(folder / name))


def record_inputs(paths: Iterable[Path], folder: Path, since: int) -> tuple[InputFile, ...]:
    """Every input with its digest; `since` is when reading began, in nanoseconds."""
    files = []
    for path in paths:
        facts = path.stat()
        data = path.read_bytes()
        known = _written(facts) < since and len(data) == facts.st_size
        files.append(InputFile(name_path(path, folder), facts.st_size, digest_input(path.name, data) if known else ""))
    return tuple(sorted(files, key=lambda file: file.path))


def find_absent(deck: Path, inputs: Sequence[Path], template: str, translated: str = "") -> tuple[str, ...]:
    """What is not there and would be used if it were: a template before the one of deckgen, a file's translation."""
    code = translated.partition("-")[0]
    texts = [path for path in inputs if code and _may_be_translated(path, code)]
    beside = [path.with_name(f"{path.stem}.{code}{path.suffix}") for path in texts]
    candidates = [*_own_templates(deck, inputs, template), *beside]
    return tuple(sorted({name_path(path, deck.parent) for path in candidates if not path.exists()}))


def _may_be_translated(path: Path, code: str) -> bool:
    return is_text(path.name) and path.name != "template.yaml" and not path.stem.endswith(f".{code}")


def _own_templates(deck: Path, inputs: Sequence[Path], template: str) -> list[Path]:
    ours = built_in_templates()
    root = deck.parent.parent if deck.absolute().parent.name == "decks" else deck.parent
    homes = dict.fromkeys((deck.parent / "templates", root / "templates"))
    if not any(Path(path).is_relative_to(ours) for path in inputs) and template != "default":
        return []
    return [home / template for home in homes]


def is_same(path: Path, size: int, digest: str, since: int) -> bool:
    """Whether a file is as it was recorded at a moment: by its size and time, and by its content where it is newer."""
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode) or not digest:
            return False
        if facts.st_size == size and _written(facts) < since:
            return True
        could_be = facts.st_size == size or (is_text(path.name) and facts.st_size <= 2 * size + 1)
        return could_be and digest_input(path.name, path.read_bytes()) == digest
    except OSError:
        return False


def _written(facts: os.stat_result) -> int:
    """When a file was last written or put in its place: moving an older file here changes no time of writing."""
    return max(facts.st_mtime_ns, facts.st_ctime_ns)
