"""The steps of a dilemma as scenes, in the order asked for: each new fact is a scene, with a vote where one is held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from msgspec import Struct

from deckgen.content.audience import Audience
from deckgen.content.deck import Deck, Step
from deckgen.content.dilemma import Dilemma
from deckgen.content.locale import Locale
from deckgen.content.voted_lines import lines_of
from deckgen.storyboard.case_parts import tell_poll, tell_twist
from deckgen.storyboard.numbering import number_of
from deckgen.storyboard.parts import (
    Asked,
    Endings,
    Film,
    Image,
    JudgedOptions,
    ModelOrder,
    Options,
    Part,
    Poll,
    Prompts,
    Prose,
    Quotation,
    Roles,
    Said,
    Scale,
)
from deckgen.storyboard.scenes import Scene, SceneKind
from deckgen.storyboard.spot import Spot
from deckgen.storyboard.step_times import spread_minutes, time_dilemma
from deckgen.storyboard.steps import StepWords, has_step, heading_of, label_of, say_on, scene_kind_of, weight_of
from deckgen.storyboard.timed_program import has_group_work


class _Shown(Struct, frozen=True):
    """A scene before it is placed in time. `suffix` tells the scenes of one step apart."""

    step: Step
    kind: SceneKind
    label: str
    parts: tuple[Part, ...]
    minutes: float | None
    suffix: str = ""


class _Telling(Struct, frozen=True):
    """A dilemma with its parts, and the steps in which they are shown."""

    dilemma: Dilemma
    words: StepWords
    parts: tuple[tuple[Part, frozenset[Step]], ...]  # each with the steps that may show it
    steps: tuple[Step, ...]


def show_steps(dilemma: Dilemma, spot: Spot, deck: Deck, locale: Locale, parts: Sequence[Part]) -> Iterator[Scene]:
    """The scenes of one dilemma; the trainer's notes stand with the first."""
    words = StepWords(locale, dilemma.asks, deck.labels_of(spot.theme, dilemma))
    steps = tuple(step for step in dict.fromkeys(deck.sequence_of(spot.theme, dilemma)) if has_step(dilemma, step))
    times = _time_steps(dilemma, spot, deck, steps)
    telling = _Telling(dilemma, words, tuple((part, _steps_of(part)) for part in parts), steps)
    shown = [each for step in steps for each in _show_step(telling, step, times.get(step))]
    begun = accumulate((each.minutes or 0.0 for each in shown), initial=spot.clock or 0.0)
    for place, (each, clock) in enumerate(zip(shown, begun, strict=False)):
        yield Scene(
            kind=each.kind,
            id=f"{spot.key}/{each.step.value}{each.suffix}",
            heading=heading_of(words, each.label, cluster=spot.theme.title, number=spot.number, place=dilemma.place),
            place=dilemma.place,
            number=number_of(spot.cluster, spot.number),
            label=each.label,
            minutes=each.minutes,
            clock=None if spot.clock is None else clock,
            parts=each.parts,
            say=say_on(Step.VOTE if each.kind is SceneKind.VOTE else each.step, words),
            notes=tuple(part for part in parts if part.audience in _TRAINERS) if place == 0 else (),
        )


def told_time(dilemma: Dilemma, spot: Spot, deck: Deck) -> float | None:
    """How long a dilemma takes where its author gave a time for it, or for its theme in front of all."""
    if spot.minutes and has_group_work(deck.session):
        return spot.minutes
    time = time_dilemma(deck, spot.theme, dilemma)
    return None if time.assumed else time.minutes


def _time_steps(dilemma: Dilemma, spot: Spot, deck: Deck, steps: Sequence[Step]) -> dict[Step, float]:
    """The minutes of each step; none where the author's own method says how long its steps take."""
    time = time_dilemma(deck, spot.theme, dilemma)
    if time.has_method:
        return {}
    return spread_minutes(told_time(dilemma, spot, deck), {step: weight_of(step) for step in steps}, time.told)


_TRAINERS = frozenset({Audience.TRAINER, Audience.ROLE})


def _show_step(telling: _Telling, step: Step, minutes: float | None) -> Iterator[_Shown]:
    dilemma, words = telling.dilemma, telling.words
    if step is Step.TWIST:
        yield from _show_twists(dilemma, words, minutes)
        return
    shown = tuple(part for part, steps in telling.parts if step in steps and _belongs(part, step, telling.steps))
    if step is Step.VOTE:
        yield from _show_polls(telling, label_of(step, words), minutes)
        return
    yield _Shown(step, scene_kind_of(step), label_of(step, words), shown, minutes)


def _show_polls(telling: _Telling, label: str, minutes: float | None) -> Iterator[_Shown]:
    """A scene for each line of a scale, else one."""
    lines = lines_of(telling.dilemma)
    colon = f"{telling.words.locale.typography.space_before_marks}: "
    for number, line in enumerate(lines):
        poll = Poll(tell_poll(telling.dilemma), Audience.BEFORE, telling.dilemma.place, line.name)
        named = f"{label}{colon}{line.known_as[0]}" if line.name else label
        suffix = f"-{number + 1}" if len(lines) > 1 else ""
        share = minutes / len(lines) if minutes else None
        yield _Shown(Step.VOTE, SceneKind.VOTE, named, (poll,), share, suffix)


def _show_twists(dilemma: Dilemma, words: StepWords, minutes: float | None) -> Iterator[_Shown]:
    """A scene for each new fact, and one for the vote that is held on it."""
    several = len(dilemma.twists) > 1
    told = {number: twist.minutes or 0.0 for number, twist in enumerate(dilemma.twists)}
    shares = spread_minutes(minutes, dict.fromkeys(told, 1.0), told)
    for number, twist in enumerate(dilemma.twists):
        suffix = f"-{number + 1}" if several else ""
        label = label_of(Step.TWIST, words)
        if several and words.labels.twist:
            label = f"{label} {number + 1}"
        elif several:
            label = words.locale.slides.twist_number.format(n=number + 1)
        parts = tuple(tell_twist(dilemma, number, Audience.AFTER))
        yield _Shown(Step.TWIST, SceneKind.TWIST, label, parts, shares.get(number), suffix)
        if twist.vote and has_step(dilemma, Step.VOTE):
            poll = Poll(tell_poll(dilemma), Audience.BEFORE, twist.place)
            colon = f"{words.locale.typography.space_before_marks}: "
            vote = f"{label}{colon}{label_of(Step.VOTE, words)}"
            yield _Shown(Step.TWIST, SceneKind.VOTE, vote, (poll,), None, f"{suffix}-vote")


def _belongs(part: Part, step: Step, steps: Sequence[Step]) -> bool:
    """Whether a step shows what it may. The whole dilemma shows the prompts where no step of their own does."""
    if isinstance(part, Prompts) and part.asked is Asked.DISCUSSION and Step.DISCUSSION in steps:
        return step is Step.DISCUSSION
    return True


def _steps_of(part: Part) -> frozenset[Step]:
    shown: tuple[Step, ...] = ()
    match part:
        case Prose(said=Said.SITUATION) | Image() | Film() | Roles() | Prompts(asked=Asked.QUESTION):
            shown = (Step.QUESTION, Step.DILEMMA)
        case Options() | Scale():
            shown = (Step.CHOICE, Step.DILEMMA)
        case Prompts(asked=Asked.DISCUSSION):
            shown = (Step.DISCUSSION, Step.DILEMMA)
        case Prose(said=Said.ANSWER) | JudgedOptions() | ModelOrder():
            shown = (Step.ANSWER,)
        case Prose(said=Said.MORE) | Quotation():
            shown = (Step.MEER_WETEN,)
        case Endings():
            shown = (Step.OUTCOME,)
        case _:
            pass
    return frozenset(shown)
