"""The kinds that one person does alone, at a computer or a phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from deckgen.build.pipeline.deck_variant import DeckVariant
from deckgen.build.pipeline.order import PrintOptions
from deckgen.build.pipeline.planned import Drawn, Planned
from deckgen.messages.message import tell
from deckgen.output import Kind
from deckgen.problems import Problem, warning

if TYPE_CHECKING:
    from deckgen.content.locale import Locale
    from deckgen.exchange.editions import Edition
    from deckgen.storyboard.course import Course, Screen

_HEAVY = 1024 * 1024  # bytes of a picture that a page holds


def plan_self_study(variant: DeckVariant, _print_options: PrintOptions) -> Planned:
    """One page in one language, or in two with a switch."""
    courses = list_courses(variant)

    def render() -> Drawn:
        from deckgen.render.web.self_study import render_self_study

        return Drawn(render_self_study(courses, variant.look, variant.facts(Kind.SELF_STUDY)))

    return Planned(Kind.SELF_STUDY, _find_heavy(courses[0][0]), render)


def plan_scorm(variant: DeckVariant, _print_options: PrintOptions) -> Planned:
    """The same page, in a package for a learning platform."""
    courses = list_courses(variant)
    facts = variant.facts(Kind.SCORM)

    def render() -> Drawn:
        from deckgen.exchange.scorm import write_scorm
        from deckgen.render.web.self_study import render_self_study

        page = render_self_study(courses, variant.look, facts, for_platform=True)
        return Drawn(write_scorm(page, variant.deck.title, facts))

    course = courses[0][0]
    return Planned(Kind.SCORM, (*_find_emptiness(course), *_find_heavy(course)), render)


def plan_moodle(variant: DeckVariant, _print_options: PrintOptions) -> Planned:
    """Questions for Moodle, in one language or two."""
    from deckgen.exchange.moodle import write_moodle

    editions = _list_editions(variant)
    problems = (*_find_losses(editions[0], "Moodle"), *_find_heavy(editions[0].course, with_slides=False))
    return Planned(Kind.MOODLE, problems, lambda: Drawn(write_moodle(editions)))


def plan_gift(variant: DeckVariant, _print_options: PrintOptions) -> Planned:
    """The same questions as text."""
    from deckgen.exchange.gift import find_pictures, write_gift

    editions = _list_editions(variant)
    left = (problem for theme in editions[0].questions for question in theme for problem in find_pictures(question))
    problems = (*_find_losses(editions[0], "GIFT"), *left)
    return Planned(Kind.GIFT, problems, lambda: Drawn(write_gift(editions)))


def plan_qti(variant: DeckVariant, _print_options: PrintOptions) -> Planned:
    """Items and a test in QTI 3, in one language or two."""
    from deckgen.exchange.qti import write_qti

    editions, facts = _list_editions(variant), variant.facts(Kind.QTI)
    problems = (*_find_losses(editions[0], "QTI"), *_find_heavy(editions[0].course, with_slides=False))
    return Planned(Kind.QTI, problems, lambda: Drawn(write_qti(editions, facts)))


def _find_heavy(course: Course, *, with_slides: bool = True) -> tuple[Problem, ...]:
    """Pictures that make a page slow to open on a phone, or a file too large for many a platform."""
    from deckgen.storyboard.parts import Image

    parts = [part for screen in course.screens for part in (*(screen.parts if with_slides else ()), *_before(screen))]
    return tuple(
        warning(
            "heavy-picture",
            tell(
                "{file} makes what is put online {size} MB larger.",
                file=part.picture.file,
                size=f"{len(part.picture.data) / 1024 / 1024:.1f}",
            ),
            part.picture.place,
            tell("Save it smaller, or as JPEG: 1,600 pixels are enough for a screen."),
        )
        for part in parts
        if isinstance(part, Image) and len(part.picture.data) > _HEAVY
    )


def _before(screen: Screen) -> Sequence[object]:
    return screen.exercise.before if screen.exercise else ()


def _list_editions(variant: DeckVariant) -> list[Edition]:
    """The questions of each theme, in each language."""
    from deckgen.exchange.editions import Edition
    from deckgen.exchange.question import make_question

    return [
        Edition(
            course,
            locale,
            [
                [make_question(screen.exercise, locale) for screen in theme.screens if screen.exercise]
                for theme in course.themes
            ],
        )
        for course, locale in list_courses(variant)
    ]


def _find_losses(edition: Edition, platform: str) -> tuple[Problem, ...]:
    from deckgen.exchange.question import find_losses

    found = tuple(problem for theme in edition.questions for each in theme for problem in find_losses(each, platform))
    return found or _find_emptiness(edition.course)


def _find_emptiness(course: Course) -> tuple[Problem, ...]:
    """A deck of slides alone has nothing that a learning platform could ask."""
    if course.total:
        return ()
    hint = tell("Add a dilemma, or build the slides and the handout.")
    return (warning("nothing-to-ask", tell("The deck asks nothing: it has no dilemma."), course.cover.place, hint),)


def list_courses(variant: DeckVariant) -> list[tuple[Course, Locale]]:
    """The deck as a course in each of its languages."""
    from deckgen.storyboard.course import make_course

    variants = [variant, *([variant.beside] if variant.beside else [])]
    return [(make_course(each.storyboard, each.deck.scoring), each.locale) for each in variants]
