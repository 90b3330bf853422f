"""Reads Moodle's XML of question banks: choices with fractions and feedback, true or false, essays, categories."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from deckgen.history.office_archive import NotReadableError
from deckgen.importing.documents.questions import ReadAnswer, ReadQuestion, make_deck, read_bounded
from deckgen.importing.importer import Recognised, title_of
from deckgen.messages.message import tell

if TYPE_CHECKING:
    from lxml.etree import _Element

_MOST_BYTES = 64 * 1024 * 1024
_KINDS = {
    "multichoice": "choice",
    "truefalse": "fact",
    "essay": "open",
    "description": "description",
    "shortanswer": "open",
}


def read_moodle(path: Path) -> Recognised:
    """Read a question bank. Raises NotReadableError."""
    return make_deck(title_of(path), tuple(_questions(_parse(path))))


def _parse(path: Path) -> _Element:
    from lxml import etree

    data = read_bounded(path, _MOST_BYTES)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as failure:
        raise NotReadableError(tell("is no XML, or damaged")) from failure
    if root.getroottree().docinfo.internalDTD is not None:
        raise NotReadableError(tell("is not safe to read: it declares a document type"))
    if root.tag != "quiz":
        raise NotReadableError(tell("is no question bank of Moodle: its first element is not `quiz`"))
    return root


def _questions(root: _Element) -> Iterator[ReadQuestion]:
    category = ""
    for number, question in enumerate(root.iter("question"), 1):
        kind = question.get("type", "")
        if kind == "category":
            category = _text(question, "category").rstrip("/").rsplit("/", 1)[-1].removeprefix("$course$")
            continue
        yield ReadQuestion(
            where=tell("question {number}", number=number),
            title=_text(question, "name"),
            text=_text(question, "questiontext"),
            kind=_KINDS.get(kind, kind),
            answers=tuple(_answers(question, kind)),
            feedback=_text(question, "generalfeedback"),
            category=category,
            tags=tuple(tag for found in question.iter("tag") if (tag := _text_of(found))),
            is_html=True,
        )


def _answers(question: _Element, kind: str) -> Iterator[ReadAnswer]:
    for answer in question.findall("answer"):
        text = _text_of(answer)
        value = text.lower() if kind == "truefalse" else ""
        yield ReadAnswer("" if value else text, _number(answer.get("fraction")), _text(answer, "feedback"), value)


def _number(text: str | None) -> float:
    try:
        return float(text or "0")
    except ValueError:
        return 0.0


def _text(element: _Element, name: str) -> str:
    found = element.find(name)
    return _text_of(found) if found is not None else ""


def _text_of(element: _Element) -> str:
    inner = element.find("text")
    return (inner.text if inner is not None else element.text) or ""
