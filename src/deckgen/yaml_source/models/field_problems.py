"""Words each type of validation error for authors, at the place of the key or value."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Final

from msgspec import Struct

from deckgen.messages.message import tell, tell_count
from deckgen.problems import Problem, error
from deckgen.resources.languages import language_codes
from deckgen.shown_text import shorten
from deckgen.yaml_source.models.faults import KEY, Fault, FaultKind, KeyPath
from deckgen.yaml_source.models.file_model import FileModel
from deckgen.yaml_source.models.file_schema import find_names
from deckgen.yaml_source.syntax.author_file import PlaceMap
from deckgen.yaml_source.syntax.near_names import suggest

_COLON_HINT = tell("If it is one text: put it in quotes, since a colon followed by a space starts a key.")


_SHOWN = 40  # characters


class _Said(Struct, frozen=True):
    """What is said of an error. `at_key` places it at the key rather than at the value."""

    code: str
    message: str
    hint: str = ""
    at_key: bool = False


class _Case(Struct, frozen=True):
    """An error as the messages need it: the field in the author's words, what was written, what the check knows."""

    field: str
    written: object
    context: Mapping[str, Any]
    model: type[FileModel]
    path: KeyPath
    line: str  # the author's line with the key

    @property
    def shown(self) -> str:
        """What the author wrote, short enough for a sentence."""
        if self.written is None:
            return tell("nothing")
        if isinstance(self.written, list):
            return tell("a list")
        if isinstance(self.written, dict):
            return tell("keys with values")
        return f"`{_cut(str(self.written))}`"


def _cut(text: str) -> str:
    """A text short enough for a sentence, on one line."""
    text = " ".join(text.split())
    return shorten(text, _SHOWN)


def explain_field(model: type[FileModel], fault: Fault, places: PlaceMap) -> Problem:
    """Word one fault; its path is looked up as it is, else its nearest parent."""
    path = fault.path
    case = _Case(_name_field(path), fault.written, fault.context, model, path, places.key_line(*path))
    said = MESSAGES[fault.kind](case)
    if fault.kind is FaultKind.MISSING:
        return error(said.code, said.message, places.value(*path[:-1]), said.hint)
    if path and path[-1] == KEY:
        path = path[:-1]
    at_key = said.at_key or case.written is None
    return error(said.code, said.message, places.key(*path) if at_key else places.value(*path), said.hint)


def _name_field(path: KeyPath) -> str:
    if path and path[-1] == KEY:
        path = path[:-1]
    if not path:
        return tell("This")
    if isinstance(path[-1], int):
        owner = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        number = path[-1] + 1
        return (
            tell("Item {number} of `{owner}`", number=number, owner=owner)
            if owner
            else tell("Item {number}", number=number)
        )
    return f"`{path[-1]}`"


def _missing(case: _Case) -> _Said:
    return _Said(
        "missing-key",
        tell("The key {field} is missing here.", field=case.field),
        tell("Add `{value}: …`.", value=case.path[-1]),
    )


def _extra(case: _Case) -> _Said:
    decimals = re.search(rf"([0-9]+),{re.escape(str(case.path[-1]))}(?![0-9])", case.line)
    if case.written is None and str(case.path[-1]).isdecimal() and decimals:
        message = tell("A comma between braces or brackets starts a new item: `{written}`.", written=decimals.group())
        hint = tell("Write decimals with a point: `{number}`.", number=decimals.group().replace(",", "."))
        return _Said("unknown-key", message, hint, at_key=True)
    hint = suggest(str(case.path[-1]), find_names(case.model, case.path[:-1]), tell("Keys that can stand here"))
    return _Said("unknown-key", tell("The key {field} is not known here.", field=case.field), hint, at_key=True)


def _text(case: _Case) -> _Said:
    if case.written is None:
        return _empty(case)
    hint = _COLON_HINT if isinstance(case.written, dict) else tell("Write one text.")
    return _Said("wrong-type", tell("{field} must be text, not {shown}.", field=case.field, shown=case.shown), hint)


def _empty(case: _Case) -> _Said:
    hint = tell("What follows a `#` is a comment; put text that starts with `#` in quotes.") if "#" in case.line else ""
    return _Said("empty", tell("{field} is empty.", field=case.field), hint, at_key=True)


def _list(case: _Case) -> _Said:
    if case.written is None:
        return _empty(case)
    message = tell("{field} must be a list, not {shown}.", field=case.field, shown=case.shown)
    if isinstance(case.written, str) and case.written.lstrip().startswith("-"):
        return _Said("wrong-type", message, tell("Write a space after each dash: `- item`."))
    return _Said("wrong-type", message, tell("Start each item on its own line with `- `."))


def _keys(case: _Case) -> _Said:
    if case.written is None:
        return _empty(case)
    if isinstance(case.written, str) and "choices" in case.path:
        message = tell("{field} is a bare text; a choice holds keys with values.", field=case.field)
        return _Said("wrong-type", message, tell("Write `- text: {written}`.", written=_cut(case.written)))
    names = ", ".join(f"`{name}`" for name in find_names(case.model, case.path))
    hint = tell("Its keys: {names}.", names=names) if names else ""
    return _Said(
        "wrong-type", tell("{field} must hold keys with values, not {shown}.", field=case.field, shown=case.shown), hint
    )


def _number(case: _Case) -> _Said:
    if case.written is None:
        return _empty(case)
    hint = tell("Write digits only, with a point for decimals: `7.5`.")
    return _Said("wrong-type", tell("{field} must be a number, not {shown}.", field=case.field, shown=case.shown), hint)


def _whole(case: _Case) -> _Said:
    if case.written is None:
        return _empty(case)
    return _Said(
        "wrong-type",
        tell("{field} must be a whole number, not {shown}.", field=case.field, shown=case.shown),
        tell("Write digits only."),
    )


def _out_of_range(message: str) -> Callable[[_Case], _Said]:
    def explain(case: _Case) -> _Said:
        most = f"{case.context['limit']:g}"
        return _Said("out-of-range", tell(message, field=case.field, limit=most, shown=case.shown))

    return explain


def _too_short(case: _Case) -> _Said:
    least = case.context["least"]
    if case.field == "`choices`":
        hint = tell("Add a choice, or leave `choices` out for an open question.")
        return _Said(
            "choice-count",
            tell("A dilemma has 2 to 6 choices; this one has {count}.", count=len(_as_list(case))),
            hint,
            at_key=True,
        )
    return _Said(
        "empty",
        tell_count(
            "{field} needs at least {count} item.",
            "{field} needs at least {count} items.",
            count=least,
            field=case.field,
        ),
        at_key=True,
    )


def _too_long(case: _Case) -> _Said:
    if case.field == "`choices`":
        message = tell("A dilemma has 2 to 6 choices; this one has {count}.", count=len(_as_list(case)))
        return _Said("choice-count", message, tell("There are letters A to F only."), at_key=True)
    return _Said(
        "out-of-range",
        tell("{field} has at most {value} items.", field=case.field, value=case.context["most"]),
        at_key=True,
    )


def _line_too_long(case: _Case) -> _Said:
    return _Said(
        "text-too-long",
        tell("{field} has at most {value} characters.", field=case.field, value=case.context["most"]),
        tell("Shorten it."),
    )


def _as_list(case: _Case) -> list[object]:
    return case.written if isinstance(case.written, list) else []


def _value(case: _Case) -> _Said:
    allowed = case.context["allowed"]
    if case.path[-1] == KEY:
        return _Said(
            "unknown-key",
            tell("The key {field} is not known here.", field=case.field),
            suggest(str(case.written), allowed),
            at_key=True,
        )
    return _Said(
        "unknown-value",
        tell("{field} cannot be {shown}.", field=case.field, shown=case.shown),
        suggest(str(case.written), allowed),
    )


def _fixed(code: str, message: str, hint: str = "") -> Callable[[_Case], _Said]:
    def explain(case: _Case) -> _Said:
        if case.written is None:
            return _empty(case)
        return _Said(code, tell(message, field=case.field, shown=case.shown), hint)

    return explain


def _unknown(case: _Case) -> _Said:
    return _Said("wrong-type", tell("{field} cannot be {shown}.", field=case.field, shown=case.shown))


def _scale_order(case: _Case) -> _Said:
    low, high = case.context["low"], case.context["high"]
    message = tell("A scale goes from the lower number to the higher, not from {low} to {high}.", low=low, high=high)
    return _Said("wrong-scale", message, tell("Write `from: {high}` and `to: {low}`.", low=low, high=high))


def _scale_points(case: _Case) -> _Said:
    message = tell(
        "A scale has at most {most} points; this one has {points}.",
        most=case.context["most"],
        points=case.context["points"],
    )
    return _Said("wrong-scale", message, tell("Write `from: 1` and `to: 5`, or `from: 0` and `to: 10`."))


_LANGUAGES = tell(
    "Known: {languages}, with a region where it matters: `nl-BE`.",
    languages=", ".join(f"`{code}`" for code in language_codes()),
)
_DATE_HINT = tell("Write year, month, day: `2026-11-22`.")
_CLOCK_HINT = tell("Write hours and minutes: `09:30`.")
_TERM_HINT = tell("Write `name: words` or `name: {text: words, de: the words}`.")
_TERM = tell("{field} must be text, or a text for each form, not {shown}.")
_QUOTE_HINT = tell("Add `section: …` for a whole section, or `text: …` for a passage.")
_COLOUR_HINT = tell('Write six hexadecimal digits in quotes: "#1F4E79".')
_SECTION = tell("A `section` stands here without a source.")
_BLOCK = tell("This block says nothing: it has neither `text` nor `quote`.")
_BLOCKS_HINT = tell("Start a list's items with `- text:` or `- quote:`.")
_TEXT_OR_LIST = tell("{field} must be text or a list of blocks, not {shown}.")
_SHARE_HINT = tell("Write it as `67%`.")
_ID_HINT = tell("Use letters, digits, `-` and `_`, without spaces.")
MESSAGES: Final[Mapping[FaultKind, Callable[[_Case], _Said]]] = {
    FaultKind.MISSING: _missing,
    FaultKind.UNKNOWN_KEY: _extra,
    FaultKind.NO_TEXT: _text,
    FaultKind.EMPTY: _empty,
    FaultKind.NO_LIST: _list,
    FaultKind.NO_KEYS: _keys,
    FaultKind.NO_NUMBER: _number,
    FaultKind.NO_WHOLE_NUMBER: _whole,
    FaultKind.NOT_ABOVE: _out_of_range(tell("{field} must be more than {limit}, not {shown}.")),
    FaultKind.BELOW: _out_of_range(tell("{field} must be at least {limit}, not {shown}.")),
    FaultKind.ABOVE: _out_of_range(tell("{field} must be at most {limit}, not {shown}.")),
    FaultKind.TOO_FEW: _too_short,
    FaultKind.TOO_MANY: _too_long,
    FaultKind.TOO_LONG: _line_too_long,
    FaultKind.UNKNOWN_VALUE: _value,
    FaultKind.UNUSABLE: _unknown,
    FaultKind.NO_FLAG: _fixed("wrong-type", tell("{field} must be `true` or `false`, not {shown}.")),
    FaultKind.NO_SUCH_DATE: _fixed("wrong-date", tell("{field}: the day {shown} does not exist."), _DATE_HINT),
    FaultKind.NO_DATE: _fixed("wrong-date", tell("{field} must be a date, not {shown}."), _DATE_HINT),
    FaultKind.NO_CLOCK: _fixed("wrong-time", tell("{field} must be a time of day, not {shown}."), _CLOCK_HINT),
    FaultKind.UNKNOWN_LANGUAGE: _fixed("unknown-language", tell("The language {shown} is not known."), _LANGUAGES),
    FaultKind.NO_ID: _fixed("wrong-id", tell("{field} cannot be {shown}."), _ID_HINT),
    FaultKind.NO_COLOUR: _fixed("wrong-colour", tell("{field} must be a colour, not {shown}."), _COLOUR_HINT),
    FaultKind.NO_TERM: _fixed("wrong-type", _TERM, _TERM_HINT),
    FaultKind.NO_TEXT_OR_LIST: _fixed("wrong-type", _TEXT_OR_LIST, _BLOCKS_HINT),
    FaultKind.EMPTY_PASSAGE: _fixed("missing-key", _BLOCK, tell("Add `text: …`.")),
    FaultKind.EMPTY_QUOTE: _fixed("missing-key", tell("This quote does not say what it quotes."), _QUOTE_HINT),
    FaultKind.SECTION_WITHOUT_QUOTE: _fixed("missing-key", _SECTION, tell("Add `quote: …`.")),
    FaultKind.SCALE_ORDER: _scale_order,
    FaultKind.SCALE_POINTS: _scale_points,
    FaultKind.NO_SHARE: _fixed("wrong-type", tell("{field} must be a percentage, not {shown}."), _SHARE_HINT),
    FaultKind.VIDEO_TARGET: _fixed("missing-key", tell("A video needs either `url` or `file`.")),
}  # fmt: skip
