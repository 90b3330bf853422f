"""The words that differ by what is asked of participants: one set for each kind of dilemma."""

from __future__ import annotations

from msgspec import Struct


class KindWords(Struct, frozen=True):
    """One language's words for one kind of dilemma; each file in resources/locales holds them for all."""

    title: str  # in titles: "vraag", "stelling"
    choice: str  # behind the title of the slide on which one chooses
    say_question: str  # what the trainer does on the slide
    say_choice: str
    say_dilemma: str
    say_answer: str
    room: str  # above the room to write
    vote: str  # steps of the usual method
    why: str
    revote: str
