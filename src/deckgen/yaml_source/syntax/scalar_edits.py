"""Changes single values in a YAML file: every other byte stays, comments, order and quoting included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct
from yaml.composer import Composer
from yaml.resolver import Resolver

from deckgen.yaml_source.syntax.author_file import Path
from deckgen.yaml_source.syntax.bounds import MAX_VALUES
from deckgen.yaml_source.syntax.list_items import OTHER_BREAKS, Items, find_item, list_items
from deckgen.yaml_source.syntax.raw_patch import patch_raw, value_offset
from deckgen.yaml_source.syntax.yaml_composer import MAX_DEPTH, MAX_EXPANDED
from deckgen.yaml_source.syntax.yaml_python_parser import PythonParser

_PLAIN_START = frozenset("-?:,[]{}#&*!|>'\"%@` \t")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n"}


class _PythonLoader(PythonParser, Composer, Resolver):
    """What composes nodes on machines whose PyYAML came without libyaml."""

    def __init__(self, text: str) -> None:
        PythonParser.__init__(self, text)
        Composer.__init__(self)
        Resolver.__init__(self)


_LOADER: Any = getattr(yaml, "CSafeLoader", _PythonLoader)


class Scalar(Struct, frozen=True):
    """A value as it stands in a file: where from and to in characters, its style, and the text that it is read as."""

    path: Path
    start: int
    end: int
    line: int  # of its first character, from 0
    column: int
    style: str  # | > " ' or empty
    text: str
    is_flow: bool  # between braces or brackets


class ScalarFile:
    """The values of one file. Raises ValueError where it is no YAML."""

    def __init__(self, text: str, known: tuple[dict[Path, Scalar], Items] | None = None) -> None:
        self.text = text
        self._lines = text.split("\n")
        if known is None:
            node = _compose(text)
            self.scalars = _list_scalars(node)
            self._items = list_items(node, text, [scalar.start for scalar in self.scalars.values()])
        else:
            self.scalars, self._items = known

    def at(self, line: int, column: int) -> Scalar | None:
        """The value that a character belongs to, counted from 0; the innermost."""
        offset = self.offset(line, column)
        found = [
            scalar for scalar in self.scalars.values() if scalar.start <= offset < max(scalar.end, scalar.start + 1)
        ]
        return found[-1] if found else None

    def offset(self, line: int, column: int) -> int:
        """The number of characters before a place."""
        return sum(len(each) + 1 for each in self._lines[:line]) + column

    def inside(self, scalar: Scalar, line: int, column: int) -> int:
        """How many characters of a value, as it is read, stand before a place; a guess where lines are folded."""
        if scalar.style in {"|", ">"}:
            first = scalar.line + 1
            indent = _indent(self._lines, first)
            lines = self._lines[first:line]
            return sum(max(len(each) - indent, 0) + 1 for each in lines) + max(column - indent, 0)
        raw = self.text[scalar.start : scalar.end]
        return value_offset(raw, scalar.style, scalar.text, max(0, self.offset(line, column) - scalar.start))

    def replaced(self, path: Path, text: str) -> ScalarFile:
        """The file with another text for one value, in the style that it has where that style can say it.

        Raises ValueError where anything else would be read differently.
        """
        scalar = self.scalars[path]
        raw = self.text[scalar.start : scalar.end]
        patched = patch_raw(raw, scalar.style, scalar.text, text)
        for written in (patched, _write(scalar, text, raw, self._block_indent(scalar))):
            changed = self._change(scalar, written, text) if written is not None else None
            if changed is not None:
                return changed
        raise ValueError("the value cannot be written without changing another")

    def _change(self, scalar: Scalar, written: str, text: str) -> ScalarFile | None:
        """The file with other characters for a value; None where that would change another one."""
        whole = self.text[: scalar.start] + written + self.text[scalar.end :]
        item = None if OTHER_BREAKS.search(written) else find_item(self._items, scalar.path)
        if item is None:
            changed = self._read(whole)
            is_fine = changed is not None and _is_only_change(self.scalars, changed.scalars, scalar.path, text)
            return changed if is_fine else None
        start, end = self._items[item]
        before = self._read_item(self.text, start, end)
        after = self._read_item(whole, start, end + len(whole) - len(self.text))
        path = (0, *scalar.path[len(item) :])
        if before is None or after is None or not _is_only_change(before, after, path, text):
            return None
        return self._with_item(item, whole, after)

    @staticmethod
    def _read(text: str) -> ScalarFile | None:
        try:
            return ScalarFile(text)
        except ValueError:
            return None

    @staticmethod
    def _read_item(text: str, start: int, end: int) -> dict[Path, Scalar] | None:
        """The values of an item of a list, read alone, at the places that they have in the file but for their lines."""
        margin = start - text.rfind("\n", 0, start) - 1
        try:
            found = _list_scalars(_compose(" " * margin + text[start:end]))
        except ValueError:
            return None
        return {path: _moved(each, path, start - margin, 0) for path, each in found.items()}

    def _with_item(self, item: Path, text: str, read: dict[Path, Scalar]) -> ScalarFile:
        """The file with another text, of which one item was read anew and all behind it only moved."""
        start, end = self._items[item]
        by, lines = len(text) - len(self.text), text.count("\n") - self.text.count("\n")
        first_line = self.text.count("\n", 0, start)
        scalars = {
            path: _moved(read[0, *path[len(item) :]], path, 0, first_line)
            if path[: len(item)] == item
            else _moved(each, path, by, lines)
            if each.start >= end
            else each
            for path, each in self.scalars.items()
        }
        items = {
            path: (begins + by, ends + by) if begins >= end else (begins, ends + by if ends >= end else ends)
            for path, (begins, ends) in self._items.items()
            if path == item or path[: len(item)] != item
        }
        return ScalarFile(text, (scalars, items))

    def _block_indent(self, scalar: Scalar) -> str:
        return " " * _indent(self._lines, scalar.line + 1) if scalar.style in {"|", ">"} else ""


def _is_only_change(was: dict[Path, Scalar], now: dict[Path, Scalar], path: Path, text: str) -> bool:
    """Whether changed values say the same but for one."""
    same = {key: each.text for key, each in was.items() if key != path}
    others = {key: each.text for key, each in now.items() if key != path}
    return others == same and path in now and now[path].text.strip() == text.strip()


def _compose(text: str) -> yaml.Node | None:
    try:
        node: yaml.Node | None = yaml.compose(text, _LOADER)
    except (yaml.YAMLError, RecursionError) as failure:
        raise ValueError(str(failure)) from failure
    return node


def _list_scalars(node: yaml.Node | None) -> dict[Path, Scalar]:
    """The values below a node, in order. Raises ValueError where aliases make them endless."""
    room = iter(range(MAX_VALUES + MAX_EXPANDED))
    return {scalar.path: scalar for scalar in _walk(node, (), room, is_flow=False)} if node is not None else {}


def _moved(scalar: Scalar, path: Path, by: int, lines: int) -> Scalar:
    """The same value elsewhere in a file."""
    start, end, line = scalar.start + by, scalar.end + by, scalar.line + lines
    return Scalar(path, start, end, line, scalar.column, scalar.style, scalar.text, scalar.is_flow)


def _indent(lines: list[str], first: int) -> int:
    """How far the lines of a block text are indented: as its first line that has words."""
    for line in lines[first:]:
        if line.strip():
            return len(line) - len(line.lstrip(" "))
    return 0


def _walk(node: yaml.Node, path: Path, room: Iterator[int], *, is_flow: bool) -> Iterator[Scalar]:
    if len(path) > MAX_DEPTH or next(room, None) is None:  # an alias may stand in what it names
        raise ValueError("nested too deep, or too many values")
    is_flow = is_flow or bool(getattr(node, "flow_style", False))
    if isinstance(node, yaml.ScalarNode):
        mark = node.start_mark
        yield Scalar(
            path, mark.index, node.end_mark.index, mark.line, mark.column, node.style or "", str(node.value), is_flow
        )
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _walk(value, (*path, str(key.value)), room, is_flow=is_flow)
    elif isinstance(node, yaml.SequenceNode):
        for place, item in enumerate(node.value):
            yield from _walk(item, (*path, place), room, is_flow=is_flow)


def _write(scalar: Scalar, text: str, before: str, indent: str) -> str:
    if scalar.style in {"|", ">"} and indent:
        return _write_block(scalar, text, before, indent)
    if scalar.style == "'" and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    if not scalar.style and _is_plain(text, is_flow=scalar.is_flow):
        return text
    return '"' + "".join(_ESCAPES.get(sign, sign) for sign in text) + '"'


def _write_block(scalar: Scalar, text: str, before: str, indent: str) -> str:
    """The header as it was, the lines of the text, and the empty lines that stood behind the last one."""
    header = before.split("\n", 1)[0]
    behind = before[len(before.rstrip()) :]
    lines = text.rstrip("\n").split("\n")
    if scalar.style == ">":
        lines = text.rstrip("\n").replace("\n", "\n\n").split("\n")
    return header + "\n" + "\n".join(f"{indent}{line}" if line else "" for line in lines) + behind


def _is_plain(text: str, *, is_flow: bool) -> bool:
    """Whether a text can stand without quotation marks."""
    if not text or text[0] in _PLAIN_START or text != text.strip() or "\n" in text:
        return False
    if ": " in text or " #" in text or text.endswith(":"):
        return False
    return not (is_flow and any(sign in text for sign in ",[]{}"))
