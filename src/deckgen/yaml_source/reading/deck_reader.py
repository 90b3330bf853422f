"""Reads a deck with everything resolved: its template, all problems, all files that were read."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from deckgen.content.deck import Deck, Reveal, Session, SessionBreak
from deckgen.content.scoring import Band, Scoring
from deckgen.messages.message import tell
from deckgen.problems import Place, Problem, error, in_order, warning, without_silenced
from deckgen.yaml_source.author_mistakes.wrong_file import find_wrong_kind
from deckgen.yaml_source.markdown.terms import Forms, Words
from deckgen.yaml_source.markdown.typography import Typographer
from deckgen.yaml_source.models.deck_file import DeckFile, ScoringFile, SessionFile
from deckgen.yaml_source.models.decode import decode
from deckgen.yaml_source.profiles.edition import Edition, read_edition
from deckgen.yaml_source.reading.deck_size import check_size
from deckgen.yaml_source.reading.dilemmas import DilemmaReader
from deckgen.yaml_source.reading.field_texts import FieldTexts
from deckgen.yaml_source.reading.locales import read_locale
from deckgen.yaml_source.reading.passages import PassageReader
from deckgen.yaml_source.reading.play import read_labels, read_method
from deckgen.yaml_source.reading.pools import Pools
from deckgen.yaml_source.reading.program import ProgramReader
from deckgen.yaml_source.reading.reading_state import Reading, ReadResult, show_path
from deckgen.yaml_source.reading.templates import DEFAULT, TemplateReader
from deckgen.yaml_source.syntax.author_file import PlacedData, PlaceMap
from deckgen.yaml_source.syntax.bounds import MAX_PROBLEMS


def read_deck_file(path: Path, profile: str = "", language: str = "", text: str | None = None) -> ReadResult:
    """Read a deck and everything it draws from."""
    with _collector_paused():
        return _read(path, profile, language, text)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep the garbage collector still: nothing read here is garbage, and looking for some doubles the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _read(path: Path, profile: str, language: str, text: str | None) -> ReadResult:
    reading = Reading(path.parent, given={} if text is None else {path: text.encode("utf-8", "surrogatepass")})
    plain = reading.read_plain(path)
    deck, template = None, None
    if path.suffix == ".yml":
        message = tell("This file ends in .yml; the files of deckgen end in .yaml.")
        hint = tell("Rename it to `{name}`.", name=f"{path.stem}.yaml")
        reading.problems.append(warning("file-ending", message, Place(show_path(path)), hint))
    if plain is not None:
        plain = _refuse_other_kinds(plain, path, reading)
    pools = Pools(reading)
    edition = read_edition(plain, reading, pools, profile, language) if plain is not None else None
    if plain is not None and edition is not None:
        plain = edition.dress_deck(path, plain)
        file = decode(DeckFile, plain.data, plain.places, reading.problems, {"title": "…", "program": ["…"]}).model
        if file is not None:
            deck = _build(path, file, plain, edition)
            reading.problems += check_size(deck)
            template = edition.dress_template(TemplateReader(reading).read(file.template, deck.template_place))
            edition.check_program(len(deck.dilemmas))
    found = without_silenced(reading.problems, deck.lints if deck is not None else {})
    problems = _cut_short(in_order(found), path)
    broken = any(problem.is_error for problem in problems)
    return ReadResult(None if broken else deck, template, problems, reading.inputs, deck)


def _refuse_other_kinds(plain: PlacedData, path: Path, reading: Reading) -> PlacedData | None:
    """The data, unless it is plainly that of a dilemma, a profile or a template."""
    problem = find_wrong_kind(plain, "deck", show_path(path.parent))
    if problem is None:
        return plain
    reading.problems.append(problem)
    return None


def _cut_short(problems: tuple[Problem, ...], path: Path) -> tuple[Problem, ...]:
    """As many problems as someone can read, errors first where there are more."""
    if len(problems) <= MAX_PROBLEMS:
        return problems
    errors = [problem for problem in problems if problem.is_error]
    kept = [*errors, *(problem for problem in problems if not problem.is_error)][:MAX_PROBLEMS]
    message = tell("There are {value:,} more problems in this deck.", value=len(problems) - MAX_PROBLEMS)
    return in_order(
        [*kept, warning("too-many-problems", message, Place(show_path(path)), tell("Mend those above first."))]
    )


def _build(path: Path, file: DeckFile, plain: PlacedData, edition: Edition) -> Deck:
    places, reading, pools = plain.places, edition.reading, edition.pools
    words = Words(
        _check_terms(file, places, reading),
        homes=_term_homes(file, places),
        lacking=edition.lacking,
        typographer=Typographer(read_locale(file.language).typography) if file.typography == "set" else None,
    )

    texts = FieldTexts(reading, words)

    def line(written: str, key: str) -> str:
        return texts.line(written, places, key)

    passages = PassageReader(
        reading, pools, file.language, edition.dress_source, holds_spaces=words.typographer is not None
    )
    dilemmas = DilemmaReader(reading, words, passages, file.language)
    items = plain.data.get("program") if isinstance(plain.data, dict) else None
    return Deck(
        id=path.stem,
        title=line(file.title, "title"),
        place=places.value("title"),
        language=file.language,
        program=ProgramReader(reading, words, pools, dilemmas, edition.leaves_out).read(
            items, places.within("program")
        ),
        subtitle=line(file.subtitle, "subtitle"),
        subtitle_place=places.value("subtitle") if file.subtitle else places.value("title"),
        occasion=line(file.occasion, "occasion"),
        organisation=line(file.organisation, "organisation"),
        date=line(file.date, "date"),
        template=file.template.strip() or DEFAULT,
        template_place=places.value("template"),
        sequence=tuple(file.sequence),
        sequence_places=tuple(places.value("sequence", number) for number in range(len(file.sequence))),
        session=_session(file.session, places.within("session"), texts),
        cluster_slides=file.cluster_slides,
        reveal=Reveal(file.reveal),
        public=file.public,
        links_as_codes=file.links == "qr",
        lints=dict(file.lints),
        lints_place=places.key("lints"),
        lints_places={code: places.key("lints", code) for code in file.lints},
        has_counts=reading.has_counts,
        labels=read_labels(file.labels, places, texts),
        scoring=_scoring(file.scoring, places.within("scoring"), texts),
        outputs=tuple(name.strip() for name in file.outputs),
        outputs_places=tuple(places.value("outputs", number) for number in range(len(file.outputs))),
        term_words=tuple(text for forms in words.terms.values() for text in forms.values()),
        profile=edition.profile.name if edition.profile is not None else "",
    )


def _term_homes(file: DeckFile, places: PlaceMap) -> Mapping[str, Place]:
    """Where each term was given its words: in the deck, or in a profile."""
    return {name: places.value("terms", name) for name in file.terms}


def _check_terms(file: DeckFile, places: PlaceMap, reading: Reading) -> Mapping[str, Forms]:
    """The terms by name and form. A term inside a term's words would never be filled in, so it is refused."""
    terms: dict[str, Forms] = {}
    for name, written in file.terms.items():
        forms = {"text": written} if isinstance(written, str) else dict(written)
        terms[name] = {form: " ".join(words.split()) for form, words in forms.items()}
        if not all(re.fullmatch(r"\w[\w-]*", part) for part in (name, *forms)):
            message = tell("`{name}` cannot be the name of a term or of its form.", name=name)
            reading.problems.append(
                error("wrong-id", message, places.key("terms", name), tell("Use letters, digits, `-` and `_`."))
            )
        for form, words in forms.items():
            if "{{" in words:
                place = places.value("terms", name) if isinstance(written, str) else places.value("terms", name, form)
                message = tell("The term `{name}` holds a term itself.", name=name)
                reading.problems.append(error("unknown-term", message, place, tell("Write its words out.")))
    return terms


def _session(file: SessionFile | None, places: PlaceMap, texts: FieldTexts) -> Session | None:
    if file is None:
        return None
    breaks = []
    for number, each in enumerate(file.breaks):
        breaks.append(
            SessionBreak(
                minutes=each.minutes,
                place=places.value("breaks", number),
                title=texts.line(each.title, places, "breaks", number, "title"),
                start=each.start,
                priority=each.priority,
            )
        )
    return Session(
        place=places.key(),
        start=file.start,
        minutes=file.minutes,
        groups=file.groups,
        clusters_per_group=file.clusters_per_group,
        group_minutes_per_cluster=file.group_minutes_per_cluster,
        plenary_minutes_per_cluster=file.plenary_minutes_per_cluster,
        participants=file.participants,
        minutes_per_step={str(step): minutes for step, minutes in file.minutes_per_step.items()},
        breaks=tuple(breaks),
        method=read_method(file.method, places, texts),
        places={name: places.value(name) for name in SessionFile.__struct_fields__ if places.has(name)},
    )


def _scoring(file: ScoringFile | None, places: PlaceMap, texts: FieldTexts) -> Scoring | None:
    """What points are worth, the highest band first."""
    if file is None:
        return None
    bands = [
        Band(each.from_, texts.text(each.text, places, "bands", number, "text"), places.value("bands", number))
        for number, each in enumerate(file.bands)
    ]
    ordered = tuple(sorted(bands, key=lambda band: -band.share))
    return Scoring(places.key(), file.pass_, file.wrong, ordered)
