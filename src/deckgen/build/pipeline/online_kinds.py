"""The kinds that one person does alone, at a computer or a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from deckgen.build.pipeline.deck_variant import DeckVariant
from deckgen.build.pipeline.order import PrintOptions
from deckgen.build.pipeline.planned import Drawn, Planned
from deckgen.output import Kind

if TYPE_CHECKING:
    from deckgen.content.locale import Locale
    from deckgen.storyboard.course import Course


def plan_self_study(variant: DeckVariant, _print_options: PrintOptions) -> Planned:
    """One page in one language, or in two with a switch."""
    courses = list_courses(variant)

    def render() -> Drawn:
        from deckgen.render.web.self_study import render_self_study

        return Drawn(render_self_study(courses, variant.look, variant.facts(Kind.SELF_STUDY)))

    return Planned(Kind.SELF_STUDY, (), render)


def list_courses(variant: DeckVariant) -> list[tuple[Course, Locale]]:
    """The deck as a course in each of its languages."""
    from deckgen.storyboard.course import make_course

    variants = [variant, *([variant.beside] if variant.beside else [])]
    return [(make_course(each.storyboard), each.locale) for each in variants]
