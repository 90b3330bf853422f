"""The steps in which a dilemma is shown."""

from __future__ import annotations

from enum import StrEnum


class Step(StrEnum):
    """A slide kind that a dilemma can have, as authors write it in `sequence`."""

    QUESTION = "question"
    CHOICE = "choice"
    ANSWER = "answer"
    MEER_WETEN = "meer-weten"
    DILEMMA = "dilemma"
    DISCUSSION = "discussion"
    VOTE = "vote"  # the result of the vote, which the trainer fills in
    TWIST = "twist"
    OUTCOME = "outcome"


DEFAULT_SEQUENCE = (Step.QUESTION, Step.CHOICE, Step.TWIST, Step.OUTCOME, Step.ANSWER, Step.MEER_WETEN)
