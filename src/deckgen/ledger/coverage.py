"""Which section in force is cited by which dilemma, and which dilemma is shown where."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from deckgen.content.deck import Deck
from deckgen.content.dilemma import Passage
from deckgen.content.source import Source
from deckgen.ledger.cited_section import find_cited_section
from deckgen.ledger.lineage import Lineage
from deckgen.ledger.records import CoverageRecord
from deckgen.ledger.section_match import match_sections
from deckgen.rich_text import plain
from deckgen.wording.folding import fold, wording_key
from deckgen.wording.sentences import split_sentences
from deckgen.wording.source_sections import subsections_of

_Citation = tuple[str, int]


def find_coverage(decks: Sequence[Deck], lineage: Lineage) -> tuple[CoverageRecord, ...]:
    """Each section with text of each source in force; a section that no dilemma cites has none."""
    cited: dict[_Citation, dict[str, dict[str, None]]] = {}
    for deck in decks:
        for dilemma in deck.dilemmas:
            for passage in dilemma.meer_weten:
                for citation in _citations(passage, lineage):
                    cited.setdefault(citation, {}).setdefault(dilemma.id, {})[deck.id] = None
    return tuple(
        _record(source, index, cited.get((source.id, index), {}))
        for source in lineage.in_force
        for index, section in enumerate(source.sections)
        if section.text
    )


def _record(source: Source, index: int, dilemmas: dict[str, dict[str, None]]) -> CoverageRecord:
    decks = dict.fromkeys(deck for used in dilemmas.values() for deck in used)
    return CoverageRecord(source.id, source.sections[index].title, tuple(dilemmas), tuple(decks))


def _citations(passage: Passage, lineage: Lineage) -> Iterator[_Citation]:
    """The sections of the source in force that a quotation stands for."""
    if passage.source is None:
        return
    newest = lineage.newest(passage.source)
    match = None if newest.id == passage.source.id else match_sections(passage.source, newest)
    for index in _cited_sections(passage, passage.source):
        current = index if match is None else match.get(index, -1)
        if current >= 0:
            yield (newest.id, current)


def _cited_sections(passage: Passage, source: Source) -> Iterable[int]:
    """The section named, with those below it if the whole of it is quoted; else those in which the words stand."""
    index = find_cited_section(passage, source)
    if passage.whole_section:
        if index >= 0:
            return (index, *subsections_of(source.sections, index))
        return range(len(source.sections))
    within = range(len(source.sections)) if index < 0 else (index, *subsections_of(source.sections, index))
    found = [each for each in within if _quotes_from(passage, source, each)]
    return found or ([index] if index >= 0 else [])


def _quotes_from(passage: Passage, source: Source, index: int) -> bool:
    text = fold(plain(source.sections[index].text))
    return any(text.find(wording_key(sentence.text), any_case=True) >= 0 for sentence in split_sentences(passage.text))


def find_uses(decks: Sequence[Deck], pool: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each dilemma with the decks that show it, by name."""
    uses: dict[str, dict[str, None]] = {name: {} for name in pool}
    for deck in decks:
        for dilemma in deck.dilemmas:
            uses.setdefault(dilemma.id, {})[deck.id] = None
    return tuple((name, tuple(found)) for name, found in sorted(uses.items()))
