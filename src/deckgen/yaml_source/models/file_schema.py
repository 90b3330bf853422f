"""Which keys can stand at a path of an author's file: looked up in the JSON Schema, through every alternative."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

Schema = Mapping[str, Any]


@lru_cache(maxsize=32)
def model_schema(model: type[BaseModel]) -> Schema:
    """The JSON Schema as pydantic makes it, under the names that authors write."""
    return model.model_json_schema(by_alias=True)


def find_names(model: type[BaseModel], path: tuple[str | int, ...]) -> list[str]:
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
    for alternative in (*schema.get("anyOf", ()), *schema.get("oneOf", ()), *schema.get("allOf", ())):
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
