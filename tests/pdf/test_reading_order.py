from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.pages import BoxMark, Mark, TextMark
from deckgen.render.pdf.reading_order import in_reading_order

ORDER = {element: element for element in range(10)}


def line(element: int | None, y: float = 0) -> TextMark:
    return TextMark(y, (), element)


def test_lines_of_two_cells_are_drawn_cell_by_cell() -> None:
    marks = [line(1, 10), line(2, 10), line(1, 20), line(2, 20), line(3, 30)]
    assert in_reading_order(marks, ORDER) == [line(1, 10), line(1, 20), line(2, 10), line(2, 20), line(3, 30)]


def test_a_page_in_order_is_left_alone() -> None:
    marks: list[Mark] = [line(1), BoxMark(Box(0, 0, 1, 1)), line(None), line(1, 9), line(4)]
    assert in_reading_order(marks, ORDER) is marks


def test_the_ground_of_a_cell_stays_under_its_text() -> None:
    first, second = BoxMark(Box(0, 0, 1, 1)), BoxMark(Box(2, 0, 1, 1))
    marks: list[Mark] = [first, line(1), second, line(2), line(1, 9)]
    assert in_reading_order(marks, ORDER) == [first, line(1), second, line(1, 9), line(2)]


MARKS = st.lists(
    st.one_of(
        st.builds(line, st.one_of(st.none(), st.integers(0, 9)), st.floats(0, 100)),
        st.builds(BoxMark, st.builds(Box, st.floats(0, 9), st.floats(0, 9), st.just(1.0), st.just(1.0))),
    ),
    max_size=30,
    unique_by=id,
)


@given(MARKS)
def test_nothing_is_lost_text_is_in_order_and_only_ever_moves_back(marks: list[Mark]) -> None:
    moved = in_reading_order(marks, ORDER)
    assert sorted(map(id, moved)) == sorted(map(id, marks))
    elements = [mark.element for mark in moved if isinstance(mark, TextMark) and mark.element is not None]
    assert elements == sorted(elements)
    others = [mark for mark in marks if not isinstance(mark, TextMark) or mark.element is None]
    assert [mark for mark in moved if not isinstance(mark, TextMark) or mark.element is None] == others
    for mark in others:
        before = {id(other) for other in marks[: [id(m) for m in marks].index(id(mark))]}
        ahead = {id(other) for other in moved[: [id(m) for m in moved].index(id(mark))]}
        assert ahead <= before
