"""Finds quotation marks without a partner; a quotation may run over several paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from msgspec import Struct

from deckgen.messages.message import tell
from deckgen.problems import Place
from deckgen.rich_text import Block, BlockKind, Text

_CLOSERS = {"“": "”", "„": "”“", "«": "»", "»": "«", "‘": "’", "‚": "‘’", '"': '"', "'": "'"}  # noqa: RUF001
_MARK = re.compile("[“”„«»‘’‚\"']")  # noqa: RUF001
_CONTEXT = 30
# Words that lose their first letters and start with an apostrophe: 's, 't, 'n, 'k, 'em, 'tis, '90.
_CLIPPED = re.compile(r"(?:[stnkrmd]|em|ie|tis|twas|cause|\d+(?:er|s)?)\b", re.IGNORECASE)


class LoneMark(Struct, frozen=True):
    """A mark without a partner: what is wrong with it, and the words around it."""

    character: str
    fault: str
    context: str
    place: Place


class _Open(Struct, frozen=True):
    """A mark in a paragraph, at a place in its characters."""

    character: str
    text: str
    at: int
    place: Place

    @property
    def before(self) -> str:
        return self.text[self.at - 1 : self.at] if self.at else ""

    @property
    def after(self) -> str:
        return self.text[self.at + 1 : self.at + 2]

    @property
    def is_apostrophe(self) -> bool:
        """Whether it stands for letters left out, or behind a number for inches and minutes."""
        if self.character not in "'’‘\"":
            return False
        if self.character == '"':
            return self.before.isdigit()
        clipped = not self.before.isalnum() and _CLIPPED.match(self.text, self.at + 1) is not None
        return clipped or (self.before.isalnum() and self.after.isalnum())

    def opens(self, *, german: bool) -> bool:
        """Whether a quotation can start with it here; German books turn the marks of French ones round."""
        match self.character:
            case "“" | "„" | "‘" | "‚" | '"':  # noqa: RUF001
                return True
            case "«":
                return not german or not self.before.isalnum()
            case "»":
                return german and not self.before.isalnum()
            case "'":
                return not self.before.isalnum() and self.after.isalnum()
        return False

    def never_closes(self) -> LoneMark:
        """The mark as one that opens and never closes."""
        return self.alone(tell("never closes"))

    def alone(self, fault: str) -> LoneMark:
        """The mark as one without a partner."""
        return LoneMark(self.character, fault, _context(self.text, self.at), self.place)


class _Opened(list[_Open]):
    """The quotations that are open, the innermost last, and how many of them each mark could close."""

    def __init__(self) -> None:
        super().__init__()
        self._closed_by: Counter[str] = Counter()

    def open(self, mark: _Open) -> None:
        """Begin a quotation."""
        self.append(mark)
        self._closed_by.update(_CLOSERS[mark.character])

    def close(self, index: int) -> None:
        """End a quotation and those in it."""
        for mark in self[index:]:
            self._closed_by.subtract(_CLOSERS[mark.character])
        del self[index:]

    def find(self, closer: str) -> int:
        """The innermost quotation that a mark can close; -1 if none, which is known without looking."""
        if self._closed_by[closer] <= 0:
            return -1
        indexes = range(len(self) - 1, -1, -1)
        return next((index for index in indexes if closer in _CLOSERS[self[index].character]), -1)


def _marks(block: Block) -> Iterator[_Open]:
    """The marks of a block, without the commonest apostrophes: those between two letters."""
    text = block.text
    for found in _MARK.finditer(text):
        character, at = found.group(), found.start()
        if character not in "'’‘" or not (text[at - 1 : at].isalnum() and text[at + 1 : at + 2].isalnum()):
            yield _Open(character, text, at, block.place)


def find_unmatched(text: Text, language: str) -> Iterator[LoneMark]:
    """The lone marks in the order in which they are noticed: what never closes comes last."""
    marks = [mark for block in text if block.kind is not BlockKind.BREAK for mark in _marks(block)]
    if not marks:  # most texts
        return
    opened = _Opened()
    german = language.partition("-")[0] == "de"
    for mark in marks:
        yield from _take(mark, opened, german=german)
    yield from (mark.never_closes() for mark in opened if mark.character != "'")


def _take(mark: _Open, opened: _Opened, *, german: bool) -> Iterator[LoneMark]:
    """Close the quotation that this mark belongs to, open one, or tell that there was none to close."""
    if mark.is_apostrophe:
        return
    partner = _find_partner(mark, opened)
    if partner >= 0:
        yield from (left.never_closes() for left in opened[partner + 1 :] if left.character != "'")
        opened.close(partner)
    elif mark.opens(german=german):
        if not (mark.at == 0 and opened and opened[-1].character == mark.character):
            opened.open(mark)  # else a long quotation, each paragraph of which may open it again
    elif mark.character in "”»«":
        yield mark.alone(tell("closes nothing"))


def _find_partner(mark: _Open, opened: _Opened) -> int:
    """The innermost quotation that this mark can close; -1 if none."""
    if mark.character == "'" and mark.before.isspace():
        return -1
    return opened.find(mark.character)


def _context(words: str, at: int) -> str:
    start, end = max(0, at - _CONTEXT // 2), at + _CONTEXT
    return ("…" if start else "") + words[start:end].strip() + ("…" if end < len(words) else "")
