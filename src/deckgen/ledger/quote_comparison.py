"""Compares one quotation with the newest version of its source, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from deckgen.content.dilemma import Passage
from deckgen.content.source import Source
from deckgen.ledger.cited_section import find_cited_section
from deckgen.ledger.near_wordings import NearWordings
from deckgen.ledger.records import Part, Status
from deckgen.ledger.section_match import SectionMatch
from deckgen.ledger.sentence_alignment import Pair, Wording, align, prepare, wording_likeness
from deckgen.problems import Place
from deckgen.rich_text import Block, BlockKind, Span, Text, plain
from deckgen.wording.folding import as_typed, fold, title_key, wording_key
from deckgen.wording.sentences import LEFT_OUT, split_sentences
from deckgen.wording.source_sections import section_text, whole_text
from deckgen.wording.word_difference import Change, compare_words

_FOUND_ELSEWHERE = 0.7
_ENDS_OPEN = re.compile(LEFT_OUT.pattern + r"\W*$")


class Comparison(Struct, frozen=True):
    """What became of a quotation: sentence by sentence, and as a whole."""

    status: Status
    parts: tuple[Part, ...]
    section: str  # where it stands now; nothing if its section is gone


class NewVersion:
    """A source that took another's place, its sentences prepared once for all quotations."""

    def __init__(self, source: Source) -> None:
        self.source = source
        found = [
            (index, wording)
            for index, section in enumerate(source.sections)
            for wording in prepare(split_sentences(section.text))
        ]
        self._sections = [index for index, _ in found]
        self._near = NearWordings([wording for _, wording in found])

    def near(self, wanted: Wording, without: int) -> Iterator[tuple[str, Wording]]:
        """The sentences of other sections that can resemble one, with the titles of their sections."""
        for place in self._near.near(wanted):
            if self._sections[place] != without:
                yield self.source.sections[self._sections[place]].title, self._near.wordings[place]


def compare_quote(passage: Passage, old: Source, version: NewVersion, sections: SectionMatch) -> Comparison:
    """Compare a quotation of the old source with the new one."""
    new = version.source
    old_index = find_cited_section(passage, old)
    new_index = sections.get(old_index, -1)
    old_wordings = prepare(split_sentences(section_text(old, old_index) if old_index >= 0 else whole_text(old)))
    scope = _Scope(
        quoted=prepare(split_sentences(_with_title(passage.text, passage))),
        old=old_wordings,
        new=prepare(split_sentences(_new_text(passage, old_index, new, new_index))),
        version=version,
        index=new_index,
        place=passage.place,
        whole=passage.whole_section,
        open_end=_ENDS_OPEN.search(plain(passage.text)) is not None,
        old_keys=frozenset(wording.key for wording in old_wordings),
    )
    parts = tuple(scope.compare())
    title = new.sections[new_index].title if new_index >= 0 else ""
    return Comparison(_sum_up(parts), parts, title)


def _with_title(text: Text, passage: Passage) -> Text:
    """A whole section is shown with its title; so the title is part of what is quoted."""
    if not (passage.whole_section and passage.section):
        return text
    return (Block(BlockKind.HEADING, (Span(passage.section),), place=passage.place), *text)


def _new_text(passage: Passage, old_index: int, new: Source, new_index: int) -> Text:
    if old_index < 0:
        return whole_text(new)
    if new_index < 0:
        return ()
    return _with_title_of(new, new_index) if passage.whole_section else section_text(new, new_index)


def _with_title_of(source: Source, index: int) -> Text:
    return (Block(BlockKind.HEADING, (Span(source.sections[index].title),)), *section_text(source, index))


def _sum_up(parts: Sequence[Part]) -> Status:
    """The worst of the parts; a quotation of which something still stands is changed rather than gone."""
    quoted = {part.status for part in parts if part.quoted}
    if quoted == {Status.GONE}:
        return Status.GONE
    if quoted & {Status.GONE, Status.CHANGED}:
        return Status.CHANGED
    found = {part.status for part in parts}
    return next((status for status in (Status.ELIDED, Status.TYPOGRAPHY) if status in found), Status.UNCHANGED)


class _Scope(Struct, frozen=True):
    """The sentences that play a part in one comparison."""

    quoted: tuple[Wording, ...]
    old: tuple[Wording, ...]
    new: tuple[Wording, ...]
    version: NewVersion
    index: int  # of the section where it should stand; -1 for none
    place: Place
    whole: bool
    open_end: bool
    old_keys: frozenset[str]

    def compare(self) -> Iterator[Part]:
        """The quoted sentences in order, and between them what came in."""
        pairs = align(self.quoted, self.new)
        moved = self._find_moved(pairs)
        done_quoted, done_new = 0, pairs[0].new.start if pairs and not self.whole else 0
        for pair in pairs:
            gap = any(self.quoted[index].sentence.gap for index in range(done_quoted, pair.quoted.start + 1))
            yield from self._lost(range(done_quoted, pair.quoted.start), moved)
            if not (gap and done_quoted):
                yield from self._came_in(range(done_new, pair.new.start), moved, self._place(pair.quoted.start))
            yield self._pair(pair)
            done_quoted, done_new = pair.quoted.stop, pair.new.stop
        yield from self._lost(range(done_quoted, len(self.quoted)), moved)
        if pairs and not self.open_end and (self.whole or done_quoted == len(self.quoted)):
            yield from self._came_in(self._directly_after(done_new), moved, self._place(len(self.quoted) - 1))

    def _find_moved(self, pairs: Sequence[Pair]) -> dict[int, int]:
        """Quoted sentences that have left their place among the others, and where they went within the section."""
        paired_quoted = {index for pair in pairs for index in pair.quoted}
        paired_new = {index for pair in pairs for index in pair.new}
        free = {index for index in range(len(self.new)) if index not in paired_new}
        near = NearWordings(self.new)
        moved: dict[int, int] = {}
        for index in range(len(self.quoted)):
            if index in paired_quoted:
                continue
            quoted = self.quoted[index]
            likeness = {each: wording_likeness(quoted, self.new[each]) for each in near.near(quoted) if each in free}
            found = max(likeness, key=lambda each: (likeness[each], -each), default=-1)
            if found >= 0 and likeness[found] >= _FOUND_ELSEWHERE:
                moved[index] = found
                free.discard(found)
        return moved

    def _place(self, index: int) -> Place:
        """Where an author mends a sentence: a whole section stands in the source, but is quoted in the dilemma."""
        return self.place if self.whole else self.quoted[index].sentence.place

    def _lost(self, indexes: range, moved: Mapping[int, int]) -> Iterator[Part]:
        """Sentences that left their place: they may stand elsewhere in the section, or in another one."""
        for index in indexes:
            quoted = self.quoted[index]
            if index in moved:
                yield self._compare_texts(quoted.sentence.text, self.new[moved[index]].sentence.text, index)
                continue
            alike, title, found = max(
                (
                    (wording_likeness(quoted, wording), title, wording.sentence.text)
                    for title, wording in self.version.near(quoted, self.index)
                ),
                default=(0.0, "", ""),
            )
            if alike >= _FOUND_ELSEWHERE:
                yield self._compare_texts(quoted.sentence.text, found, index, moved_to=title)
            else:
                yield Part(Status.GONE, quoted.sentence.text, "", self._place(index))

    def _came_in(self, indexes: range, moved: Mapping[int, int], place: Place) -> Iterator[Part]:
        """What came in between, a part for each block of it."""
        blocks: dict[int, list[str]] = {}
        taken = set(moved.values())
        for index in indexes:
            if index not in taken:
                sentence = self.new[index].sentence
                blocks.setdefault(sentence.block, []).append(sentence.text)
        for texts in blocks.values():
            yield Part(Status.ELIDED, "", " ".join(texts), place)

    def _directly_after(self, start: int) -> range:
        """The new sentences that belong to the quotation although they follow it.

        That is all of them where the quotation runs to the end of its section, else those in the same paragraph or list
        item, if the quotation ran to its end.
        """
        old = self._last_old()
        if self.whole or old == len(self.old) - 1:
            return range(start, len(self.new))
        if old < 0 or start == 0 or self.old[old + 1].sentence.block == self.old[old].sentence.block:
            return range(0)
        stop = start
        while stop < len(self.new) and self.new[stop].sentence.block == self.new[start - 1].sentence.block:
            stop += 1
        return range(start, stop)

    def _last_old(self) -> int:
        """Where the quotation ended in its own source; -1 if it ended within a sentence."""
        last = self.quoted[-1].key
        return next((index for index, wording in enumerate(self.old) if wording.key == last), -1)

    def _pair(self, pair: Pair) -> Part:
        quoted = " ".join(self.quoted[index].sentence.text for index in pair.quoted)
        current = " ".join(self.new[index].sentence.text for index in pair.new)
        return self._compare_texts(quoted, current, pair.quoted.start)

    def _compare_texts(self, quoted: str, current: str, index: int, moved_to: str = "") -> Part:
        place = self._place(index)
        complete = self.whole or self.quoted[index].key in self.old_keys
        if not complete:
            current = _matching_piece(quoted, current)
        status = _status_of(quoted, current, heading=self.quoted[index].sentence.heading)
        difference = compare_words(quoted, current) if status is Status.CHANGED else ()
        return Part(status, quoted, current, place, difference, moved_to)


def _status_of(quoted: str, current: str, *, heading: bool) -> Status:
    """Words that stand just so stand unchanged, also where the quotation leaves off before the closing mark."""
    if as_typed(quoted) == as_typed(current):
        return Status.UNCHANGED
    key = title_key if heading else wording_key
    if key(quoted) != key(current):
        return Status.CHANGED
    return Status.UNCHANGED if as_typed(quoted) in as_typed(current) else Status.TYPOGRAPHY


def _matching_piece(quoted: str, current: str) -> str:
    """Of a new sentence, what corresponds to a quotation that was only a piece of the old one."""
    folded = fold(current)
    for wanted in (fold(quoted).wording, wording_key(quoted)):
        at = folded.find(wanted, any_case=True)
        if at >= 0:
            return folded.text[folded.places[at] : folded.places[at + len(wanted) - 1] + 1]
    runs = list(compare_words(quoted, current))
    if runs and runs[0].change is Change.ADDED:
        runs = runs[1:]
    if runs and runs[-1].change is Change.ADDED:
        runs = runs[:-1]
    return "".join(run.text for run in runs if run.change is not Change.REMOVED).strip()
