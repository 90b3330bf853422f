"""Changes words inside a YAML value where they stand, so that its quotes, its line breaks and its indentation stay."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from deckgen.wording.matching import compare_sequences

_TOKEN = re.compile(r"\s+|[^\s]+")
_BREAK = re.compile(r"[ \t]*\n(?P<more>(?:[ \t]*\n)*)[ \t]*")
_ESCAPE = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\n[ \t]*|.)", re.DOTALL)
_DOUBLE = {"\\": "\\\\", '"': '\\"', "\t": "\\t", "\n": "\\n"}
_MOST = 20_000  # characters of a value that are compared word by word
Cuts = list[int]  # where each character of the value begins in what is written; one more for its end


def patch_raw(raw: str, style: str, before: str, after: str) -> str | None:
    """What is written for a value, with another text; None where the value cannot be found again in what is written."""
    cuts = _find_cuts(raw, style, before)
    if cuts is None or len(before) + len(after) > _MOST:
        return None
    indent = _indent_of(raw)
    result, at = "", 0
    for start, end, new in _changes(before, after):
        if "\n" in new and style not in {'"', "|"} and "\n" not in raw:
            return None
        result += raw[at : cuts[start]] + _encode(new, style, indent)
        at = cuts[end]
    return result + raw[at:]


def value_offset(raw: str, style: str, value: str, offset: int) -> int:
    """How many characters of a value, as it is read, stand before a character of what is written."""
    cuts = _find_cuts(raw, style, value)
    return min(bisect_left(cuts, offset), len(value)) if cuts is not None else min(offset, len(value))


def _changes(before: str, after: str) -> Sequence[tuple[int, int, str]]:
    """The stretches of a text that become others, word by word."""
    one, other = _TOKEN.findall(before), _TOKEN.findall(after)
    starts = [0]
    for token in one:
        starts.append(starts[-1] + len(token))
    return [
        (starts[low], starts[high], "".join(other[first:last]))
        for same, low, high, first, last in compare_sequences(one, other)
        if not same
    ]


def _indent_of(raw: str) -> str:
    lines = [line for line in raw.split("\n")[1:] if line.strip()]
    return min((line[: len(line) - len(line.lstrip(" "))] for line in lines), key=len, default="")


def _encode(text: str, style: str, indent: str) -> str:
    """Words as they are written in a style."""
    if style == '"':
        return "".join(_DOUBLE.get(sign, sign) for sign in text)
    quoted = text.replace("'", "''") if style == "'" else text
    if style == "|":
        return re.sub(r"\n(?=[^\n])", f"\n{indent}", quoted)
    return re.sub(r"\n", f"\n\n{indent}", quoted)


def _find_cuts(raw: str, style: str, value: str) -> Cuts | None:
    """Where each character of a value stands in what is written; None where something else is read."""
    if style == "|":
        pieces = _read_literal(raw)
    elif style == ">":
        if _is_uneven(raw):
            return None
        body = raw.find("\n") + 1
        start = body + len(raw[body:]) - len(raw[body:].lstrip())
        pieces = _read_flowing(raw, style, start, len(raw.rstrip()))
    else:
        inner = (1, len(raw) - 1) if style else (0, len(raw))
        pieces = _read_flowing(raw, style, *inner)
    if "".join(text for text, _, _ in pieces).rstrip("\n") != value.rstrip("\n"):
        return None
    cuts: Cuts = []
    end = 0
    for text, start, end_ in pieces:
        cuts += [start] * len(text)
        end = end_
    cuts = cuts[: len(value)]
    return [*cuts, *([end] * (len(value) + 1 - len(cuts)))] if len(cuts) < len(value) + 1 else cuts


def _is_uneven(raw: str) -> bool:
    """Whether some lines of a folded block are indented further, so that they keep their ends."""
    lines = [line for line in raw.split("\n")[1:] if line.strip()]
    return len({len(line) - len(line.lstrip(" ")) for line in lines}) > 1


def _read_literal(raw: str) -> list[tuple[str, int, int]]:
    """The characters of a literal block with the place of each."""
    pieces: list[tuple[str, int, int]] = []
    indent = len(_indent_of(raw))
    at = raw.find("\n") + 1
    for line in raw[at:].split("\n"):
        start = at + min(indent, len(line) - len(line.lstrip(" ")))
        pieces += [(sign, start + place, start + place + 1) for place, sign in enumerate(line[start - at :])]
        at += len(line) + 1
        pieces.append(("\n", at - 1, at))
    return pieces[:-1]


def _read_flowing(raw: str, style: str, at: int, end: int) -> list[tuple[str, int, int]]:
    """The characters of a plain or quoted value, folded as YAML folds lines, with the place of each."""
    pieces: list[tuple[str, int, int]] = []
    while at < end:
        if (found := _BREAK.match(raw, at, end)) is not None:
            lines = found["more"].count("\n")
            pieces.append(("\n" * lines or " ", at, found.end()))
        elif style == '"' and (found := _ESCAPE.match(raw, at, end)) is not None:
            pieces.append((_unescape(found[0]), at, found.end()))
        elif style == "'" and raw.startswith("''", at):
            pieces.append(("'", at, at + 2))
        else:
            pieces.append((raw[at], at, at + 1))
        at = pieces[-1][2]
    return pieces


def _unescape(written: str) -> str:
    kind = written[1]
    if kind in "xuU":
        return chr(int(f"0x{written[2:]}", 0))
    if kind == "\n":
        return ""
    return {"n": "\n", "t": "\t", "e": "\x1b", "0": "\0", "_": "\xa0", "N": "\x85", "L": "\u2028", "P": "\u2029"}.get(
        kind, kind
    )
