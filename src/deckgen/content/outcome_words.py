"""The words of the report on a session that took place. Words in braces are filled in by planning."""

from __future__ import annotations

from msgspec import Struct


class OutcomeWords(Struct, frozen=True):
    """One language's words for session reports; each file in resources/locales holds them all."""

    title: str  # the name of the paper
    use: str
    date: str
    group: str
    location: str
    attendance: str
    duration: str
    discussed: str
    of: str  # {count}, {total}
    overview: str
    votes_before: str
    votes_after: str
    moved: str  # how many votes went to another choice
    choice: str
    before: str
    after: str
    difference: str
    picture: str  # {dilemma}, {votes}: what the bars show
    both: str  # {letter}, {before}, {after}: in the description of the bars
    once: str  # {letter}, {count}: there too, where one round was counted
    shift: str  # {changes}: the letters with what they gained and lost
    no_shift: str
    one_round: str
    no_vote: str
    remarks: str
    session_remarks: str
    questions: str
    questions_use: str
    versions: str
    deck: str
    content: str
    deck_date: str
    code: str
