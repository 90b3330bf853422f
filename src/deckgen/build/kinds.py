"""Each kind of output: how it is planned and how its plan becomes bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from deckgen.blueprint.pages import Document
from deckgen.blueprint.printing import PrintSettings, PrintStandard
from deckgen.blueprint.slides import DocumentFacts
from deckgen.build.deck_variant import DeckVariant
from deckgen.build.provenance import document_facts
from deckgen.output import Kind
from deckgen.problems import Problem, error

Rendered = tuple[bytes, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What whoever prints asks for: larger type, and the print shop's own colour profile."""

    large_print: bool = False
    icc: bytes = b""
    icc_file: str = ""


@dataclass(frozen=True, slots=True)
class Planned:
    """A kind whose every word is decided. `render` may still find that a participant's file holds an answer."""

    kind: Kind
    problems: tuple[Problem, ...]
    render: Callable[[], Rendered]


def plan_kind(kind: Kind, variant: DeckVariant, wishes: Wishes) -> Planned:
    """Decide one kind of output."""
    return _PLANNERS[kind](variant, wishes)


def _plan_slides(variant: DeckVariant, _wishes: Wishes) -> Planned:
    plan = variant.slide_plan

    def render() -> Rendered:
        from deckgen.render.pptx.presentation import render_slides

        return render_slides(plan.deck, variant.package), ()

    return Planned(Kind.SLIDES, plan.problems, render)


def _plan_handout(variant: DeckVariant, wishes: Wishes) -> Planned:
    from deckgen.planning.paper import plan_handout

    facts = _facts(variant, variant.locale.paper.handout)
    plan = plan_handout(variant.deck, variant.look, variant.locale, facts, large_print=wishes.large_print)
    return Planned(Kind.HANDOUT, plan.problems, partial(_screen, plan.document))


def _plan_answers(variant: DeckVariant, wishes: Wishes) -> Planned:
    from deckgen.planning.paper import plan_answers

    facts = _facts(variant, variant.locale.paper.answers)
    plan = plan_answers(variant.deck, variant.look, variant.locale, facts, large_print=wishes.large_print)
    return Planned(Kind.ANSWERS, plan.problems, partial(_screen, plan.document))


def _plan_facilitator(variant: DeckVariant, wishes: Wishes) -> Planned:
    from deckgen.planning.paper import plan_guide

    facts = _facts(variant, variant.locale.paper.guide)
    slides = variant.slide_plan.deck
    plan = plan_guide(variant.deck, variant.look, variant.locale, facts, slides=slides, large_print=wishes.large_print)
    return Planned(Kind.FACILITATOR, plan.problems, partial(_screen, plan.document))


def _plan_cards(variant: DeckVariant, wishes: Wishes) -> Planned:
    from deckgen.planning.paper import plan_cards

    facts = _facts(variant, variant.locale.paper.cards)
    plan = plan_cards(variant.deck, variant.look, variant.locale, facts, large_print=wishes.large_print)
    return Planned(Kind.CARDS, plan.problems, partial(_screen, plan.document))


def _plan_handout_print(variant: DeckVariant, wishes: Wishes) -> Planned:
    from deckgen.planning.paper import plan_handout

    facts = _facts(variant, variant.locale.paper.handout)
    plan = plan_handout(variant.deck, variant.look, variant.locale, facts, large_print=wishes.large_print)
    return Planned(Kind.HANDOUT_PRINT, plan.problems, partial(_press, plan.document, variant, wishes))


def _plan_cards_print(variant: DeckVariant, wishes: Wishes) -> Planned:
    from deckgen.planning.paper import plan_cards

    facts = _facts(variant, variant.locale.paper.cards)
    plan = plan_cards(variant.deck, variant.look, variant.locale, facts, large_print=wishes.large_print)
    return Planned(Kind.CARDS_PRINT, plan.problems, partial(_press, plan.document, variant, wishes))


def _plan_booklet(variant: DeckVariant, _wishes: Wishes) -> Planned:
    from deckgen.planning.paper import plan_handout

    facts = _facts(variant, variant.locale.paper.handout)
    plan = plan_handout(variant.deck, variant.look, variant.locale, facts, paper="A5")

    def render() -> Rendered:
        from deckgen.render.pdf.booklet import impose_booklet

        data, problems = _screen(plan.document)
        return impose_booklet(data), problems

    return Planned(Kind.BOOKLET, plan.problems, render)


def _facts(variant: DeckVariant, kind_title: str) -> DocumentFacts:
    return document_facts(variant.deck, variant.digest, kind_title)


def _screen(document: Document) -> Rendered:
    """A tagged PDF, opened again and searched where it goes to participants."""
    from deckgen.render.pdf.screen_writer import render_document

    data = render_document(document)
    return data, _search_for_answers(data, document)


def _press(document: Document, variant: DeckVariant, wishes: Wishes) -> Rendered:
    """A PDF for the press. Its tagged twin is searched too: only tags tell where a short text stands alone."""
    from deckgen.render.pdf.print_intent import UnusableProfileError
    from deckgen.render.pdf.print_writer import render_print
    from deckgen.render.pdf.safe_margin import find_unsafe_text

    settings = PrintSettings(PrintStandard.X4 if wishes.icc else PrintStandard.X1A, icc=wishes.icc)
    try:
        data = render_print(document, settings)
    except UnusableProfileError as failure:
        hint = "ask the print shop for its ICC profile, or leave --icc out"
        return b"", (error("unusable-profile", f"{wishes.icc_file}: {failure}", variant.deck.place, hint),)
    unsafe = tuple(
        error(
            "unsafe-margin",
            f"{document.facts.title}, page {line.page}: “{line.text[:40]}” stands {line.distance_mm} mm from the cut",
            variant.deck.place,
            "5 mm is needed; widen the margins of the template",
        )
        for line in find_unsafe_text(document)
    )
    _, leaks = _screen(document)
    return data, unsafe + leaks + _search_for_answers(data, document)


def _search_for_answers(data: bytes, document: Document) -> tuple[Problem, ...]:
    if not document.secrets:
        return ()
    from deckgen.render.pdf.leak_guard import find_leaks

    return tuple(
        error(
            "answer-leak",
            f"{document.facts.title}: {leak.secret.what} would reach participants ({leak.where}, page {leak.page})",
            leak.secret.place,
            "the words also stand where participants read them: say them in another way, or report a fault of deckgen",
        )
        for leak in find_leaks(data, document.secrets)
    )


_PLANNERS: dict[Kind, Callable[[DeckVariant, Wishes], Planned]] = {
    Kind.SLIDES: _plan_slides,
    Kind.HANDOUT: _plan_handout,
    Kind.ANSWERS: _plan_answers,
    Kind.FACILITATOR: _plan_facilitator,
    Kind.CARDS: _plan_cards,
    Kind.HANDOUT_PRINT: _plan_handout_print,
    Kind.CARDS_PRINT: _plan_cards_print,
    Kind.BOOKLET: _plan_booklet,
}
