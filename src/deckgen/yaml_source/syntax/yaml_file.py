"""Reads a YAML file as plain data with places, or says what keeps it from being read."""

from __future__ import annotations

import re

from msgspec import Struct

from deckgen.file_reading import MAX_FILE_BYTES
from deckgen.messages.message import tell
from deckgen.problems import Problem, error
from deckgen.shown_text import IN_FILES
from deckgen.yaml_source.author_mistakes.certain_mistakes import mend_certain
from deckgen.yaml_source.author_mistakes.file_content import is_utf16, name_content
from deckgen.yaml_source.author_mistakes.silent_mistakes import find_silent_mistakes
from deckgen.yaml_source.syntax.author_file import AuthorFile, PlacedData, PlaceMap, Spot, compose_accents
from deckgen.yaml_source.syntax.yaml_composer import ReadingStopped, YamlComposer


def decode_bytes(data: bytes, name: str) -> tuple[AuthorFile, list[Problem]]:
    """The text of a file: UTF-8, with or without a byte order mark, and without control characters."""
    empty = AuthorFile(name, "")
    if len(data) > MAX_FILE_BYTES:
        most = MAX_FILE_BYTES // (1024 * 1024)
        message = tell("This file has more than {most} MiB, the most that a text file of deckgen can have.", most=most)
        return empty, [
            error("file-too-large", message, empty.place(0, 0), tell("Divide the content over several files."))
        ]
    content = name_content(data)
    if content:
        message = tell("This file is {content}, not a text file.", content=content)
        hint = tell("Open it in its own program, copy the text, and save it with a text editor as UTF-8.")
        return empty, [error("not-utf8", message, empty.place(0, 0), hint)]
    if is_utf16(data):
        hint = tell("Choose UTF-8 as the encoding when you save the file.")
        return empty, [error("not-utf8", tell("This file is written in UTF-16."), empty.place(0, 0), hint)]
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as failure:
        return empty, [_explain_encoding(data, failure, empty)]
    file = AuthorFile(name, compose_accents(text))
    found = re.search(IN_FILES, file.text)
    if found is None:
        return file, []
    before = AuthorFile(name, file.text[: found.start()])
    place = file.place(len(before.lines) - 1, len(before.lines[-1]))
    message = tell(
        "A control character (U+{number}) stands here; it cannot be shown.", number=f"{ord(found.group()):04X}"
    )
    return file, [
        error(
            "control-character",
            message,
            place,
            tell("Remove it: select the two characters around it and type them again."),
        )
    ]


def _explain_encoding(data: bytes, failure: UnicodeDecodeError, file: AuthorFile) -> Problem:
    before = data[: failure.start].decode("utf-8-sig", errors="replace").split("\n")
    place = file.place(len(before) - 1, len(before[-1]))
    message = tell("This file is not UTF-8: the byte 0x{byte} stands here.", byte=f"{data[failure.start]:02X}")
    return error("not-utf8", message, place, tell("Save the file as UTF-8; it looks like Windows-1252 or Latin-1."))


class Composed(Struct, frozen=True):
    """What came of reading a text: its data, or what stopped the reading."""

    file: AuthorFile
    composer: YamlComposer
    data: object
    stop: ReadingStopped | None = None


def read_yaml(file: AuthorFile) -> tuple[PlacedData | None, list[Problem]]:
    """The one document of a YAML file, whose top is a mapping.

    A mistake whose cure is plain is reported and mended, and the rest is read, so that all mistakes are told at once.
    """
    file, problems = mend_certain(file)
    composed = _compose(file)
    if composed.stop is not None or composed.composer.problems:
        from deckgen.yaml_source.author_mistakes.recovery import read_on  # most files have no mistake

        composed, found = read_on(composed, _compose)
        problems += found
    problems += composed.composer.problems
    if composed.stop is not None:
        return None, [*problems, composed.stop.problem]
    problems += find_silent_mistakes(composed.file)
    return _as_mapping(composed, problems)


def _compose(file: AuthorFile) -> Composed:
    composer = YamlComposer(file)
    try:
        return Composed(file, composer, composer.compose())
    except ReadingStopped as stop:
        return Composed(file, composer, None, stop)


def _as_mapping(composed: Composed, problems: list[Problem]) -> tuple[PlacedData | None, list[Problem]]:
    file, data = composed.file, composed.data
    places = PlaceMap(composed.composer.spots or {(): Spot(file, 0, 0)})
    if data is None and not problems:
        return None, [error("empty-file", tell("This file has no content."), file.place(0, 0))]
    if data is not None and not isinstance(data, dict):
        return None, [*problems, _no_mapping(data, places)]
    return (PlacedData(data, places, file) if data is not None else None), problems


def _no_mapping(data: object, places: PlaceMap) -> Problem:
    if isinstance(data, list) and len(data) == 1 and isinstance(data[0], dict):
        message = tell("This file starts with a dash, as an item of a list does; it must hold one thing.")
        hint = tell("Remove the dash, and move the lines below it two columns to the left.")
        return error("wrong-type", message, places.value(), hint)
    message = tell("This file must hold keys with values, such as `title: …`.")
    return error("wrong-type", message, places.value())
