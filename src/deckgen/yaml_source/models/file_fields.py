"""Field types that the files of authors share: what counts as text, a number, a yes or no, a date, a name of a list."""

import datetime as dt
import re
from enum import Enum
from typing import Annotated, Any

from msgspec import Meta

from deckgen.resources.languages import language_codes
from deckgen.yaml_source.models.faults import FaultKind, UnfitError
from deckgen.yaml_source.models.file_model import ReadBefore, Shown
from deckgen.yaml_source.syntax.bounds import MAX_ID, MAX_LINE

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


def _read_number(value: object) -> object:
    if isinstance(value, str):
        if _NUMBER.fullmatch(value):
            return float(value)
        raise UnfitError(FaultKind.NO_NUMBER)
    return value


def _read_share(value: object) -> object:
    """A part of a whole, written as a percentage."""
    if isinstance(value, str):
        found = _SHARE.fullmatch(value)
        if not found or float(found.group(1)) > 100:  # noqa: PLR2004 (the whole)
            raise UnfitError(FaultKind.NO_SHARE)
        return float(found.group(1)) / 100
    return value


def _read_whole(value: object) -> object:
    if isinstance(value, str):
        if _WHOLE.fullmatch(value):
            return int(value)
        raise UnfitError(FaultKind.NO_WHOLE_NUMBER)
    return value


def _read_flag(value: object) -> object:
    if isinstance(value, str):
        word = value.strip().casefold()
        if word in _YES or word in _NO:
            return word in _YES
    raise UnfitError(FaultKind.NO_FLAG)


def _read_date(value: object) -> object:
    """A date in the common form must exist; other texts (`najaar 2026`) stay as they are."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        _check_calendar(value)
    return value


def _read_exact_date(value: object) -> object:
    if isinstance(value, str):
        if not _DATE.fullmatch(value):
            raise UnfitError(FaultKind.NO_DATE)
        _check_calendar(value)
    return value


def _check_calendar(value: str) -> None:
    try:
        dt.date.fromisoformat(value)
    except ValueError as failure:
        raise UnfitError(FaultKind.NO_SUCH_DATE) from failure


def _read_clock(value: object) -> object:
    if isinstance(value, str):
        found = _CLOCK.fullmatch(value.strip())
        if not found:
            raise UnfitError(FaultKind.NO_CLOCK)
        return f"{int(found.group(1)):02}:{found.group(2)}"
    return value


def _read_language(value: object) -> object:
    if isinstance(value, str):
        code, _, region = value.strip().replace("_", "-").partition("-")
        written = f"{code.lower()}-{region.upper()}" if region else code.lower()
        if not _LANGUAGE.fullmatch(written):
            raise UnfitError(FaultKind.UNKNOWN_LANGUAGE)
        return written
    return value


def _read_id(value: object) -> object:
    if isinstance(value, str) and (len(value) > MAX_ID or not _ID.fullmatch(value)):
        raise UnfitError(FaultKind.NO_ID)
    return value


def one_of(names: type[Enum] | tuple[str, ...]) -> ReadBefore:
    """Accept one of these words; the problem says which there are."""
    allowed = names if isinstance(names, tuple) else tuple(str(member.value) for member in names)

    def read(value: object) -> object:
        if isinstance(value, str) and value.strip() not in allowed:
            raise UnfitError(FaultKind.UNKNOWN_VALUE, allowed=allowed)
        return value.strip() if isinstance(value, str) else value

    return ReadBefore(read)


def _shown(kind: str, **more: Any) -> Shown:
    return Shown({"type": kind, **more})


Line = Annotated[str, Meta(pattern=r"\S", max_length=MAX_LINE)]
Markdown = Annotated[str, Meta(pattern=r"\S")]
Minutes = Annotated[float, ReadBefore(_read_number), Meta(gt=0, le=1440)]
Millimetres = Annotated[float, ReadBefore(_read_number), Meta(ge=5, le=80)]
Count = Annotated[int, ReadBefore(_read_whole), Meta(ge=1, le=10000)]
Whole = Annotated[int, ReadBefore(_read_whole), Meta(ge=-1000, le=1000)]
Points = Annotated[float, ReadBefore(_read_number), Meta(ge=-1000, le=1000)]
Share = Annotated[float, ReadBefore(_read_share), _shown("string", pattern=r"^\d{1,3}(\.\d{1,3})? ?%$")]
Flag = Annotated[bool, ReadBefore(_read_flag)]
Date = Annotated[str, ReadBefore(_read_date), Meta(pattern=r"\S")]
ExactDate = Annotated[str, ReadBefore(_read_exact_date), _shown("string", pattern=r"^\d{4}-\d{2}-\d{2}$")]
Clock = Annotated[str, ReadBefore(_read_clock), _shown("string", pattern=r"^\d{1,2}:\d{2}$")]
Language = Annotated[str, ReadBefore(_read_language), _shown("string", pattern=rf"^({_CODES})(-[A-Z]{{2}})?$")]
Id = Annotated[str, ReadBefore(_read_id), _shown("string", pattern=r"^\w[\w-]*$")]
