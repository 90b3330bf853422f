"""Tells one dilemma: its parts, each with its audience, and its scenes in the order asked for."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.audience import Audience
from deckgen.content.deck import Deck
from deckgen.content.dilemma import Choice, Dilemma, Passage
from deckgen.content.locale import Locale
from deckgen.content.scoring import points_of
from deckgen.rich_text import Text
from deckgen.storyboard.case_parts import tell_case, tell_endings, tell_later, tell_option, tell_roles, tell_twists
from deckgen.storyboard.numbering import number_of
from deckgen.storyboard.parts import (
    Asked,
    JudgedOption,
    JudgedOptions,
    Line,
    ModelOrder,
    Part,
    Prompts,
    Prose,
    Quotation,
    Reviewed,
    Said,
)
from deckgen.storyboard.scenes import DilemmaStory
from deckgen.storyboard.spot import Spot
from deckgen.storyboard.step_scenes import show_steps, told_time
from deckgen.storyboard.steps import has_words
from deckgen.storyboard.verdicts import say_verdict


def tell_dilemma(dilemma: Dilemma, spot: Spot, deck: Deck, locale: Locale) -> DilemmaStory:
    """The story of one dilemma. It needs no other dilemma, so one can be told again alone."""
    case = tuple(tell_case(dilemma, locale))
    outcome = tuple(_tell_outcome(dilemma, deck, locale))
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
        told_minutes=told_time(dilemma, spot, deck),
        clock=spot.clock,
        case=case,
        outcome=outcome,
        guidance=guidance,
        later=tuple(tell_later(dilemma, deck)),
        scenes=tuple(show_steps(dilemma, spot, deck, locale, (*case, *outcome, *guidance))),
        place=dilemma.place,
        kind=dilemma.asks,
        labels=deck.labels_of(spot.theme, dilemma),
        method=deck.method_of(spot.theme, dilemma),
        revotes=tuple(twist.vote for twist in dilemma.twists),
    )


def _tell_outcome(dilemma: Dilemma, deck: Deck, locale: Locale) -> Iterator[Part]:
    place = dilemma.place
    if has_words(dilemma.answer):
        yield Prose(Said.ANSWER, dilemma.answer, Audience.AFTER, place)
    if dilemma.in_model_order:
        yield ModelOrder(tuple(map(tell_option, dilemma.in_model_order)), Audience.AFTER, place)
    judged = JudgedOptions(
        tuple(_judge(choice, dilemma, deck, locale) for choice in dilemma.choices), Audience.AFTER, place
    )
    if judged.is_judged:
        yield judged
    yield from tell_endings(dilemma, deck)
    yield from tell_twists(dilemma, Audience.AFTER)
    yield from (_tell_passage(passage, locale) for passage in dilemma.meer_weten)


def _judge(choice: Choice, dilemma: Dilemma, deck: Deck, locale: Locale) -> JudgedOption:
    return JudgedOption(
        tell_option(choice),
        say_verdict(choice.verdict, dilemma.kind, locale) if choice.verdict else None,
        choice.feedback,
        points_of(choice, dilemma.kind, deck.scoring),
        place=choice.place,
    )


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
    yield from tell_roles(dilemma)
    review = dilemma.reviewed
    if review.by or review.on:
        yield Reviewed(review.by, locale.date(review.on), Audience.TRAINER, place)


def _if_said(said: Said, text: Text, dilemma: Dilemma) -> Iterator[Part]:
    if has_words(text):
        yield Prose(said, text, Audience.TRAINER, dilemma.place)
