"""`deckgen.toml`, or `[tool.deckgen]` in `pyproject.toml`: what an office always asks for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import click

from deckgen.file_reading import read_start
from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, error

NAME = "deckgen.toml"
_SHARED = "pyproject.toml"
_LARGEST = 256 * 1024
_KINDS = "kinds"
_LISTS = (_KINDS, "profiles")
KEYS = ("output", _KINDS, "template", "profiles", "language")


def configured(key: str) -> str:
    """A text of the configuration; empty where there is none."""
    value = read_config()[0].get(key, "")
    return value if isinstance(value, str) else ""


def command_defaults() -> dict[str, Any]:
    """The configuration as the defaults of options: what the command line says goes before it."""
    values, _ = read_config()
    build = {key: values[key] for key in ("output", _KINDS, "profiles") if key in values}
    check = {"profiles": values["profiles"]} if "profiles" in values else {}
    return {"build": build, "check": check}


@lru_cache(maxsize=1)
def read_config() -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The values that can be used, and what is wrong with the others. Paths start at the file's own folder."""
    path = _find()
    if path is None:
        return {}, ()
    import tomllib

    shown = path.name if path.parent == Path.cwd() else path.as_posix()
    try:
        text = read_start(path, _LARGEST + 1, path.parent.resolve()).decode("utf-8-sig")
        data = tomllib.loads(text)
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as failure:
        hint = tell('Write keys with values in quotes or brackets, such as `output = "output"`.')
        message = tell("This file cannot be read: {reason}.", reason=str(failure).rstrip("."))
        return {}, (error("configuration", message, Place(shown, _line_of(failure)), hint),)
    if path.name == _SHARED:
        data = data.get("tool", {}).get("deckgen", {})
    return _check(data, shown, text.splitlines(), path.parent)


def report_config() -> None:
    """Raise click.UsageError, with each problem on its line, where the configuration cannot be used as it stands."""
    _, problems = read_config()
    if problems:
        from deckgen.cli.problem_report import problem_lines
        from deckgen.cli.terminal import say

        for problem in problems:
            say(problem_lines(problem), err=True)
        raise click.UsageError(tell("{name} holds what deckgen does not know", name=problems[0].place.file))


def _find() -> Path | None:
    """The nearest file from here up to the top of the repository."""
    for folder in (Path.cwd(), *Path.cwd().parents):
        if (folder / NAME).is_file():
            return folder / NAME
        shared = folder / _SHARED
        if shared.is_file() and b"[tool.deckgen]" in _read_start(shared):
            return shared
        if (folder / ".git").exists():
            return None
    return None


def _read_start(path: Path) -> bytes:
    """The start of a file; nothing where it cannot be read, or leads out of its folder."""
    try:
        return read_start(path, _LARGEST, path.parent.resolve())
    except OSError:
        return b""


def _line_of(failure: Exception) -> int:
    found = re.search(r"at line (\d+)", str(failure))
    return int(found.group(1)) if found else 1


def _check(
    data: Mapping[str, Any], shown: str, lines: list[str], folder: Path
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for key, value in data.items():
        place = Place(shown, next((n for n, line in enumerate(lines, 1) if line.split("=")[0].strip() == key), 1))
        problem = _find_problem(key, value, place)
        if problem is not None:
            problems.append(problem)
        else:
            values[key] = _from_here(value, folder) if key == "output" else value
    return values, tuple(problems)


def _find_problem(key: str, value: object, place: Place) -> Problem | None:
    if key not in KEYS:
        from deckgen.yaml_source.syntax.near_names import suggest

        hint = suggest(key, KEYS, tell("Keys that can stand here"))
        return error("configuration", tell("The key `{key}` is not known here.", key=key), place, hint)
    is_right = _is_list(value) if key in _LISTS else isinstance(value, str) and bool(value)
    if not is_right:
        hint = tell('Write `{key} = ["…"]`.', key=key) if key in _LISTS else tell('Write `{key} = "…"`.', key=key)
        return error("configuration", tell("The value of `{key}` has another form.", key=key), place, hint)
    if key == _KINDS:
        return _find_unknown_kind(value, place)
    if key == "output" and (Path(str(value)).is_absolute() or ".." in Path(str(value)).parts):
        hint = tell("Write `output` as a folder beside this file; another one is named by -o.")
        return error("configuration", tell("The folder `{value}` lies outside.", value=value), place, hint)
    return None


def _find_unknown_kind(value: object, place: Place) -> Problem | None:
    from deckgen.output import Kind
    from deckgen.yaml_source.syntax.near_names import suggest

    for kind in value if isinstance(value, list) else ():
        if kind not in list(Kind):
            return error(
                "configuration", tell("There is no kind `{kind}`.", kind=kind), place, suggest(kind, list(Kind))
            )
    return None


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _from_here(output: str, folder: Path) -> str:
    import os

    return Path(os.path.relpath(folder / output)).as_posix()
