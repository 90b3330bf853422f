"""The session minute by minute: what starts when, how long it takes, which group discusses what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from deckgen.content.deck import Deck, Session
from deckgen.messages.message import tell
from deckgen.problems import Problem, warning
from deckgen.storyboard.clock import read_clock
from deckgen.storyboard.rotation import GroupPlan, plan_rotation
from deckgen.storyboard.session_breaks import Row, lay_out
from deckgen.storyboard.step_times import spread_whole, time_dilemma
from deckgen.storyboard.timed_program import RowKind, count_rounds, has_group_work, time_program


class Timetable(Struct, frozen=True):
    """A session from start to end. `has_clock` says whether the author gave a time to start at."""

    rows: tuple[Row, ...]
    starts_at: float
    has_clock: bool
    budget: float | None
    groups: tuple[GroupPlan, ...] = ()
    dilemma_starts: tuple[tuple[str, float, float], ...] = ()  # key, start, minutes
    problems: tuple[Problem, ...] = ()

    @property
    def total_minutes(self) -> float:
        """The whole session, breaks and all."""
        return sum(row.minutes for row in self.rows)

    @property
    def ends_at(self) -> float:
        """When all is over."""
        return self.starts_at + self.total_minutes

    def minutes_of(self, *kinds: RowKind) -> float:
        """The minutes of some kinds of row together."""
        return sum(row.minutes for row in self.rows if row.kind in kinds)


def plan_timetable(deck: Deck) -> Timetable:
    """Lay the session out in time; warn where it is longer than the time there is."""
    session = deck.session or Session(deck.place)
    start = read_clock(session.start)
    rows, problems = lay_out(time_program(deck), session.breaks, start)
    total = sum(row.minutes for row in rows)
    return Timetable(
        rows=tuple(rows),
        starts_at=start or 0.0,
        has_clock=start is not None,
        budget=session.minutes,
        groups=plan_groups(deck),
        dilemma_starts=tuple(_find_dilemma_starts(deck, rows)),
        problems=(*_check_budget(deck, session, total), *problems),
    )


def plan_groups(deck: Deck) -> tuple[GroupPlan, ...]:
    """Who discusses what; nothing where the session has no group work."""
    session = deck.session
    if session is None or not session.groups or not (session.clusters_per_group or has_group_work(session)):
        return ()
    return plan_rotation(session.groups, count_rounds(session, len(deck.clusters)), len(deck.clusters))


def _find_dilemma_starts(deck: Deck, rows: Sequence[Row]) -> Iterator[tuple[str, float, float]]:
    """When each dilemma is due. A theme's plenary minutes are shared out by how long its dilemmas are meant to take."""
    whole: dict[str, float] = {}
    for row in rows:
        if row.kind is RowKind.DILEMMA:
            whole[row.key] = whole.get(row.key, 0.0) + row.minutes
    for row in rows:
        if row.kind is RowKind.DILEMMA and not row.continues:
            yield row.key, row.start, whole[row.key]
        elif row.kind is RowKind.PLENARY and not row.continues:
            parts = [each for each in rows if each.kind is RowKind.PLENARY and each.cluster == row.cluster]
            yield from _share_plenary(deck, parts)


def _share_plenary(deck: Deck, parts: Sequence[Row]) -> Iterator[tuple[str, float, float]]:
    cluster = parts[0].cluster
    theme = deck.clusters[cluster - 1]
    weights = [time_dilemma(deck, theme, dilemma).minutes for dilemma in theme.dilemmas]
    shares = spread_whole(sum(part.minutes for part in parts), weights) if weights else []
    passed = 0.0
    for place, minutes in enumerate(shares, start=1):
        yield f"{cluster}.{place}", _find_moment(parts, passed), minutes
        passed += minutes


def _find_moment(parts: Sequence[Row], passed: float) -> float:
    """The time at which so many minutes of a part have passed, breaks not counted."""
    for part in parts[:-1]:
        if passed < part.minutes:
            return part.start + passed
        passed -= part.minutes
    return parts[-1].start + passed


def _check_budget(deck: Deck, session: Session, total: float) -> tuple[Problem, ...]:
    if session.minutes is None or total <= session.minutes:
        return ()
    over = total - session.minutes
    if deck.short is not None:
        message = tell(
            "Even the shortest version takes {total} minutes, {over} more than the {minutes} asked for.",
            total=f"{total:g}",
            over=f"{over:g}",
            minutes=f"{session.minutes:g}",
        )
        hint = tell("Give slides and breaks a `priority`, so that they may be left out, or their parts fewer minutes.")
        return (warning("session-too-long", message, session.place, hint),)
    return (
        warning(
            "session-too-long",
            tell(
                "The session takes {total} minutes, {over} more than the {minutes} there are.",
                total=f"{total:g}",
                over=f"{over:g}",
                minutes=f"{session.minutes:g}",
            ),
            session.place,
            tell(
                "Leave out a dilemma or give it fewer minutes, or build with `--minutes {minutes}`.",
                minutes=f"{session.minutes:g}",
            ),
        ),
    )
