"""Each kind of output: how it is planned and how its plan becomes bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from deckgen.blueprint.pages import Document
from deckgen.build.deck_variant import DeckVariant
from deckgen.build.provenance import document_facts
from deckgen.output import Kind
from deckgen.problems import Problem, error


@dataclass(frozen=True, slots=True)
class Planned:
    """A kind whose every word is decided. `render` may still find that a participant's file holds an answer."""

    kind: Kind
    problems: tuple[Problem, ...]
    render: Callable[[], tuple[bytes, tuple[Problem, ...]]]


def plan_kind(kind: Kind, variant: DeckVariant) -> Planned:
    """Decide one kind of output."""
    return _PLANNERS[kind](variant)


def _plan_slides(variant: DeckVariant) -> Planned:
    from deckgen.planning.slides import plan_slides

    plan = plan_slides(variant.deck, variant.look, variant.locale, facts=document_facts(variant.deck, variant.digest))

    def render() -> tuple[bytes, tuple[Problem, ...]]:
        from deckgen.render.pptx.presentation import render_slides

        return render_slides(plan.deck, variant.package), ()

    return Planned(Kind.SLIDES, plan.problems, render)


def _plan_handout(variant: DeckVariant) -> Planned:
    from deckgen.planning.paper import plan_handout

    words = variant.locale.paper
    facts = document_facts(variant.deck, variant.digest, words.handout)
    plan = plan_handout(variant.deck, variant.look, variant.locale, facts)
    return Planned(Kind.HANDOUT, plan.problems, lambda: _screen(plan.document))


def _plan_answers(variant: DeckVariant) -> Planned:
    from deckgen.planning.paper import plan_answers

    facts = document_facts(variant.deck, variant.digest, variant.locale.paper.answers)
    plan = plan_answers(variant.deck, variant.look, variant.locale, facts)
    return Planned(Kind.ANSWERS, plan.problems, lambda: _screen(plan.document))


def _plan_facilitator(variant: DeckVariant) -> Planned:
    from deckgen.planning.paper import plan_guide
    from deckgen.planning.slides import plan_slides

    facts = document_facts(variant.deck, variant.digest, variant.locale.paper.guide)
    slides = plan_slides(variant.deck, variant.look, variant.locale, facts=facts)
    plan = plan_guide(variant.deck, variant.look, variant.locale, facts, slides=slides.deck)
    return Planned(Kind.FACILITATOR, plan.problems, lambda: _screen(plan.document))


def _plan_cards(variant: DeckVariant) -> Planned:
    from deckgen.planning.paper import plan_cards

    facts = document_facts(variant.deck, variant.digest, variant.locale.paper.cards)
    plan = plan_cards(variant.deck, variant.look, variant.locale, facts)
    return Planned(Kind.CARDS, plan.problems, lambda: _screen(plan.document))


def _screen(document: Document) -> tuple[bytes, tuple[Problem, ...]]:
    """A tagged PDF, opened again and searched where it goes to participants."""
    from deckgen.render.pdf.screen_writer import render_document

    data = render_document(document)
    return data, _search_for_answers(data, document)


def _search_for_answers(data: bytes, document: Document) -> tuple[Problem, ...]:
    if not document.secrets:
        return ()
    from deckgen.render.pdf.leak_guard import find_leaks

    return tuple(
        error(
            "answer-leak",
            f"{document.facts.title}: {leak.secret.what} would reach participants ({leak.where})",
            leak.secret.place,
            "this is a fault of deckgen or of a template; the file was not written",
        )
        for leak in find_leaks(data, document.secrets)
    )


_PLANNERS: dict[Kind, Callable[[DeckVariant], Planned]] = {
    Kind.SLIDES: _plan_slides,
    Kind.HANDOUT: _plan_handout,
    Kind.ANSWERS: _plan_answers,
    Kind.FACILITATOR: _plan_facilitator,
    Kind.CARDS: _plan_cards,
}
