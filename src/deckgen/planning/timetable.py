"""A deck in, its session minute by minute out: what starts when, how long it takes, which group discusses what.

Where an author gives no time: a dilemma takes the minutes of its steps if those are known, else ten; another slide two,
a break ten. In a session with group work the minutes of groups and plenary count instead of the dilemmas', and slides
without minutes take no time of their own: they are shown while the groups are at work or between two themes.
"""

from __future__ import annotations

from enum import StrEnum
from math import gcd

from msgspec import Struct

from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide, Session, Step, Video
from deckgen.content.dilemma import Dilemma
from deckgen.problems import Problem, warning

DILEMMA_MINUTES = 10.0
SLIDE_MINUTES = 2.0
BREAK_MINUTES = 10.0
_HOURS, _MINUTES = 24, 60


class RowKind(StrEnum):
    """What happens in a row of the timetable."""

    SLIDE = "slide"
    AGENDA = "agenda"
    BREAK = "break"
    FILM = "film"
    GROUP_WORK = "group work"
    PLENARY = "plenary"
    DILEMMA = "dilemma"


class Row(Struct, frozen=True):
    """Something that takes time. `start` is in minutes from midnight, or from the session's start where none is given.

    `key` is the dilemma's, such as 1.2; `cluster` the theme's number from 1; 0 where there is none.
    """

    kind: RowKind
    title: str
    start: float
    minutes: float
    cluster: int = 0
    key: str = ""
    film: str = ""
    assumed: bool = False  # the author gave no time

    @property
    def end(self) -> float:
        """When it is over."""
        return self.start + self.minutes


class GroupPlan(Struct, frozen=True):
    """The themes that a group discusses, round by round, and those it reports on to the whole room."""

    number: int
    clusters: tuple[int, ...]
    reports: tuple[int, ...]


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

    def minutes_of(self, *kinds: RowKind) -> float:
        """The minutes of some kinds of row together."""
        return sum(row.minutes for row in self.rows if row.kind in kinds)

    def moment_of(self, key: str) -> tuple[float, float] | None:
        """When a dilemma starts and how long it takes."""
        return next(((start, minutes) for known, start, minutes in self.dilemma_starts if known == key), None)


class _Timed(Struct, frozen=True):
    """A row before its place in time is known."""

    kind: RowKind
    title: str
    minutes: float
    cluster: int = 0
    key: str = ""
    film: str = ""
    assumed: bool = False


def plan_timetable(deck: Deck) -> Timetable:
    """Lay the session out in time; warn where it is longer than the time there is."""
    session = deck.session or Session(deck.place)
    start = _read_clock(session.start)
    rows: list[Row] = []
    now = start or 0.0
    for timed in _time_program(deck, session):
        rows.append(
            Row(timed.kind, timed.title, now, timed.minutes, timed.cluster, timed.key, timed.film, timed.assumed)
        )
        now += timed.minutes
    return Timetable(
        rows=tuple(rows),
        starts_at=start or 0.0,
        has_clock=start is not None,
        budget=session.minutes,
        groups=plan_rotation(session.groups or 0, session.clusters_per_group or 0, len(deck.clusters)),
        dilemma_starts=_find_dilemma_starts(deck, rows),
        problems=_check_budget(session, sum(row.minutes for row in rows)),
    )


def has_group_work(session: Session | None) -> bool:
    """Whether the session says how long groups or the whole room take for a theme."""
    return session is not None and bool(session.group_minutes_per_cluster or session.plenary_minutes_per_cluster)


def _read_clock(text: str) -> float | None:
    hours, colon, minutes = text.strip().partition(":")
    if not colon or not hours.isdecimal() or not minutes.isdecimal():
        return None
    if int(hours) >= _HOURS or int(minutes) >= _MINUTES:
        return None
    return int(hours) * _MINUTES + int(minutes)


def _time_program(deck: Deck, session: Session) -> list[_Timed]:
    """The program in order. Group work begins after the agenda, else before the first theme."""
    in_groups = has_group_work(session)
    group_minutes = _group_minutes(session, len(deck.clusters)) if in_groups else 0.0
    is_due = group_minutes > 0
    has_agenda = any(isinstance(item, Agenda) for item in _before_first_cluster(deck))
    timed: list[_Timed] = []
    cluster = 0
    for item in deck.program:
        if isinstance(item, Cluster):
            cluster += 1
            if is_due:
                timed, is_due = [*timed, _Timed(RowKind.GROUP_WORK, "", group_minutes)], False
            timed += _time_cluster(item, cluster, deck, session, in_groups=in_groups)
            continue
        timed += _time_item(item, in_groups=in_groups)
        if is_due and has_agenda and isinstance(item, Agenda):
            timed, is_due = [*timed, _Timed(RowKind.GROUP_WORK, "", group_minutes)], False
    return timed


def _before_first_cluster(deck: Deck) -> list[FreeSlide | Agenda | Break]:
    before: list[FreeSlide | Agenda | Break] = []
    for item in deck.program:
        if isinstance(item, Cluster):
            break
        before.append(item)
    return before


def _group_minutes(session: Session, clusters: int) -> float:
    each = session.group_minutes_per_cluster or 0.0
    return each * (session.clusters_per_group or clusters)


def _time_cluster(item: Cluster, number: int, deck: Deck, session: Session, *, in_groups: bool) -> list[_Timed]:
    if in_groups:
        plenary = session.plenary_minutes_per_cluster or 0.0
        return [_Timed(RowKind.PLENARY, item.title, plenary, number)] if plenary else []
    timed: list[_Timed] = []
    for place, dilemma in enumerate(item.dilemmas, start=1):
        minutes, assumed = _dilemma_minutes(dilemma, deck.sequence, session)
        timed.append(_Timed(RowKind.DILEMMA, dilemma.title, minutes, number, f"{number}.{place}", assumed=assumed))
    return timed


def _dilemma_minutes(dilemma: Dilemma, sequence: tuple[Step, ...], session: Session) -> tuple[float, bool]:
    if dilemma.facilitation.minutes:
        return dilemma.facilitation.minutes, False
    per_step = session.minutes_per_step
    known = sum(per_step.get(step.value, 0.0) for step in sequence if _has_step(dilemma, step))
    return (known, False) if known else (DILEMMA_MINUTES, True)


def _has_step(dilemma: Dilemma, step: Step) -> bool:
    content = {
        Step.CHOICE: bool(dilemma.choices),
        Step.ANSWER: dilemma.has_answer,
        Step.MEER_WETEN: bool(dilemma.meer_weten),
        Step.DISCUSSION: bool(dilemma.discussion),
    }
    return content.get(step, True)


def _time_item(item: FreeSlide | Agenda | Break, *, in_groups: bool) -> list[_Timed]:
    video = item.video if isinstance(item, (FreeSlide, Break)) else None
    minutes = item.minutes if item.minutes is not None else _film_minutes(video)
    assumed = minutes is None
    if minutes is None:
        minutes = BREAK_MINUTES if isinstance(item, Break) else 0.0 if in_groups else SLIDE_MINUTES
    if not minutes:
        return []
    kind = RowKind.AGENDA if isinstance(item, Agenda) else RowKind.BREAK if isinstance(item, Break) else RowKind.SLIDE
    if kind is RowKind.SLIDE and video:
        kind = RowKind.FILM
    return [_Timed(kind, item.title, minutes, film=video.target if video else "", assumed=assumed)]


def _film_minutes(video: Video | None) -> float | None:
    return video.minutes if video else None


def _find_dilemma_starts(deck: Deck, rows: list[Row]) -> tuple[tuple[str, float, float], ...]:
    """When each dilemma is due. A theme's plenary minutes are shared out by how long its dilemmas are meant to take."""
    found: list[tuple[str, float, float]] = []
    for row in rows:
        if row.kind is RowKind.DILEMMA:
            found.append((row.key, row.start, row.minutes))
        elif row.kind is RowKind.PLENARY:
            dilemmas = deck.clusters[row.cluster - 1].dilemmas
            weights = [dilemma.facilitation.minutes or DILEMMA_MINUTES for dilemma in dilemmas]
            now = row.start
            for place, weight in enumerate(weights, start=1):
                minutes = row.minutes * weight / sum(weights)
                found.append((f"{row.cluster}.{place}", now, minutes))
                now += minutes
    return tuple(found)


def _check_budget(session: Session, total: float) -> tuple[Problem, ...]:
    if session.minutes is None or total <= session.minutes:
        return ()
    return (
        warning(
            "session-too-long",
            f"the session takes {total:g} minutes,"
            f" {total - session.minutes:g} more than the {session.minutes:g} there are",
            session.place,
            "leave out a dilemma or give it fewer minutes; the guide lists which may be skipped first",
        ),
    )


def plan_rotation(groups: int, rounds: int, clusters: int) -> tuple[GroupPlan, ...]:
    """Share the themes out over groups and rounds, as evenly as can be; no theme twice for one group if avoidable.

    Slots are dealt in turn, round after round. Where the deal would come back to the same theme for the same group
    (after as many rounds as the themes hold the groups' common divisor), it moves on by one.
    """
    if not groups or not rounds or not clusters:
        return ()
    period = clusters // gcd(groups, clusters)
    plans = [
        tuple((turn * groups + group + turn // period) % clusters + 1 for turn in range(rounds))
        for group in range(groups)
    ]
    reports: list[list[int]] = [[] for _ in plans]
    for cluster in range(1, clusters + 1):
        able = [group for group, plan in enumerate(plans) if cluster in plan]
        if able:
            chosen = min(able, key=lambda group: (len(reports[group]), group))
            reports[chosen].append(cluster)
    return tuple(GroupPlan(number + 1, plan, tuple(reports[number])) for number, plan in enumerate(plans))
