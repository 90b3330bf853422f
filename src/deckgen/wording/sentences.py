"""Divides blocks into sentences: the grain in which quotations are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from deckgen.problems import NOWHERE, Place
from deckgen.rich_text import CLOSING_SIGNS, Block, BlockKind

LEFT_OUT = re.compile(r"\[\s*(?:…|\.\s?\.\s?\.)\s*\]")
_END = re.compile(rf"(?<![.!?…])[.!?…]++{CLOSING_SIGNS}\s+|;\s+")
_BEFORE_WORD = re.compile(r"[\s(‘’“«\"']")  # an article that lost its vowel stands before a word too: l’art.
_LONGEST = 4_000  # characters of a sentence
_LONGEST_WORD = 40  # characters looked at before a full stop; no abbreviation is as long
_ABBREVIATIONS = frozenset(
    {"art", "bijv", "blz", "bv", "bzw", "ca", "cf", "d.h", "d.w.z", "dhr", "dr", "e.g", "evtl", "ggf", "i.e", "m.a.w",
     "m.b.t", "mevr", "mme", "mr", "mrs", "nr", "o.a", "p", "pp", "prof", "resp", "t.a.v", "u.a", "vgl", "z.b"}
)  # fmt: skip


class Sentence(Struct, frozen=True, eq=False):
    """A sentence, a list item's part up to a semicolon, or a heading. `gap` says that `[…]` stands before it."""

    text: str
    block: int
    heading: bool = False
    gap: bool = False
    place: Place = NOWHERE

    def __eq__(self, other: object) -> bool:
        """Sentences that say the same are equal, wherever they were written."""
        return isinstance(other, Sentence) and self._content == other._content

    def __ne__(self, other: object) -> bool:
        """A struct does not take this from `==` by itself."""
        return not self == other

    def __hash__(self) -> int:
        """The same for what says the same."""
        return hash(self._content)

    @property
    def _content(self) -> tuple[object, ...]:
        return self.text, self.block, self.heading, self.gap


def split_sentences(text: Iterable[Block]) -> tuple[Sentence, ...]:
    """The sentences of a text, without the marks for words left out; a gap at the end is not told."""
    sentences: list[Sentence] = []
    gap = False
    for number, block in enumerate(text):
        if block.kind is BlockKind.BREAK:
            continue
        heading = block.kind is BlockKind.HEADING
        for position, fragment in enumerate(LEFT_OUT.split(block.text)):
            gap = gap or position > 0
            for sentence in [fragment.strip()] if heading else _split_fragment(fragment):
                if any(character.isalnum() for character in sentence):
                    sentences.append(Sentence(sentence, number, heading, gap, block.place))
                    gap = False
    return tuple(sentences)


def _split_fragment(text: str) -> Iterator[str]:
    """Sentences; one that goes on and on is divided between words, so that none costs what a book costs."""
    for sentence in _split_at_ends(text):
        rest = sentence
        while len(rest) > _LONGEST:
            cut = rest.rfind(" ", 1, _LONGEST)
            cut = cut if cut > 0 else _LONGEST
            yield rest[:cut].strip()
            rest = rest[cut:].strip()
        yield rest


def _split_at_ends(text: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(text):
        if _is_end(text, end):
            yield text[start : end.end()].strip()
            start = end.end()
    if text[start:].strip():
        yield text[start:].strip()


def _is_end(text: str, end: re.Match[str]) -> bool:
    """Whether a full stop closes a sentence: not behind an abbreviation, not before a small letter."""
    if end.group().startswith(";"):
        return True
    following = text[end.end() : end.end() + 1]
    if following.islower():
        return False
    last_word = _BEFORE_WORD.split(text[max(0, end.start() - _LONGEST_WORD) : end.start()])[-1]
    return not (end.group().startswith(".") and last_word.lower() in _ABBREVIATIONS)
