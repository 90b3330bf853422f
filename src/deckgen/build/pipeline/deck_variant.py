"""One deck for one profile in one language: read, checked, and dressed in its house style."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.look import Look, TemplatePackage
from deckgen.blueprint.slides import DocumentFacts
from deckgen.build.freshness.input_files import find_absent, join_inputs
from deckgen.build.freshness.provenance import content_hash, document_facts
from deckgen.build.pipeline.deck_source import gather_source
from deckgen.content.deck import Deck
from deckgen.content.locale import Locale
from deckgen.file_reading import SeenFile
from deckgen.output import Kind
from deckgen.problems import Problem, without_silenced

if TYPE_CHECKING:
    from deckgen.planning.paper.paper_context import PaperTexts
    from deckgen.planning.slides import SlidePlan
    from deckgen.storyboard.scenes import Storyboard


class DeckVariant(Struct, frozen=True, eq=False, dict=True):
    """Everything that planning and rendering need. With a dict: it keeps the plan of the slides for the guide."""

    deck: Deck
    look: Look
    package: TemplatePackage
    locale: Locale
    digest: str
    profile: str = ""
    source: str = ""  # the deck as written; empty where it must not leave the organisation
    beside: DeckVariant | None = None  # the same deck in the second of two languages
    epoch: str = ""  # SOURCE_DATE_EPOCH, the date that files say they were made on
    edition: str = ""  # what its files are called, where that is not the deck's name alone

    @property
    def language(self) -> str:
        """Its language, or both: `nl+fr`."""
        return f"{self.deck.language}+{self.beside.language}" if self.beside else self.deck.language

    def facts(self, kind: Kind, title: str = "") -> DocumentFacts:
        """What a file of a kind says of itself."""
        return document_facts(self.deck, self.digest, title, kind, profile=self.profile, epoch=self.epoch)

    @cached_property
    def is_printable(self) -> bool:
        """Whether the font of papers has all of the deck's characters."""
        from deckgen.planning.paper.printable_deck import is_printable

        return is_printable(self.deck, self.look) and (self.beside is None or self.beside.is_printable)

    @property
    def storyboard(self) -> Storyboard:
        """What the deck says; it is kept with the deck."""
        from deckgen.storyboard.make import make_storyboard

        return make_storyboard(self.deck, self.locale)

    @cached_property
    def paper_texts(self) -> PaperTexts:
        """What its papers are set from, measured once for all of them."""
        from deckgen.planning.paper.paper_context import gather_texts

        return gather_texts(self.deck, self.look, self.locale)

    @cached_property
    def slide_plan(self) -> SlidePlan:
        """The slides, planned once: the presentation shows them, the guide draws them."""
        from deckgen.planning.slides import plan_slides

        plan = plan_slides(self.deck, self.look, self.locale, facts=self.facts(Kind.SLIDES))
        return replace(plan, deck=replace(plan.deck, source=self.source))


class ReadVariant(Struct, frozen=True):
    """A variant, or the problems why there is none; and every file that was read."""

    variant: DeckVariant | None
    problems: tuple[Problem, ...]
    inputs: Mapping[Path, SeenFile]
    absent: tuple[str, ...] = ()


def read_variant(
    path: Path, *, profile: str = "", language: str = "", minutes: int = 0, epoch: str = "", text: str | None = None
) -> ReadVariant:
    """Read a deck with all it refers to; the rules hold the whole of it to account, also where a part is built.

    With a `text`, that is what the deck's file says, whether or not it is there.
    """
    from deckgen.content.layout_wording import LayoutWording
    from deckgen.house_style.preparation import prepare
    from deckgen.rules import check_deck
    from deckgen.yaml_source import read_deck
    from deckgen.yaml_source.reading.locales import read_locale

    read = read_deck(path, profile=profile, language=language, text=text)
    deck = _shorten(read.deck, minutes) if read.deck else None
    problems = read.problems
    if read.draft is not None:
        problems += check_deck(read.draft, deck)
    if deck is None or read.template is None:
        return ReadVariant(None, problems, read.inputs)
    locale = read_locale(deck.language)
    if deck.has_counts:
        deck = _count(deck, locale)
    prepared = prepare(read.template, LayoutWording(deck.language, locale.layouts))
    problems += without_silenced(prepared.problems, deck.lints)
    if prepared.look is None or prepared.package is None or any(problem.is_error for problem in problems):
        return ReadVariant(None, problems, read.inputs)
    digest = _hash(read.inputs, profile, deck.language, minutes)
    source = "" if deck.public else gather_source(path, read.inputs, text)
    variant = DeckVariant(deck, prepared.look, prepared.package, locale, digest, profile, source, epoch=epoch)
    absent = find_absent(path, read.inputs, deck.template, deck.language if profile or language else "")
    return ReadVariant(variant, problems, read.inputs, absent)


def read_pair(
    path: Path,
    *,
    profile: str,
    languages: tuple[str, str],
    minutes: int = 0,
    epoch: str = "",
    text: str | None = None,
) -> ReadVariant:
    """Read a deck in two languages: the variant of the first, with that of the second beside it."""
    first, second = (
        read_variant(path, profile=profile, language=language, minutes=minutes, epoch=epoch, text=text)
        for language in languages
    )
    problems = tuple(dict.fromkeys((*first.problems, *second.problems)))
    inputs = join_inputs(first.inputs, second.inputs)
    if first.variant is None or second.variant is None:
        return ReadVariant(None, problems, inputs)
    variant = replace(first.variant, beside=second.variant)
    variant = replace(variant, digest=_hash(inputs, profile, variant.language, minutes))
    return ReadVariant(variant, problems, inputs, tuple(sorted({*first.absent, *second.absent})))


def _hash(inputs: Mapping[Path, SeenFile], profile: str, language: str, minutes: int) -> str:
    return content_hash((seen.sha256 for seen in inputs.values()), profile, language, minutes=minutes)


def _count(deck: Deck, locale: Locale) -> Deck:
    """Fill in what its texts count, now that it is known what is built."""
    from deckgen.content.counted import fill_counts
    from deckgen.storyboard.timetable import plan_timetable

    return fill_counts(deck, plan_timetable(deck).total_minutes, locale)


def _shorten(deck: Deck, minutes: int) -> Deck:
    if not minutes:
        return deck
    from deckgen.planning.short_program import shorten

    return shorten(deck, minutes)
