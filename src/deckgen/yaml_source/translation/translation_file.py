"""Writes the lines of a translation's file: as a skeleton, with keys added, or remembered.

The file belongs to the translator: what stands in it stays as it is, comments too.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from msgspec import Struct, field

from deckgen.yaml_source.syntax.author_file import AuthorFile, Path, PlacedData
from deckgen.yaml_source.syntax.overlay import look_up, name_path
from deckgen.yaml_source.translation.translatable import TextField, Texts
from deckgen.yaml_source.translation.translated_data import REMEMBERS, is_given

Find = Callable[[Path], Path | None]
_HASH_LENGTH = 8


class _Node(Struct):
    """A key or item to write: what it holds, or the original's text above an empty value."""

    inner: dict[str | int, _Node] = field(default_factory=dict)
    above: str = ""
    is_text: bool = False
    beside: str = ""


def text_hash(text: str) -> str:
    """A short mark of a text, the same however its lines are broken."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:_HASH_LENGTH]


def write_skeleton(texts: Texts, name: str) -> str:
    """A whole file with an empty value for every text, the original above it."""
    lines = [f"# The texts of {name} in another language. Structure, ids and verdicts stay there."]
    return "\n".join([*lines, *_write_mapping(_grow(texts.fields, texts.nodes, ()), "")]) + "\n"


def write_remembered(file: AuthorFile, plain: PlacedData, texts: Texts) -> str:
    """The file with what it translated now at its end; the rest is untouched."""
    lines = _without_block(file, plain)
    known = [text for text in texts.fields if is_given(look_up(plain.data, text.target))]
    block = [f"{REMEMBERS}:", *(f"  {write_key(name_path(text.target))}: {text_hash(text.text)}" for text in known)]
    return "\n".join([*_trim(lines), *block]) + "\n"


def move_remembered(file: AuthorFile, plain: PlacedData, texts: Texts, find: Find) -> AuthorFile:
    """The file with what it remembers under the names that its texts will have, once new items are there."""
    memory = look_up(plain.data, (REMEMBERS,))
    if not isinstance(memory, dict):
        return file
    block = [f"{REMEMBERS}:"]
    for text in texts.fields:
        there = find(text.target)
        known = memory.get(name_path(there)) if there is not None else None
        if known is not None:
            block.append(f"  {write_key(name_path(text.target))}: {known}")
    return AuthorFile(file.name, "\n".join([*_trim(_without_block(file, plain)), *block]) + "\n")


def add_missing(
    file: AuthorFile, plain: PlacedData, texts: Texts, find: Find, find_next: Find
) -> tuple[str, tuple[TextField, ...]]:
    """The file with every missing key added, empty; and the fields that have no place to add them at.

    `find` tells where the translation has a path now, `find_next` before which of its items a new one belongs.
    """
    lines = list(file.lines)
    groups: dict[Path, list[TextField]] = {}
    for text in texts.fields:
        absent = _first_absent(plain.data, text.target, find)
        if absent:
            groups.setdefault(absent, []).append(text)
    left: list[TextField] = []
    insertions: list[tuple[int, list[str]]] = []
    for absent, fields in groups.items():
        following = find_next(absent) if isinstance(absent[-1], int) else None
        there = find(absent[:-1]) or ()
        place = _find_room_before(file, plain, following) if following else _find_room(file, plain, there, absent)
        if place is None:
            left += fields
            continue
        line, indent = place
        tree = _Node(inner={absent[-1]: _grow(fields, texts.nodes, absent)})
        is_item = isinstance(absent[-1], int)
        insertions.append((line, _write_list(tree, indent) if is_item else _write_mapping(tree, indent)))
    insertions.sort(key=lambda each: each[0])
    for line, added in reversed(insertions):
        lines[line:line] = added
    return "\n".join(lines).rstrip("\n") + "\n", tuple(left)


def _grow(fields: list[TextField], nodes: dict[Path, str], below: Path) -> _Node:
    """The fields as a tree, seen from a path; nodes give list items that hold no text, so that places agree."""
    root = _Node()
    entries = [(path, None) for path in nodes if path[: len(below)] == below and isinstance(path[-1], int)]
    targets: dict[Path, TextField | None] = {**dict(entries), **{text.target: text for text in fields}}
    for path in sorted(targets, key=_Order([text.target for text in fields], nodes)):
        text, node = targets[path], root
        for part in path[len(below) :]:
            node = node.inner.setdefault(part, _Node())
        if text is not None:
            node.is_text, node.above = True, text.text
        else:
            node.beside = nodes[path]
    return root


class _Order:
    """Sorts paths as the original has them; list items by number."""

    def __init__(self, fields: list[Path], nodes: dict[Path, str]) -> None:
        paths = [path[:length] for path in [*fields, *nodes] for length in range(1, len(path) + 1)]
        self._rank = {path: number for number, path in enumerate(dict.fromkeys(paths))}

    def __call__(self, path: Path) -> tuple[int, ...]:
        parts = (path[:length] for length in range(1, len(path) + 1))
        return tuple(part[-1] if isinstance(part[-1], int) else self._rank[part] for part in parts)


def _write_mapping(node: _Node, indent: str) -> list[str]:
    lines: list[str] = []
    for name, child in node.inner.items():
        lines += [f"{indent}# {line}".rstrip() for line in _comment(child.above)]
        lines += [f"{indent}{write_key(str(name))}:", *_write_inner(child, indent)]
    return lines


def _write_inner(node: _Node, indent: str) -> list[str]:
    if any(isinstance(name, int) for name in node.inner):
        return _write_list(node, indent)
    return _write_mapping(node, indent + "  ")


def _write_list(node: _Node, indent: str) -> list[str]:
    lines: list[str] = []
    for child in node.inner.values():
        if child.is_text:
            lines += [*(f"{indent}# {line}".rstrip() for line in _comment(child.above)), f"{indent}-"]
        elif not child.inner:
            lines.append(f"{indent}- {{}}" + (f"  # {child.beside}" if child.beside else ""))
        else:
            inner = _write_mapping(child, indent + "  ")
            lines += [f"{indent}-", *inner]
    return lines


def _comment(text: str) -> Iterator[str]:
    for line in text.strip("\n").splitlines():
        yield line.rstrip()


def write_key(name: str) -> str:
    """A name as a YAML key."""
    is_plain = name.replace("-", "").replace("_", "").replace(".", "").isalnum() and not name.startswith("-")
    return name if is_plain else '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _first_absent(data: object, target: Path, find: Find) -> Path:
    """The shortest part of a path that the translation does not have; nothing where it has all of it."""
    for length in range(1, len(target) + 1):
        there = find(target[:length])
        if there is None:
            return target[:length]
        parent, part = look_up(data, there[:-1]), there[-1]
        if isinstance(part, int) and not (isinstance(parent, list) and part < len(parent)):
            return target[:length]
        if isinstance(part, str) and not (isinstance(parent, dict) and part in parent):
            return target[:length]
    return ()


def _find_room_before(file: AuthorFile, plain: PlacedData, item: Path) -> tuple[int, str] | None:
    """The line of an item's dash, or of the comments above it, and how far it is indented; None between brackets."""
    if _is_flow(file, plain, item[:-1]):
        return None
    number = plain.places.spot(*item).line
    while number and not file.line(number).lstrip().startswith("-"):
        number -= 1
    line = file.line(number)
    column = len(line) - len(line.lstrip())
    while number and file.line(number - 1).startswith(f"{' ' * column}#"):
        number -= 1
    return number, " " * column


def _find_room(file: AuthorFile, plain: PlacedData, parent: Path, absent: Path) -> tuple[int, str] | None:
    """The line before which a key or an item can be added, and how far it is indented; None where there is none."""
    inner = look_up(plain.data, parent) if parent else plain.data
    keys: list[str | int] = []
    if isinstance(inner, dict):
        keys = [key for key in inner if (key,) != (REMEMBERS,) or parent]
    elif isinstance(inner, list):
        keys = list(range(len(inner)))
    if not keys or (isinstance(absent[-1], int) and not isinstance(inner, list)):
        return None
    first = plain.places.spot(*parent, keys[0])
    line = first.key_line if first.key_line >= 0 else first.line
    written = file.line(line)
    column = first.key_column if isinstance(absent[-1], str) else len(written) - len(written.lstrip())
    if written[:column].strip(" -") or written.lstrip().startswith(("[", "{")) or _is_flow(file, plain, parent):
        return None
    return _end_of_block(file, line, column, is_list=isinstance(absent[-1], int)), " " * column


def _is_flow(file: AuthorFile, plain: PlacedData, path: Path) -> bool:
    """Whether a mapping or list is written between braces or brackets."""
    if not path:
        return False
    spot = plain.places.spot(*path)
    return file.line(spot.line)[spot.column : spot.column + 1] in {"{", "["}


def _end_of_block(file: AuthorFile, start: int, column: int, *, is_list: bool) -> int:
    """The line behind the last line of the block whose keys or dashes stand in a column."""
    end = start + 1
    for number in range(start + 1, len(file.lines)):
        line = file.line(number)
        if not line.strip():
            continue
        indent = len(line) - len(line.lstrip())
        ends_list = is_list and indent == column and not line.lstrip().startswith(("-", "#"))
        ends_file = column == 0 and line.startswith(f"{REMEMBERS}:")
        if indent < column or ends_list or ends_file:
            break
        if not line.lstrip().startswith("#"):
            end = number + 1
    return end


def _without_block(file: AuthorFile, plain: PlacedData) -> list[str]:
    """The lines without what was remembered before."""
    if not plain.places.has(REMEMBERS):
        return list(file.lines)
    start = plain.places.spot(REMEMBERS).key_line
    end = start + 1
    while end < len(file.lines) and (file.line(end).startswith(" ") or not file.line(end).strip()):
        end += 1
    return [*file.lines[:start], *file.lines[end:]]


def _trim(lines: list[str]) -> list[str]:
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines
