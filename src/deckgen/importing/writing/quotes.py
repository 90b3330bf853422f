"""Finds quotations of sources that lie beside the decks in what was imported as plain text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from deckgen.content.source import Section, Source
from deckgen.rich_text import paragraph, plain
from deckgen.wording.folding import fold, wording_key
from deckgen.wording.passage_match import match_passage
from deckgen.wording.sentences import LEFT_OUT

_HEADING = re.compile(r"^###\s+(?P<words>.+)$")
_NAMED = re.compile(r"^(?=.*[“”\"»’']$)(?P<title>.+?),\s*[“”\"„«‘']\s*(?P<section>.+?)\s*[“”\"»’']$")
_FEWEST_WORDS = 6
_START = 24  # characters by which sections are looked through
_QUOTES = '“”"„«» '
_MARKS = re.compile(r"[*_\\`]|^#+\s|^[-\d.]+\s(?=\S)", re.MULTILINE)


class PassageDraft(Struct):
    """A block of *meer weten*: own text, or a quotation of a source."""

    text: str = ""
    quote: str = ""
    section: str = ""


def find_quotes(texts: Sequence[str], sources: Sequence[Source]) -> list[PassageDraft]:
    """The texts as passages: what stands in a source word for word becomes a quotation of it."""
    passages: list[PassageDraft] = []
    for text in texts:
        for part in _parts(text):
            passage = _quote(part, sources) or PassageDraft("\n\n".join(part))
            last = passages[-1] if passages else None
            if last is not None and not last.quote and not passage.quote:
                last.text = f"{last.text}\n\n{passage.text}"
            else:
                passages.append(passage)
    return passages


def _parts(text: str) -> list[list[str]]:
    """A text as groups of paragraphs, each beginning with its heading."""
    parts: list[list[str]] = [[]]
    for part in text.split("\n\n"):
        if _HEADING.match(part) and parts[-1]:
            parts.append([])
        parts[-1].append(part)
    return [part for part in parts if part]


def _quote(part: Sequence[str], sources: Sequence[Source]) -> PassageDraft | None:
    heading = _HEADING.match(part[0])
    words = "\n\n".join(part[1:] if heading else part)
    if len(words.split()) < _FEWEST_WORDS:
        return None
    named = _NAMED.match(heading["words"]) if heading else None
    for source in sources:
        if named and wording_key(source.title) != wording_key(named["title"]):
            continue
        for section in source.sections:
            if named and wording_key(section.title) != wording_key(named["section"]):
                continue
            found = _in_section(words, source, section)
            if found is not None:
                return found
    return None


def _in_section(words: str, source: Source, section: Section) -> PassageDraft | None:
    """A quotation of a section, whole or in part; None where its words are not those of the section."""
    bare = _MARKS.sub("", words)
    if wording_key(plain(section.text)) == wording_key(bare):
        return PassageDraft("", source.id, section.title)
    start = wording_key(LEFT_OUT.split(bare)[0])[:_START]
    if start not in fold(plain(section.text)).wording.lower():
        return None
    passage = tuple(paragraph(line) for line in bare.split("\n") if line.strip())
    if match_passage(passage, section.text) is not None:
        return None
    return PassageDraft(words.strip(_QUOTES), source.id, section.title)
