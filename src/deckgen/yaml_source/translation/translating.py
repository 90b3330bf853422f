"""Writes the text of a translation's file: begun, completed, or remembered."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from deckgen.file_reading import digest_input
from deckgen.messages.message import tell
from deckgen.problems import Problem, in_order
from deckgen.yaml_source.reading.reading_state import Reading, show_path
from deckgen.yaml_source.syntax.author_file import AuthorFile, PlacedData
from deckgen.yaml_source.syntax.author_file import Path as FieldPath
from deckgen.yaml_source.syntax.overlay import look_up, name_path
from deckgen.yaml_source.syntax.yaml_file import read_yaml
from deckgen.yaml_source.translation.source_memory import remember_source
from deckgen.yaml_source.translation.translatable import Texts, list_texts
from deckgen.yaml_source.translation.translated_data import (
    REMEMBERS,
    find_strangers,
    is_given,
    is_translation,
    translation_path,
)
from deckgen.yaml_source.translation.translation_alignment import Alignment, align
from deckgen.yaml_source.translation.translation_file import (
    Find,
    add_missing,
    move_remembered,
    write_remembered,
    write_skeleton,
)

_SOURCE = ".md"


class Work(StrEnum):
    """What is done with a translation's file."""

    BEGIN = "begin"
    UPDATE = "update"
    REMEMBER = "remember"


class Translating(Struct, frozen=True):
    """The file and its new text; or why there is none. `by_hand` are keys that found no place in it."""

    path: Path
    text: str = ""
    refusal: str = ""
    problems: tuple[Problem, ...] = ()
    by_hand: tuple[str, ...] = ()
    is_changed: bool = True
    is_skipped: bool = False


def work_on_translation(original: Path, code: str, work: Work) -> Translating:
    """Do one thing with the translation beside a deck, a dilemma or a profile, or with a source's official text."""
    path = translation_path(original, code)
    if is_translation(original):
        return Translating(original, is_skipped=True)
    return (_work_on_source if original.suffix == _SOURCE else _work_on_texts)(original, path, work)


def _work_on_texts(original: Path, path: Path, work: Work) -> Translating:
    reading = Reading(original.parent)
    plain = reading.read_plain(original)
    if plain is None:
        return Translating(path, problems=in_order(reading.problems))
    texts = list_texts(plain.data, original.absolute().parent.name)
    if texts is None:
        return Translating(
            path, refusal=tell("{show_path} is no deck, dilemma or profile", show_path=show_path(original))
        )
    if work is Work.BEGIN:
        if path.exists():
            return Translating(
                path, refusal=tell("{show_path} exists; --update adds what is missing in it", show_path=show_path(path))
            )
        return Translating(path, write_skeleton(texts, original.name))
    if not path.exists():
        return Translating(
            path,
            refusal=tell(
                "{show_path} does not exist; begin it without --{value}", show_path=show_path(path), value=work.value
            ),
        )
    return _continue(path, texts, work, reading)


def _work_on_source(original: Path, path: Path, work: Work) -> Translating:
    """Note what an official text was held against; nobody but its publisher writes it."""
    if work is not Work.REMEMBER or not path.exists():
        return Translating(
            path,
            refusal=tell(
                "{show_path} is the official text: save it there, then --remember it", show_path=show_path(path)
            ),
        )
    reading = Reading(original.absolute().parent.parent)
    text = remember_source(original, path, reading)
    if text is None:
        return Translating(path, problems=in_order(reading.problems))
    changed = digest_input(path.name, text.encode()) != reading.inputs[path].sha256
    return Translating(path, text, problems=in_order(reading.problems), is_changed=changed)


def _continue(path: Path, texts: Texts, work: Work, reading: Reading) -> Translating:
    translated = reading.read_plain(path)
    if translated is None:
        return Translating(path, problems=in_order(reading.problems))
    file = translated.file
    left: tuple[str, ...] = ()
    find: Find = _stay
    if work is Work.REMEMBER:
        text = write_remembered(file, translated, texts)
    else:
        memory = look_up(translated.data, (REMEMBERS,))
        alignment = align(texts, translated.data, memory if isinstance(memory, dict) else {})
        text, fields = add_missing(file, translated, texts, alignment.find, alignment.next_known)
        left = tuple(name_path(field.target) for field in fields)
        done = alignment.without(field.target for field in fields)
        text, find = _move_memory(AuthorFile(file.name, text), texts, done), done.find
    if not _keeps_texts(text, translated, texts, find):
        return Translating(
            path,
            refusal=tell("{show_path}: write each key on a line of its own, without braces", show_path=show_path(path)),
        )
    problems = in_order([*reading.problems, *find_strangers(translated, texts.placed(find))])
    return Translating(path, text, problems=problems, by_hand=left, is_changed=text != file.text)


def _stay(target: FieldPath) -> FieldPath | None:
    return target


def _move_memory(file: AuthorFile, texts: Texts, alignment: Alignment) -> str:
    """The file, with what it remembers of items that have another place now."""
    plain, problems = read_yaml(file) if alignment.moved else (None, [])
    if plain is None or problems:
        return file.text
    return move_remembered(file, plain, texts, alignment.find).text


def _keeps_texts(text: str, before: PlacedData, texts: Texts, find: Find) -> bool:
    """Whether a file that was added to still says what it said: the last guard of somebody's work."""
    after, problems = read_yaml(AuthorFile("", text))
    if after is None or problems:
        return False
    places = ((field.target, find(field.target)) for field in texts.fields)
    return all(
        look_up(after.data, target) == look_up(before.data, there)
        for target, there in places
        if there is not None and is_given(look_up(before.data, there))
    )
