"""The steps of a dilemma: which of them have something to show, what they are called, how they are scenes."""

from __future__ import annotations

from typing import assert_never

from deckgen.content.deck import Step
from deckgen.content.dilemma import Dilemma
from deckgen.content.slide_words import SlideWords
from deckgen.problems import Place
from deckgen.rich_text import BlockKind, Text
from deckgen.storyboard.scenes import Heading, SceneKind


def has_words(text: Text) -> bool:
    """Whether a text says anything; a forced break alone does not."""
    return any(block.kind is not BlockKind.BREAK and block.text.strip() for block in text)


def has_step(dilemma: Dilemma, step: Step) -> bool:
    """Whether a dilemma has anything to show in a step."""
    match step:
        case Step.QUESTION | Step.DILEMMA:
            return True
        case Step.CHOICE:
            return bool(dilemma.choices)
        case Step.ANSWER:
            return dilemma.has_answer
        case Step.MEER_WETEN:
            return any(has_words(passage.text) for passage in dilemma.meer_weten)
        case Step.DISCUSSION:
            return any(has_words(prompt) for prompt in dilemma.discussion)
        case _:
            assert_never(step)


def scene_kind_of(step: Step) -> SceneKind:
    """The kind of scene that a step is."""
    match step:
        case Step.QUESTION:
            return SceneKind.QUESTION
        case Step.CHOICE:
            return SceneKind.CHOICE
        case Step.ANSWER:
            return SceneKind.ANSWER
        case Step.MEER_WETEN:
            return SceneKind.MORE
        case Step.DILEMMA:
            return SceneKind.DILEMMA
        case Step.DISCUSSION:
            return SceneKind.DISCUSSION
        case _:
            assert_never(step)


def label_of(step: Step, words: SlideWords) -> str:
    """The word for a step, behind the question's title; the question itself and the whole dilemma have none."""
    match step:
        case Step.QUESTION | Step.DILEMMA:
            return ""
        case Step.CHOICE:
            return words.choice
        case Step.ANSWER:
            return words.answer
        case Step.MEER_WETEN:
            return words.more
        case Step.DISCUSSION:
            return words.discussion
        case _:
            assert_never(step)


def say_on(step: Step, words: SlideWords) -> str:
    """What the trainer does while a step is shown."""
    match step:
        case Step.QUESTION:
            return words.notes_question
        case Step.CHOICE:
            return words.notes_choice
        case Step.ANSWER:
            return words.notes_answer
        case Step.MEER_WETEN:
            return words.notes_more
        case Step.DILEMMA:
            return words.notes_dilemma
        case Step.DISCUSSION:
            return words.notes_discussion
        case _:
            assert_never(step)


def weight_of(step: Step) -> float:
    """How long a step takes against the others."""
    match step:
        case Step.QUESTION | Step.MEER_WETEN:
            return 2
        case Step.CHOICE | Step.ANSWER:
            return 3
        case Step.DILEMMA:
            return 4
        case Step.DISCUSSION:
            return 6
        case _:
            assert_never(step)


def heading_of(step: Step, words: SlideWords, *, cluster: str, number: int, place: Place) -> Heading:
    """The title of a step: the question's, with the step's name behind it."""
    before, _, after = words.question_title.partition("{cluster}")
    after = after.replace("{n}", str(number))
    label = label_of(step, words)
    return Heading(cluster, place, before, f"{after} – {label}" if label else after)
