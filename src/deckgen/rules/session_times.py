"""The times of a session must be possible together: breaks one after the other, after the start and before the end.

A break with a time interrupts what is under way. Two breaks at once cannot be, nor one outside the session.

Bad::

    session:
      breaks: [{title: Coffee, start: "12:00", minutes: 30}, {title: Lunch, start: "12:15", minutes: 45}]

Good::

    session:
      start: "09:30"
      breaks: [{title: Coffee, start: "10:45", minutes: 15}, {title: Lunch, start: "12:15", minutes: 45}]
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from deckgen.content.deck import Deck, Session, SessionBreak
from deckgen.messages.message import tell
from deckgen.problems import Problem, error

CODE = "session-times"
_MINUTES = 60
_A_DAY = 24 * _MINUTES


def check(deck: Deck) -> Iterator[Problem]:
    """Report breaks that overlap, and those that lie outside the session."""
    session = deck.session
    if session is None:
        return
    timed = sorted((pause for pause in session.breaks if pause.start), key=_start)
    if not session.start:
        for pause in timed:
            message = tell("The break at {start} has a time, but the session has none.", start=pause.start)
            yield error(CODE, message, pause.place, tell("Add `start: …` to the session, or remove the break's."))
    for before, after in pairwise(timed):
        if _end(before) > _start(after):
            message = tell(
                "The break at {start} starts before the one of {start_2} is over, at {show}.",
                start=after.start,
                start_2=before.start,
                show=_show(_end(before)),
            )
            yield error(CODE, message, after.place, tell("Start it later, or make the first one shorter."))
    if session.start:
        for pause in timed:
            yield from _check_within(pause, session)


def _check_within(pause: SessionBreak, session: Session) -> Iterator[Problem]:
    start = _read(session.start)
    if _start(pause) < start:
        message = tell(
            "The break at {start} comes before the session starts, at {start_2}.",
            start=pause.start,
            start_2=session.start,
        )
        yield error(CODE, message, pause.place, tell("Start it later, or start the session earlier."))
    elif session.minutes is not None and _start(pause) >= start + session.minutes:
        end = _show(start + session.minutes)
        message = tell("The break at {start} comes when the session is over, at {end}.", start=pause.start, end=end)
        yield error(CODE, message, pause.place, tell("Start it earlier, or allow the session more `minutes`."))


def _start(pause: SessionBreak) -> float:
    return _read(pause.start)


def _end(pause: SessionBreak) -> float:
    return _start(pause) + pause.minutes


def _read(clock: str) -> float:
    hours, _, minutes = clock.partition(":")
    return int(hours) * _MINUTES + int(minutes)


def _show(moment: float) -> str:
    whole = round(moment) % _A_DAY
    return f"{whole // _MINUTES:02}:{whole % _MINUTES:02}"
