"""Quotations: a section of a source in, its blocks out; a passage in, the proof that it stands in the source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from difflib import SequenceMatcher

from deckgen.content.source import Section, Source
from deckgen.rich_text import Block, BlockKind, Span, Text, plain

LEFT_OUT = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")
_FOLDED = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032`\u00b4", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\u2039\u203a", '"'),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-"),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff", ""),
        "\u2026": "...",
    }
)
_SPACED = re.compile(r"\s*([\":;!?])\s*")
_WORD = re.compile(r"\w+|[^\w\s]")
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n")
_SHOWN = 160
_ALIKE = 0.35


def find_sections(source: Source, title: str) -> list[int]:
    """Where the sections with this title start; `Chapter > Section` tells namesakes apart."""
    wanted = [fold(part) for part in title.split(" > ")]
    return [
        index
        for index, section in enumerate(source.sections)
        if section.title and [fold(part) for part in _trail(source.sections, index)][-len(wanted) :] == wanted
    ]


def _trail(sections: tuple[Section, ...], index: int) -> list[str]:
    """A section's title behind those of the sections that it is part of."""
    trail = [sections[index].title]
    level = sections[index].level
    for section in reversed(sections[:index]):
        if section.level < level:
            trail.insert(0, section.title)
            level = section.level
    return trail


def section_text(source: Source, index: int) -> Text:
    """All of a section, with its sub-sections under their headings."""
    top = source.sections[index]
    blocks = list(top.text)
    for section in source.sections[index + 1 :]:
        if section.level <= top.level:
            break
        heading = Block(BlockKind.HEADING, (Span(section.title),), section.level - top.level, place=section.place)
        blocks += [heading, *section.text]
    return tuple(blocks)


def as_quotation(text: Iterable[Block], language: str) -> Text:
    """Blocks as somebody else's words, in that body's language."""
    return tuple(replace(block, quoted=True, language=language or block.language) for block in text)


def fold(text: str) -> str:
    """A text without what typographers may change: quotation marks, dashes, spaces; and without regard to case."""
    folded = unicodedata.normalize("NFC", text).translate(_FOLDED)
    return " ".join(_SPACED.sub(r" \1 ", folded).split()).casefold()


def _fold_exact(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).translate(_FOLDED)
    return " ".join(_SPACED.sub(r" \1 ", folded).split())


def find_difference(passage: Text, source_text: Text) -> str | None:
    """The first fragment of a passage that does not stand, after those before it, in the source; None if all do."""
    whole = _fold_exact(plain(source_text))
    position = 0
    for fragment in LEFT_OUT.split(plain(passage)):
        wanted = _fold_exact(fragment)
        if not wanted:
            continue
        found = _find(wanted, whole, position)
        if found < 0:
            return fragment.strip()
        position = found + len(wanted)
    return None


def _find(wanted: str, whole: str, start: int) -> int:
    """Where a fragment stands, its first letter in either case."""
    bare = wanted.lstrip('" ')
    skipped = len(wanted) - len(bare)
    places = [
        found - skipped if found >= 0 else -1
        for first in {bare[:1].lower(), bare[:1].upper()}
        if (found := whole.find((first + bare[1:]).rstrip('" '), start)) >= 0
    ]
    return max(start, min(places)) if places else -1


def nearest_passage(fragment: str, source_text: Text) -> str:
    """The sentences of the source that look most like a fragment, short enough for a hint."""
    sentences = [sentence.strip() for sentence in _SENTENCE.split(plain(source_text)) if sentence.strip()]
    wanted = _WORD.findall(_fold_exact(fragment).casefold())
    best, best_ratio = "", _ALIKE
    size = max(1, len(_SENTENCE.split(fragment.strip())))
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(wanted)
    for index in range(len(sentences)):
        candidate = " ".join(sentences[index : index + size])
        matcher.set_seq1(_WORD.findall(_fold_exact(candidate).casefold()))
        if matcher.real_quick_ratio() > best_ratio and (ratio := matcher.ratio()) > best_ratio:
            best, best_ratio = candidate, ratio
    return best if len(best) <= _SHOWN else best[: _SHOWN - 1] + "…"
