"""Validates plain data as a model; what does not fit is left out and becomes a problem at its place."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from typing import Any, Generic

from msgspec import Struct

from deckgen.problems import Problem
from deckgen.yaml_source.models.faults import Fault, FaultKind
from deckgen.yaml_source.models.model_reader import Model, read_model
from deckgen.yaml_source.syntax.author_file import PlaceMap
from deckgen.yaml_source.syntax.bounds import MAX_PROBLEMS

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
    faults: list[Fault] = []
    read = read_model(model, data, faults)
    if not faults:
        return Decoded(read)
    from deckgen.yaml_source.models.field_problems import explain_field  # most files have no mistake

    problems += [explain_field(model, fault, places) for fault in faults[: MAX_PROBLEMS + 1]]
    if not isinstance(data, dict) or any(not fault.path for fault in faults):
        return Decoded(None)
    bad = frozenset(str(fault.path[0]) for fault in faults)
    rest: dict[str, object] = {key: value for key, value in data.items() if key not in bad}
    for attempt in (_mend(data, model), {**(stand_ins or {}), **rest}):
        mended = read_model(model, attempt, [])
        if mended is not None:
            return Decoded(mended, bad)
    return Decoded(None)


def _mend(data: dict[str, Any], model: type[Model]) -> dict[str, Any]:
    """The data with as little as possible changed so that its other texts can be read."""
    mended = copy.deepcopy(data)
    for _ in range(_ROUNDS):
        faults: list[Fault] = []
        read_model(model, mended, faults)
        for fault in faults:
            _mend_one(mended, fault)
        if not faults:
            break
    return mended


def _mend_one(data: Any, fault: Fault) -> None:
    """Take away the value, or put a stand-in where one is needed."""
    parent: Any = data
    for part in fault.path[:-1]:
        if not (isinstance(parent, dict) and part in parent) and not isinstance(parent, list):
            return
        parent = parent[part]  # type: ignore[index]
    last = fault.path[-1]
    if isinstance(parent, list) and isinstance(last, int):
        parent[last] = {"text": _STAND_IN} if isinstance(parent[last], dict) else _STAND_IN
    elif isinstance(parent, dict) and fault.kind is FaultKind.MISSING:
        parent[last] = _STAND_IN
    elif isinstance(parent, dict):
        parent.pop(last, None)
