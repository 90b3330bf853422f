"""Builds the site: reads each deck in each of its languages, makes its files anew, and writes all or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from deckgen.build.pipeline.deck_list import check_names, find_clashes
from deckgen.build.pipeline.deck_variant import DeckVariant, read_variant
from deckgen.build.pipeline.kinds import plan_kind
from deckgen.build.pipeline.order import BuildReport, Output, PrintOptions
from deckgen.build.site.publishable import find_internal, make_publishable
from deckgen.file_reading import read_file
from deckgen.file_writing import write_whole
from deckgen.output import Kind, file_name, sha256
from deckgen.problems import Problem, in_order

if TYPE_CHECKING:
    from deckgen.content.locale import Locale
    from deckgen.render.web.site import SiteChange, SiteEdition, SiteFile, SiteSource

PARTICIPANT_KINDS = (Kind.HANDOUT, Kind.HANDOUT_DOCX, Kind.SLIDES_HANDOUT, Kind.ANSWERS, Kind.CARDS)
TRAINER_KINDS = (Kind.SLIDES, Kind.SLIDES_PDF, Kind.FACILITATOR)
_REPORTS = Path("output")
_MOST_BYTES = 64 * 1024 * 1024  # of a report


class SiteOptions(NamedTuple):
    """What is published besides what is for participants."""

    with_trainer: bool = False
    with_reports: bool = False


def build_site(decks: Sequence[Path], output: Path, options: SiteOptions) -> BuildReport:
    """Build the site below a folder; where a deck has an error, nothing is written."""
    from deckgen.build.site.changes import list_changes
    from deckgen.render.web.site import Site, render_site

    named, refused = check_names(decks)
    problems = [*find_clashes(decks), *refused]
    editions: list[tuple[SiteEdition, ...]] = []
    owns: list[DeckVariant] = []
    for path in named:
        made, variants, found = _make_deck(path, options)
        problems += found
        if made:
            editions.append(made)
            owns.append(variants[0])
    if any(problem.is_error for problem in problems) or not editions:
        return BuildReport(in_order(problems))
    changes: tuple[SiteChange, ...] = list_changes(named, owns)
    files = render_site(Site(tuple(editions), owns[0].look, changes))
    for name, data in files.items():
        write_whole(output / name, data, output)
    pages = [(deck, edition) for deck in editions for edition in deck]
    outputs = tuple(
        Output(
            deck[0].folder,
            "site",
            "",
            edition.language,
            (output / edition.address).as_posix(),
            sha256(files[edition.address]),
            "built",
        )
        for deck, edition in pages
    )
    return BuildReport(in_order(problems), outputs)


def _make_deck(path: Path, options: SiteOptions) -> tuple[tuple[SiteEdition, ...], list[DeckVariant], list[Problem]]:
    """A deck in its own language and in those that it is translated into."""
    from deckgen.yaml_source.reading.locales import LANGUAGES
    from deckgen.yaml_source.translation.translated_data import translation_path

    own, problems = _read(path, "")
    if own is None:
        return (), [], problems
    variants = [own]
    for language in LANGUAGES:
        if language == own.locale.code or not translation_path(path, language).is_file():
            continue
        variant, found = _read(path, language)
        problems += found
        if variant is not None:
            variants.append(variant)
    made: list[SiteEdition] = []
    for variant in variants:
        edition, found = _make_edition(variant, options, is_own=variant is own)
        made.append(edition)
        problems += found
    return tuple(made), variants, problems


def _read(path: Path, language: str) -> tuple[DeckVariant | None, list[Problem]]:
    read = read_variant(path, language=language)
    if read.variant is None or any(problem.is_error for problem in read.problems):
        return None, list(read.problems)
    variant = replace(read.variant, deck=make_publishable(read.variant.deck), source="")
    return variant, [*read.problems, *find_internal(read.variant.deck)]


def _make_edition(
    variant: DeckVariant,
    options: SiteOptions,
    *,
    is_own: bool,
) -> tuple[SiteEdition, list[Problem]]:
    from deckgen.build.pipeline.online_kinds import list_courses
    from deckgen.render.web.site import SiteEdition

    deck, locale = variant.deck, variant.locale
    words, (course, _) = locale.site, list_courses(variant)[0]
    problems: list[Problem] = []
    page = _make_file(Kind.SELF_STUDY, variant, problems)
    groups = [(words.downloads, [_make_file(kind, variant, problems) for kind in PARTICIPANT_KINDS])]
    if options.with_trainer:
        trainers = replace(variant, deck=replace(deck, public=False))  # with the notes
        groups.append((words.trainer_downloads, [_make_file(kind, trainers, problems) for kind in TRAINER_KINDS]))
    if options.with_reports:
        groups.append((words.reports, list(_find_reports(deck.id, locale))))
    cover = course.cover
    facts = (
        (words.for_whom, cover.organisation),
        (locale.web.date, cover.date),
        (words.duration_label, locale.web.duration.format(minutes=round(course.minutes))),
        (words.dilemmas, str(course.total)),
    )
    folder = deck.id if is_own else f"{deck.id}/{locale.code}"
    edition = SiteEdition(
        address=f"{folder}/index.html",
        language=deck.language,
        language_name=locale.name,
        course=course,
        words=words,
        skip=locale.web.skip,
        facts=tuple((name, said) for name, said in facts if said),
        summary=tuple(said for _, said in facts[:3] if said),
        downloads=tuple((heading, tuple(file for file in files if file)) for heading, files in groups),
        sources=tuple(_list_sources(variant)),
        self_study=page,
    )
    return edition, problems


def _make_file(kind: Kind, variant: DeckVariant, problems: list[Problem]) -> SiteFile | None:
    """A file as the deck's own output would be, of what may be published."""
    from deckgen.render.web.site import SiteFile

    planned = plan_kind(kind, variant, PrintOptions())
    drawn = planned.render()
    problems += (*planned.problems, *drawn.problems)
    name = "self-study.html" if kind is Kind.SELF_STUDY else file_name(variant.deck.id, kind)
    return SiteFile(name, _title_of(kind, variant.locale), drawn.data) if drawn.data else None


def _title_of(kind: Kind, locale: Locale) -> str:
    titles = {
        Kind.SELF_STUDY: locale.web.self_study,
        Kind.HANDOUT: locale.paper.handout,
        Kind.HANDOUT_DOCX: locale.site.handout_docx,
        Kind.SLIDES_HANDOUT: locale.site.slides_handout,
        Kind.ANSWERS: locale.paper.answers,
        Kind.CARDS: locale.paper.cards,
        Kind.SLIDES: locale.site.slides,
        Kind.SLIDES_PDF: locale.site.slides_pdf,
        Kind.FACILITATOR: locale.paper.guide,
    }
    return titles[kind]


def _find_reports(deck: str, locale: Locale) -> Iterator[SiteFile]:
    """The reports on sessions that were made before."""
    from deckgen.render.web.site import SiteFile

    for path in sorted((_REPORTS / deck).glob(f"{deck}-report*.pdf")):
        yield SiteFile(path.name, locale.outcome.title, read_file(path, _MOST_BYTES))


def _list_sources(variant: DeckVariant) -> Iterator[SiteSource]:
    from deckgen.render.web.site import SiteSource

    for source in variant.deck.sources:
        yield SiteSource(source.title, source.publisher, source.version, source.language, source.url)
