"""Keeps the catalogues of translations: `python tools/message_catalogues.py` brings them up to date and compiles them.

Texts are found by Babel, with a method of our own that reads the code as a tree: calls of `tell` and `tell_count`, also
within f-strings, and the docstrings of commands. Words of click are in `CLICK`. `--list` names what a catalogue lacks;
`--check` writes nothing, and a lack ends with status 1.
"""

from __future__ import annotations

import ast
import io
import sys
from collections.abc import Collection, Iterator, Mapping
from datetime import UTC, datetime
from inspect import cleandoc
from pathlib import Path
from typing import BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[1]
CODE = ROOT / "src" / "deckgen"
FOLDER = CODE / "resources" / "catalogues"
LANGUAGES = ("nl", "fr", "de")
CLICK = (
    "Usage:", "Options", "Commands",
    "Error: {message}", "Try '{command} {option}' for help.", "No such option {name!r}.",
    "No such option: {name}", "No such command {name!r}.",
    "Missing argument", "Missing option", "Missing parameter", "Missing command.",
    "Invalid value: {message}", "Invalid value for {param_hint}: {message}", "Show this message and exit.",
    "Show the version and exit.", "[default: {default}]", "default: {default}", "required", "Aborted!",
    "{name} {filename!r} does not exist.", "{name} {filename!r} is a directory.", "{name} {filename!r} is a file.",
    "{value!r} is not a valid {number_type}.", "{value} is not in the range {range}.",
    "Option {name!r} requires an argument.", "%(prog)s, version %(version)s", "Got unexpected extra argument ({args})",
    "{value!r} is not {choice}.", "file", "directory", "path", "integer", "x>={min}",
)  # fmt: skip
CLICK_COUNTS = (
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("{value!r} is not {choice}.", "{value!r} is not one of {choices}."),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
)


def find_messages() -> Catalog:
    """All texts for people, each once."""
    found = Catalog(project="deckgen", charset="utf-8")
    for path in sorted(CODE.rglob("*.py")):
        options = {"docstrings": "yes" if path.parent.name == "cli" else ""}
        for _line, message, _comments, _context in extract(
            find_calls, io.BytesIO(path.read_bytes()), KEYWORDS, options=options
        ):
            found.add(message)
    for text in CLICK:
        found.add(text)
    for one, many in CLICK_COUNTS:
        found.add((one, many))
    return found


_ANY_DAY = datetime(2026, 1, 1, tzinfo=UTC)
KEYWORDS = {"tell": None, "told": None, "tell_count": (1, 2), "told_count": (1, 2)}


def find_calls(
    file: BinaryIO, keywords: Collection[str], _comment_tags: Collection[str], options: Mapping[str, str]
) -> Iterator[tuple[int, str, str | tuple[str, ...], list[str]]]:
    """Babel's method of extraction: each call with its texts."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in keywords:
            texts = tuple(each.value for each in node.args if isinstance(each, ast.Constant))
            if texts:
                yield node.lineno, getattr(node.func, "id", ""), texts if len(texts) > 1 else texts[0], []
        elif options.get("docstrings") and isinstance(node, ast.FunctionDef):
            text = ast.get_docstring(node, clean=False)
            if text and any(_is_command(each) for each in node.decorator_list):
                yield node.lineno, "tell", cleandoc(text), []


def _is_command(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and getattr(decorator.func, "attr", "") in {"command", "group"}


def catalogue_path(language: str, ending: str) -> Path:
    """Where a catalogue lies."""
    return FOLDER / language / "LC_MESSAGES" / f"deckgen.{ending}"


def read_translations(language: str) -> Catalog:
    """What was translated so far."""
    path = catalogue_path(language, "po")
    if not path.is_file():
        return _new_catalogue(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def _new_catalogue(language: str) -> Catalog:
    """An empty catalogue with two forms of number, which is all that numbers of ours need in each language."""
    catalogue = Catalog(locale=language, project="deckgen", charset="utf-8", header_comment="")
    catalogue._num_plurals, catalogue._plural_expr = 2, "(n > 1)" if language == "fr" else "(n != 1)"  # noqa: SLF001  # Babel has them there
    return catalogue


def bring_up_to_date(language: str, found: Catalog) -> Catalog:
    """The translations of the texts that there are, in the order of their keys."""
    known = read_translations(language)
    catalogue = _new_catalogue(language)
    for message in found:
        if message.id:
            old = known.get(message.id)
            catalogue.add(message.id, old.string if old is not None and old.string else "")
    return catalogue


def list_missing(catalogue: Catalog) -> list[str]:
    """The texts without a translation."""
    return [
        str(message.id if isinstance(message.id, str) else message.id[0])
        for message in catalogue
        if message.id and not all([message.string] if isinstance(message.string, str) else message.string)
    ]


def as_po(catalogue: Catalog) -> bytes:
    """A catalogue as people edit it: the same for the same texts."""
    buffer = io.BytesIO()
    write_po(buffer, catalogue, width=120, omit_header=False, no_location=True, sort_output=True)
    lines = buffer.getvalue().decode().split("\n")
    dated = ('"POT-Creation-Date', '"PO-Revision-Date', '"Generated-By', '"Last-Translator', '"Language-Team')
    kept = [line for line in lines if not line.startswith((*dated, '"Report-Msgid'))]
    return "\n".join(kept).encode()


def as_mo(catalogue: Catalog) -> bytes:
    """A catalogue as the program reads it."""
    catalogue.creation_date = catalogue.revision_date = _ANY_DAY  # the same bytes on every day
    buffer = io.BytesIO()
    write_mo(buffer, catalogue)
    return buffer.getvalue()


def main() -> None:
    """Write the catalogues, and say what they lack."""
    found = find_messages()
    lacking = 0
    for language in LANGUAGES:
        catalogue = bring_up_to_date(language, found)
        missing = list_missing(catalogue)
        lacking += len(missing)
        print(f"{language}: {len(catalogue) - len(missing)} of {len(catalogue)} texts")
        for text in missing if "--list" in sys.argv else ():
            print(f"  {text}")
        if "--check" not in sys.argv:
            path = catalogue_path(language, "po")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(as_po(catalogue))
            with path.open("rb") as file:
                catalogue_path(language, "mo").write_bytes(as_mo(read_po(file, locale=language)))
    sys.exit(1 if lacking and "--check" in sys.argv else 0)


if __name__ == "__main__":
    main()
