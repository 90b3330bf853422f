"""Tells one dilemma: its parts, each with its audience, and its scenes in the order asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from deckgen.content.audience import Audience
from deckgen.content.deck import Cluster, Deck, Step
from deckgen.content.dilemma import Dilemma, Passage
from deckgen.content.locale import Locale
from deckgen.rich_text import Text
from deckgen.storyboard.numbering import number_of
from deckgen.storyboard.parts import (
    Asked,
    JudgedOption,
    JudgedOptions,
    Line,
    Option,
    Options,
    Part,
    Prompts,
    Prose,
    Quotation,
    Reviewed,
    Room,
    Said,
    Values,
)
from deckgen.storyboard.scenes import DilemmaStory, Scene
from deckgen.storyboard.step_times import spread_minutes
from deckgen.storyboard.steps import StepWords, has_step, has_words, heading_of, label_of, say_on, scene_kind_of
from deckgen.storyboard.verdicts import say_verdict


class Spot(Struct, frozen=True):
    """Where a dilemma stands in its deck. `number` counts within the theme, `position` through the deck."""

    key: str
    cluster: int
    theme: Cluster
    number: int
    position: int
    clock: float | None = None
    minutes: float | None = None


def tell_dilemma(dilemma: Dilemma, spot: Spot, deck: Deck, locale: Locale) -> DilemmaStory:
    """The story of one dilemma. It needs no other dilemma, so one can be told again alone."""
    case = tuple(_tell_case(dilemma, locale))
    outcome = tuple(_tell_outcome(dilemma, locale))
    guidance = tuple(_tell_guidance(dilemma, locale))
    number = number_of(spot.cluster, spot.number)
    return DilemmaStory(
        key=spot.key,
        id=dilemma.id,
        number=number,
        title=Line(dilemma.title, dilemma.place),
        cluster=spot.cluster,
        within=spot.number,
        theme=Line(spot.theme.title, spot.theme.place),
        position=spot.position,
        priority=dilemma.priority,
        minutes=spot.minutes,
        own_minutes=dilemma.facilitation.minutes,
        clock=spot.clock,
        case=case,
        outcome=outcome,
        guidance=guidance,
        scenes=tuple(_show_steps(dilemma, spot, deck, locale, (*case, *outcome, *guidance))),
        place=dilemma.place,
    )


def _tell_case(dilemma: Dilemma, locale: Locale) -> Iterator[Part]:
    everyone, place, words = Audience.BEFORE, dilemma.place, locale.paper
    yield Prose(Said.SITUATION, dilemma.question, everyone, place)
    if has_words(dilemma.short):
        yield Prose(Said.SHORT, dilemma.short, everyone, place)
    if dilemma.choices:
        yield Options(_options(dilemma), everyone, place)
    if dilemma.discussion:
        yield Prompts(Asked.DISCUSSION, dilemma.discussion, everyone, place)
    yield Room(words.my_choice if dilemma.choices else words.my_thoughts, everyone, place)
    if dilemma.values:
        yield Values(dilemma.values, everyone, place)


def _options(dilemma: Dilemma) -> tuple[Option, ...]:
    return tuple(Option(choice.id, choice.letter, choice.text, choice.place) for choice in dilemma.choices)


def _tell_outcome(dilemma: Dilemma, locale: Locale) -> Iterator[Part]:
    if has_words(dilemma.answer):
        yield Prose(Said.ANSWER, dilemma.answer, Audience.AFTER, dilemma.place)
    judged = JudgedOptions(
        tuple(
            JudgedOption(
                option,
                say_verdict(choice.verdict, dilemma.kind, locale) if choice.verdict else None,
                choice.feedback,
                place=choice.place,
            )
            for option, choice in zip(_options(dilemma), dilemma.choices, strict=True)
        ),
        Audience.AFTER,
        dilemma.place,
    )
    if judged.is_judged:
        yield judged
    yield from (_tell_passage(passage, locale) for passage in dilemma.meer_weten)


def _tell_passage(passage: Passage, locale: Locale) -> Part:
    if passage.source is None:
        return Prose(Said.MORE, passage.text, Audience.AFTER, passage.place)
    line = name_passage(passage, locale)
    return Quotation(passage.source, line, passage.section, passage.text, Audience.AFTER, passage.place)


def name_passage(passage: Passage, locale: Locale) -> str:
    """Where a passage comes from, in one line; nothing for the author's own words."""
    if passage.source is None:
        return ""
    title = passage.source.title
    return locale.slides.quote_source.format(source=title, section=passage.section) if passage.section else title


def _tell_guidance(dilemma: Dilemma, locale: Locale) -> Iterator[Part]:
    said, place = dilemma.facilitation, dilemma.place
    yield from _if_said(Said.AIM, said.aim, dilemma)
    yield from _if_said(Said.INTRODUCTION, said.introduction, dilemma)
    if said.prompts:
        yield Prompts(Asked.PROMPT, said.prompts, Audience.TRAINER, place)
    if said.pitfalls:
        yield Prompts(Asked.PITFALL, said.pitfalls, Audience.TRAINER, place)
    yield from _if_said(Said.DEBRIEF, said.debrief, dilemma)
    yield from _if_said(Said.REMARK, said.notes, dilemma)
    review = dilemma.reviewed
    if review.by or review.on:
        yield Reviewed(review.by, locale.date(review.on), Audience.TRAINER, place)


def _if_said(said: Said, text: Text, dilemma: Dilemma) -> Iterator[Part]:
    if has_words(text):
        yield Prose(said, text, Audience.TRAINER, dilemma.place)


def _show_steps(dilemma: Dilemma, spot: Spot, deck: Deck, locale: Locale, parts: Sequence[Part]) -> Iterator[Scene]:
    steps = tuple(step for step in dict.fromkeys(deck.sequence_of(spot.theme, dilemma)) if has_step(dilemma, step))
    words = StepWords(locale, dilemma.asks, deck.labels_of(spot.theme, dilemma))
    fixed = deck.session.minutes_per_step if deck.session else {}
    minutes = spread_minutes(dilemma.facilitation.minutes, steps, fixed)
    begun = accumulate((minutes.get(step, 0.0) for step in steps), initial=spot.clock or 0.0)
    for place, (step, clock) in enumerate(zip(steps, begun, strict=False)):
        yield Scene(
            kind=scene_kind_of(step),
            id=f"{spot.key}/{step.value}",
            heading=heading_of(
                words, label_of(step, words), cluster=spot.theme.title, number=spot.number, place=dilemma.place
            ),
            place=dilemma.place,
            number=number_of(spot.cluster, spot.number),
            label=label_of(step, words),
            story=spot.key,
            minutes=minutes.get(step),
            clock=None if spot.clock is None else clock,
            parts=tuple(part for part in parts if _belongs(part, step, steps)),
            say=say_on(step, words),
            notes=tuple(part for part in parts if part.audience is Audience.TRAINER) if place == 0 else (),
        )


def _belongs(part: Part, step: Step, steps: Sequence[Step]) -> bool:
    """Whether a step shows a part. The whole dilemma shows the prompts where no step of their own does."""
    match part:
        case Prose(said=Said.SITUATION):
            return step in {Step.QUESTION, Step.DILEMMA}
        case Options():
            return step in {Step.CHOICE, Step.DILEMMA}
        case Prompts(asked=Asked.DISCUSSION):
            return step is Step.DISCUSSION or (step is Step.DILEMMA and Step.DISCUSSION not in steps)
        case Prose(said=Said.ANSWER) | JudgedOptions():
            return step is Step.ANSWER
        case Prose(said=Said.MORE) | Quotation():
            return step is Step.MEER_WETEN
        case _:
            return False
