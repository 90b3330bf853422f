"""Finds the section of its source that a quotation cites."""

from __future__ import annotations

from deckgen.content.dilemma import Passage
from deckgen.content.source import Source
from deckgen.rich_text import plain
from deckgen.wording.folding import fold, wording_key
from deckgen.wording.sentences import split_sentences
from deckgen.wording.source_sections import find_sections, section_text


def find_cited_section(passage: Passage, source: Source) -> int:
    """The index of the section, or -1 where none is named; of namesakes the one that has the quoted words."""
    found = find_sections(source, passage.section) if passage.section else ()
    if len(found) > 1:
        first = next((wording_key(sentence.text) for sentence in split_sentences(passage.text)), "")
        found = tuple(index for index in found if has_wording(source, index, first)) or found
    return found[0] if found else -1


def has_wording(source: Source, index: int, key: str) -> bool:
    """Whether a wording stands in a section."""
    return fold(plain(section_text(source, index))).find(key, any_case=True) >= 0
