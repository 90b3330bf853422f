"""The generated pages of the reference say what the code says."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reference_pages import write_commands, write_fields

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
