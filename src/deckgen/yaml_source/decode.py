"""Plain data in, one validated model out; what does not fit is left out and becomes a problem at its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from pydantic import BaseModel, ValidationError

from deckgen.problems import Problem
from deckgen.yaml_source.author_file import PlaceMap
from deckgen.yaml_source.field_problems import explain_field

Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Decoded(Generic[Model]):
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
    problems += [explain_field(model, dict(details), places) for details in errors]
    if not isinstance(data, dict) or any(not details["loc"] for details in errors):
        return Decoded(None)
    bad = frozenset(str(details["loc"][0]) for details in errors)
    rest: dict[str, object] = {key: value for key, value in data.items() if key not in bad}
    try:
        return Decoded(model.model_validate({**(stand_ins or {}), **rest}), bad)
    except ValidationError:
        return Decoded(None)
