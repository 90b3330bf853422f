"""The JSON Schema of a model, under the names that authors write; and which keys can stand at a path of a file."""

from __future__ import annotations

import inspect
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import lru_cache
from types import NoneType
from typing import Annotated, Any, get_args, get_origin

from msgspec import NODEFAULT, Meta
from msgspec.structs import FieldInfo, fields

from deckgen.yaml_source.models.file_model import FileModel, Shown

Schema = Mapping[str, Any]

_TYPES: Mapping[type, str] = {str: "string", float: "number", int: "integer", bool: "boolean"}
_LIMITS = {"gt": "exclusiveMinimum", "ge": "minimum", "le": "maximum", "pattern": "pattern"}
_LENGTHS = {  # of the types that have one
    str: {"min_length": "minLength", "max_length": "maxLength"},
    list: {"min_length": "minItems", "max_length": "maxItems"},
    dict: {"min_length": "minProperties", "max_length": "maxProperties"},
}


@lru_cache(maxsize=32)
def model_schema(model: type[FileModel]) -> Schema:
    """The schema, with those of all that it holds under `$defs`."""
    definitions: dict[str, Any] = {}
    schema = _object(model, definitions)
    return {"$defs": dict(sorted(definitions.items())), **schema}


def _object(model: type[FileModel], definitions: dict[str, Any]) -> dict[str, Any]:
    keys = fields(model)
    schema: dict[str, Any] = {
        "additionalProperties": False,
        "description": inspect.getdoc(model),
        "properties": {field.encode_name: _key(field, definitions) for field in keys},
    }
    required = [field.encode_name for field in keys if field.required]
    return schema | ({"required": required} if required else {}) | {"title": model.__name__, "type": "object"}


def _key(field: FieldInfo, definitions: dict[str, Any]) -> dict[str, Any]:
    schema = _schema(field.type, definitions)
    default = field.default
    if default is NODEFAULT and field.default_factory is not NODEFAULT:
        made = field.default_factory()
        default = NODEFAULT if isinstance(made, FileModel) else made
    return dict(sorted((schema | ({} if default is NODEFAULT else {"default": default})).items()))


def _schema(hint: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    origin = get_origin(hint)
    if origin is Annotated:
        base, *marks = get_args(hint)
        return _marked(base, marks, definitions)
    if origin is list:
        return {"items": _schema(get_args(hint)[0], definitions), "type": "array"}
    if origin is dict:
        key, value = get_args(hint)
        named = {name: part for name, part in _schema(key, definitions).items() if name != "type"}
        more = {"additionalProperties": _schema(value, definitions), "type": "object"}
        return more | ({"propertyNames": named} if named else {})
    if origin is not None:
        parts = [_schema(part, definitions) for part in get_args(hint)]
        return {"anyOf": [one for part in parts for one in part.get("anyOf", [part])]}
    if hint is NoneType:
        return {"type": "null"}
    return {"type": _TYPES[hint]} if hint in _TYPES else _reference(hint, definitions)


def _reference(hint: type[FileModel | Enum], definitions: dict[str, Any]) -> dict[str, Any]:
    name = hint.__name__
    if name not in definitions:
        definitions[name] = _object(hint, definitions) if issubclass(hint, FileModel) else _words(hint)
    return {"$ref": f"#/$defs/{name}"}


def _words(names: type[Any]) -> dict[str, Any]:
    words = [str(member.value) for member in names]
    return {"description": inspect.getdoc(names), "enum": words, "title": names.__name__, "type": "string"}


def _marked(base: Any, marks: list[Any], definitions: dict[str, Any]) -> dict[str, Any]:
    schema = next((dict(mark.schema) for mark in marks if isinstance(mark, Shown)), None)
    schema = schema or _schema(base, definitions)
    names = _LIMITS | _LENGTHS.get(get_origin(base) or base, {})
    for mark in marks:
        if isinstance(mark, Meta):
            limits = {shown: getattr(mark, name) for name, shown in names.items()}
            schema |= {name: limit for name, limit in limits.items() if limit is not None}
            schema |= {"description": mark.description} if mark.description else {}
    return dict(sorted(schema.items()))


def find_names(model: type[FileModel], path: tuple[str | int, ...]) -> list[str]:
    """The keys that the format knows at a path."""
    root = model_schema(model)
    found = [root]
    for part in path:
        found = [inner for schema in found for inner in _step(schema, part, root)]
    names = [
        name for schema in found for concrete in _concrete(schema, root) for name in concrete.get("properties", ())
    ]
    return list(dict.fromkeys(names))


def _concrete(schema: Schema, root: Schema) -> Iterator[Schema]:
    """A schema without references and alternatives: each of what it can mean."""
    if "$ref" in schema:
        yield from _concrete(root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    for alternative in schema.get("anyOf", ()):
        yield from _concrete(alternative, root)
    yield schema


def _step(schema: Schema, part: str | int, root: Schema) -> Iterator[Schema]:
    for concrete in _concrete(schema, root):
        if isinstance(part, int):
            inner = concrete.get("items")
        else:
            inner = concrete.get("properties", {}).get(part, concrete.get("additionalProperties"))
        if isinstance(inner, Mapping):
            yield inner
