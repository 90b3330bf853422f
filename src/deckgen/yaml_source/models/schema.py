"""The JSON Schema of each kind of file, made from the models that read it, for editors that complete and check."""

from __future__ import annotations

from typing import Any, assert_never

from deckgen.yaml_source.models.deck_file import DeckFile
from deckgen.yaml_source.models.dilemma_file import DilemmaFile
from deckgen.yaml_source.models.file_model import FileModel
from deckgen.yaml_source.models.file_schema import model_schema
from deckgen.yaml_source.models.profile_file import ProfileFile
from deckgen.yaml_source.models.schema_names import SchemaOf
from deckgen.yaml_source.models.template_file import TemplateFile


def _model_of(of: SchemaOf) -> type[FileModel]:
    match of:
        case SchemaOf.DECK:
            return DeckFile
        case SchemaOf.DILEMMA:
            return DilemmaFile
        case SchemaOf.TEMPLATE:
            return TemplateFile
        case SchemaOf.PROFILE:
            return ProfileFile
        case _:
            assert_never(of)


MODELS: dict[str, type[FileModel]] = {of.value: _model_of(of) for of in SchemaOf}
_TAKEN_AS = {  # what deckgen takes, as YAML reads it: `2026` for a text, `ja` for a flag, `"90"` for a number
    "string": ["string", "number", "boolean"],
    "boolean": ["boolean", "string"],
    "number": ["number", "string"],
    "integer": ["integer", "string"],
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(of: str) -> dict[str, Any]:
    """The schema of a deck, a dilemma, a template or a profile."""
    schema = _tidy(model_schema(MODELS[of]))
    return {"$schema": _DIALECT, **schema, "title": f"deckgen: a {of}"}


def _tidy(node: Any) -> Any:
    """Without titles that are names of models, and with numbers and dates that YAML reads as such allowed.

    Why: deckgen takes `title: 2026` as text, so an editor must not mark it.
    """
    if isinstance(node, list):
        return [_tidy(part) for part in node]
    if not isinstance(node, dict):
        return node
    tidy = {
        key: {name: _tidy(field) for name, field in value.items()} if key in {"properties", "$defs"} else _tidy(value)
        for key, value in node.items()
        if not (key == "title" and isinstance(value, str))
        and not (key == "default" and (value in ("", None, []) or isinstance(value, dict)))
    }
    kind = tidy.get("type")
    if isinstance(kind, str) and kind in _TAKEN_AS and "enum" not in tidy:
        tidy["type"] = _TAKEN_AS[kind]
    required = tidy.get("required", ())
    for name, field in tidy.get("properties", {}).items():
        if name not in required:
            _allow_nothing(field)
    return tidy


def _allow_nothing(field: dict[str, Any]) -> None:
    """A key without a value counts as one that was not written."""
    kind = field.get("type")
    if isinstance(kind, list) and "null" not in kind:
        field["type"] = [*kind, "null"]
    elif isinstance(kind, str) and "enum" not in field:
        field["type"] = [kind, "null"]
    elif "anyOf" in field and {"type": "null"} not in field["anyOf"]:
        field["anyOf"].append({"type": "null"})
