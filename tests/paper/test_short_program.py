"""A short version: what goes first, what stays as long as it can, and what it adds up to."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from msgspec.structs import replace

from deckgen.content.deck import Agenda, Break, Cluster, Deck, FreeSlide, ProgramItem, Session, SessionBreak
from deckgen.content.dilemma import Dilemma, Facilitation
from deckgen.planning.short_program import shorten
from deckgen.problems import Place
from deckgen.storyboard.timetable import plan_timetable

HERE = Place("deck.yaml", 1, 1)


def dilemma(name: str, minutes: float = 10, priority: int = 0) -> Dilemma:
    return Dilemma(name, name, (), HERE, facilitation=Facilitation(minutes=minutes), priority=priority)


def cluster(name: str, *dilemmas: Dilemma) -> Cluster:
    return Cluster(name, dilemmas, HERE, tuple(HERE for _ in dilemmas))


def deck(*program: ProgramItem, session: Session | None = None) -> Deck:
    return Deck("d", "d", HERE, program=program, session=session)


def left(short: Deck) -> list[str]:
    return [each.id for each in short.dilemmas]


def gone(short: Deck) -> list[str]:
    assert short.short is not None
    return [each.title for each in short.short.left_out]


THREE_AND_THREE = deck(
    cluster("een", dilemma("a"), dilemma("b", priority=1), dilemma("c")),
    cluster("twee", dilemma("d"), dilemma("e", priority=-1), dilemma("f")),
)


def test_the_lowest_priority_goes_first_then_what_comes_last() -> None:
    assert gone(shorten(THREE_AND_THREE, 50)) == ["e"]
    assert gone(shorten(THREE_AND_THREE, 40)) == ["e", "f"]
    assert gone(shorten(THREE_AND_THREE, 30)) == ["e", "f", "c"]


def test_every_theme_keeps_its_most_important_dilemma_while_that_is_enough() -> None:
    short = shorten(THREE_AND_THREE, 20)

    assert left(short) == ["b", "d"]
    assert short.short is not None
    assert (short.short.whole, short.short.minutes) == (60, 20)


def test_then_the_theme_goes_whose_dilemma_matters_least() -> None:
    short = shorten(THREE_AND_THREE, 19)

    assert left(short) == ["b"]
    assert gone(short)[-1] == "twee"
    assert not plan_timetable(short).problems


def test_the_last_theme_stays_and_the_warning_says_what_is_too_much() -> None:
    (problem,) = plan_timetable(shorten(THREE_AND_THREE, 4)).problems

    assert problem.code == "session-too-long"
    assert "10 minutes, 6 more than the 4 asked for" in problem.message


def test_what_fits_is_left_as_it_is() -> None:
    short = shorten(THREE_AND_THREE, 60)

    assert short.program == THREE_AND_THREE.program
    assert gone(short) == []


def test_slides_and_breaks_go_only_where_they_have_a_priority() -> None:
    program = deck(
        FreeSlide("altijd", HERE, minutes=5),
        FreeSlide("tips", HERE, minutes=5, priority=-2),
        Break("pauze", HERE, minutes=15, priority=-1),
        Agenda("agenda", HERE, minutes=1),
        cluster("een", dilemma("a"), dilemma("b")),
    )

    assert gone(shorten(program, 41)) == ["tips"]  # of 46
    assert gone(shorten(program, 16)) == ["tips", "pauze", "b"]
    assert [item.title for item in shorten(program, 1).program] == ["altijd", "agenda", "een"]


def test_where_groups_work_themes_go_with_all_their_dilemmas() -> None:
    """20 in groups, 4 × 15 plenary, 10 of film: 90. Without two themes 60; one theme less is a round less too."""
    session = Session(
        HERE, groups=4, clusters_per_group=2, group_minutes_per_cluster=10, plenary_minutes_per_cluster=15
    )
    themes = [cluster(str(n), dilemma(f"{n}a", priority=n % 2), dilemma(f"{n}b")) for n in range(1, 5)]
    program = deck(Break("film", HERE, minutes=10), *themes, session=session)

    assert gone(shorten(program, 75)) == ["4"]
    assert gone(shorten(program, 60)) == ["4", "2"]
    assert left(shorten(program, 60)) == ["1a", "1b", "3a", "3b"]
    assert plan_timetable(shorten(program, 60)).total_minutes == 60
    assert plan_timetable(shorten(program, 40)).total_minutes == 10 + 10 + 15


def test_themes_stay_where_groups_take_as_long_without_them() -> None:
    """Each group discusses one theme of the four, whatever there is to choose from: ten minutes, and no plenary."""
    session = Session(HERE, groups=4, clusters_per_group=1, group_minutes_per_cluster=10)
    themes = [cluster(str(n), dilemma(f"{n}a")) for n in range(1, 5)]

    short = shorten(deck(*themes, session=session), 5)

    assert left(short) == ["1a", "2a", "3a", "4a"]
    assert gone(short) == []
    two_each = shorten(deck(*themes, session=replace(session, clusters_per_group=2)), 10)
    assert left(two_each) == ["1a"]
    assert plan_timetable(two_each).total_minutes == 10


def test_a_break_that_would_come_after_the_end_goes_too() -> None:
    pause = SessionBreak(10, HERE, "koffie", "09:25")
    whole = replace(THREE_AND_THREE, session=Session(HERE, start="09:00", breaks=(pause,)))

    kept, late = shorten(whole, 50), shorten(whole, 20)

    assert gone(kept) == ["e", "f"]  # 40 minutes of dilemmas and the break
    assert kept.session is not None
    assert kept.session.breaks == (pause,)
    assert gone(late)[-1] == "koffie"
    assert plan_timetable(late).total_minutes == 20
    assert not plan_timetable(late).problems


def test_a_break_at_the_very_end_goes_too() -> None:
    pause = SessionBreak(10, HERE, "koffie", "09:20")
    short = shorten(replace(THREE_AND_THREE, session=Session(HERE, start="09:00", breaks=(pause,))), 20)
    assert gone(short)[-1] == "koffie"
    assert not plan_timetable(short).problems


def test_a_break_of_the_session_goes_only_where_it_has_a_priority() -> None:
    """A trainer keeps the coffee of a long session; a short one does without before it loses a dilemma."""
    kept, may_go = SessionBreak(10, HERE, "lunch"), SessionBreak(15, HERE, "koffie", priority=0)
    whole = replace(THREE_AND_THREE, session=Session(HERE, breaks=(may_go, kept)))

    assert gone(shorten(whole, 85)) == []
    assert gone(shorten(whole, 70)) == ["e", "koffie"]  # of 85: 10 for the dilemma of priority -1 are too few
    assert gone(shorten(whole, 60)) == ["e", "koffie"]
    short = shorten(whole, 1)
    assert short.session is not None
    assert short.session.breaks == (kept,)
    assert plan_timetable(short).total_minutes == 20


def test_a_break_that_comes_after_the_end_by_now_needs_no_priority_to_go() -> None:
    """60 minutes of dilemmas; the break at 09:55 comes after 30, whatever it weighs."""
    pause = SessionBreak(10, HERE, "koffie", "09:55", priority=5)
    short = shorten(replace(THREE_AND_THREE, session=Session(HERE, start="09:00", breaks=(pause,))), 30)

    assert short.short is not None
    assert short.short.whole == 70
    assert [(each.title, each.priority) for each in short.short.left_out][-2:] == [("c", 0), ("koffie", None)]


@pytest.mark.parametrize("seed", range(40))
def test_the_minutes_it_promises_are_those_of_its_timetable(seed: int) -> None:
    draw = Random(seed)
    themes = [
        cluster(f"c{n}", *(dilemma(f"{n}{m}", draw.randint(1, 20), draw.randint(-2, 2)) for m in "abcd"[: 1 + n % 4]))
        for n in range(draw.randint(1, 5))
    ]
    times = ["", "09:30", "10:00", "11:00"]
    pauses = [
        SessionBreak(draw.randint(1, 20), HERE, "", draw.choice(times), draw.choice([None, -1, 1])) for _ in range(2)
    ]
    session = Session(HERE, start=draw.choice(["", "09:00"]), breaks=tuple(pauses[: draw.randint(0, 2)]))
    if draw.random() < 0.5:
        session = replace(session, groups=3, group_minutes_per_cluster=10, plenary_minutes_per_cluster=15)
    whole = deck(Break("film", HERE, minutes=7, priority=draw.choice([None, -1])), *themes, session=session)

    kept = []
    for asked in range(10, 200, 10):
        short = shorten(whole, asked)
        assert short.short is not None
        assert plan_timetable(short).total_minutes == pytest.approx(short.short.minutes)
        assert short.short.minutes <= asked or len(short.dilemmas) == 1 or len(short.clusters) == 1
        assert all(item.dilemmas for item in short.clusters)
        kept.append(set(left(short)))
    assert all(less <= more for less, more in pairwise(kept))
