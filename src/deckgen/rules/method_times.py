"""The steps of a method fit in the time that there is for them: that of the dilemma, and of the session.

Bad::

    session:
      minutes: 30
      method: [{step: Read, minutes: 10}, {step: Talk, minutes: 40}]

Good::

    session:
      minutes: 60
      method: [{step: Read, minutes: 10}, {step: Talk, minutes: 40}]
"""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.content.deck import Deck
from deckgen.content.method import Method, minutes_of
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning

CODE = "method-times"


def check(deck: Deck) -> Iterator[Problem]:
    """Warn of methods that take longer than there is."""
    session = deck.session
    whole = session.minutes if session else None
    methods = [session.method if session else (), *(cluster.method for cluster in deck.clusters)]
    for method in methods:
        yield from _check_session(method, whole)
    for dilemma in deck.dilemmas:
        yield from _check_session(dilemma.method, whole)
        yield from _check_dilemma(dilemma.method, dilemma.facilitation.minutes)


def _check_session(method: Method, whole: float | None) -> Iterator[Problem]:
    minutes = minutes_of(method)
    if whole is not None and minutes > whole:
        message = tell(
            "The steps of this method take {minutes} minutes together; the session has {whole}.",
            minutes=f"{minutes:g}",
            whole=f"{whole:g}",
        )
        yield warning(CODE, message, method[0].place, tell("Give its steps fewer minutes, or the session more."))


def _check_dilemma(method: Method, own: float | None) -> Iterator[Problem]:
    minutes = minutes_of(method)
    if own is not None and minutes > own:
        message = tell(
            "The steps of this method take {minutes} minutes together; the dilemma has {own}.",
            minutes=f"{minutes:g}",
            own=f"{own:g}",
        )
        yield warning(CODE, message, method[0].place, tell("Give its steps fewer minutes, or the dilemma more."))
