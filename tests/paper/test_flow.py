"""The flow of flowables over pages keeps its promises whatever it is given."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from deckgen.blueprint.look import PaperStyle
from deckgen.planning.paper.flow import PlacedFlowable, flow_flowables
from deckgen.planning.paper.flowables import Column, Flowable, Keep, Start, WritingLines
from deckgen.planning.paper.page_grid import make_grid

GRID = make_grid("A4", PaperStyle())
ROOM = GRID.frame(1).height

flowables = st.lists(
    st.builds(
        Flowable,
        height=st.floats(5, 120),
        before=st.floats(0, 30),
        after=st.floats(0, 30),
        keep=st.sampled_from((Keep.FREE, Keep.FREE, Keep.TOGETHER, Keep.ALWAYS)),
    ),
    min_size=1,
    max_size=80,
)


def bottom(page: tuple[PlacedFlowable, ...]) -> float:
    return max((item.y + item.flowable.height for item in page), default=0.0)


def chains(given_flowables: list[Flowable], keep: Keep) -> list[list[Flowable]]:
    found: list[list[Flowable]] = [[]]
    for flowable in given_flowables:
        found[-1].append(flowable)
        if flowable.keep < keep:
            found.append([])
    return [chain for chain in found if chain]


def height(chain: list[Flowable]) -> float:
    gaps = sum(max(upper.after, lower.before) for upper, lower in pairwise(chain))
    return sum(flowable.height for flowable in chain) + gaps


@settings(max_examples=80, deadline=None)
@given(flowables)
def test_no_page_overflows_and_no_flowable_is_lost_or_moved(given_flowables: list[Flowable]) -> None:
    pages = flow_flowables(given_flowables, GRID)

    assert [item.flowable for page in pages for item in page] == given_flowables
    assert all(bottom(page) <= ROOM + 0.1 for page in pages)


@settings(max_examples=80, deadline=None)
@given(flowables)
def test_what_holds_together_is_torn_only_if_it_is_longer_than_a_page(given_flowables: list[Flowable]) -> None:
    pages = flow_flowables(given_flowables, GRID)
    page_of = {id(item.flowable): number for number, page in enumerate(pages) for item in page}

    for chain in chains(given_flowables, Keep.TOGETHER):
        if height(chain) <= ROOM:
            assert len({page_of[id(flowable)] for flowable in chain}) == 1
    for chain in chains(given_flowables, Keep.ALWAYS):
        if height(chain) <= ROOM:
            assert len({page_of[id(flowable)] for flowable in chain}) == 1


def test_lines_to_write_on_fill_the_page_in_turn() -> None:
    writing = WritingLines(Column(0, 100), pitch=20, fewest=2, most=30, colour="000000")
    one, other = (Flowable(40, writing=writing) for _ in range(2))

    ((first, second),) = flow_flowables([one, other], GRID)

    assert abs(first.lines - second.lines) <= 1
    assert ROOM - 20 < (first.lines + second.lines) * 20 <= ROOM
    assert second.y == first.lines * 20


def test_a_left_page_begins_on_an_even_number_and_what_is_left_over_is_filled() -> None:
    filler = Flowable(10)
    spread = Flowable(50, start=Start.LEFT_PAGE, filler=(filler,))

    pages = flow_flowables([Flowable(50), Flowable(50, start=Start.PAGE), spread], GRID)

    assert [[item.flowable for item in page] for page in pages][2:] == [[filler], [spread]]
    assert len(pages) % 2 == 0


def test_the_facing_part_goes_on_where_the_left_part_ran_over() -> None:
    left = [Flowable(ROOM * 0.6, start=Start.LEFT_PAGE), Flowable(ROOM * 0.6)]
    right = Flowable(30, start=Start.FACING_PAGE)

    pages = flow_flowables([Flowable(50), *left, right], GRID)

    assert [item.flowable for item in pages[2]] == [left[1], right]


def test_a_running_head_repeats_only_where_a_page_begins_with_its_flowable() -> None:
    head = Flowable(15)
    rows = [replace(Flowable(ROOM / 3), running_head=(head,)) for _ in range(4)]

    first, second = flow_flowables([head, *rows], GRID)

    assert [item.repeated for item in first] == [False, False, False]
    assert [item.repeated for item in second] == [True, False, False]


def test_a_part_held_closely_goes_over_whole_where_the_rest_would_leave_its_end_alone() -> None:
    situation = [Flowable(ROOM * 0.4, keep=Keep.TOGETHER) for _ in range(2)]
    prompts = [Flowable(ROOM * 0.05, keep=Keep.KEEP_WITH_NEXT) for _ in range(3)]
    room_to_write = Flowable(ROOM * 0.2)

    pages = flow_flowables([*situation, *prompts, room_to_write], GRID)

    assert [[item.flowable for item in page] for page in pages] == [situation, [*prompts, room_to_write]]


def test_a_part_held_closely_that_takes_most_of_a_page_is_broken_like_any_other() -> None:
    situation = [Flowable(ROOM * 0.4, keep=Keep.TOGETHER) for _ in range(2)]
    prompts = [Flowable(ROOM * 0.15, keep=Keep.KEEP_WITH_NEXT) for _ in range(4)]
    room_to_write = Flowable(ROOM * 0.2)

    pages = flow_flowables([*situation, *prompts, room_to_write], GRID)

    assert [item.flowable for item in pages[0]] == [*situation, prompts[0]]


def shares(part: list[tuple[float, Keep]]) -> list[Flowable]:
    """Flowables by the share of a page that each takes."""
    return [Flowable(ROOM * share, keep=keep) for share, keep in part]


def test_what_would_rather_stand_on_one_page_is_torn_only_where_a_page_would_stay_emptier_than_half() -> None:
    dilemma = shares([(0.3, Keep.TOGETHER), (0.3, Keep.RATHER), (0.2, Keep.FREE)])

    for before, torn in ((0.25, True), (0.39, True), (0.55, False)):
        pages = flow_flowables([Flowable(ROOM * before), *dilemma], GRID)
        shown = [[item.flowable for item in page] for page in pages]
        assert shown[1] == (dilemma[2:] if torn else dilemma)


def headed(part: list[Flowable], head: Flowable) -> list[Flowable]:
    """What repeats its head on a page that begins with any of it but the first."""
    return [*part[:1], *(replace(flowable, running_head=(head,)) for flowable in part[1:])]


def test_a_break_moves_up_where_the_page_after_it_would_stay_emptier_than_half() -> None:
    parts = shares([(0.4, Keep.TOGETHER), (0.2, Keep.RATHER), (0.25, Keep.RATHER), (0.25, Keep.FREE)])
    head, following = Flowable(ROOM * 0.02), Flowable(ROOM * 0.8)
    dilemma = headed(parts, head)

    pages = flow_flowables([*dilemma, following], GRID)

    assert [[item.flowable for item in page] for page in pages] == [dilemma[:2], [head, *dilemma[2:]], [following]]
    assert [item.repeated for item in pages[1]] == [True, False, False]


def test_a_break_does_not_move_where_that_leaves_the_page_before_emptier_than_half() -> None:
    parts = shares([(0.4, Keep.RATHER), (0.55, Keep.RATHER), (0.3, Keep.FREE)])
    head = Flowable(ROOM * 0.02)
    dilemma = headed(parts, head)

    pages = flow_flowables([*dilemma, Flowable(ROOM * 0.8)], GRID)

    assert [[item.flowable for item in page] for page in pages][:2] == [dilemma[:2], [head, dilemma[2]]]


def test_what_is_free_to_break_anywhere_stays_where_it_has_room() -> None:
    """The rows of a table are not sent on for what comes after them."""
    rows = headed([Flowable(ROOM * 0.1) for _ in range(10)], Flowable(ROOM * 0.02))
    after, next_page = Flowable(ROOM * 0.2), Flowable(ROOM * 0.9)

    pages = flow_flowables([*rows, after, next_page], GRID)

    assert [[item.flowable for item in page] for page in pages] == [rows, [after], [next_page]]
