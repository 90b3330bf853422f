"""Titles and texts stand beside the lines that organisations draw under, above and through their places."""

from __future__ import annotations

import pytest
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from pptx.util import Pt
from test_room_for_text import BLACK, draw
from worn_presentations import CONTENT, A, P, chosen, open_default, put_placeholder

from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideLayout as Planned
from deckgen.blueprint.look import SlideRole

TITLE = Box(36, 30, 648, 80)


def open_with_title(size: int, anchor: str) -> tuple[Presentation, SlideLayout]:
    """A title with letters of some size in a place that is 80 points high, and a text well below."""
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    put_placeholder(layout, 0, TITLE)
    put_placeholder(layout, 1, Box(36, 140, 648, 340))
    title = next(shape for shape in deck.slide_master.placeholders if shape.placeholder_format.idx == 0)
    for letters in deck.slide_master.element.iterfind(f"{P}txStyles/{P}titleStyle/{A}lvl1pPr/{A}defRPr"):
        letters.set("sz", str(100 * size))
    for body in title.element.iter(f"{A}bodyPr"):
        body.set("anchor", anchor)
    return deck, layout


def content(deck: Presentation) -> Planned:
    return chosen(deck, SlideRole.CONTENT)


@pytest.mark.parametrize(
    ("size", "anchor", "line", "top", "bottom"),
    [
        (28, "ctr", Box(0, 109, 720, 3), 30, 109),  # touches its foot
        (24, "b", Box(44, 70, 60, 2), 72, 110),  # its words stand below
        (24, "t", Box(44, 80, 60, 2), 30, 80),  # its words stand above
        (32, "b", Box(44, 85, 60, 2), 30, 85),  # would cross the words: the line is drawn under them
    ],
)
def test_a_title_stands_above_or_below_a_line_and_keeps_its_width(
    size: int, anchor: str, line: Box, top: float, bottom: float
) -> None:
    deck, layout = open_with_title(size, anchor)
    draw(layout, line, BLACK)
    box = content(deck).title.box
    assert (box.x, box.width) == pytest.approx((TITLE.x, TITLE.width), abs=0.5)
    assert (box.y, box.bottom) == pytest.approx((top, bottom), abs=2.5)


def test_a_title_beside_a_mark_is_narrowed_as_no_line_crosses_it() -> None:
    deck, layout = open_with_title(24, "b")
    draw(layout, Box(600, 30, 84, 40), BLACK)
    box = content(deck).title.box
    assert (box.y, box.bottom) == pytest.approx((TITLE.y, TITLE.bottom), abs=1)
    assert box.right < 600


def test_specks_of_a_paper_like_ground_are_no_lines() -> None:
    deck, layout = open_with_title(24, "ctr")
    for number in range(12):
        draw(layout, Box(40 + 53 * number, 34 + 37 * number % 4, 3, 3), BLACK)
    box = content(deck).title.box
    assert (box.y, box.bottom) == pytest.approx((TITLE.y, TITLE.bottom), abs=0.5)


@pytest.mark.parametrize(("top", "is_moved"), [(150, True), (300, False)])
def test_a_text_starts_under_a_short_bar_at_its_head(top: float, is_moved: bool) -> None:  # noqa: FBT001
    deck, layout = open_with_title(28, "ctr")
    draw(layout, Box(50, top, 40, 4), BLACK)
    assert (content(deck).bodies[0].box.y >= top + 4) is is_moved


def test_a_title_with_its_own_ground_on_a_line_stays_on_it() -> None:
    deck, layout = open_with_title(24, "ctr")
    put_placeholder(layout, 0, Box(36, 40, 300, 40))
    title = next(shape for shape in layout.placeholders if shape.placeholder_format.idx == 0)
    title.element.spPr.append(title.element.spPr.makeelement(f"{A}solidFill", {}))
    fill = title.element.spPr[-1]
    fill.append(fill.makeelement(f"{A}schemeClr", {"val": "bg1"}))
    body = title.element.txBody.find(f"{A}bodyPr")
    body.append(body.makeelement(f"{A}spAutoFit", {}))
    draw(layout, Box(0, 60, 720, 1), BLACK)
    box = content(deck).title.box
    assert box.y + box.height / 2 == pytest.approx(60, abs=2)
    assert Pt(box.height) <= Pt(44)
