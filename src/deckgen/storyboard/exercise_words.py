"""What stands above the choices and above each new fact of a dilemma that one does alone."""

from __future__ import annotations

from typing import assert_never

from deckgen.content.dilemma_kind import DilemmaKind
from deckgen.content.web_words import WebWords
from deckgen.storyboard.exercise import Exercise


def say_asked(exercise: Exercise, words: WebWords) -> str:
    """What stands above the choices: the author's word, else what the kind of dilemma asks."""
    if exercise.labels.choice:
        return exercise.labels.choice
    match exercise.kind:
        case DilemmaKind.STATEMENT:
            return words.ask_statement
        case DilemmaKind.FACT:
            return words.ask_fact
        case DilemmaKind.SCALE:
            return words.ask_scale
        case DilemmaKind.CHOICE | DilemmaKind.RANK | DilemmaKind.OPEN:
            return words.what_do_you_do
        case _:
            assert_never(exercise.kind)


def name_fact(exercise: Exercise, number: int, words: WebWords) -> str:
    """The author's word for a new fact, numbered where there are several, as on slides; else the language's."""
    own = exercise.labels.twist
    if not own:
        return words.twist.format(n=number)
    return f"{own} {number}" if len(exercise.turns) > 1 else own
