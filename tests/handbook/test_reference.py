"""The generated pages of the reference say what the code says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import click
from reference_pages import write_commands, write_fields

from deckgen.cli.file_path import ExistingFile
from deckgen.cli.root import COMMANDS, command_line
from deckgen.yaml_source.models.schema import MODELS, json_schema

REFERENCE = Path(__file__).parents[2] / "docs" / "reference"


def test_the_page_of_fields_is_made_from_the_models(golden: Callable[[Path, str], None]) -> None:
    golden(REFERENCE / "fields.md", write_fields())


def test_the_page_of_commands_is_made_from_the_command_line(golden: Callable[[Path, str], None]) -> None:
    golden(REFERENCE / "commands.md", write_commands())


def test_every_key_of_every_file_has_a_row_and_says_what_it_is() -> None:
    page = write_fields()
    for of in MODELS:
        for key, field in json_schema(of)["properties"].items():
            assert f"`{key}`" in page
            assert field.get("description") or "$ref" in field, (of, key)


def test_no_value_is_called_by_the_language_in_which_its_command_was_loaded() -> None:
    """click names a path's value once, in the language of that moment; a name of ours is the same in each."""
    for name in COMMANDS:
        command = command_line.get_command(click.Context(command_line), name)
        assert command is not None
        for each in _parameters(command):
            named = each.metavar is not None or isinstance(each.type, ExistingFile)
            assert named or not isinstance(each.type, click.Path), (name, each.name)


def _parameters(command: click.Command) -> Iterator[click.Parameter]:
    yield from command.params
    if isinstance(command, click.Group):
        for each in command.commands.values():
            yield from _parameters(each)
