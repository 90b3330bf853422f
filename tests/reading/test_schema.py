from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from deckgen.yaml_source.models.schema import MODELS, json_schema
from deckgen.yaml_source.models.schema_names import SchemaOf

FOLDER = Path(__file__).parents[2] / "schema"


def file_of(kind: str) -> Path:
    return FOLDER / SchemaOf(kind).file


@pytest.mark.parametrize("kind", MODELS)
def test_the_committed_schema_is_the_one_the_models_give(kind: str, request: pytest.FixtureRequest) -> None:
    text = json.dumps(json_schema(kind), ensure_ascii=False, indent=2) + "\n"
    if request.config.getoption("--accept"):
        file_of(kind).write_text(text, encoding="utf-8")
    assert file_of(kind).read_text(encoding="utf-8") == text


@pytest.mark.parametrize("kind", MODELS)
def test_every_field_is_described_for_editors(kind: str) -> None:
    bare = [name for name, field in all_fields(json_schema(kind)) if "description" not in field]
    assert bare == []


def all_fields(schema: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    for node in (schema, *schema.get("$defs", {}).values()):
        yield from node.get("properties", {}).items()


def test_keys_are_named_as_authors_write_them() -> None:
    schema = json_schema("deck")
    assert "break" in schema["$defs"]["BreakItem"]["properties"]
    assert schema["properties"]["sequence"]["items"] == {"$ref": "#/$defs/Step"}
    assert schema["$defs"]["Step"]["enum"] == [
        "question",
        "choice",
        "answer",
        "meer-weten",
        "dilemma",
        "discussion",
        "vote",
        "twist",
        "outcome",
    ]
