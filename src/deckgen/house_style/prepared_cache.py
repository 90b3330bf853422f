"""Remembers in the user's own cache what was learned from a brand presentation in an earlier build.

A cache can be missing, read-only, full, broken or meddled with: then it is as if there were none.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from msgspec import MsgspecError, Struct, msgpack
from msgspec.structs import replace

from deckgen import __version__
from deckgen.blueprint.look import Look, SlideRole
from deckgen.content.layout_wording import ENGLISH, LayoutWording
from deckgen.content.template import Template
from deckgen.file_reading import read_file
from deckgen.file_writing import make_private_folder, remove_file, replace_file
from deckgen.house_style.prepared_template import PreparedTemplate
from deckgen.messages.stored_message import restore_message, store_message
from deckgen.problems import Problem

VARIABLE = "DECKGEN_CACHE"
_OFF = frozenset({"off", "0", "no", "false"})
_SUFFIX = ".template"
_MOST_BYTES_A_FILE = 64 * 2**20
_MOST_BYTES = 256 * 2**20
_MOST_FILES = 32
_DIGEST_SIZE = 32


class _Kept(Struct, frozen=True):
    """What is kept: problems apart, so that they can be told in another language later."""

    prepared: PreparedTemplate
    problems: tuple[tuple[Problem, object, object], ...]
    reasons: dict[SlideRole, object]  # why each kind of slide has its layout, for the same


def recall(template: Template, wording: LayoutWording = ENGLISH) -> PreparedTemplate | None:
    """Find what was kept for exactly this file, this template.yaml and this deckgen."""
    folder = find_folder()
    if folder is None:
        return None
    key = _make_key(template, wording)
    path = folder / f"{key}{_SUFFIX}"
    try:
        if not _is_own(path):
            return None
        data = read_file(path, _MOST_BYTES_A_FILE)
        if data[:_DIGEST_SIZE] != _digest(key, data[_DIGEST_SIZE:]):
            return None
        kept = msgpack.decode(data[_DIGEST_SIZE:], type=_Kept)
        prepared = replace(
            kept.prepared,
            look=_restore_reasons(kept.prepared.look, kept.reasons),
            problems=tuple(_restore(each) for each in kept.problems),
        )
    except (OSError, ValueError, TypeError, KeyError, MsgspecError, RecursionError):
        return None
    with suppress(OSError):
        os.utime(path)  # so that what is used stays longest
    return prepared


def keep(template: Template, prepared: PreparedTemplate, wording: LayoutWording = ENGLISH) -> None:
    """Keep what was learned for the next build; files appear whole, and the oldest make room."""
    folder = find_folder()
    if folder is None:
        return
    key = _make_key(template, wording)
    reasons: dict[SlideRole, object] = {
        role: store_message(layout.reason) for role, layout in prepared.look.layouts.items()
    }
    kept = _Kept(replace(prepared, problems=()), tuple(_store(each) for each in prepared.problems), reasons)
    data = msgpack.encode(kept, enc_hook=str)  # messages are texts, too
    if len(data) + _DIGEST_SIZE > _MOST_BYTES_A_FILE:
        return
    with suppress(OSError):
        make_private_folder(folder)
        if not _is_own(folder):
            return
        replace_file(folder / f"{key}{_SUFFIX}", _digest(key, data) + data, is_private=True)
        _make_room(folder)


def find_folder() -> Path | None:
    """Say where prepared templates are kept: where DECKGEN_CACHE says, else where the system keeps caches."""
    said = os.environ.get(VARIABLE, "").strip()
    if said.casefold() in _OFF:
        return None
    if said:
        return Path(said) / "templates"
    try:
        home = Path.home()
    except RuntimeError:
        return None
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "deckgen" / "templates" if base.is_absolute() else None


def _make_key(template: Template, wording: LayoutWording = ENGLISH) -> str:
    """Hash everything that preparation depends on; the modules' times stand for a deckgen that is being changed."""
    room = Path(__file__).parent
    code = sorted(_list_times(room) + _list_times(room / "drawing"))
    facts = repr((__version__, code)).encode()
    return hashlib.sha256(facts + msgpack.encode((template, wording), order="deterministic")).hexdigest()


def _store(problem: Problem) -> tuple[Problem, object, object]:
    plain = problem._replace(message="", hint="")
    return plain, store_message(problem.message), store_message(problem.hint)


def _restore(kept: tuple[Problem, object, object]) -> Problem:
    problem, message, hint = kept
    return problem._replace(message=restore_message(message), hint=restore_message(hint))


def _restore_reasons(look: Look, reasons: Mapping[SlideRole, object]) -> Look:
    layouts = {
        role: replace(layout, reason=restore_message(reasons.get(role, layout.reason)))
        for role, layout in look.layouts.items()
    }
    return replace(look, layouts=layouts)


def _list_times(folder: Path) -> list[tuple[str, int]]:
    with os.scandir(folder) as entries:
        return [(entry.name, entry.stat().st_mtime_ns) for entry in entries if entry.name.endswith(".py")]


def _digest(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + data).digest()


def _is_own(path: Path) -> bool:
    """Whether it is the user's own: what another may write is not trusted."""
    return not hasattr(os, "getuid") or path.stat().st_uid == os.getuid()


def _make_room(folder: Path) -> None:
    found = sorted(((path.stat(), path) for path in folder.iterdir()), key=lambda item: -item[0].st_mtime_ns)
    total = 0
    for number, (facts, path) in enumerate(found, start=1):
        total += facts.st_size
        if number > _MOST_FILES or total > _MOST_BYTES:
            remove_file(path)
