"""Reads a source's official text in another language from `sources/<id>.<language>.md`.

Both texts have the same sections in the same order, so a section is found in the other text at the same position.
"""

from __future__ import annotations

from msgspec.structs import replace

from deckgen.content.source import Source
from deckgen.file_reading import is_file
from deckgen.messages.message import tell
from deckgen.problems import error
from deckgen.yaml_source.reading.reading_state import Reading, show_path
from deckgen.yaml_source.reading.source_file import read_source
from deckgen.yaml_source.translation.language_tags import LANGUAGE_NAMES, language_code


class TranslatedSources:
    """The sources of one deck in one language, each read once."""

    def __init__(self, reading: Reading, code: str, deck_code: str) -> None:
        self._reading = reading
        self._code = code
        self._deck_code = deck_code
        self._found: dict[str, Source | None] = {}

    def find(self, source: Source) -> Source | None:
        """The source itself where it is in the language already, its official text in it, or None with the problem."""
        if (language_code(source.language) or self._deck_code) == self._code:
            return source
        if source.id not in self._found:
            self._found[source.id] = self._read(source)
        return self._found[source.id]

    def _read(self, source: Source) -> Source | None:
        path = self._reading.folder / "sources" / f"{source.id}.{self._code}.md"
        if not is_file(path):
            message = tell("The source `{id}` is not there in {value}.", id=source.id, value=LANGUAGE_NAMES[self._code])
            hint = tell(
                "Save its official text as {show_path}, section by section; a quotation is never translated.",
                show_path=show_path(path),
            )
            self._reading.problems.append(error("missing-translation", message, source.place, hint))
            return None
        found = read_source(path.stem, self._reading)
        if found is None:
            return None
        problem = _find_difference(source, found)
        if problem is not None:
            message, number = problem
            place = found.sections[number].place if number < len(found.sections) else found.place
            hint = tell("Keep the sections and the order of the original.")
            self._reading.problems.append(error("translation-differs", message, place, hint))
            return None
        return replace(found, id=source.id, language=found.language or self._code)


def _find_difference(original: Source, found: Source) -> tuple[str, int] | None:
    """Where the sections of two texts part, in words and as a number."""
    for number, (ours, theirs) in enumerate(zip(original.sections, found.sections, strict=False)):
        if ours.level != theirs.level or bool(ours.title) != bool(theirs.title):
            return tell(
                "The section `{title}` has another rank than `{title_2}` in the original.",
                title=theirs.title,
                title_2=ours.title,
            ), number
    if len(original.sections) != len(found.sections):
        most = min(len(original.sections), len(found.sections))
        return tell(
            "This text has {count} sections, and the original has {count_2}.",
            count=len(found.sections),
            count_2=len(original.sections),
        ), most
    return None
