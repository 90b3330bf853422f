"""Compares what stood in a file with what was taken from it, and names every text that is nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from deckgen.importing.draft import DraftCluster, DraftDeck, DraftDilemma, Fate
from deckgen.importing.recognition.verdict_marks import verdict_in_words
from deckgen.messages.message import tell
from deckgen.wording.folding import fold

if TYPE_CHECKING:
    from deckgen.importing.importer import Piece

_MARKS = re.compile(r"[*_\\`#|]|\]\([^)]*\)|[\[\]<>]")
_LETTER = re.compile(r"^\(?(?:[A-Ha-h]|\d{1,3})\s?[.):]+\s*|^\(?[A-Ha-h]\s[–—-]\s*")
_TICKS = "✓✔☑✅✗✘✖☒❌ "
_ASIDE = re.compile(r" ?[\[(][^\])]{1,20}[\])] ?$")
_JOINT = re.compile(r"[.!]? ?(?::|→|=>| [–—-] ) ?")  # where every space is one sign
_CHOICE = re.compile(r"\{\{ choice:([a-f]) \}\}")
_SHORTEST = 2


def name_what_is_missing(deck: DraftDeck, pieces: Sequence[Piece]) -> None:
    """Add a remark for each text of the file that neither the deck nor another remark holds."""
    lines = [_key(text) for text in _taken(deck)]
    whole, kept = set(lines), "\n".join(lines)
    named = "\n".join(_key(remark.text) for remark in deck.remarks)
    for piece in pieces:
        for written in piece.texts:
            text = " ".join(written.split())  # so that no expression below has more than one space to try
            if len(text) < _SHORTEST or _key(text) in whole:
                continue
            if not _is_kept(text, kept) and _key(text) not in named:
                deck.say(Fate.LEFT_OUT, piece.where, text, tell("It is in no field of a dilemma or slide."))


def _is_kept(text: str, kept: str) -> bool:
    bare = _LETTER.sub("", text)
    start = text.rstrip("…") if text.endswith("…") else text  # a choice that is said again, shortened
    versions = (text, start, bare, _trim(bare), *(each[verdict_in_words(each)[1] :] for each in (text, bare)))
    return any(_key(version) in kept for version in versions) or _is_kept_in_parts(bare, kept)


def _trim(text: str) -> str:
    """A text without ticks around it, or without what stands in brackets at its end."""
    words = text.lstrip(_TICKS)
    aside = _ASIDE.search(words)
    return words[: aside.start()] if aside else words.rstrip(_TICKS)


def _is_kept_in_parts(text: str, kept: str) -> bool:
    """Whether a choice and what is said of it in one line stand in two fields."""
    parts = _JOINT.split(text, maxsplit=1)
    return len(parts) > 1 and all(_key(part) in kept for part in parts)


def _key(text: str) -> str:
    named = _CHOICE.sub(lambda found: found[1].upper(), text)
    return fold(_MARKS.sub("", named)).wording.lower()


def _taken(deck: DraftDeck) -> Iterator[str]:
    yield from (deck.title, deck.subtitle)
    for item in deck.program:
        yield item.title
        if isinstance(item, DraftCluster):
            yield from (item.text, item.notes)
            for dilemma in item.dilemmas:
                yield from _of_dilemma(dilemma)
        else:
            yield from (item.text, item.notes, item.video)


def _of_dilemma(dilemma: DraftDilemma) -> Iterator[str]:
    yield from (dilemma.title, dilemma.number, dilemma.question, *dilemma.answer, *dilemma.discussion)
    for choice in dilemma.choices:
        yield from (choice.text, choice.feedback)
    yield from (*dilemma.meer_weten, *dilemma.notes, *dilemma.values, *dilemma.tags, dilemma.video)
    if dilemma.scale is not None:
        yield from (dilemma.scale.low, dilemma.scale.high, *dilemma.scale.axes)
    for texts in dilemma.facilitator.values():
        yield from texts
