"""Shortens a deck to the minutes that there are, and records what was left out and why.

The order is one that a trainer can foretell. What has the lowest priority goes first, and of the same priority what
comes last in the program; it ends as soon as the rest fits. Every theme keeps one dilemma. Only if that is not enough,
whole themes go, in the same order, down to one. Slides and breaks go only where the author gave them a priority; breaks
of the session count as the last in the program. Where groups work, minutes belong to a theme and not to a dilemma, so
themes go and keep all their dilemmas.
"""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.content.deck import (
    Break,
    Cluster,
    Deck,
    FreeSlide,
    LeftOut,
    ProgramItem,
    Session,
    SessionBreak,
    ShortVersion,
)
from deckgen.content.dilemma import Dilemma
from deckgen.storyboard.clock import read_clock
from deckgen.storyboard.timed_program import Timed, has_group_work, time_program

_SLACK = 1e-6  # sums of fractions


class _Candidate(Struct, frozen=True):
    """What may go: an item of the program, or a dilemma of a cluster (its place there from 0).

    A break of the session has the place that it would have if it stood after the program.
    """

    item: int
    priority: int
    minutes: float
    dilemma: int = -1


class _Program(Struct):
    """A program that becomes shorter. `gone` are items, `without` the dilemmas that clusters do without.

    `breaks` are those of the session that are left, by their place there. `minutes` are those of items and, where
    dilemmas take the time, of dilemmas; `content` is what all parts take that are left, without the session's breaks.
    """

    deck: Deck
    content: float
    minutes: dict[tuple[int, int], float]
    breaks: dict[int, SessionBreak]
    gone: set[int] = field(default_factory=set)
    without: dict[int, set[int]] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    def left_in(self, item: int) -> list[int]:
        """The dilemmas that a cluster still has."""
        return [place for place in range(len(_dilemmas(self.deck.program[item]))) if place not in self._lacks(item)]

    def _lacks(self, item: int) -> set[int]:
        return self.without.get(item, set())

    def clusters(self) -> list[int]:
        """The clusters that are still there."""
        program = self.deck.program
        return [place for place, item in enumerate(program) if isinstance(item, Cluster) and place not in self.gone]

    def shortened(self) -> Deck:
        """The deck as it is now."""
        kept = [self._keep(place, item) for place, item in enumerate(self.deck.program) if place not in self.gone]
        return replace(self.deck, program=tuple(kept))

    def _keep(self, place: int, item: ProgramItem) -> ProgramItem:
        if not isinstance(item, Cluster) or not self.without.get(place):
            return item
        left = self.left_in(place)
        places = tuple(item.dilemma_places[each] for each in left) if item.dilemma_places else ()
        return replace(item, dilemmas=tuple(item.dilemmas[each] for each in left), dilemma_places=places)

    def total(self) -> float:
        """How long the session takes now, with the breaks that come before it is over."""
        session, breaks = self.deck.session, self.breaks.values()
        if session is None or not breaks:
            return self.content
        start = read_clock(session.start)
        timed = sorted((read_clock(pause.start) or 0.0, pause.minutes) for pause in breaks if pause.start)
        end = (start or 0.0) + self.content + sum(pause.minutes for pause in breaks if not pause.start)
        for due, minutes in timed if start is not None else ():
            end += minutes if due < end else 0.0
        return end - (start or 0.0)


def shorten(deck: Deck, minutes: float) -> Deck:
    """The deck with as little left out as its priorities allow; as it is where it fits already."""
    parts = time_program(deck)
    breaks = dict(enumerate(deck.session.breaks if deck.session else ()))
    program = _Program(deck, sum(part.minutes for part in parts), _find_minutes(parts), breaks)
    whole = program.total()
    for candidate in _order(_list_small(program)):
        if program.total() <= minutes + _SLACK:
            break
        if candidate.item < len(deck.program):
            _leave_out(program, candidate)
        else:
            _leave_out_break(program, candidate)
    _leave_out_clusters(program, minutes)
    short, total = program.shortened(), program.total()
    session = _drop_late_breaks(program, replace(short.session or Session(deck.place), minutes=minutes), total)
    version = ShortVersion(minutes, whole, total, tuple(program.left_out))
    return replace(short, session=session, short=version)


def _find_minutes(parts: Iterable[Timed]) -> dict[tuple[int, int], float]:
    """The minutes of items, and of dilemmas by their item and their place in it."""
    found: dict[tuple[int, int], float] = {}
    for part in parts:
        place = int(part.key.rpartition(".")[2]) - 1 if part.key else -1
        found[part.item, place] = part.minutes
    return found


def _order(candidates: list[_Candidate]) -> list[_Candidate]:
    """The lowest priority first; of the same, the last in the program."""
    later = sorted(candidates, key=attrgetter("item", "dilemma"), reverse=True)
    return sorted(later, key=attrgetter("priority"))


def _list_small(program: _Program) -> list[_Candidate]:
    """Slides and breaks with a priority; dilemmas, where it is they that take the time."""
    found: list[_Candidate] = []
    for place, item in enumerate(program.deck.program):
        saved = program.minutes.get((place, -1))
        if isinstance(item, (FreeSlide, Break)) and item.priority is not None and saved:
            found.append(_Candidate(place, item.priority, saved))
    for number, pause in program.breaks.items():
        if pause.priority is not None:
            found.append(_Candidate(len(program.deck.program) + number, pause.priority, pause.minutes))
    if not has_group_work(program.deck.session):
        for item_place in program.clusters():
            found += _list_dilemmas(program, item_place)
    return found


def _list_dilemmas(program: _Program, item: int) -> list[_Candidate]:
    """The dilemmas of a cluster but one: the one that would go last."""
    mine = [
        _Candidate(item, dilemma.priority, program.minutes[item, place], place)
        for place, dilemma in enumerate(_dilemmas(program.deck.program[item]))
    ]
    return _order(mine)[:-1]


def _list_clusters(program: _Program) -> list[_Candidate]:
    """Whole clusters: each weighs as much as the most important dilemma that it has left."""
    found = []
    for item in program.clusters():
        dilemmas = _dilemmas(program.deck.program[item])
        priority = max((dilemmas[place].priority for place in program.left_in(item)), default=0)
        found.append(_Candidate(item, priority, 0.0))
    return found


def _dilemmas(item: ProgramItem) -> tuple[Dilemma, ...]:
    return item.dilemmas if isinstance(item, Cluster) else ()


def _leave_out(program: _Program, candidate: _Candidate) -> None:
    """Leave out a slide, a break or a dilemma, and note it."""
    item = program.deck.program[candidate.item]
    if isinstance(item, Cluster):
        program.without.setdefault(candidate.item, set()).add(candidate.dilemma)
        kind, title, cluster = "dilemma", item.dilemmas[candidate.dilemma].title, item.title
    else:
        program.gone.add(candidate.item)
        kind, title, cluster = "break" if isinstance(item, Break) else "slide", item.title, ""
    program.content -= candidate.minutes
    program.left_out.append(LeftOut(kind, title, candidate.minutes, candidate.priority, cluster))


def _leave_out_break(program: _Program, candidate: _Candidate) -> None:
    """Leave out a break of the session; one that comes after the end by now takes no time, and goes by itself."""
    number, before = candidate.item - len(program.deck.program), program.total()
    pause = program.breaks.pop(number)
    if program.total() < before - _SLACK:
        program.left_out.append(LeftOut("break", pause.title, pause.minutes, pause.priority))
    else:
        program.breaks[number] = pause


def _leave_out_clusters(program: _Program, minutes: float) -> None:
    """Leave out clusters until the rest fits; none where that saves nothing: each group then discusses as many."""
    content, gone, noted = program.content, set(program.gone), len(program.left_out)
    for candidate in _order(_list_clusters(program))[:-1]:
        if program.total() <= minutes + _SLACK:
            break
        _leave_out_cluster(program, candidate)
    if program.content >= content - _SLACK:
        program.content, program.gone = content, gone
        del program.left_out[noted:]


def _leave_out_cluster(program: _Program, candidate: _Candidate) -> None:
    """Leave out a cluster with the dilemmas that it has left; group work may then have a round less."""
    item, left = program.deck.program[candidate.item], program.left_in(candidate.item)
    before = program.content
    program.gone.add(candidate.item)
    if has_group_work(program.deck.session):
        program.content = sum(part.minutes for part in time_program(program.shortened()))
    else:
        program.content -= sum(program.minutes[candidate.item, place] for place in left)
    titles = tuple(_dilemmas(item)[place].title for place in left)
    gone = LeftOut("cluster", item.title, before - program.content, candidate.priority, dilemmas=titles)
    program.left_out.append(gone)


def _drop_late_breaks(program: _Program, session: Session, end: float) -> Session:
    """The session without the breaks that were left out, nor those that would come when all is over."""
    start, kept = read_clock(session.start), [program.breaks[number] for number in sorted(program.breaks)]
    if start is None:
        return replace(session, breaks=tuple(kept))
    late = [pause for pause in kept if (read_clock(pause.start) or 0.0) >= start + end]
    program.left_out += [LeftOut("break", pause.title, pause.minutes, None) for pause in late]
    return replace(session, breaks=tuple(pause for pause in kept if pause not in late))
