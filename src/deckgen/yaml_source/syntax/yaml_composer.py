"""Composes plain data from YAML events, with the spot of every node: scalars stay the author's own text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

import yaml
from msgspec import Struct
from msgspec.structs import replace
from yaml import MarkedYAMLError, YAMLError, events

from deckgen.messages.message import tell
from deckgen.problems import Problem, error, warning
from deckgen.shown_text import FORBIDDEN, LINE_ENDS
from deckgen.yaml_source.syntax.author_file import AuthorFile, Path, Spot, compose_accents
from deckgen.yaml_source.syntax.bounds import MAX_REPEATED, MAX_VALUES
from deckgen.yaml_source.syntax.yaml_errors import explain_yaml_error

_LINE_ENDS = re.compile(LINE_ENDS)
_FORBIDDEN = re.compile(FORBIDDEN)

MAX_DEPTH = 50
MAX_EXPANDED = 50_000  # nodes that aliases and merge keys may add
_NULLS = frozenset({"", "~", "null"})
_KNOWN_TAGS = frozenset(
    f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq")
)
_TEXT_TAG = "tag:yaml.org,2002:str"
_NO_KEY = "\0"  # cannot stand in a file


class ReadingStopped(Exception):  # noqa: N818 (it ends the reading; the problem in it is the error)
    """The file cannot be read further."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class _Anchor(Struct):
    """A node that aliases may repeat: its data, and which of the paths so far are its own."""

    data: object
    path: Path
    own: range


class _Merge(Struct):
    """A `<<` key: its event, its value, its path, and which of the paths so far lie below it."""

    event: Any
    value: object
    path: Path
    own: range


class YamlComposer:
    """Builds the data of one document from its events.

    Why events and not `compose`: no resolver runs (nothing is turned into a date or a boolean), depth and expansion are
    bounded while reading, and it takes a third of the time.
    """

    def __init__(self, file: AuthorFile) -> None:
        self.file = file
        self.spots: dict[Path, Spot] = {}
        self.problems: list[Problem] = []
        self._paths: list[Path] = []
        self._anchors: dict[str, _Anchor | None] = {}
        self._expanded = 0
        self._repeated = 0  # characters
        self._events = _parse_events(file)

    def compose(self) -> object:
        """The data of the one document; None when there is none."""
        for event in self._events:
            if isinstance(event, events.DocumentStartEvent):
                break
        else:
            return None
        data = self._node(next(self._events), (), None)
        for event in self._events:
            if isinstance(event, events.DocumentStartEvent):
                message = tell("A second document starts here; a file holds one.")
                self._problem("multiple-documents", message, event, tell("Remove the line `---`, or indent it."))
                break
        return data

    def _problem(self, code: str, message: str, event: Any, hint: str = "") -> None:
        self.problems.append(self._error(code, message, event, hint))

    def _error(self, code: str, message: str, event: Any, hint: str = "") -> Problem:
        return error(code, message, self.file.place(event.start_mark.line, event.start_mark.column), hint)

    def _node(self, event: Any, path: Path, key: Any) -> object:
        kind = type(event)
        if kind is events.AliasEvent:
            return self._alias(event, path, key)
        mark = event.start_mark
        spot = Spot(self.file, mark.line, mark.column)
        if len(self._paths) > MAX_VALUES:
            message = tell("This file holds more than {max_values:,} values.", max_values=MAX_VALUES)
            raise ReadingStopped(self._error("too-many-values", message, event, tell("Divide it over several files.")))
        if key is not None:
            spot.key_line, spot.key_column = key.start_mark.line, key.start_mark.column
        self.spots[path] = spot
        first = len(self._paths)
        self._paths.append(path)
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        data: object
        if kind is events.ScalarEvent:
            spot.style = event.style or ""
            data = self._scalar(event)
        else:
            if len(path) >= MAX_DEPTH:
                message = tell("Lists and keys are nested more than {max_depth} deep here.", max_depth=MAX_DEPTH)
                raise ReadingStopped(self._error("nested-too-deep", message, event))
            self._check_tag(event)
            data = self._mapping(path) if kind is events.MappingStartEvent else self._sequence(path)
        if event.anchor is not None:
            self._anchors[event.anchor] = _Anchor(data, path, range(first, len(self._paths)))
        return data

    def _scalar(self, event: Any) -> str | None:
        value: str = event.value
        if event.tag is not None:
            self._check_tag(event)
        if event.style == '"':
            value = compose_accents(self._without_controls(event))  # that were written as `\u0301`
        if not event.style and "\n" in value:
            self._warn_of_joined_paragraphs(event)
        if value in _NULLS and not event.style and event.tag != _TEXT_TAG:
            return None
        return value

    def _without_controls(self, event: Any) -> str:
        """A text in double quotes, whose escapes can bring in any character; every line end is a line feed."""
        value: str = _LINE_ENDS.sub("\n", event.value)
        if _FORBIDDEN.search(value):
            said = tell("This text holds a control character, which cannot be shown.")
            self._problem("control-character", said, event)
        return _FORBIDDEN.sub("", value)

    def _warn_of_joined_paragraphs(self, event: Any) -> None:
        """Say that blank lines in a text without `|` are lost."""
        message = tell("The blank lines in this text are lost: its paragraphs become one.")
        hint = tell("Write `|` after the key: `question: |`.")
        place = self.file.place(event.start_mark.line, event.start_mark.column)
        self.problems.append(warning("joined-paragraphs", message, place, hint))

    def _check_tag(self, event: Any) -> None:
        if event.tag not in (None, "!") and event.tag not in _KNOWN_TAGS:
            message = tell("The tag `{short_tag}` means nothing here.", short_tag=_short_tag(event.tag))
            self._problem(
                "unknown-tag", message, event, tell("Remove it, or put the text in quotes if it starts with `!`.")
            )

    def _sequence(self, path: Path) -> list[object]:
        items: list[object] = []
        for event in self._events:
            if type(event) is events.SequenceEndEvent:
                break
            items.append(self._node(event, (*path, len(items)), None))
        return items

    def _mapping(self, path: Path) -> dict[str, object] | str:
        data: dict[str, object] = {}
        seen: dict[str, int] = {}
        merges: list[_Merge] = []
        no_mapping = False
        for event in self._events:
            if type(event) is events.MappingEndEvent:
                break
            name = self._key(event, path)
            if name == _NO_KEY:
                self._node(next(self._events), (*path, "?"), None)
                no_mapping = True
                continue
            at = (*path, name)
            first = len(self._paths)
            if name in seen:
                message = tell("The key `{name}` stands here for the second time.", name=name)
                self._problem(
                    "duplicate-key",
                    message,
                    event,
                    tell("It already has a value on line {value}.", value=seen[name] + 1),
                )
                self._node(next(self._events), (*path, f"{name} (again)"), event)
                continue
            seen[name] = event.start_mark.line
            value = self._node(next(self._events), at, event)
            if name == "<<" and not event.style:
                merges.append(_Merge(event, value, at, range(first, len(self._paths))))
            else:
                data[name] = value
        for merge in merges:
            self._merge(data, path, merge)
        return "…" if no_mapping else data  # text that was meant as such must not give a second problem

    def _key(self, event: Any, path: Path) -> str:
        if type(event) is events.ScalarEvent:
            return str(event.value)
        if type(event) is events.AliasEvent:
            anchor = self._anchors.get(str(event.anchor))
            if anchor is not None and isinstance(anchor.data, str):
                return anchor.data
        message = tell("A key must be plain text.")
        hint = tell('Put text that starts with `{{` or `[` in quotes: "{{ term }} …".')
        self._problem("complex-key", message, event, hint)
        if type(event) is not events.AliasEvent:
            self._node(event, (*path, "?"), None)
        return _NO_KEY

    def _alias(self, event: Any, path: Path, key: Any) -> object:
        if event.anchor not in self._anchors:
            hint = tell("Put text that starts with `*` in quotes, or write it on the next line after `|`.")
            message = tell("`*{anchor}` repeats something that was never named `&{anchor}`.", anchor=event.anchor)
            raise ReadingStopped(self._error("unknown-anchor", message, event, hint))
        anchor = self._anchors[event.anchor]
        if anchor is None:
            message = tell("`*{anchor}` stands inside `&{anchor}` itself.", anchor=event.anchor)
            raise ReadingStopped(self._error("alias-in-itself", message, event))
        self._repeated += _count_characters(anchor.data)
        self._copy_spots(event, anchor.path, path, anchor.own)
        if key is not None:
            mark = key.start_mark
            self.spots[path] = replace(self.spots[path], key_line=mark.line, key_column=mark.column)
        return anchor.data

    def _merge(self, data: dict[str, object], path: Path, merge: _Merge) -> None:
        """Add the keys of `<<: *anchor` that the mapping does not have itself."""
        listed = merge.value if isinstance(merge.value, list) else [merge.value]
        for number, part in enumerate(listed):
            if not isinstance(part, dict):
                self._problem(
                    "wrong-merge", tell("`<<` merges the keys of another mapping; this is none."), merge.event
                )
                return
            where = (*merge.path, number) if isinstance(merge.value, list) else merge.path
            for name in part:
                if name not in data:
                    data[name] = part[name]
                    self._repeated += _count_characters(part[name])
                    self._copy_spots(merge.event, (*where, name), (*path, name), merge.own)

    def _copy_spots(self, event: Any, source: Path, target: Path, own: range) -> None:
        """Give the spots below one path to another path as well."""
        length = len(source)
        for index in own:
            path = self._paths[index]
            if path[:length] == source:
                copy = (*target, *path[length:])
                self.spots[copy] = self.spots[path]
                self._paths.append(copy)
                self._expanded += 1
        if self._expanded > MAX_EXPANDED:
            message = tell(
                "Anchors and aliases repeat more than {max_expanded:,} values in this file.", max_expanded=MAX_EXPANDED
            )
            raise ReadingStopped(self._error("alias-expansion", message, event))
        if self._repeated > MAX_REPEATED:
            message = tell(
                "Anchors and aliases repeat more than {max_repeated:,} characters in this file.",
                max_repeated=MAX_REPEATED,
            )
            raise ReadingStopped(self._error("alias-expansion", message, event))


def _count_characters(data: object) -> int:
    """The characters of a value that is repeated; its depth and size are bounded already."""
    if isinstance(data, str):
        return len(data)
    if isinstance(data, dict):
        return sum(_count_characters(value) for value in data.values())
    return sum(_count_characters(item) for item in data) if isinstance(data, list) else 0


def _short_tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")


def _parse_events(file: AuthorFile) -> Iterator[Any]:
    """The events of libyaml, or of the pure Python parser where libyaml is missing.

    Newer versions of libyaml refuse deep nesting while they still look ahead, before they tell of the levels above it.
    The text is then read again up to there, so that the composer meets the level that is ours to refuse.
    """
    given = 0
    try:
        for event in _events_of(file.text):
            given += 1
            yield event
    except YAMLError as failure:
        refused_at = _place_of_refused_depth(failure)
        if refused_at is None:
            raise ReadingStopped(explain_yaml_error(failure, file)) from failure
    else:
        return
    try:
        yield from islice(_events_of(file.text[:refused_at]), given, None)
    except YAMLError as failure:
        raise ReadingStopped(explain_yaml_error(failure, file)) from failure


def _events_of(text: str) -> Iterator[Any]:
    parser = _make_parser(text)
    while parser.check_event():
        yield parser.get_event()


def _place_of_refused_depth(failure: YAMLError) -> int | None:
    """Where the parser met more levels than it takes; None when that is not what it says."""
    if isinstance(failure, MarkedYAMLError) and failure.problem_mark and "nesting depth" in (failure.problem or ""):
        return int(failure.problem_mark.index)
    return None


def _make_parser(text: str) -> Any:
    if yaml.__with_libyaml__:
        from yaml import cyaml

        return cyaml.CParser(text)  # type: ignore[attr-defined]
    from deckgen.yaml_source.syntax.yaml_python_parser import PythonParser

    return PythonParser(text)
