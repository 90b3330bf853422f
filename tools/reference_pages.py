"""Writes the pages of the reference that are made from the code: fields from models, commands from click."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import click

from deckgen.cli import command_line
from deckgen.cli.help_words import in_our_words
from deckgen.cli.root import COMMANDS
from deckgen.yaml_source.models.schema import MODELS, json_schema

_OPENING = {
    "deck": "A deck: `decks/NAME.yaml`",
    "dilemma": "A dilemma: `decks/dilemmas/NAME.yaml`",
    "template": "A template: `templates/NAME/template.yaml`",
    "profile": "A profile: `decks/profiles/NAME.yaml`",
}
_SAID = {"string": "text", "integer": "whole number", "boolean": "`true` or `false`", "null": "", "object": "keys"}
_WIDTH = 88


def write_fields() -> str:
    """Every key of every file, with what it takes; a part that several files have is shown once."""
    lines = ["# Every field", "", _NOTE]
    shown: set[str] = set()
    for of in MODELS:
        schema = json_schema(of)
        parts = schema.get("$defs", {})
        lines += _write_model(f"## {_OPENING[of]}", schema, parts)
        for name, part in parts.items():
            if "properties" in part and name not in shown:
                lines += _write_model(f"### {_name(name).capitalize()}", part, parts)
        shown.update(parts)
    return "\n".join(lines).rstrip() + "\n"


_NOTE = """\
Made from the models that deckgen reads files with. [The format](../format.md) explains them together, with examples.
A key in **bold** is needed.
"""


def _write_model(heading: str, model: Mapping[str, Any], parts: Mapping[str, Any]) -> Iterator[str]:
    yield from (heading, "", model.get("description", ""), "", "| key | takes | what it is |", "|---|---|---|")
    needed = model.get("required", ())
    for key, field in model["properties"].items():
        shown = f"**`{key}`**" if key in needed else f"`{key}`"
        yield f"| {shown} | {_cell(_kind(field, parts))} | {_cell(field.get('description', ''))} |"
    yield ""


def _kind(field: Mapping[str, Any], parts: Mapping[str, Any]) -> str:
    if "$ref" in field:
        name = str(field["$ref"]).rpartition("/")[2]
        part = parts.get(name, {})
        return _link(name) if "properties" in part else _kind(part, parts)
    if "enum" in field or "const" in field:
        values = field.get("enum") or [field["const"]]
        return ", ".join(f"`{value}`" for value in values)
    if "anyOf" in field or "oneOf" in field:
        kinds = [_kind(each, parts) for each in field.get("anyOf") or field["oneOf"]]
        return " or ".join(dict.fromkeys(kind for kind in kinds if kind))
    kind = field.get("type", "")
    first = kind[0] if isinstance(kind, list) else kind
    if first == "array":
        return f"a list of {_kind(field.get('items', {}), parts) or 'values'}"
    return _SAID.get(str(first), str(first))


def _link(model: str) -> str:
    name = _name(model)
    return f"[{name}](#{name.replace(' ', '-')})"


def _name(model: str) -> str:
    """`session break` of `SessionBreakFile`."""
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model).strip()
    return words.removesuffix(" file").removesuffix(" item")


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def write_commands() -> str:
    """What `--help` of each command says."""
    lines = ["# Every command", "", "What `deckgen COMMAND --help` prints.", ""]
    for name in COMMANDS:
        command = command_line.get_command(click.Context(command_line), name)
        if command is not None:
            lines += _write_command(command, ("deckgen", name), "##")
    return "\n".join(lines).rstrip() + "\n"


def _write_command(command: click.Command, names: Sequence[str], mark: str) -> Iterator[str]:
    context = click.Context(in_our_words(command), info_name=" ".join(names), max_content_width=_WIDTH)
    context.terminal_width = _WIDTH
    yield from (f"{mark} `{' '.join(names)}`", "", "```text", command.get_help(context).rstrip(), "```", "")
    if isinstance(command, click.Group):
        for each, part in command.commands.items():
            yield from _write_command(part, (*names, each), "###")
