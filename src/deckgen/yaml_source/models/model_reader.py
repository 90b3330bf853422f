"""Reads plain data as a model. Every value that does not fit becomes a fault, so that one mistake hides no other.

Why not `msgspec.convert`: it stops at the first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from types import NoneType
from typing import Annotated, Any, Final, TypeVar, get_args, get_origin

from msgspec import Meta, Struct
from msgspec.structs import fields

from deckgen.yaml_source.models.faults import KEY, Fault, FaultKind, KeyPath, UnfitError
from deckgen.yaml_source.models.file_model import FileModel, ReadBefore, ReadInstead, ReadLater

Model = TypeVar("Model", bound=FileModel)
Reader = Callable[[Any, KeyPath, list[Fault]], Any]
Limit = tuple[Callable[[Any], object], FaultKind, Mapping[str, object]]  # what has to hold; what is wrong where not
UNFIT: Final = object()  # what a reader gives after it reported a fault

_NOTHING: Final = object()
_NO_SUCH: Mapping[type, FaultKind] = {
    str: FaultKind.NO_TEXT,
    float: FaultKind.NO_NUMBER,
    int: FaultKind.NO_WHOLE_NUMBER,
    bool: FaultKind.NO_FLAG,
}


class _Key(Struct, frozen=True):
    attribute: str
    required: bool
    read: Reader


def read_model(model: type[Model], data: object, faults: list[Fault]) -> Model | None:
    """The model, or None where a key of it has a fault."""
    read = _read_mapping(model, data, (), faults)
    return read if isinstance(read, model) else None


def _read_mapping(model: type[FileModel], data: object, path: KeyPath, faults: list[Fault]) -> object:
    if not isinstance(data, dict):
        faults.append(Fault(FaultKind.NO_KEYS, path, data))
        return UNFIT
    before = len(faults)
    keys = _keys_of(model)
    values = dict(_read_keys(keys, data, path, faults))
    faults += [Fault(FaultKind.UNKNOWN_KEY, (*path, name), value) for name, value in data.items() if name not in keys]
    if len(faults) > before:
        return UNFIT
    try:
        return model(**values)
    except UnfitError as unfit:
        return _report(unfit, data, path, faults)


def _read_keys(
    keys: Mapping[str, _Key], data: dict[str, object], path: KeyPath, faults: list[Fault]
) -> list[tuple[str, object]]:
    """What is written, by attribute; an optional key without a value or text counts as not written."""
    read = []
    for name, key in keys.items():
        value = data.get(name, _NOTHING)
        if value is _NOTHING:
            if key.required:
                faults.append(Fault(FaultKind.MISSING, (*path, name), data))
        elif key.required or not (value is None or value == ""):
            read.append((key.attribute, key.read(value, (*path, name), faults)))
    return read


def _report(unfit: UnfitError, written: object, path: KeyPath, faults: list[Fault]) -> object:
    faults.append(Fault(unfit.kind, path, written, unfit.context))
    return UNFIT


@lru_cache(maxsize=128)
def _keys_of(model: type[FileModel]) -> Mapping[str, _Key]:
    return {field.encode_name: _Key(field.name, field.required, reader_of(field.type)) for field in fields(model)}


def reader_of(hint: Any) -> Reader:
    """What reads a value of this type; made once for each key."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _read_marked(parts[0], parts[1:])
    if origin is list:
        return _read_list(reader_of(parts[0]))
    if origin is dict:
        return _read_dict(reader_of(parts[0]), reader_of(parts[1]))
    if origin is not None:  # a type or None: None was dropped before
        return reader_of(next(part for part in parts if part is not NoneType))
    return _read_plain(hint)


def _read_plain(kind: type[Any]) -> Reader:
    if issubclass(kind, FileModel):
        return lambda value, path, faults: _read_mapping(kind, value, path, faults)
    if issubclass(kind, Enum):
        return _read_member(kind)
    return _read_exactly(kind, _NO_SUCH[kind])


def _read_marked(base: Any, marks: Sequence[Any]) -> Reader:
    """The type's own reader, what comes before it, and the limits around it."""
    for mark in marks:
        if isinstance(mark, ReadInstead):
            return _reporting(mark.read)
        if isinstance(mark, ReadLater):
            return lambda value, _path, _faults: value
    read = reader_of(base)
    for mark in marks:
        if isinstance(mark, ReadBefore):
            read = _after(mark.read, read)
        elif isinstance(mark, Meta) and mark.max_length is not None and base is not str:
            read = _at_most(mark.max_length, read)
    limits = [limit for mark in reversed(marks) if isinstance(mark, Meta) for limit in _limits_of(mark, base)]
    return _limited(read, limits) if limits else read


def _reporting(read: Reader) -> Reader:
    def reporting(value: Any, path: KeyPath, faults: list[Fault]) -> object:
        try:
            return read(value, path, faults)
        except UnfitError as unfit:
            return _report(unfit, value, path, faults)

    return reporting


def _after(before: Callable[[object], object], read: Reader) -> Reader:
    return _reporting(lambda value, path, faults: read(before(value), path, faults))


def _at_most(most: int, read: Reader) -> Reader:
    """Of a list that is too long, no item is read."""

    def at_most(value: Any, path: KeyPath, faults: list[Fault]) -> object:
        if isinstance(value, list | dict) and len(value) > most:
            raise UnfitError(FaultKind.TOO_MANY, most=most)
        return read(value, path, faults)

    return _reporting(at_most)


def _limited(read: Reader, limits: list[Limit]) -> Reader:
    def limited(value: Any, path: KeyPath, faults: list[Fault]) -> object:
        found = read(value, path, faults)
        if found is not UNFIT:
            for holds, kind, context in limits:
                if not holds(found):
                    faults.append(Fault(kind, path, value, context))
                    return UNFIT
        return found

    return limited


def _limits_of(meta: Meta, base: Any) -> Iterator[Limit]:
    if (above := meta.gt) is not None:
        yield lambda value: value > above, FaultKind.NOT_ABOVE, {"limit": above}
    if (least := meta.ge) is not None:
        yield lambda value: value >= least, FaultKind.BELOW, {"limit": least}
    if (most := meta.le) is not None:
        yield lambda value: value <= most, FaultKind.ABOVE, {"limit": most}
    if (longest := meta.max_length) is not None and base is str:
        yield lambda value: len(value) <= longest, FaultKind.TOO_LONG, {"most": longest}
    if (fewest := meta.min_length) is not None:
        yield lambda value: len(value) >= fewest, FaultKind.TOO_FEW, {"least": fewest}
    if meta.pattern is not None:
        yield re.compile(meta.pattern).search, FaultKind.EMPTY, {}


def _read_exactly(kind: type, fault: FaultKind) -> Reader:
    def read(value: Any, path: KeyPath, faults: list[Fault]) -> object:
        if isinstance(value, kind):
            return value
        faults.append(Fault(fault, path, value))
        return UNFIT

    return read


def _read_member(names: type[Enum]) -> Reader:
    members = {member.value: member for member in names}

    def read(value: Any, path: KeyPath, faults: list[Fault]) -> object:
        if isinstance(value, str) and value in members:
            return members[value]
        faults.append(Fault(FaultKind.UNUSABLE, path, value))
        return UNFIT

    return read


def _read_list(item: Reader) -> Reader:
    def read(value: Any, path: KeyPath, faults: list[Fault]) -> object:
        if not isinstance(value, list):
            faults.append(Fault(FaultKind.NO_LIST, path, value))
            return UNFIT
        before = len(faults)
        items = [item(part, (*path, number), faults) for number, part in enumerate(value)]
        return items if len(faults) == before else UNFIT

    return read


def _read_dict(key: Reader, item: Reader) -> Reader:
    def read(value: Any, path: KeyPath, faults: list[Fault]) -> object:
        if not isinstance(value, dict):
            faults.append(Fault(FaultKind.NO_KEYS, path, value))
            return UNFIT
        before = len(faults)
        parts = {}
        for name, part in value.items():
            named = key(name, (*path, name, KEY), faults)
            parts[named] = item(part, (*path, name), faults)
        return parts if len(faults) == before else UNFIT

    return read
