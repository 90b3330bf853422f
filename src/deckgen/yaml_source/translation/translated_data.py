"""Puts translated texts over an original's plain data.

What is missing, or has no counterpart in the original, is a problem with its place: never silently the original's text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path as FilePath

from msgspec import Struct

from deckgen.file_reading import is_file
from deckgen.messages.message import tell
from deckgen.problems import Problem, error
from deckgen.yaml_source.reading.reading_state import Reading, show_path
from deckgen.yaml_source.syntax.author_file import Path, PlacedData
from deckgen.yaml_source.syntax.near_names import suggest
from deckgen.yaml_source.syntax.overlay import Overlay, look_up, name_path
from deckgen.yaml_source.translation.language_tags import LANGUAGE_NAMES
from deckgen.yaml_source.translation.translatable import TextField, Texts

REMEMBERS = "remembers"
Spared = Callable[[TextField], bool]


class Translated(Struct, frozen=True):
    """An original in another language; `lacking` are the terms that have no words in it."""

    plain: PlacedData
    lacking: frozenset[str] = frozenset()


class Original(Struct, frozen=True):
    """A file to translate: its plain data and the texts in it."""

    path: FilePath
    plain: PlacedData
    texts: Texts


def translation_path(original: FilePath, code: str) -> FilePath:
    """`klagende-collega.fr.yaml` beside `klagende-collega.yaml`."""
    return original.with_name(f"{original.stem}.{code}{original.suffix}")


def original_of(path: FilePath) -> FilePath | None:
    """`v.yaml` of `v.fr.yaml`, where it is there; None of what is no translation."""
    stem, _, language = path.stem.rpartition(".")
    if not stem or language not in LANGUAGE_NAMES:
        return None
    original = path.with_name(f"{stem}{path.suffix}")
    return original if is_file(original) else None


def is_translation(path: FilePath) -> bool:
    """Whether a file holds the texts of another in a language."""
    return original_of(path) is not None


def translate(original: Original, code: str, reading: Reading, spared: Spared = lambda _field: False) -> Translated:
    """The original in another language, read from the file beside it. `spared` fields need no translation."""
    path = translation_path(original.path, code)
    needed = [field for field in original.texts.fields if not spared(field)]
    if not is_file(path):
        if needed:
            message = tell("There is no {value} translation of this file.", value=LANGUAGE_NAMES[code])
            hint = tell(
                "`deckgen translate {show_path} --to {code}` starts {name}.",
                show_path=show_path(original.path),
                code=code,
                name=path.name,
            )
            reading.problems.append(error("missing-translation", message, original.plain.places.value(), hint))
        return Translated(original.plain, _term_names(needed))
    translated = reading.read_plain(path)
    if translated is None:
        return Translated(original.plain, _term_names(needed))
    reading.problems += find_strangers(translated, original.texts)
    overlay = Overlay(original.plain)
    for field in original.texts.fields:
        value = look_up(translated.data, field.target)
        if is_given(value):
            overlay.put(field.original, value, translated.places.within(*field.target))
        elif not spared(field):
            reading.problems.append(explain_missing(original, field, code))
            if field.quote and look_up(original.plain.data, (*field.original[:-1], "section")) is not None:
                overlay.put(field.original, None, original.plain.places.within(*field.original))  # no second problem
    for name in added_terms(translated.data, original.plain.data):
        overlay.put(("terms", name), look_up(translated.data, ("terms", name)), translated.places.within("terms", name))
    lacking = [field for field in needed if not is_given(look_up(translated.data, field.target))]
    return Translated(overlay.result(), _term_names(lacking))


def _term_names(fields: list[TextField]) -> frozenset[str]:
    return frozenset(str(field.target[-1]) for field in fields if field.forms)


def is_given(value: object) -> bool:
    """Whether a translation says something here."""
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def explain_missing(original: Original, field: TextField, code: str) -> Problem:
    """What to do about a text without a translation, at the place of the original."""
    message = tell("`{name_path}` has no {value} text.", name_path=name_path(field.target), value=LANGUAGE_NAMES[code])
    hint = tell("Add it to {show_path}.", show_path=show_path(translation_path(original.path, code)))
    return error("missing-translation", message, original.plain.places.value(*field.original), hint)


def added_terms(translated: object, original: object) -> list[str]:
    """Terms that only the translation has: another language can need more of them."""
    theirs, ours = look_up(translated, ("terms",)), look_up(original, ("terms",))
    known = ours if isinstance(ours, dict) else {}
    return [name for name in theirs if name not in known] if isinstance(theirs, dict) else []


def find_strangers(translated: PlacedData, texts: Texts) -> list[Problem]:
    """What a translation has and the original has not."""
    allowed = texts.allowed()
    ends = {field.target for field in texts.fields}
    return [
        _explain_stranger(path, translated, allowed)
        for path in _walk_strangers(translated.data, (), allowed, ends | texts.free)
    ]


def _walk_strangers(data: object, path: Path, allowed: set[Path], ends: set[Path]) -> Iterator[Path]:
    if path in ends:
        return
    inner: list[tuple[str | int, object]] = []
    if isinstance(data, dict):
        inner = [(str(key), value) for key, value in data.items()]
    elif isinstance(data, list):
        inner = list(enumerate(data))
    for part, value in inner:
        below = (*path, part)
        if below == (REMEMBERS,):
            continue
        if below in allowed:
            yield from _walk_strangers(value, below, allowed, ends)
        elif value is not None:
            yield below


def _explain_stranger(path: Path, translated: PlacedData, allowed: set[Path]) -> Problem:
    parent, last = path[:-1], path[-1]
    places = translated.places
    if isinstance(last, int):
        if not any(isinstance(near[-1], int) for near in allowed if near[:-1] == parent and len(near) == len(path)):
            message = tell("`{name_path}` is a list here, and none in the original.", name_path=name_path(parent))
            names = [str(near[-1]) for near in sorted(allowed, key=str) if near[:-1] == parent]
            hint = tell("Write a key for each: `{value}: …`.", value=names[0]) if names else ""
            return error("translation-differs", message, places.value(*path), hint)
        count = sum(near[:-1] == parent for near in allowed)
        message = tell(
            "`{name_path}` has more items here than the {count} of the original.",
            name_path=name_path(parent),
            count=count,
        )
        return error(
            "translation-differs", message, places.value(*path), tell("Keep the items and the order of the original.")
        )
    names = [str(near[-1]) for near in allowed if near[:-1] == parent and isinstance(near[-1], str)]
    what = "choice" if parent[-1:] == ("choices",) else "text"
    message = tell(
        "The original has no {what} `{value}`.", what=what, value=name_path(path) if what == "text" else last
    )
    hint = suggest(str(last), sorted(names), "It has") or tell(
        "A translation holds texts only, at the original's places."
    )
    return error("translation-differs", message, places.key(*path), hint)
