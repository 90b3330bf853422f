"""Makes the ledger from all decks and all sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from deckgen.content.deck import Deck
from deckgen.content.dilemma import Passage
from deckgen.content.source import Source
from deckgen.ledger.coverage import find_coverage, find_uses
from deckgen.ledger.lineage import Lineage
from deckgen.ledger.quote_comparison import Comparison, NewVersion, compare_quote
from deckgen.ledger.records import Ledger, QuoteRecord, ReviewRecord, SourceRecord
from deckgen.ledger.review import find_reasons
from deckgen.ledger.section_match import SectionMatch, match_sections
from deckgen.wording.folding import title_key


def take_stock(decks: Sequence[Deck], sources: Iterable[Source], pool: Iterable[str] = ()) -> Ledger:
    """Hold every quotation against the newest version of its source. `pool` names all dilemmas there are."""
    cited = (source for deck in decks for source in deck.sources)
    lineage = Lineage([*cited, *sources])
    return Ledger(
        quotes=tuple(_QuoteRecords(lineage).find(decks)),
        reviews=tuple(_find_reviews(decks, lineage)),
        coverage=find_coverage(decks, lineage),
        sources=tuple(_source_record(source, lineage.newest(source)) for source in lineage.replaced),
        uses=find_uses(decks, pool),
        problems=tuple(lineage.problems),
    )


def _source_record(source: Source, newest: Source) -> SourceRecord:
    renamed = title_key(source.title) != title_key(newest.title)
    return SourceRecord(source.id, newest.id, source.title, newest.title, renamed)


def _find_reviews(decks: Sequence[Deck], lineage: Lineage) -> Iterator[ReviewRecord]:
    """Each dilemma once, however many decks show it."""
    done: set[str] = set()
    for deck in decks:
        for dilemma in deck.dilemmas:
            if dilemma.id not in done and (reasons := find_reasons(dilemma, lineage)):
                yield ReviewRecord(dilemma.id, "; ".join(reasons), dilemma.place)
            done.add(dilemma.id)


class _QuoteRecords:
    """Compares each quotation once: decks share their dilemmas, and dilemmas their sources."""

    def __init__(self, lineage: Lineage) -> None:
        self._lineage = lineage
        self._matches: dict[tuple[str, str], SectionMatch] = {}
        self._comparisons: dict[tuple[object, ...], Comparison] = {}
        self._versions: dict[str, NewVersion] = {}

    def find(self, decks: Sequence[Deck]) -> Iterator[QuoteRecord]:
        """The quotations of replaced sources, in the order of decks and dilemmas."""
        for deck in decks:
            for dilemma in deck.dilemmas:
                for passage in dilemma.meer_weten:
                    source = passage.source
                    if source is None:
                        continue
                    newest = self._lineage.newest(source)
                    if newest.id != source.id and _same_language(source, newest):
                        yield self._record(deck.id, dilemma.id, passage, source, newest)

    def _record(self, deck: str, dilemma: str, passage: Passage, source: Source, newest: Source) -> QuoteRecord:
        found = self._compare(passage, source, newest)
        return QuoteRecord(
            deck=deck,
            dilemma=dilemma,
            source=source.id,
            section=passage.section,
            current=newest.id,
            current_section=found.section,
            status=found.status,
            parts=found.parts,
            place=passage.place,
        )

    def _compare(self, passage: Passage, source: Source, newest: Source) -> Comparison:
        key = (source.id, newest.id)
        if key not in self._matches:
            self._matches[key] = match_sections(source, newest)
        words = (*key, passage.text, passage.section, passage.whole_section, passage.place)  # not all of its source
        if words not in self._comparisons:
            if newest.id not in self._versions:
                self._versions[newest.id] = NewVersion(newest)
            version = self._versions[newest.id]
            self._comparisons[words] = compare_quote(passage, source, version, self._matches[key])
        return self._comparisons[words]


def _same_language(one: Source, other: Source) -> bool:
    """Whether two texts can be held against each other word by word."""
    languages = {source.language.partition("-")[0] for source in (one, other) if source.language}
    return len(languages) <= 1
