"""`manifest.json` beside the files of a deck: what they were made from, and so whether they are out of date."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from deckgen import __version__
from deckgen.build.freshness.input_files import InputFile
from deckgen.build.freshness.shortening import Shortening, decode_shortening, encode_shortening
from deckgen.file_reading import FileFacts, read_with_facts
from deckgen.messages.message import tell
from deckgen.messages.stored_message import restore_message, store_message
from deckgen.problems import Place, Problem, Severity

NAME = "manifest.json"
FORMAT = 1
_LARGEST = 16 * 1024 * 1024


class BuiltFile(NamedTuple):
    """A file as it was written. `content` is a hash that does not depend on how well the bytes were packed.

    `content_hash` is the hash of the inputs at that time: it differs from the manifest's where only some kinds were
    built since.
    """

    kind: str
    file: str
    size: int
    sha256: str
    content: str
    content_hash: str
    settings: str
    problems: tuple[Problem, ...] = ()


class Manifest(NamedTuple):
    """One build of a deck. Places in `problems` start at the deck's folder, as the inputs do.

    `absent` are files that were looked for and would have been used.
    """

    deck: str
    profile: str
    language: str
    content_hash: str
    inputs: tuple[InputFile, ...]
    absent: tuple[str, ...]
    problems: tuple[Problem, ...]
    outputs: tuple[BuiltFile, ...]
    deckgen: str = __version__
    short: Shortening | None = None  # what a short version lacks
    facts: FileFacts = (0, 0, 0, 0)  # of its own file, known when it was read

    @property
    def minutes(self) -> int:
        """The minutes asked for of a short version; 0 for the whole program."""
        return int(self.short.asked) if self.short else 0

    def output(self, kind: str) -> BuiltFile | None:
        """What is known of a kind."""
        return next((output for output in self.outputs if output.kind == kind), None)


def read_manifest(folder: Path) -> Manifest | None:
    """What a folder's manifest says; None where there is none, or one that is broken or of another format."""
    try:
        written, facts = _read(folder)
        data = json.loads(written)
        return _decode(data)._replace(facts=facts) if data["format"] == FORMAT else None
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def explain_unreadable(folder: Path) -> str:
    """Why a manifest that is there was not read; nothing where there is none."""
    if not os.path.lexists(folder / NAME):
        return ""
    try:
        known = json.loads(_read(folder)[0])["format"]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        known = FORMAT
    return tell("is broken") if known == FORMAT else tell("was written by another version of deckgen")


def _read(folder: Path) -> tuple[bytes, FileFacts]:
    """The bytes of a manifest that lies in the folder itself. Raises OSError."""
    return read_with_facts(folder / NAME, _LARGEST, links=False)


def encode_manifest(manifest: Manifest) -> bytes:
    """The bytes of a manifest: the same for the same build on every machine."""
    data = {
        "format": FORMAT,
        **manifest._asdict(),
        "short": encode_shortening(manifest.short),
        "inputs": [{"path": file.path, "size": file.size, "sha256": file.sha256} for file in manifest.inputs],
        "problems": [_encode_problem(problem) for problem in manifest.problems],
        "outputs": [
            {**file._asdict(), "problems": [_encode_problem(problem) for problem in file.problems]}
            for file in manifest.outputs
        ],
    }
    del data["facts"]
    if manifest.short is None:
        del data["short"]
    return (json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _encode_problem(problem: Problem) -> dict[str, Any]:
    texts = {"message": store_message(problem.message), "hint": store_message(problem.hint)}
    return {**problem._asdict(), **texts, "place": problem.place._asdict()}


def _decode(data: Mapping[str, Any]) -> Manifest:
    """Raises one of a few plain exceptions where something has another form."""
    return Manifest(
        deck=_text(data["deck"]),
        profile=_text(data["profile"]),
        language=_text(data["language"]),
        content_hash=_text(data["content_hash"]),
        inputs=tuple(
            InputFile(_text(each["path"]), _count(each["size"]), _text(each["sha256"])) for each in data["inputs"]
        ),
        absent=tuple(_text(each) for each in data["absent"]),
        problems=tuple(_decode_problem(each) for each in data["problems"]),
        outputs=tuple(_decode_output(each) for each in data["outputs"]),
        deckgen=_text(data["deckgen"]),
        short=decode_shortening(data.get("short")),
    )


def _decode_output(data: Mapping[str, Any]) -> BuiltFile:
    return BuiltFile(
        kind=_text(data["kind"]),
        file=_text(data["file"]),
        size=_count(data["size"]),
        sha256=_text(data["sha256"]),
        content=_text(data["content"]),
        content_hash=_text(data["content_hash"]),
        settings=_text(data["settings"]),
        problems=tuple(_decode_problem(each) for each in data["problems"]),
    )


def _decode_problem(data: Mapping[str, Any]) -> Problem:
    place = data["place"]
    return Problem(
        Severity(data["severity"]),
        _text(data["code"]),
        restore_message(data["message"]),
        Place(_text(place["file"]), _count(place["line"]), _count(place["column"])),
        restore_message(data["hint"]),
    )


def _text(value: object) -> str:
    if not isinstance(value, str) or "\0" in value:
        raise TypeError("not a text")
    return value


def _count(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("not a number")
    return value
