"""The parts of a dilemma that come from how it is played: what is put to participants, roles, new facts, outcomes."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from deckgen.content.audience import Audience
from deckgen.content.deck import Deck
from deckgen.content.dilemma import Choice, Dilemma
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.locale import Locale
from deckgen.content.voted_lines import lines_of, twist_lines
from deckgen.rich_text import paragraph
from deckgen.storyboard.films import tell_film
from deckgen.storyboard.parts import (
    Asked,
    Brief,
    Ending,
    Endings,
    Image,
    Line,
    Option,
    Options,
    Part,
    Poll,
    Prompts,
    Prose,
    Roles,
    Room,
    Said,
    Scale,
    Values,
)
from deckgen.storyboard.steps import has_words


def tell_option(choice: Choice) -> Option:
    """A choice as it is put to participants."""
    return Option(choice.id, choice.letter, choice.text, choice.place)


def tell_case(dilemma: Dilemma, locale: Locale) -> Iterator[Part]:
    """What is put to participants, in the order in which it is read."""
    everyone, place = Audience.BEFORE, dilemma.place
    yield Prose(Said.SITUATION, dilemma.question, everyone, place)
    if has_words(dilemma.short):
        yield Prose(Said.SHORT, dilemma.short, everyone, place)
    if dilemma.picture:
        yield Image(dilemma.picture, everyone, dilemma.picture.place)
    if dilemma.video:
        yield tell_film(dilemma.video)
    if dilemma.roles:
        yield Roles(tuple(Line(role.name, role.place) for role in dilemma.roles), everyone, place)
    if dilemma.questions:
        yield Prompts(Asked.QUESTION, dilemma.questions, everyone, place)
    yield from _tell_choices(dilemma)
    if dilemma.discussion:
        yield Prompts(Asked.DISCUSSION, dilemma.discussion, everyone, place)
    yield from _tell_rooms(dilemma, locale)
    if dilemma.values:
        yield Values(dilemma.values, everyone, place)


def _tell_choices(dilemma: Dilemma) -> Iterator[Part]:
    if dilemma.choices:
        yield Options(tuple(map(tell_option, dilemma.choices)), Audience.BEFORE, dilemma.place)
    scale = dilemma.scale
    if scale is not None:
        yield Scale(
            scale.lowest,
            scale.highest,
            scale.low,
            scale.high,
            scale.axes,
            audience=Audience.BEFORE,
            place=scale.place,
            statements=dilemma.questions if dilemma.has_grid else (),
            lines=tuple(line.name for line in lines_of(dilemma)),
        )


def _tell_rooms(dilemma: Dilemma, locale: Locale) -> Iterator[Part]:
    """Room to write for each question, else under the word of the kind."""
    if dilemma.questions and not dilemma.has_grid:
        yield from (Room("", Audience.BEFORE, dilemma.place, question) for question in dilemma.questions)
    else:
        yield Room(locale.kinds[dilemma.asks].room, Audience.BEFORE, dilemma.place)


def tell_roles(dilemma: Dilemma) -> Iterator[Part]:
    """What each role alone knows."""
    for role in dilemma.roles:
        if has_words(role.brief):
            yield Brief(role.name, role.brief, Audience.ROLE, role.place)
        if role.prompts:
            yield Prompts(Asked.ROLE, role.prompts, Audience.ROLE, role.place, role.name)


def tell_twists(dilemma: Dilemma, audience: Audience) -> Iterator[Part]:
    """The new facts in order, each with what to ask; then the votes that are held on them."""
    for number in range(len(dilemma.twists)):
        yield from tell_twist(dilemma, number, audience)
    yield from (Poll((), audience, twist.place, line.name) for twist, line in twist_lines(dilemma))


def tell_twist(dilemma: Dilemma, number: int, audience: Audience) -> Iterator[Part]:
    """One new fact, behind its moment in the story."""
    twist = dilemma.twists[number]
    text = twist.text
    if twist.at and text:
        moment = paragraph(twist.at, bold=True)
        text = (replace(moment, place=twist.place), *text)
    yield Prose(Said.TWIST, text, audience, twist.place)
    if has_words(twist.ask):
        yield Prompts(Asked.TWIST, (twist.ask,), audience, twist.place)


def tell_endings(dilemma: Dilemma, deck: Deck) -> Iterator[Part]:
    """What comes of each choice; a way on to a dilemma that a short version left out is none."""
    if not dilemma.has_outcomes:
        return
    known = {each.id for each in deck.dilemmas}
    rows = tuple(
        Ending(tell_option(choice), choice.outcome, choice.leads_to if choice.leads_to in known else "")
        for choice in dilemma.choices
        if choice.outcome or choice.leads_to
    )
    yield Endings(rows, Audience.AFTER, dilemma.place)


def tell_later(dilemma: Dilemma, deck: Deck) -> Iterator[Part]:
    """What the handout holds on a page to turn over when asked: what its author marked for it."""
    for number, twist in enumerate(dilemma.twists):
        if twist.in_handout:
            yield from tell_twist(dilemma, number, Audience.BEFORE)
    shown = tuple(choice for choice in dilemma.choices if choice.outcome_in_handout)
    yield from (
        replace(part, audience=Audience.BEFORE)
        for part in tell_endings(replace(dilemma, choices=shown), deck)
        if isinstance(part, Endings)
    )


def tell_poll(dilemma: Dilemma) -> tuple[Option, ...]:
    """What is voted on: the choices, or the points of a scale."""
    if dilemma.kind is DilemmaKind.SCALE and dilemma.scale is not None:
        points = dilemma.scale.points
        return tuple(Option(str(point), "", (paragraph(str(point)),), dilemma.scale.place) for point in points)
    return tuple(map(tell_option, dilemma.choices))
