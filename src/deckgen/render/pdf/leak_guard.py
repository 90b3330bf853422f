"""Searches a finished PDF for words that it must not hold.

What is compared is folded: letters and digits alone, without case or accents. So neither typography, spaces, line
breaks nor hyphenation hide a leak.

- A long text (three words and 16 letters or more) is a leak wherever it occurs, even within other text: nobody writes
  the same words in the same order by accident.
- A short text, such as the verdict "Goed" or the feedback "Ja.", is a word that any sentence may use. It is a leak
  where it is all that a unit says: a paragraph, a cell, a label, an alternative text, a bookmark, a property.
- Files without tags (for the press) have no such units, and sheets may hold pages in another order. There only long
  texts are found, and in a booklet none that runs over a page's end: their tagged twin has to be searched as well.
- A text is looked for as a whole, not sentence by sentence: feedback often repeats a sentence of the question.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from deckgen.blueprint.pages import Face, Secret
from deckgen.render.pdf.fonts import font
from deckgen.render.pdf.text_reading import FoundText, read_texts

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
    is_long: bool
    index: int


def find_leaks(pdf: bytes, secrets: Sequence[Secret]) -> list[Leak]:
    """Search a PDF, in all its text and properties, for each secret; tell of each once, where it is first met."""
    needles = _Needles(_list_needles(secrets))
    found: dict[int, Leak] = {}
    for text in read_texts(pdf):
        folded = _fold(text.text)
        for needle in needles.list_candidates(folded):
            if needle.index not in found and _holds(folded, text, needle):
                found[needle.index] = Leak(secrets[needle.index], text.where.removeprefix("/"), text.page)
    return [found[index] for index in sorted(found)]


class _Needles:
    """Needles by how they begin, so that the time of a search does not grow with their number."""

    def __init__(self, needles: Iterable[_Needle]) -> None:
        self._long: dict[str, list[_Needle]] = {}
        self._short: dict[str, list[_Needle]] = {}
        for needle in needles:
            if needle.is_long:
                self._long.setdefault(needle.folded[:LONG_LETTERS], []).append(needle)
            else:
                self._short.setdefault(needle.folded, []).append(needle)

    def list_candidates(self, folded: str) -> list[_Needle]:
        """The needles whose first letters stand in a text; the short ones that are all of it."""
        heads = {folded[start : start + LONG_LETTERS] for start in range(len(folded) - LONG_LETTERS + 1)}
        begun = [needle for head in heads & self._long.keys() for needle in self._long[head]]
        return begun + self._short.get(folded, [])


def _holds(folded: str, text: FoundText, needle: _Needle) -> bool:
    if needle.is_long:
        return needle.folded in folded
    return text.whole and needle.folded == folded


def _list_needles(secrets: Iterable[Secret]) -> Iterator[_Needle]:
    for index, secret in enumerate(secrets):
        folded = _fold(secret.text)
        if folded:
            is_long = len(folded) >= LONG_LETTERS and len(secret.text.split()) >= LONG_WORDS
            yield _Needle(folded, is_long, index)


def _fold(text: str) -> str:
    """Return the letters and digits of a text, without case and accents; what the paper's font lacks is left out."""
    drawn = font(Face.REGULAR).drawable(text)
    decomposed = unicodedata.normalize("NFKD", drawn.casefold())
    return "".join(filter(str.isalnum, decomposed))
