"""What takes time in a program, in order and in minutes. When it happens is decided elsewhere.

Where an author gives no time: a dilemma takes the minutes of its steps if those are known, else ten; another slide two,
a break ten. In a session with group work the minutes of groups and plenary count instead of the dilemmas', and slides
without minutes take no time of their own: they are shown while the groups are at work or between two themes.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct

from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide, Session
from deckgen.problems import NOWHERE, Place
from deckgen.storyboard.numbering import number_of
from deckgen.storyboard.step_times import time_dilemma

SLIDE_MINUTES = 2.0
BREAK_MINUTES = 10.0


class RowKind(StrEnum):
    """What happens in a part of the session."""

    SLIDE = "slide"
    AGENDA = "agenda"
    BREAK = "break"
    FILM = "film"
    GROUP_WORK = "group work"
    PLENARY = "plenary"
    DILEMMA = "dilemma"


class Timed(Struct, frozen=True):
    """Something that takes time, before its place in time is known.

    `key` is the dilemma's, such as 1.2; `cluster` the theme's number from 1, 0 where there is none; `item` the place in
    the program, -1 for what stands in no program.
    """

    kind: RowKind
    title: str
    minutes: float
    cluster: int = 0
    key: str = ""
    film: str = ""
    assumed: bool = False  # the author gave no time
    item: int = -1
    place: Place = NOWHERE


def has_group_work(session: Session | None) -> bool:
    """Whether the session says how long groups or the whole room take for a theme."""
    return session is not None and bool(session.group_minutes_per_cluster or session.plenary_minutes_per_cluster)


def count_rounds(session: Session, clusters: int) -> int:
    """How many themes each group discusses: all of them where the author does not say, never more than there are."""
    return min(session.clusters_per_group or clusters, clusters)


def time_program(deck: Deck) -> list[Timed]:
    """The program in order. Group work begins after the agenda, else before the first theme."""
    session = deck.session or Session(deck.place)
    in_groups = has_group_work(session)
    group_minutes = _group_minutes(session, len(deck.clusters)) if in_groups else 0.0
    is_due = group_minutes > 0
    has_agenda = any(isinstance(item, Agenda) for item in _before_first_cluster(deck))
    group_work = Timed(RowKind.GROUP_WORK, "", group_minutes, place=session.place)
    timed: list[Timed] = []
    cluster = 0
    for place, item in enumerate(deck.program):
        if isinstance(item, Cluster):
            cluster += 1
            if is_due:
                timed, is_due = [*timed, group_work], False
            timed += _time_cluster(item, cluster, place, deck)
            continue
        timed += _time_item(item, place, in_groups=in_groups)
        if is_due and has_agenda and isinstance(item, Agenda):
            timed, is_due = [*timed, group_work], False
    return timed


def _before_first_cluster(deck: Deck) -> list[FreeSlide | Agenda | Break]:
    before: list[FreeSlide | Agenda | Break] = []
    for item in deck.program:
        if isinstance(item, Cluster):
            break
        before.append(item)
    return before


def _group_minutes(session: Session, clusters: int) -> float:
    return (session.group_minutes_per_cluster or 0.0) * count_rounds(session, clusters)


def _time_cluster(item: Cluster, number: int, place: int, deck: Deck) -> Iterator[Timed]:
    session = deck.session or Session(deck.place)
    if has_group_work(session):
        plenary = session.plenary_minutes_per_cluster or 0.0
        if plenary:
            yield Timed(RowKind.PLENARY, item.title, plenary, number, item=place, place=item.place)
        return
    for count, dilemma in enumerate(item.dilemmas, start=1):
        time = time_dilemma(deck, item, dilemma)
        yield Timed(
            kind=RowKind.DILEMMA,
            title=dilemma.title,
            minutes=time.minutes,
            cluster=number,
            key=number_of(number, count),
            assumed=time.assumed,
            item=place,
            place=item.dilemma_places[count - 1] if count <= len(item.dilemma_places) else dilemma.place,
        )


def _time_item(item: FreeSlide | Agenda | Break, place: int, *, in_groups: bool) -> list[Timed]:
    video = item.video if isinstance(item, (FreeSlide, Break)) else None
    minutes = told_minutes(item)
    assumed = minutes is None
    if minutes is None:
        minutes = BREAK_MINUTES if isinstance(item, Break) else 0.0 if in_groups else SLIDE_MINUTES
    if not minutes:
        return []
    kind = RowKind.AGENDA if isinstance(item, Agenda) else RowKind.BREAK if isinstance(item, Break) else RowKind.SLIDE
    if kind is RowKind.SLIDE and video:
        kind = RowKind.FILM
    film = video.target if video else ""
    return [Timed(kind, item.title, minutes, film=film, assumed=assumed, item=place, place=item.place)]


def told_minutes(item: FreeSlide | Agenda | Break) -> float | None:
    """The minutes that an author gives an item: one that says none takes those of its film."""
    if item.minutes is None and isinstance(item, (FreeSlide, Break)) and item.video:
        return item.video.minutes
    return item.minutes
