"""A deck and the minutes that there are in; a deck that fits out, with what was left out of it and why.

The order is one that a trainer can foretell. What has the lowest priority goes first, and of the same priority what
comes last in the program; it ends as soon as the rest fits. Every theme keeps one dilemma. Only if that is not enough,
whole themes go, in the same order, down to one. Slides and breaks go only where the author gave them a priority. Where
groups work, minutes belong to a theme and not to a dilemma, so themes go and keep all their dilemmas.
"""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from msgspec import Struct, field
from msgspec.structs import replace

from deckgen.content.deck import Break, Cluster, Deck, FreeSlide, LeftOut, ProgramItem, Session, ShortVersion
from deckgen.content.dilemma import Dilemma
from deckgen.planning.clock import read_clock
from deckgen.planning.session_breaks import lay_out
from deckgen.planning.timed_program import has_group_work, time_program

_SLACK = 1e-6  # sums of fractions


class _Candidate(Struct, frozen=True):
    """What may go: an item of the program, or a dilemma of a cluster (its place there from 0)."""

    item: int
    priority: int
    minutes: float
    dilemma: int = -1


class _Program(Struct):
    """A program that becomes shorter. `gone` are items, `without` the dilemmas that clusters do without."""

    deck: Deck
    gone: set[int] = field(default_factory=set)
    without: dict[int, set[int]] = field(default_factory=dict)
    left_out: list[LeftOut] = field(default_factory=list)

    def left_in(self, item: int) -> list[int]:
        """The dilemmas that a cluster still has."""
        cluster = self.deck.program[item]
        count = len(cluster.dilemmas) if isinstance(cluster, Cluster) else 0
        return [place for place in range(count) if place not in self.without.get(item, ())]

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
        """How long the session takes now, without breaks that would come after it."""
        return _total(self.shortened())


def shorten(deck: Deck, minutes: float) -> Deck:
    """The deck with as little left out as its priorities allow; as it is where it fits already."""
    program = _Program(deck)
    whole = total = program.total()
    has_breaks = deck.session is not None and bool(deck.session.breaks)
    for candidate in _order(_list_small(program)):
        if total <= minutes + _SLACK:
            break
        saved = _leave_out(program, candidate)
        total = program.total() if has_breaks else total - saved  # what is left may end before a break
    while total > minutes + _SLACK and len(program.clusters()) > 1:
        _leave_out(program, _order(_list_clusters(program))[0])
        total = program.total()
    short = program.shortened()
    session = _drop_late_breaks(program, replace(short.session or Session(deck.place), minutes=minutes), total)
    version = ShortVersion(minutes, whole, total, tuple(program.left_out))
    return replace(short, session=session, short=version)


def _total(deck: Deck) -> float:
    session = deck.session or Session(deck.place)
    rows, _ = lay_out(time_program(deck), session.breaks, read_clock(session.start))
    return sum(row.minutes for row in rows)


def _order(candidates: list[_Candidate]) -> list[_Candidate]:
    """The lowest priority first; of the same, the last in the program."""
    later = sorted(candidates, key=attrgetter("item", "dilemma"), reverse=True)
    return sorted(later, key=attrgetter("priority"))


def _list_small(program: _Program) -> list[_Candidate]:
    """Slides and breaks with a priority; dilemmas, where it is they that take the time."""
    deck = program.deck
    by_item: dict[int, float] = {}
    by_key: dict[str, float] = {}
    for timed in time_program(deck):
        if timed.key:
            by_key[timed.key] = timed.minutes
        elif timed.item >= 0:
            by_item[timed.item] = timed.minutes
    found: list[_Candidate] = []
    for place, item in enumerate(deck.program):
        if isinstance(item, (FreeSlide, Break)) and item.priority is not None and by_item.get(place):
            found.append(_Candidate(place, item.priority, by_item[place]))
    if not has_group_work(deck.session):
        found += _list_dilemmas(program, by_key)
    return found


def _list_dilemmas(program: _Program, minutes: dict[str, float]) -> Iterator[_Candidate]:
    """All dilemmas but one a cluster: the one that would go last."""
    for number, item in enumerate(program.clusters(), start=1):
        mine = [
            _Candidate(item, dilemma.priority, minutes[f"{number}.{place + 1}"], place)
            for place, dilemma in enumerate(_dilemmas(program.deck.program[item]))
        ]
        yield from _order(mine)[:-1]


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


def _leave_out(program: _Program, candidate: _Candidate) -> float:
    """Leave something out and note it; return the minutes that it saves."""
    item = program.deck.program[candidate.item]
    if isinstance(item, Cluster) and candidate.dilemma >= 0:
        dilemma = item.dilemmas[candidate.dilemma]
        program.without.setdefault(candidate.item, set()).add(candidate.dilemma)
        gone = LeftOut("dilemma", dilemma.title, candidate.minutes, candidate.priority, item.title)
    elif isinstance(item, Cluster):
        before = program.total()
        program.gone.add(candidate.item)
        titles = tuple(item.dilemmas[place].title for place in program.left_in(candidate.item))
        gone = LeftOut("cluster", item.title, before - program.total(), candidate.priority, dilemmas=titles)
    else:
        program.gone.add(candidate.item)
        kind = "break" if isinstance(item, Break) else "slide"
        gone = LeftOut(kind, item.title, candidate.minutes, candidate.priority)
    program.left_out.append(gone)
    return gone.minutes


def _drop_late_breaks(program: _Program, session: Session, end: float) -> Session:
    """The session without the breaks that would come when all is over."""
    start = read_clock(session.start)
    if start is None:
        return session
    late = [pause for pause in session.breaks if (read_clock(pause.start) or 0.0) >= start + end]
    program.left_out += [LeftOut("break", pause.title, pause.minutes, None) for pause in late]
    return replace(session, breaks=tuple(pause for pause in session.breaks if pause not in late))
