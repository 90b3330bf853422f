"""Searches a finished PDF for words that it must not hold.

What is compared is folded: letters and digits alone, without case or accents. So neither typography, spaces, line
breaks nor hyphenation hide a leak.

- A text is a leak wherever it occurs, even within other text. A short one is looked for where people read, in each
  paragraph, cell, alternative text, bookmark and property; one of three words and 16 letters also over their ends,
  and in every string of the file.
- A text that is to be found alone, such as the verdict "Goed" or the feedback "Ja.", is one that any sentence may use.
  It is a leak where it is all that a unit says: a paragraph, a cell, a label, an alternative text, a bookmark, a
  property.
- Files without tags (for the press) have no such units, and sheets may hold pages in another order. There no text is
  found alone, and in a booklet none that runs over a page's end: their tagged twin has to be searched as well.
- A text is looked for as a whole, not sentence by sentence: feedback often repeats a sentence of the question.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from deckgen.blueprint.pages import Face
from deckgen.blueprint.secrets import Secret, letters_of
from deckgen.render.pdf.fonts import font
from deckgen.render.pdf.text_reading import FoundText, read_texts

_BLOCK = 8  # letters by which needles are found
_SURE = 2 * _BLOCK - 1  # letters that hold a whole block of a text, wherever they begin in it
LONG_WORDS = 3
LONG_LETTERS = 16


class Leak(Struct, frozen=True):
    """A secret that a file tells; `where` says how, `page` counts from 1 and is 0 where it is on no page."""

    secret: Secret
    where: str
    page: int


class _Needle(Struct, frozen=True):
    """Folded words to look for; `index` is that of their secret."""

    folded: str
    index: int
    alone: bool
    is_long: bool


def find_leaks(pdf: bytes, secrets: Sequence[Secret]) -> list[Leak]:
    """Search a PDF, in all its text and properties, for each secret; tell of each once, where it is first met."""
    needles = _Needles(_list_needles(secrets))
    found: dict[int, Leak] = {}
    known: dict[str, tuple[str, list[_Needle]]] = {}  # a file says most of its texts more than once
    for text in read_texts(pdf):
        if text.text not in known:
            letters = letters_of(text.text)
            known[text.text] = (letters, needles.list_candidates(letters))
        folded, candidates = known[text.text]
        for needle in candidates:
            if needle.index not in found and _holds(folded, text, needle):
                found[needle.index] = Leak(secrets[needle.index], text.where.removeprefix("/"), text.page)
    return [found[index] for index in sorted(found)]


class _Needles:
    """Needles by the blocks of letters in them, so that the time of a search does not grow with their number."""

    def __init__(self, needles: Iterable[_Needle]) -> None:
        self._blocks: dict[str, list[_Needle]] = {}
        self._short: list[_Needle] = []
        self._alone: dict[str, list[_Needle]] = {}
        for needle in needles:
            if needle.alone:
                self._alone.setdefault(needle.folded, []).append(needle)
            elif len(needle.folded) < _SURE:
                self._short.append(needle)
            else:
                for start in range(_BLOCK):
                    self._blocks.setdefault(needle.folded[start : start + _BLOCK], []).append(needle)

    def list_candidates(self, folded: str) -> list[_Needle]:
        """The needles that may stand in a text; those to be found alone that are all of it.

        Of a text cut into blocks, a long needle holds one whole: it is found by that, wherever it begins.
        """
        blocks = {folded[start : start + _BLOCK] for start in range(0, len(folded) - _BLOCK + 1, _BLOCK)}
        begun = [needle for block in blocks & self._blocks.keys() for needle in self._blocks[block]]
        return [*begun, *(needle for needle in self._short if needle.folded in folded), *self._alone.get(folded, ())]


def _holds(folded: str, text: FoundText, needle: _Needle) -> bool:
    if needle.alone:  # and then it is all of the text: so it was looked up
        return text.whole and text.is_read
    return (needle.is_long or (text.is_read and text.is_block)) and needle.folded in folded


def _list_needles(secrets: Iterable[Secret]) -> Iterator[_Needle]:
    """The letters of each secret as they were written and, where that differs, as the paper's font can print them."""
    for index, secret in enumerate(secrets):
        for folded in {letters_of(secret.text), letters_of(font(Face.REGULAR).drawable(secret.text))}:
            if folded:
                is_long = len(folded) >= LONG_LETTERS and len(secret.text.split()) >= LONG_WORDS
                yield _Needle(folded, index, secret.alone or len(folded) < _BLOCK, is_long)
