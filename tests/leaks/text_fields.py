"""Every field of a deck's file in which an author writes words, from the models; and a deck with one of them filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from deckgen.yaml_source.models.deck_file import DeckFile
from deckgen.yaml_source.models.file_schema import model_schema

SCHEMA: Mapping[str, Any] = model_schema(DeckFile)
DEFS: Mapping[str, Any] = SCHEMA["$defs"]
Path = tuple[str, ...]

# Texts that are addresses, names of files and settings.
NO_WORDS = {"template", "file", "url", "format", "reveal", "outputs", "typography", "links"}
# Fields that hold something other than words: what they ask for beside them.
NEEDS: dict[str, dict[str, Any]] = {
    "PassageFile.section": {"quote": "code", "text": ""},
    "PassageFile.text": {"quote": "", "section": ""},
    "DilemmaFile.scale": {"kind": "scale"},
}
FILLED: dict[str, Any] = {
    "alt": "Een beeld.",
    "from": "80%",
    "file": "media/punt.png",
    "url": "https://example.org/film",
    "id": "een",
    "quote": "code",
    "section": "Loyaliteit",
    "text": "Een gewone tekst.",
}


def text_fields() -> Iterator[Path]:
    """The path of each, by the names of models and keys: `SlideItem.notes`, `ClusterItem.dilemmas`…"""
    yield from _walk(SCHEMA, ("DeckFile",), frozenset())


def _walk(schema: Mapping[str, Any], path: Path, seen: frozenset[str]) -> Iterator[Path]:
    for name, field in schema.get("properties", {}).items():
        yield from _walk_field(field, (*path, name), seen)


def _walk_field(field: Mapping[str, Any], path: Path, seen: frozenset[str]) -> Iterator[Path]:
    for option in (field, *field.get("anyOf", ())):
        if "$ref" in option:
            model = option["$ref"].rpartition("/")[2]
            if model not in seen and DEFS[model].get("type") == "object":
                yield from _walk(DEFS[model], (*path, model), seen | {model})
        elif option.get("type") == "array":
            yield from _walk_field(option["items"], (*path, "[]"), seen)
        elif _holds_words(option) and not NO_WORDS & set(path):
            yield path


def _holds_words(option: Mapping[str, Any]) -> bool:
    return option.get("type") == "string" and "enum" not in option and option.get("pattern", r"\S") == r"\S"


def deck_with(path: Path, word: str) -> str:
    """The YAML of a small deck in which one field says a word, and what else its models ask for."""
    deck = _object(SCHEMA, "DeckFile", path[1:], word)
    deck["program"] = [
        *deck.get("program", []),
        {"agenda": "Vandaag"},
        {"cluster": "Ander thema", "dilemmas": [_PLAIN]},
    ]
    deck["cluster_slides"] = True
    deck.setdefault("session", {}).setdefault("start", "09:00")
    return yaml.safe_dump(deck, allow_unicode=True, sort_keys=False)


_CHOICES = [
    {"text": "Aannemen.", "verdict": "wrong", "feedback": "Zo begint het altijd."},
    {"text": "Weigeren.", "verdict": "best", "feedback": "Dat houdt je vrij."},
]
_PLAIN = {
    "id": "ander",
    "question": "Wat doe je met het geschenk?",
    "choices": _CHOICES,
}


def _object(schema: Mapping[str, Any], model: str, path: Path, word: str) -> dict[str, Any]:
    made = {name: _plain(schema["properties"][name], name) for name in schema.get("required", ())}
    made |= NEEDS.get(f"{model}.{path[0]}", {}) if path else {}
    if path:
        made[path[0]] = _value(schema["properties"][path[0]], path[1:], word, path[0])
    if model == "DilemmaFile":
        made["id"] = FILLED["id"]
    if "alt" in schema["properties"]:
        made.setdefault("alt", FILLED["alt"])
    if {"url", "file"} <= schema["properties"].keys():
        made.setdefault("url", FILLED["url"])
    return {name: value for name, value in made.items() if value != ""}


def _value(field: Mapping[str, Any], path: Path, word: str, name: str) -> Any:
    if not path:
        return word
    step, *rest = path
    if step == "[]":
        array = next(option for option in (field, *field.get("anyOf", ())) if option.get("type") == "array")
        return [_value(array["items"], tuple(rest), word, name), *_others(array, name)]
    return _object(DEFS[step], step, tuple(rest), word)


def _others(array: Mapping[str, Any], name: str) -> list[Any]:
    """As many more items as a list has to have at least."""
    return [_CHOICES[1] for _ in range(1, array.get("minItems", 1)) if name == "choices"]


def _plain(field: Mapping[str, Any], name: str) -> Any:
    """A value of a field that has to be there."""
    for option in (field, *field.get("anyOf", ())):
        if "$ref" in option:
            definition = DEFS[option["$ref"].rpartition("/")[2]]
            return definition["enum"][0] if "enum" in definition else _object(definition, "", (), "")
        if option.get("type") == "array":
            return [_plain(option["items"], name)]
        if option.get("type") in {"number", "integer"}:
            return 1 if name == "from" else 5
        if option.get("type") == "string":
            return FILLED.get(name, "Gewoon")
    message = f"no plain value for {name}"
    raise AssertionError(message)
