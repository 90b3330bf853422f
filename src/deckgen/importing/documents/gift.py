"""Reads GIFT, Moodle's plain format for questions: choices, true or false, essays; feedback, weights and categories."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from deckgen.importing.documents.questions import ReadAnswer, ReadQuestion, make_deck, read_text_file
from deckgen.importing.importer import Recognised, title_of
from deckgen.messages.message import tell

_CATEGORY = re.compile(r"^\$CATEGORY:\s*(.+)$")
_TITLE = re.compile(r"^::(?P<title>(?:\\.|[^:\\]|:(?!:))*)::\s*", re.DOTALL)
_FORMAT = re.compile(r"^\[(?P<format>html|moodle|plain|markdown)\]\s*")
_WEIGHT = re.compile(r"^%(?P<weight>-?\d{1,3}(?:\.\d+)?)%")
_ESCAPES = {"n": "\n"}


def read_gift(path: Path) -> Recognised:
    """Read a file of questions. Raises NotReadableError."""
    text = read_text_file(path)
    return make_deck(title_of(path), tuple(_questions(text)))


def _questions(text: str) -> Iterator[ReadQuestion]:
    category = ""
    for number, block in enumerate(re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n")), 1):
        lines = [line for line in block.split("\n") if not line.lstrip().startswith("//")]
        found = [match for line in lines if (match := _CATEGORY.match(line.strip()))]
        if found:
            category = found[-1][1].strip().rstrip("/").rsplit("/", 1)[-1]
        rest = "\n".join(line for line in lines if not _CATEGORY.match(line.strip())).strip()
        if rest:
            yield _read_question(rest, category, tell("question {number}", number=number))


def _read_question(block: str, category: str, where: str) -> ReadQuestion:
    title = ""
    if found := _TITLE.match(block):
        title, block = _unescape(found["title"]).strip(), block[found.end() :]
    is_html = False
    if found := _FORMAT.match(block):
        is_html, block = found["format"] == "html", block[found.end() :]
    start, end = _braces(block)
    if start < 0:
        return ReadQuestion(where, title, _unescape(block), "description", category=category, is_html=is_html)
    question = (
        f"{block[:start].strip()} {'_____' if block[end + 1 :].strip() else ''} {block[end + 1 :].strip()}".strip()
    )
    inside = block[start + 1 : end]
    general = ""
    parts = _split(inside, "####")
    if len(parts) > 1:
        inside, general = parts[0], _unescape(parts[1]).strip()
    kind, answers = _read_answers(inside.strip())
    return ReadQuestion(where, title, _unescape(question), kind, tuple(answers), general, category, is_html=is_html)


def _braces(block: str) -> tuple[int, int]:
    start = _find(block, "{", 0)
    end = _find(block, "}", start) if start >= 0 else -1
    return (start, end) if end > start >= 0 else (-1, -1)


def _find(text: str, sign: str, start: int) -> int:
    """The next place of a sign that no backslash stands before."""
    place = start
    while place < len(text):
        if text[place] == "\\":
            place += 2
            continue
        if text[place] == sign:
            return place
        place += 1
    return -1


def _split(text: str, sign: str) -> list[str]:
    parts, place, begin = [], 0, 0
    while place < len(text):
        if text[place] == "\\":
            place += 2
        elif text.startswith(sign, place):
            parts.append(text[begin:place])
            place += len(sign)
            begin = place
        else:
            place += 1
    return [*parts, text[begin:]]


def _read_answers(inside: str) -> tuple[str, list[ReadAnswer]]:
    if not inside:
        return "open", []
    head, *feedback = _split(inside, "#")
    if head.strip().upper() in {"T", "TRUE", "F", "FALSE"}:
        is_true = head.strip().upper().startswith("T")
        wrong, right = ([_say(part) for part in feedback] + ["", ""])[:2]
        told = (right, wrong) if is_true else (wrong, right)
        return "fact", [
            ReadAnswer("", 100.0 if is_true else 0.0, told[0], "true"),
            ReadAnswer("", 0.0 if is_true else 100.0, told[1], "false"),
        ]
    if inside.lstrip().startswith("#"):
        return "unknown", []
    return "choice", [_read_answer(sign, body) for sign, body in _items(inside)]


def _items(inside: str) -> Iterator[tuple[str, str]]:
    begin, sign, place = 0, "", 0
    while place < len(inside):
        if inside[place] == "\\":
            place += 2
            continue
        if inside[place] in "=~" and inside[place : place + 2] != "->":
            if sign:
                yield sign, inside[begin:place]
            sign, begin = inside[place], place + 1
        place += 1
    if sign:
        yield sign, inside[begin:]


def _read_answer(sign: str, body: str) -> ReadAnswer:
    text, *feedback = _split(body, "#")
    weight = 100.0 if sign == "=" else 0.0
    if found := _WEIGHT.match(text.strip()):
        weight, text = float(found["weight"]), text.strip()[found.end() :]
    return ReadAnswer(_say(text), weight, _say("#".join(feedback)))


def _say(text: str) -> str:
    """What a part of an answer says; Moodle writes its format before it where that is not the question's."""
    return _unescape(_FORMAT.sub("", text.strip())).strip()


def _unescape(text: str) -> str:
    return re.sub(r"\\(.)", lambda found: _ESCAPES.get(found[1], found[1]), text, flags=re.DOTALL)
