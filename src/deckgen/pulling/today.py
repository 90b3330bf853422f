"""The files of today, into which edits are merged: base from the file, theirs from the slide, ours from the folder."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from deckgen.file_reading import MAX_FILE_BYTES, read_start
from deckgen.messages.message import tell
from deckgen.pulling.base import read_text
from deckgen.pulling.fields import Fields, find_now
from deckgen.pulling.result import Edit, Outcome
from deckgen.pulling.text_edits import FieldEdit
from deckgen.pulling.word_patch import NotFoundError, TermTouchedError, plain_words
from deckgen.wording.matching import compare_sequences
from deckgen.yaml_source.syntax.author_file import Path as DataPath
from deckgen.yaml_source.syntax.scalar_edits import ScalarFile


class Today:
    """The files of a deck's folder as they are, and as they become with each edit that is taken."""

    def __init__(self, folder: Path, fields: Fields) -> None:
        self._folder = folder
        self._fields = fields
        self._files: dict[str, ScalarFile | None] = {}
        self._changed: dict[str, str] = {}
        self._ours: dict[tuple[str, DataPath], str] = {}  # a field's text before any edit of this pull
        self._texts: dict[tuple[str, DataPath], str] = {}  # what edits made of the base's text so far

    def take(self, found: FieldEdit) -> Edit:
        """Merge one edit; the edit comes back with what became of it."""
        field = found.field
        was, now = self._fields.file(field.name), self._file(field.name)
        scalar = find_now(field, was, now) if was is not None and now is not None else None
        if now is None or scalar is None:
            return replace(found.edit, outcome=Outcome.CONFLICT, why=tell("The field is no longer there."))
        key = (field.name, field.path)
        before = self._texts.get(key, field.scalar.text)
        ours = self._ours.setdefault(key, scalar.text)
        if key in self._texts and _says(before, found.edit.after):
            return replace(found.edit, outcome=Outcome.THERE, why=tell("Another slide changes it in the same way."))
        try:
            wanted = found.patch(before)
        except (NotFoundError, TermTouchedError):
            return replace(found.edit, outcome=Outcome.CONFLICT, why=tell("Two slides change this text differently."))
        merged = wanted if scalar.text.strip() == before.strip() else _merge(before, wanted, scalar.text, found)
        if ours.strip() == wanted.strip() or (merged is None and _says(ours, found.edit.after)):
            return replace(found.edit, outcome=Outcome.THERE, why=tell("The YAML says so already."))
        if merged is None:
            why = tell("The YAML changed too; it now says: {text}", text=" ".join(scalar.text.split())[:200])
            return replace(found.edit, outcome=Outcome.CONFLICT, why=why)
        return self._write(found, now, scalar.path, wanted, merged)

    def _write(self, found: FieldEdit, now: ScalarFile, path: DataPath, wanted: str, merged: str) -> Edit:
        name = found.field.name
        try:
            changed = now.replaced(path, merged)
        except ValueError:
            why = tell("It cannot be written without changing something else.")
            return replace(found.edit, outcome=Outcome.CONFLICT, why=why)
        self._texts[name, found.field.path] = wanted
        self._changed[name] = changed.text
        self._files[name] = changed
        return found.edit

    def _file(self, name: str) -> ScalarFile | None:
        if name not in self._files:
            path = self._folder / name
            try:
                self._files[name] = ScalarFile(read_text(path, self._folder)) if path.is_file() else None
            except (OSError, ValueError):
                self._files[name] = None
        return self._files[name]

    def written(self) -> dict[str, str]:
        """Every file that changes, by its path, with the line ends that it has."""
        written: dict[str, str] = {}
        for name, text in self._changed.items():
            path = self._folder / name
            has_returns = b"\r\n" in read_start(path, MAX_FILE_BYTES)
            written[path.as_posix()] = text.replace("\n", "\r\n") if has_returns else text
        return written


def _says(text: str, words: str) -> bool:
    return bool(words) and f" {plain_words(words)} " in f" {plain_words(text)} "


def _merge(before: str, wanted: str, ours: str, found: FieldEdit) -> str | None:
    """The text of today with the same change; None where it would not be the same."""
    try:
        merged = found.patch(ours)
    except (NotFoundError, TermTouchedError):
        return None
    return merged if _word_changes(before, wanted) == _word_changes(ours, merged) else None


def _word_changes(one: str, other: str) -> list[tuple[list[str], list[str]]]:
    """What became of which words."""
    before, after = one.split(), other.split()
    return [(before[a:b], after[c:d]) for same, a, b, c, d in compare_sequences(before, after) if not same]
