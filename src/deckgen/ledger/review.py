"""Decides whether a dilemma must be held against the code again, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from deckgen.content.dilemma import Dilemma, Passage
from deckgen.content.source import Source
from deckgen.ledger.cited_section import find_cited_section
from deckgen.ledger.lineage import Lineage
from deckgen.ledger.section_changes import SectionChange, SectionFate, find_section_changes
from deckgen.ledger.section_match import match_sections
from deckgen.messages.message import tell
from deckgen.wording.source_sections import parent_of, subsections_of

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SHOWN = 3


def find_reasons(dilemma: Dilemma, lineage: Lineage) -> tuple[str, ...]:
    """A reason for each newer source, in the order of the quotations: all that changed in it for this dilemma."""
    found: dict[str, tuple[Source, dict[SectionChange, None], dict[SectionChange, None]]] = {}
    for passage in dilemma.meer_weten:
        for newest, cited, beside in _changes(dilemma, passage, lineage):
            _, own, others_beside = found.setdefault(newest.id, (newest, {}, {}))
            own.update(dict.fromkeys(cited))
            others_beside.update(dict.fromkeys(beside))
    reasons = []
    for newest, all_cited, all_beside in found.values():
        others = [change for change in all_beside if change not in all_cited]
        if all_cited or others:
            reasons.append(_sentence(newest, dilemma.reviewed.on, list(all_cited), others))
    return tuple(reasons)


def _changes(
    dilemma: Dilemma, passage: Passage, lineage: Lineage
) -> Iterator[tuple[Source, list[SectionChange], list[SectionChange]]]:
    if passage.source is None:
        return
    chain = lineage.chain(passage.source)
    newest = chain[-1]
    seen = _last_seen(chain, dilemma.reviewed.on)
    if seen.id != newest.id:
        changes = find_section_changes(seen, newest, match_sections(seen, newest))
        yield newest, *_relevant(passage, newest, changes)


def _last_seen(chain: Sequence[Source], reviewed: str) -> Source:
    """The version in force on the day of the review; the first one where nobody says when that was."""
    seen = chain[0]
    for source in chain[1:]:
        if reviewed and _DAY.fullmatch(source.date) and source.date <= reviewed:
            seen = source
    return seen


def _relevant(
    passage: Passage, newest: Source, changes: Sequence[SectionChange]
) -> tuple[list[SectionChange], list[SectionChange]]:
    """The changes to the cited section, and those to the sections beside it."""
    cited = _cited_section(passage, newest)
    if cited < 0:
        gone = [change for change in changes if change.fate is SectionFate.REMOVED and change.title == passage.section]
        return gone or list(changes), []
    within = {cited, *subsections_of(newest.sections, cited)}
    own = [change for change in changes if change.section in within or change.parent in within]
    parent = parent_of(newest.sections, cited)
    ours = set(own)
    beside = [
        change for change in changes if change.parent == parent and change not in ours and change.section != parent
    ]
    return own, beside


def _cited_section(passage: Passage, newest: Source) -> int:
    """The cited section in the newest version; -1 where it has none, or none is cited."""
    if passage.source is None or not passage.section:
        return -1
    index = find_cited_section(passage, passage.source)
    if passage.source.id == newest.id:
        return index
    return match_sections(passage.source, newest).get(index, -1)


def _sentence(newest: Source, reviewed: str, cited: Sequence[SectionChange], others: Sequence[SectionChange]) -> str:
    when = f" of {newest.date}" if newest.date else ""
    what = _list_changes(cited)
    if others:
        beside = _list_changes(others)
        what = (
            tell("{what}; beside it, {beside}", what=what, beside=beside)
            if what
            else tell("beside the section cited, {beside}", beside=beside)
        )
    since = tell("reviewed on {reviewed}", reviewed=reviewed) if reviewed else tell("never reviewed")
    return f"`{newest.id}`{when}: {what}; {since}"


def _list_changes(changes: Sequence[SectionChange]) -> str:
    listed = ", ".join(f"“{change.title}” {change.fate}" for change in changes[:_SHOWN])
    more = len(changes) - _SHOWN
    return f"{listed} and {more} more" if more > 0 else listed
