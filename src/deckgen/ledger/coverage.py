"""Which section in force is cited by which dilemma, and which dilemma is shown where."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, islice

from deckgen.content.deck import Deck
from deckgen.content.dilemma import Passage
from deckgen.content.source import Source
from deckgen.ledger.cited_section import find_cited_section
from deckgen.ledger.lineage import Lineage
from deckgen.ledger.records import CoverageRecord
from deckgen.ledger.section_match import match_sections
from deckgen.rich_text import plain
from deckgen.wording.folding import FoldedText, fold, wording_key
from deckgen.wording.identity import Identity
from deckgen.wording.sentences import split_sentences
from deckgen.wording.source_sections import subsections_of

_Citation = tuple[str, int]
_BETWEEN = "\0"  # stands in no text
_MOST_SENTENCES = 200  # of a quotation that are looked for
_MOST_PLACES = 50  # at which each is found


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
    within = range(len(source.sections)) if index < 0 else range(index, _end_of(source, index))
    found = sorted(each for each in _sections_with(passage, source) if each in within)
    return found or ([index] if index >= 0 else [])


def _end_of(source: Source, index: int) -> int:
    return subsections_of(source.sections, index).stop


class _Searched:
    """The sections of a source as one text to search, in small letters, and where each begins."""

    def __init__(self, source: Source) -> None:
        folded = [fold(plain(section.text)) for section in source.sections]
        self.starts = [0, *accumulate(len(each.wording) + 1 for each in folded)]
        wording = _BETWEEN.join(_in_small_letters(each.wording) for each in folded)
        offsets = accumulate((each.places[-1] + 2 if each.places else 1 for each in folded), initial=0)
        places = [
            offset + place
            for each, offset in zip(folded, offsets, strict=False)
            for place in (*each.places, each.places[-1] + 1 if each.places else 0)
        ]
        self.text = FoldedText("", wording, tuple(places[: len(wording)]))


@lru_cache(maxsize=16)
def _searched(source: Identity[Source]) -> _Searched:
    return _Searched(source.value)


def _in_small_letters(wording: str) -> str:
    small = wording.lower()
    return small if len(small) == len(wording) else wording


def _sections_with(passage: Passage, source: Source) -> set[int]:
    """The sections in which a sentence of the quotation stands."""
    searched = _searched(Identity(source))
    keys = dict.fromkeys(wording_key(sentence.text) for sentence in split_sentences(passage.text))
    found: set[int] = set()
    for key in islice((key for key in keys if key), _MOST_SENTENCES):
        at = searched.text.find(key)
        for _ in range(_MOST_PLACES):
            if at < 0:
                break
            found.add(bisect_right(searched.starts, at) - 1)
            at = searched.text.find(key, at + len(key))
    return found


def find_uses(decks: Sequence[Deck], pool: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each dilemma with the decks that show it, by name."""
    uses: dict[str, dict[str, None]] = {name: {} for name in pool}
    for deck in decks:
        for dilemma in deck.dilemmas:
            uses.setdefault(dilemma.id, {})[deck.id] = None
    return tuple((name, tuple(found)) for name, found in sorted(uses.items()))
