"""The steps of a dilemma: which of them have something to show, what they are called, how they are scenes."""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from msgspec import Struct

from deckgen.content.deck import Step
from deckgen.content.dilemma import Dilemma
from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.labels import Labels
from deckgen.content.locale import Locale
from deckgen.problems import Place
from deckgen.rich_text import BlockKind, Text
from deckgen.storyboard.scenes import Heading, SceneKind


class StepWords(Struct, frozen=True):
    """The words for a dilemma's steps: a language's, those of the kind of dilemma, and an author's own before both."""

    locale: Locale
    kind: DilemmaKind
    labels: Labels


class _StepFacts(Struct, frozen=True):
    """What is to be known of a step: what scene it is, and how long it takes against the others."""

    kind: SceneKind
    weight: float
    has_content: Callable[[Dilemma], bool]
    label: Callable[[StepWords], str]
    say: Callable[[StepWords], str]


def has_words(text: Text) -> bool:
    """Whether a text says anything; a forced break alone does not."""
    return any(block.kind is not BlockKind.BREAK and block.text.strip() for block in text)


def _always(_dilemma: Dilemma) -> bool:
    return True


def _no_label(_words: StepWords) -> str:
    return ""


_QUESTION = _StepFacts(SceneKind.QUESTION, 2, _always, _no_label, lambda w: w.locale.kinds[w.kind].say_question)
_DILEMMA = _StepFacts(SceneKind.DILEMMA, 4, _always, _no_label, lambda w: w.locale.kinds[w.kind].say_dilemma)
_CHOICE = _StepFacts(
    SceneKind.CHOICE,
    3,
    lambda dilemma: bool(dilemma.choices or dilemma.scale),
    lambda w: w.labels.choice or w.locale.kinds[w.kind].choice,
    lambda w: w.locale.kinds[w.kind].say_choice,
)
_ANSWER = _StepFacts(
    SceneKind.ANSWER,
    3,
    lambda dilemma: dilemma.has_answer,
    lambda w: w.labels.answer or w.locale.slides.answer,
    lambda w: w.locale.kinds[w.kind].say_answer,
)
_MEER_WETEN = _StepFacts(
    SceneKind.MORE,
    2,
    lambda dilemma: any(has_words(passage.text) for passage in dilemma.meer_weten),
    lambda w: w.labels.more or w.locale.slides.more,
    lambda w: w.locale.slides.notes_more,
)
_DISCUSSION = _StepFacts(
    SceneKind.DISCUSSION,
    6,
    lambda dilemma: any(has_words(prompt) for prompt in dilemma.discussion),
    lambda w: w.locale.slides.discussion,
    lambda w: w.locale.slides.notes_discussion,
)
_TWIST = _StepFacts(
    SceneKind.TWIST,
    4,
    lambda dilemma: bool(dilemma.twists),
    lambda w: w.labels.twist or w.locale.slides.twist,
    lambda w: w.locale.slides.notes_twist,
)
_OUTCOME = _StepFacts(
    SceneKind.OUTCOME,
    2,
    lambda dilemma: dilemma.has_outcomes,
    lambda w: w.labels.outcome or w.locale.slides.outcome,
    lambda w: w.locale.slides.notes_outcome,
)
_VOTE = _StepFacts(
    SceneKind.VOTE,
    2,
    lambda dilemma: bool(dilemma.choices or dilemma.scale),
    lambda w: w.locale.slides.vote,
    lambda w: w.locale.slides.notes_vote,
)


def facts_of(step: Step) -> _StepFacts:  # noqa: PLR0911  # a closed list, a line each
    """What is to be known of a step."""
    match step:
        case Step.QUESTION:
            return _QUESTION
        case Step.DILEMMA:
            return _DILEMMA
        case Step.CHOICE:
            return _CHOICE
        case Step.ANSWER:
            return _ANSWER
        case Step.MEER_WETEN:
            return _MEER_WETEN
        case Step.DISCUSSION:
            return _DISCUSSION
        case Step.TWIST:
            return _TWIST
        case Step.OUTCOME:
            return _OUTCOME
        case Step.VOTE:
            return _VOTE
        case _:
            assert_never(step)


def has_step(dilemma: Dilemma, step: Step) -> bool:
    """Whether a dilemma has anything to show in a step."""
    return facts_of(step).has_content(dilemma)


def scene_kind_of(step: Step) -> SceneKind:
    """The kind of scene that a step is."""
    return facts_of(step).kind


def label_of(step: Step, words: StepWords) -> str:
    """The word for a step, behind the question's title; the question itself and the whole dilemma have none."""
    return facts_of(step).label(words)


def say_on(step: Step, words: StepWords) -> str:
    """What the trainer does while a step is shown."""
    return facts_of(step).say(words)


def weight_of(step: Step) -> float:
    """How long a step takes against the others."""
    return facts_of(step).weight


_CLOSED = ("?", "!", "…", ".", ":", ";")
_COLON = ": \u00a0\u202f"


def heading_of(words: StepWords, label: str, *, cluster: str, number: int, place: Place) -> Heading:
    """The title of a step: the question's, with the step's name behind it."""
    before, _, after = words.locale.slides.question_title.partition("{cluster}")
    word = words.labels.question or words.locale.kinds[words.kind].title
    after = after.format(word=word, n=number)
    if cluster.rstrip().endswith(_CLOSED):
        after = (
            f" – {after.lstrip(_COLON)}"  # `Mag dit? – vraag 1`: a colon behind a question mark is one mark too many
        )
    return Heading(cluster, place, before, f"{after} – {label}" if label else after)
