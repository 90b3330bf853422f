"""Validates plain data as a model; what does not fit is left out and becomes a problem at its place."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, Generic, TypeVar

from msgspec import Struct
from pydantic import BaseModel, ValidationError

from deckgen.problems import Problem
from deckgen.yaml_source.syntax.author_file import PlaceMap
from deckgen.yaml_source.syntax.bounds import MAX_PROBLEMS

Model = TypeVar("Model", bound=BaseModel)


_STAND_IN = "…"
_ROUNDS = 3  # an unusable value is taken away, a required one is then missing, and gets a stand-in


class Decoded(Struct, Generic[Model], frozen=True):
    """A model, and the keys at its top whose values could not be used; None where nothing could."""

    model: Model | None
    left_out: frozenset[str] = frozenset()


def decode(
    model: type[Model],
    data: object,
    places: PlaceMap,
    problems: list[Problem],
    stand_ins: Mapping[str, object] | None = None,
) -> Decoded[Model]:
    """Validate, report what is wrong, and validate the rest again, so that one mistake hides no other.

    `stand_ins` are values for required keys, used only after a problem with them was reported.
    """
    try:
        return Decoded(model.model_validate(data))
    except ValidationError as failure:
        errors = failure.errors(include_url=False)
    from deckgen.yaml_source.models.field_problems import explain_field  # most files have no mistake

    problems += [explain_field(model, details, places) for details in errors[: MAX_PROBLEMS + 1]]
    if not isinstance(data, dict) or any(not details["loc"] for details in errors):
        return Decoded(None)
    bad = frozenset(str(details["loc"][0]) for details in errors)
    rest: dict[str, object] = {key: value for key, value in data.items() if key not in bad}
    for attempt in (_mend(data, model), {**(stand_ins or {}), **rest}):
        try:
            return Decoded(model.model_validate(attempt), bad)
        except ValidationError:
            continue
    return Decoded(None)


def _mend(data: dict[str, Any], model: type[BaseModel]) -> dict[str, Any]:
    """The data with as little as possible changed so that its other texts can be read."""
    mended = copy.deepcopy(data)
    for _ in range(_ROUNDS):
        try:
            model.model_validate(mended)
        except ValidationError as failure:
            for details in failure.errors(include_url=False):
                _mend_one(mended, details["loc"], details["type"])
        else:
            break
    return mended


def _mend_one(data: Any, path: tuple[int | str, ...], kind: str) -> None:
    """Take away the value at a path, or put a stand-in where one is needed."""
    parent: Any = data
    for part in path[:-1]:
        if not (isinstance(parent, dict) and part in parent) and not isinstance(parent, list):
            return
        parent = parent[part]  # type: ignore[index]
    last = path[-1]
    if isinstance(parent, list) and isinstance(last, int):
        parent[last] = {"text": _STAND_IN} if isinstance(parent[last], dict) else _STAND_IN
    elif isinstance(parent, dict) and kind == "missing":
        parent[last] = _STAND_IN
    elif isinstance(parent, dict):
        parent.pop(last, None)
