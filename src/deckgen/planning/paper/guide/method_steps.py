"""How dilemmas are worked through: the author's method, else the usual steps of what is asked in this deck.

A dilemma's pages in the guide follow these steps, each with what the trainer needs in it; so nothing on them can
contradict the method.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from deckgen.content.deck import Cluster, Deck
from deckgen.content.dilemma import Dilemma
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.locale import Locale
from deckgen.content.method import Method, VoteRound
from deckgen.rich_text import Text


class Stage(StrEnum):
    """What may happen in a step, in the usual order."""

    READ = "read"
    ROLES = "roles"
    VOTE = "vote"
    WHY = "why"
    TALK = "talk"
    TWIST = "twist"
    FEEDBACK = "feedback"
    REVOTE = "revote"


class GuideStep(Struct, frozen=True):
    """A step: what happens in it, and its name where its author gave one, else the sentence that tells what to do."""

    number: int
    stages: tuple[Stage, ...]
    name: str = ""
    cue: str = ""
    text: Text = ()
    minutes: float | None = None


def usual_steps(deck: Deck, locale: Locale) -> list[str]:
    """The steps in sentences, for the kind that most dilemmas are of."""
    kinds = [dilemma.asks for dilemma in deck.dilemmas]
    return [step.cue for step in list_usual_steps(deck, max(DilemmaKind, key=kinds.count), locale)]


def list_usual_steps(deck: Deck, kind: DilemmaKind, locale: Locale) -> tuple[GuideStep, ...]:
    """The usual steps, without what no dilemma of the deck has."""
    found = enumerate(_list_stages(deck, kind, locale), start=1)
    return tuple(GuideStep(number, (stage,), cue=cue) for number, (stage, cue) in found)


def _list_stages(deck: Deck, kind: DilemmaKind, locale: Locale) -> Iterator[tuple[Stage, str]]:
    words, said, dilemmas = locale.paper, locale.kinds[kind], deck.dilemmas
    has_prompts = any(dilemma.facilitation.prompts or dilemma.discussion for dilemma in dilemmas)
    yield Stage.READ, words.read_step
    if any(dilemma.roles for dilemma in dilemmas):
        yield Stage.ROLES, words.roles_step
    yield Stage.VOTE, said.vote
    yield Stage.WHY, said.why
    yield Stage.TALK, words.prompts_step if has_prompts else words.talk_step
    if any(dilemma.twists for dilemma in dilemmas):
        yield Stage.TWIST, words.twist_step
    if any(dilemma.has_answer for dilemma in dilemmas):
        yield Stage.FEEDBACK, words.feedback_quote_step if deck.sources else words.feedback_step
    yield Stage.REVOTE, said.revote


def own_steps(method: Method) -> tuple[GuideStep, ...]:
    """The steps of an author's method: one talks after the first vote, and says what is right before the second."""
    last = len(method) - 1
    before = next((place for place, step in enumerate(method) if step.vote is VoteRound.BEFORE), None)
    after = next((place for place, step in enumerate(method) if step.vote is VoteRound.AFTER), None)
    first_talk = min(1, last) if before is None else before + 1
    last_talk = last if after is None else after - 1
    if first_talk > last_talk:
        first_talk = last_talk = max(0, last_talk)
    stages = {
        Stage.READ: 0,
        Stage.ROLES: 0,
        Stage.VOTE: before,
        Stage.WHY: first_talk,
        Stage.TALK: first_talk,
        Stage.TWIST: min(first_talk + 1, last_talk),
        Stage.FEEDBACK: last_talk,
        Stage.REVOTE: after,
    }
    return tuple(
        GuideStep(
            place + 1,
            tuple(stage for stage in Stage if stages[stage] == place),
            name=step.name,
            text=step.text,
            minutes=step.minutes,
        )
        for place, step in enumerate(method)
    )


def steps_of(deck: Deck, cluster: Cluster, dilemma: Dilemma, locale: Locale) -> tuple[GuideStep, ...]:
    """The steps of one dilemma: of its nearest method, else the usual ones of its kind."""
    method = deck.method_of(cluster, dilemma)
    if method:
        return own_steps(method)
    usual = list_usual_steps(deck, dilemma.asks, locale)
    if dilemma.facilitation.prompts:
        return usual
    return tuple(replace(step, cue=locale.paper.talk_step) if Stage.TALK in step.stages else step for step in usual)


def shared_method(deck: Deck) -> Method:
    """The method of the whole deck; nothing where a theme or a dilemma has one of its own alone."""
    return deck.session.method if deck.session else ()
