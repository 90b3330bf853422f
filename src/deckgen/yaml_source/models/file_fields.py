"""Field types that the files of authors share: what counts as text, a number, a yes or no, a date, a name of a list."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError, core_schema

from deckgen.resources.languages import language_codes
from deckgen.yaml_source.syntax.bounds import MAX_ID, MAX_LINE

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
    from pydantic.json_schema import JsonSchemaValue

_YES = frozenset({"true", "yes", "on", "ja", "oui"})
_NO = frozenset({"false", "no", "off", "nee", "non", "nein"})
_NUMBER = re.compile(r"\s*[+-]?\d{1,9}(?:\.\d{1,6})?\s*")
_SHARE = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3})?)\s*%\s*")
_WHOLE = re.compile(r"\s*[+-]?\d{1,9}\s*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_CODES = "|".join(language_codes())
_LANGUAGE = re.compile(rf"({_CODES})(?:-[A-Z]{{2}})?")
_ID = re.compile(r"\w[\w-]*")


class ReadLater:
    """Marks what is validated on its own, value by value: here it may be anything.

    Its schema is made where somebody wants to see it; `SkipValidation` makes it for every deck that is read.
    """

    def __init__(self) -> None:
        self._source: Any = None

    def __get_pydantic_core_schema__(self, source: Any, _handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        """Take any value."""
        self._source = source
        return core_schema.any_schema()

    def __get_pydantic_json_schema__(self, _schema: object, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Show what it will have to be."""
        return handler(TypeAdapter(self._source).core_schema)


class FileModel(BaseModel):
    """A mapping in an author's file: unknown keys are refused, one without a value or text counts as not written."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    @model_validator(mode="before")
    @classmethod
    def _drop_empty_keys(cls, data: Any) -> Any:
        if isinstance(data, dict) and (None in data.values() or "" in data.values()):
            optional = _optional(cls.model_fields)
            return {key: value for key, value in data.items() if value not in (None, "") or key not in optional}
        return data


def _optional(fields: Any) -> set[str]:
    return {field.alias or name for name, field in fields.items() if not field.is_required()}


def _read_number(value: object) -> object:
    if isinstance(value, str):
        if _NUMBER.fullmatch(value):
            return float(value)
        raise PydanticCustomError("number", "no number")
    return value


def _read_share(value: object) -> object:
    """A part of a whole, written as a percentage."""
    if isinstance(value, str):
        found = _SHARE.fullmatch(value)
        if not found or float(found.group(1)) > 100:  # noqa: PLR2004 (the whole)
            raise PydanticCustomError("share", "no percentage")
        return float(found.group(1)) / 100
    return value


def _read_whole(value: object) -> object:
    if isinstance(value, str):
        if _WHOLE.fullmatch(value):
            return int(value)
        raise PydanticCustomError("whole_number", "no whole number")
    return value


def _read_flag(value: object) -> object:
    if isinstance(value, str):
        word = value.strip().casefold()
        if word in _YES or word in _NO:
            return word in _YES
    raise PydanticCustomError("flag", "neither true nor false")


def _read_date(value: object) -> object:
    """A date in the common form must exist; other texts (`najaar 2026`) stay as they are."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        _check_calendar(value)
    return value


def _read_exact_date(value: object) -> object:
    if isinstance(value, str):
        if not _DATE.fullmatch(value):
            raise PydanticCustomError("date_form", "no date")
        _check_calendar(value)
    return value


def _check_calendar(value: str) -> None:
    try:
        dt.date.fromisoformat(value)
    except ValueError as failure:
        raise PydanticCustomError("no_such_date", "no such date") from failure


def _read_clock(value: object) -> object:
    if isinstance(value, str):
        found = _CLOCK.fullmatch(value.strip())
        if not found:
            raise PydanticCustomError("clock", "no time")
        return f"{int(found.group(1)):02}:{found.group(2)}"
    return value


def _read_language(value: object) -> object:
    if isinstance(value, str):
        code, _, region = value.strip().replace("_", "-").partition("-")
        written = f"{code.lower()}-{region.upper()}" if region else code.lower()
        if not _LANGUAGE.fullmatch(written):
            raise PydanticCustomError("language", "unknown language")
        return written
    return value


def _read_id(value: object) -> object:
    if isinstance(value, str) and (len(value) > MAX_ID or not _ID.fullmatch(value)):
        raise PydanticCustomError("id_form", "no id")
    return value


def one_of(names: type[Enum] | tuple[str, ...]) -> BeforeValidator:
    """Accept one of these words; the problem says which there are."""
    allowed = names if isinstance(names, tuple) else tuple(str(member.value) for member in names)

    def read(value: object) -> object:
        if isinstance(value, str) and value.strip() not in allowed:
            raise PydanticCustomError("unknown_value", "unknown value", {"allowed": list(allowed)})
        return value.strip() if isinstance(value, str) else value

    return BeforeValidator(read)


def _schema(kind: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": kind, **more})


def _of(read: Callable[[object], object]) -> BeforeValidator:
    return BeforeValidator(read)


Line = Annotated[str, Field(pattern=r"\S", max_length=MAX_LINE)]
Markdown = Annotated[str, Field(pattern=r"\S")]
Minutes = Annotated[float, _of(_read_number), Field(gt=0, le=1440), _schema("number", exclusiveMinimum=0, maximum=1440)]
Millimetres = Annotated[float, _of(_read_number), Field(ge=5, le=80), _schema("number", minimum=5, maximum=80)]
Count = Annotated[int, _of(_read_whole), Field(ge=1, le=10000), _schema("integer", minimum=1, maximum=10000)]
Whole = Annotated[int, _of(_read_whole), Field(ge=-1000, le=1000), _schema("integer", minimum=-1000, maximum=1000)]
Points = Annotated[float, _of(_read_number), Field(ge=-1000, le=1000), _schema("number", minimum=-1000, maximum=1000)]
Share = Annotated[float, _of(_read_share), _schema("string", pattern=r"^\d{1,3}(\.\d{1,3})? ?%$")]
Flag = Annotated[bool, _of(_read_flag), _schema("boolean")]
Date = Annotated[str, _of(_read_date), Field(pattern=r"\S")]
ExactDate = Annotated[str, _of(_read_exact_date), _schema("string", pattern=r"^\d{4}-\d{2}-\d{2}$")]
Clock = Annotated[str, _of(_read_clock), _schema("string", pattern=r"^\d{1,2}:\d{2}$")]
Language = Annotated[str, _of(_read_language), _schema("string", pattern=rf"^({_CODES})(-[A-Z]{{2}})?$")]
Id = Annotated[str, _of(_read_id), _schema("string", pattern=r"^\w[\w-]*$")]
