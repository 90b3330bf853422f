"""A session laid out in time: what starts when, what it adds up to, which group discusses what."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace
from paper_decks import CRITICISM, HERE, OPEN_CASE, answer_deck, group_deck, words_of

from deckgen.content.deck import Break, Cluster, Deck, Session, SessionBreak, Step, Video
from deckgen.storyboard.agenda import list_themes
from deckgen.storyboard.clock import say_clock, write_clock
from deckgen.storyboard.rotation import count_turns, plan_rotation
from deckgen.storyboard.timed_program import RowKind
from deckgen.storyboard.timetable import Timetable, plan_timetable


def moments(table: Timetable) -> dict[str, tuple[float, float]]:
    """When each dilemma starts, and how long it takes."""
    return {key: (start, minutes) for key, start, minutes in table.dilemma_starts}


def test_group_work_then_film_then_a_quarter_of_an_hour_for_each_theme() -> None:
    table = plan_timetable(group_deck())

    assert [(row.kind, row.start, row.minutes) for row in table.rows] == [
        (RowKind.GROUP_WORK, 540, 20),
        (RowKind.BREAK, 560, 10),
        (RowKind.PLENARY, 570, 15),
        (RowKind.PLENARY, 585, 15),
        (RowKind.PLENARY, 600, 15),
        (RowKind.PLENARY, 615, 15),
    ]
    assert table.minutes_of(RowKind.GROUP_WORK, RowKind.PLENARY) == 80
    assert table.total_minutes == 90
    assert not table.problems


def test_a_deck_led_from_front_to_back_counts_its_dilemmas() -> None:
    table = plan_timetable(answer_deck())

    assert [(row.key, row.minutes, row.assumed) for row in table.rows if row.key] == [
        ("1.1", 10, False),
        ("1.2", 8, False),
        ("2.1", 12, False),
        ("2.2", 10, True),
    ]
    assert table.rows[0].start == 13 * 60 + 30
    assert moments(table)["2.1"] == (13 * 60 + 30 + 5 + 10 + 8 + 15, 12)


def test_a_session_that_overruns_says_by_how_much() -> None:
    (problem,) = plan_timetable(answer_deck()).problems

    assert problem.code == "session-too-long"
    assert "62 minutes, 2 more than the 60" in problem.message
    assert not problem.is_error


def test_a_budget_that_is_kept_says_nothing() -> None:
    deck = answer_deck()
    assert deck.session is not None

    assert not plan_timetable(replace(deck, session=replace(deck.session, minutes=62))).problems


def test_dilemmas_of_a_theme_share_its_plenary_minutes_by_weight() -> None:
    table = plan_timetable(group_deck())

    assert moments(table)["1.1"] == (570, 8)
    assert moments(table)["1.2"] == (578, 7)


def test_minutes_of_steps_add_up_over_the_steps_that_have_content() -> None:
    session = Session(HERE, minutes_per_step={"question": 2, "choice": 3, "answer": 4, "meer-weten": 5})
    short = replace(CRITICISM, facilitation=OPEN_CASE.facilitation)
    deck = Deck("d", "d", HERE, program=(Cluster("c", (short, OPEN_CASE), HERE),), session=session)

    minutes = [row.minutes for row in plan_timetable(deck).rows]

    assert minutes == [2 + 3 + 4, 2]  # nothing to know more of; nothing to choose or answer either
    assert Step.MEER_WETEN.value == "meer-weten"


@pytest.mark.parametrize(("given", "clock"), [("", False), ("9:00", True), ("24:00", False), ("half ten", False)])
def test_the_clock_runs_from_the_start_given_or_from_zero(given: str, clock: bool) -> None:  # noqa: FBT001
    deck = replace(group_deck(), session=Session(HERE, start=given))

    table = plan_timetable(deck)

    assert table.has_clock is clock
    assert table.starts_at == (540 if clock else 0)


def test_a_break_takes_the_minutes_of_its_film_or_ten() -> None:
    breaks = (Break("Film", HERE, video=Video("f", 7, HERE)), Break("Pauze", HERE), Break("Lang", HERE, minutes=20))

    rows = plan_timetable(Deck("d", "d", HERE, program=breaks)).rows

    assert [(row.minutes, row.assumed) for row in rows] == [(7, False), (10, True), (20, False)]


def test_an_empty_program_takes_no_time() -> None:
    assert plan_timetable(Deck("d", "d", HERE)).total_minutes == 0


@pytest.mark.parametrize("groups", range(1, 9))
@pytest.mark.parametrize("clusters", range(1, 9))
def test_rotation_covers_each_theme_equally_and_none_twice_for_a_group(groups: int, clusters: int) -> None:
    for rounds in range(1, clusters + 1):
        plans = plan_rotation(groups, rounds, clusters)
        times = Counter(cluster for plan in plans for cluster in plan.clusters)

        assert max(times.values()) - min(times.get(number, 0) for number in range(1, clusters + 1)) <= 1
        assert all(len(set(plan.clusters)) == rounds for plan in plans)


def test_each_theme_is_reported_by_one_group_that_discussed_it() -> None:
    plans = plan_rotation(4, 2, 4)

    assert [plan.clusters for plan in plans] == [(1, 2), (2, 3), (3, 4), (4, 1)]
    assert [plan.reports for plan in plans] == [(1,), (2,), (3,), (4,)]


def test_no_groups_no_rotation() -> None:
    assert plan_rotation(0, 2, 4) == plan_rotation(4, 0, 4) == plan_rotation(4, 2, 0) == ()


def test_in_the_summer_school_two_groups_discuss_each_theme() -> None:
    """Four groups, two themes each, four themes: 4 × 2 / 4 = 2."""
    assert count_turns(plan_rotation(4, 2, 4), 4) == (2, 2, 2, 2)


def test_three_groups_with_two_of_four_themes_cannot_share_them_equally() -> None:
    """3 × 2 = 6 turns over 4 themes: two themes have two groups, two have one."""
    assert sorted(count_turns(plan_rotation(3, 2, 4), 4)) == [1, 1, 2, 2]


def test_groups_without_a_number_of_themes_discuss_them_all() -> None:
    deck = group_deck()
    assert deck.session is not None
    table = plan_timetable(replace(deck, session=replace(deck.session, clusters_per_group=None)))

    assert table.minutes_of(RowKind.GROUP_WORK) == 4 * 10
    assert all(sorted(plan.clusters) == [1, 2, 3, 4] for plan in table.groups)


def with_breaks(*breaks: SessionBreak) -> Deck:
    deck = group_deck()
    assert deck.session is not None
    return replace(deck, session=replace(deck.session, breaks=breaks))


def test_a_break_with_a_time_between_two_parts_moves_what_follows() -> None:
    """09:00 groups, 09:20 film, 09:30 first theme; the coffee at 09:45 comes between the first two themes."""
    table = plan_timetable(with_breaks(SessionBreak(15, HERE, "Koffie", "09:45")))

    assert [(row.title, row.start) for row in table.rows][2:5] == [
        ("De organisatie op sociale media", 570),
        ("Koffie", 585),
        ("De werknemer op sociale media", 600),
    ]
    assert not table.problems


def test_a_break_in_the_middle_of_a_theme_interrupts_it_and_says_so() -> None:
    table = plan_timetable(with_breaks(SessionBreak(15, HERE, "Koffie", "09:50")))

    assert [(row.kind, row.start, row.minutes, row.continues) for row in table.rows][3:6] == [
        (RowKind.PLENARY, 585, 5, False),
        (RowKind.BREAK, 590, 15, False),
        (RowKind.PLENARY, 605, 10, True),
    ]
    assert moments(table)["2.1"] == (585, 8)
    assert moments(table)["2.2"] == (585 + 15 + 8, 7)
    (problem,) = table.problems
    assert problem.code == "session-break"
    assert "09:45 to 10:00" in problem.message


def test_a_break_during_another_overlaps_with_it() -> None:
    (problem,) = plan_timetable(with_breaks(SessionBreak(15, HERE, "Koffie", "09:25"))).problems

    assert "overlaps with" in problem.message


def test_a_break_after_the_end_is_left_out() -> None:
    table = plan_timetable(with_breaks(SessionBreak(15, HERE, "Koffie", "10:30")))

    assert table.total_minutes == 90
    assert "over at 10:30" in table.problems[0].message


def test_breaks_without_a_time_divide_the_session_between_parts() -> None:
    """Parts end after 20, 30, 45, 60, 75 and 90 minutes; the middle is 45."""
    table = plan_timetable(with_breaks(SessionBreak(10, HERE, "Adem")))

    assert [row.title for row in table.rows].index("Adem") == 3
    assert table.total_minutes == 100


def test_a_break_that_finds_no_two_parts_to_come_between_is_told() -> None:
    deck = group_deck()
    assert deck.session is not None
    session = replace(deck.session, start="", breaks=(SessionBreak(10, HERE, "Adem"), SessionBreak(5, HERE)))
    first = next(item for item in deck.program if isinstance(item, Cluster))
    two_parts = plan_timetable(replace(deck, program=(first,), session=session))
    alone = plan_timetable(replace(deck, program=(), session=replace(session, breaks=session.breaks[:1])))

    (problem,) = two_parts.problems
    assert "The break without a time has no place of its own" in problem.message
    assert "the program has 2 parts" in problem.message
    assert [row.title for row in two_parts.rows][1] == "Adem"
    assert ["“Adem” has no place" in each.message for each in alone.problems] == [True]


def test_group_work_that_a_break_interrupts_stands_once_on_the_agenda() -> None:
    deck = group_deck()
    assert deck.session is not None
    coffee = SessionBreak(5, HERE, "Koffie", start="09:10")  # the groups work from 09:00 or soon after, 20 minutes
    deck = replace(deck, session=replace(deck.session, start="09:00", breaks=(coffee,)))
    table = plan_timetable(deck)
    parts = [row for row in table.rows if row.kind is RowKind.GROUP_WORK]
    assert [row.continues for row in parts] == [False, True]
    titles = [theme.title for theme in list_themes(deck, table, words_of())]
    assert titles.count(words_of().paper.group_work) == 1
    assert titles.count("Koffie") == 1


@pytest.mark.parametrize(("minutes", "written"), [(540, "09:00"), (540.4, "09:00"), (540.5, "09:01"), (541.5, "09:02")])
def test_half_a_minute_is_told_as_the_later_minute(minutes: float, written: str) -> None:
    assert write_clock(minutes) == written
    assert say_clock(minutes, words_of("en")) == written


@pytest.mark.parametrize(("minutes", "written"), [(1439, "23:59"), (1440, "00:00"), (1445, "00:05")])
def test_after_midnight_the_clock_starts_anew(minutes: float, written: str) -> None:
    assert write_clock(minutes) == written
    assert say_clock(minutes, words_of("en")) == written


def test_a_clock_that_counts_from_the_start_goes_on_after_a_day() -> None:
    assert say_clock(1445, words_of("en"), has_clock=False) == "24:05"
