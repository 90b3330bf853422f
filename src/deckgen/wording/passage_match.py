"""Finds the first fragment of a quoted passage that its source does not have, and what comes nearest."""

from __future__ import annotations

from msgspec import Struct

from deckgen.rich_text import Text, paragraph, plain
from deckgen.wording.folding import FoldedText, fold, join_lines
from deckgen.wording.likeness import most_alike_window
from deckgen.wording.sentences import LEFT_OUT, split_sentences
from deckgen.wording.word_difference import WordRun, compare_words

_ALIKE = 0.35


class Mismatch(Struct, frozen=True):
    """A fragment that the source does not have where it should.

    `silent` says that it only leaves words out without saying so, `too_early` that it stands before the fragment quoted
    before it.
    """

    fragment: str
    nearest: str
    difference: tuple[WordRun, ...]
    silent: bool = False
    too_early: bool = False


def match_passage(passage: Text, source_text: Text) -> Mismatch | None:
    """Check that all fragments of a passage stand in the source one after the other; None if they do.

    Fragments are what `[…]` separates. Typography may differ, and the case of a fragment's first letter.
    """
    whole = fold(plain(source_text))
    position = 0
    for fragment in LEFT_OUT.split(plain(passage)):
        wanted = _fold_fragment(fragment)
        if not wanted:
            continue
        at = whole.find(wanted, position)
        if at < 0:
            return _explain(fragment, whole, source_text, position)
        position = at + len(wanted)
    return None


def _fold_fragment(fragment: str) -> str:
    """Why without outer quotation marks: authors put them around a quotation, and they are not the source's."""
    return fold(fragment).wording.strip("'")


def _explain(fragment: str, whole: FoldedText, source_text: Text, position: int) -> Mismatch:
    nearest = _find_nearest(fragment, source_text)
    shown = join_lines(fragment)
    difference = compare_words(shown, nearest) if nearest else ()
    return Mismatch(
        shown,
        nearest,
        difference,
        silent=_stands_in_pieces(fragment, whole, position),
        too_early=whole.find(_fold_fragment(fragment)) >= 0,
    )


def _stands_in_pieces(fragment: str, whole: FoldedText, position: int) -> bool:
    """Whether every sentence of a fragment stands in the source in order, with others between them."""
    lines = [line for line in fragment.split("\n") if line.strip()]
    sentences = split_sentences(paragraph(line) for line in lines)
    for sentence in sentences:
        wanted = _fold_fragment(sentence.text)
        at = whole.find(wanted, position)
        if at < 0:
            return False
        position = at + len(wanted)
    return len(sentences) > 1


def _find_nearest(fragment: str, source_text: Text) -> str:
    """The sentences of the source that look most like a fragment; as many of them as the fragment has."""
    sentences = [sentence.text for sentence in split_sentences(source_text)]
    size = max(1, len(split_sentences([paragraph(fragment)])))
    start, found = most_alike_window(fragment, sentences, size)
    return " ".join(sentences[start : start + size]) if found >= _ALIKE else ""
