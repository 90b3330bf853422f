"""The kinds that show the slides on paper: all of them, one a page, or those for participants with room for notes."""

from __future__ import annotations

from functools import partial

from deckgen.build.pipeline.deck_variant import DeckVariant
from deckgen.build.pipeline.order import PrintOptions
from deckgen.build.pipeline.planned import Planned
from deckgen.build.pipeline.screen_papers import draw_screen
from deckgen.output import Kind


def plan_slides_pdf(variant: DeckVariant, _print_options: PrintOptions) -> Planned:
    """The slides as a tagged PDF."""
    from deckgen.planning.paper.slide_papers import plan_slide_pages

    slides = variant.slide_plan
    facts = variant.facts(Kind.SLIDES_PDF)
    plan = plan_slide_pages(variant.deck, variant.look, variant.locale, facts, slides=slides.deck)
    return Planned(Kind.SLIDES_PDF, slides.problems, partial(draw_screen, plan.document))


def plan_slides_handout(variant: DeckVariant, _print_options: PrintOptions) -> Planned:
    """What participants see before anything is answered, three slides a page."""
    from deckgen.planning.paper.slide_papers import plan_slides_handout as plan_paper

    facts = variant.facts(Kind.SLIDES_HANDOUT, variant.locale.paper.handout)
    slides = variant.slide_plan
    plan = plan_paper(variant.deck, variant.look, variant.locale, facts, slides=slides.deck)
    return Planned(Kind.SLIDES_HANDOUT, (*slides.problems, *plan.problems), partial(draw_screen, plan.document))
