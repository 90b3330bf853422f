"""Every change between two states of a deck, in the order in which a reader would look for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from deckgen.content.deck import Deck, Reveal, Session, SessionBreak
from deckgen.content.source import Source
from deckgen.history.change import Change, ChangeKind
from deckgen.history.dilemma_fields import Fields, show_number
from deckgen.history.field_changes import FieldComparer, make_change
from deckgen.history.program_changes import compare_programs
from deckgen.history.written_text import write_text
from deckgen.history.written_value import write_fields, write_items


def compare_decks(before: Deck | None, after: Deck | None) -> tuple[Change, ...]:
    """What an author would say has changed. A deck that came or went is one change."""
    if before is None or after is None:
        deck = after or before
        if deck is None:
            return ()
        kind = ChangeKind.REMOVED if after is None else ChangeKind.ADDED
        return (Change(deck.id, "", "", kind, before.title if before else None, after.title if after else None),)
    return tuple(_compare(before, after))


def _compare(before: Deck, after: Deck) -> Iterator[Change]:
    yield from FieldComparer(after.id).compare(_deck_fields(before), _deck_fields(after))
    yield from compare_programs(before, after)
    yield from _compare_quoted(before, after)


def _deck_fields(deck: Deck) -> Fields:
    fields = {
        "title": deck.title,
        "subtitle": deck.subtitle,
        "occasion": deck.occasion,
        "date": deck.date,
        "organisation": deck.organisation,
        "language": deck.language,
        "template": deck.template,
        "sequence": ", ".join(step.value for step in deck.sequence),
        "cluster_slides": _flag(on=deck.cluster_slides),
        "reveal": "" if deck.reveal is Reveal.ALL else deck.reveal.value,
        "public": _flag(on=deck.public),
        "links_as_codes": _flag(on=deck.links_as_codes),
    }
    fields |= write_fields("labels", deck.labels) | {"outputs": ", ".join(deck.outputs)}
    if deck.scoring is not None:
        fields |= {
            "scoring": "true",
            "scoring.pass": show_number(deck.scoring.pass_share),
            "scoring.wrong": show_number(deck.scoring.wrong),
        }
    fields |= {f"lints.{code}": "on" if on else "off" for code, on in sorted(deck.lints.items())}
    single = {name: text for name, text in (fields | _session_fields(deck.session)).items() if text}
    method = write_items(deck.session.method) if deck.session else ()
    lists = {"session.breaks": _session_breaks(deck.session), "session.method": method}
    if deck.scoring is not None:
        lists["scoring.bands"] = write_items(deck.scoring.bands)
    return Fields(single, lists)


def _flag(*, on: bool) -> str:
    return "true" if on else ""


def _session_fields(session: Session | None) -> dict[str, str]:
    if session is None:
        return {}
    numbers = {
        "minutes": session.minutes,
        "groups": session.groups,
        "clusters_per_group": session.clusters_per_group,
        "group_minutes_per_cluster": session.group_minutes_per_cluster,
        "plenary_minutes_per_cluster": session.plenary_minutes_per_cluster,
        "participants": session.participants,
        **{f"minutes_per_step.{step}": minutes for step, minutes in sorted(session.minutes_per_step.items())},
    }
    shown = {f"session.{name}": show_number(number) for name, number in numbers.items()}
    return {"session.start": session.start, **shown}


def _session_breaks(session: Session | None) -> tuple[str, ...]:
    return tuple(
        " ".join(part for part in (each.start, each.title, f"({show_number(each.minutes)})", _priority(each)) if part)
        for each in (session.breaks if session else ())
    )


def _priority(pause: SessionBreak) -> str:
    return "" if pause.priority is None else f"priority {pause.priority}"


def _compare_quoted(before: Deck, after: Deck) -> Iterator[Change]:
    """Sources that are quoted before and after. One that came or went shows in the dilemma that quotes it."""
    old = {source.id: source for source in before.sources}
    for source in after.sources:
        if source.id in old:
            yield from compare_sources(after.id, old[source.id], source, f"sources.{source.id}")


def compare_sources(deck: str, before: Source, after: Source, prefix: str) -> Iterator[Change]:
    """What changed in a document, section by section."""
    yield from FieldComparer(deck).compare_single(_source_fields(before), _source_fields(after), f"{prefix}.")
    yield from _compare_sections(deck, before, after, prefix)


def _source_fields(source: Source) -> dict[str, str]:
    fields = {
        "title": source.title,
        "publisher": source.publisher,
        "date": source.date,
        "version": source.version,
        "language": source.language,
        "url": source.url,
        "supersedes": source.supersedes,
        "usage": source.usage,
    }
    return {name: text for name, text in fields.items() if text}


def _compare_sections(deck: str, before: Source, after: Source, prefix: str) -> Iterator[Change]:
    old, new = _sections(before), _sections(after)
    for name in dict.fromkeys([*new, *old]):
        if old.get(name) != new.get(name):
            yield make_change(deck, "", f"{prefix}.{name}", old.get(name), new.get(name))


def _sections(source: Source) -> dict[str, str]:
    """Text by title. A title that occurs again gets its number, so that neither hides the other."""
    found: dict[str, str] = {}
    numbers: Counter[str] = Counter()
    for section in source.sections:
        name = section.title
        while name in found:
            numbers[section.title] += 1
            name = f"{section.title} ({numbers[section.title] + 1})"
        found[name] = write_text(section.text)
    return found
