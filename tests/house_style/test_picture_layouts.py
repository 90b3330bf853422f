"""When a brand's own layout for pictures is used: where it goes with its slides of text, and pictures fit."""

from __future__ import annotations

import pytest
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from pptx.util import Pt
from worn_presentations import CONTENT, A, chosen, draw_picture, open_default, wear

from deckgen.blueprint.look import SlideRole

Place = tuple[float, float, float, float]
TITLE, TEXT, PICTURE = (60, 30, 600, 70), (60, 120, 280, 300), (380, 120, 280, 300)


def put(layout: SlideLayout, index: int, place: Place) -> None:
    shape = next(shape for shape in layout.placeholders if shape.placeholder_format.idx == index)
    shape.left, shape.top, shape.width, shape.height = (Pt(length) for length in place)


def set_title(layout: SlideLayout, *, size: int = 44, align: str = "ctr", anchor: str = "ctr") -> None:
    """Titles of Office's default presentation are in the middle, 44 points large."""
    title = next(shape for shape in layout.placeholders if shape.placeholder_format.idx == 0)
    for level in title.element.iter(f"{A}lvl1pPr"):
        level.set("algn", align)
    for letters in title.element.iter(f"{A}defRPr"):
        letters.set("sz", str(100 * size))
        letters.set("b", "0")
    for body in title.element.iter(f"{A}bodyPr"):
        body.set("anchor", anchor)


def open_with_pictures(title: Place = TITLE, text: Place = TEXT, picture: Place = PICTURE) -> Presentation:
    """Office's layout for a picture, with its places beside each other under a title as on its slides of text."""
    deck = open_default()
    put(deck.slide_layouts[CONTENT], 0, TITLE)
    put(deck.slide_layouts[CONTENT], 1, (60, 120, 600, 340))
    layout = picture_layout(deck)
    set_title(layout)
    for index, place in ((0, title), (2, text), (1, picture)):
        put(layout, index, place)
    return deck


def picture_layout(deck: Presentation) -> SlideLayout:
    layout = deck.slide_layouts.get_by_name("Picture with Caption")
    assert layout is not None
    return layout


def is_used(deck: Presentation) -> bool:
    return "Picture with Caption" in chosen(deck, SlideRole.PICTURE).name


def test_a_layout_for_pictures_that_goes_with_the_slides_of_text_is_used() -> None:
    assert is_used(open_with_pictures())


@pytest.mark.parametrize(
    "picture",
    [(380, 60, 280, 360), (420, 120, 100, 70), (460, 60, 200, 420), (380, 380, 280, 155), (500, 120, 280, 300)],
    ids=["over the title", "a badge", "tall", "below the text", "beyond the edge"],
)
def test_a_layout_whose_place_for_pictures_does_not_hold_them_beside_the_text_is_not_used(picture: Place) -> None:
    assert not is_used(open_with_pictures(picture=picture))


@pytest.mark.parametrize(("ground", "used"), [("1C62A8", False), ("E8EEF4", True)])
def test_a_layout_for_pictures_of_a_deep_colour_is_not_used_among_light_slides(ground: str, used: bool) -> None:  # noqa: FBT001
    deck = open_with_pictures()
    fill = picture_layout(deck).background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor.from_string(ground)
    assert is_used(deck) is used


@pytest.mark.parametrize(
    ("title", "text"),
    [((60, 150, 600, 70), (60, 230, 280, 200)), (TITLE, (60, 260, 280, 200)), ((60, 30, 200, 70), TEXT)],
    ids=["title lower", "text lower", "title narrow"],
)
def test_a_layout_for_pictures_on_which_the_texts_jump_is_not_used(title: Place, text: Place) -> None:
    assert not is_used(open_with_pictures(title, text))


def test_a_layout_for_pictures_with_smaller_titles_is_not_used() -> None:
    deck = open_with_pictures()
    set_title(picture_layout(deck), size=20)
    assert not is_used(deck)


def test_a_layout_for_pictures_with_bolder_titles_is_not_used() -> None:
    deck = open_with_pictures()
    for letters in picture_layout(deck).element.iter(f"{A}defRPr"):
        letters.set("b", "1")
    assert not is_used(deck)


def test_a_title_is_compared_by_where_its_line_stands_not_its_box() -> None:
    """A line of 44 points has its middle 65 points down in (30, 70) and at the foot of (6, 89)."""
    deck = open_with_pictures(title=(60, 6, 600, 89))
    set_title(picture_layout(deck), anchor="b")
    same = is_used(deck)
    put(picture_layout(deck), 0, (60, 30, 600, 100))  # the box begins as high, its line stands 31 points lower
    assert (same, is_used(deck)) == (True, False)


def test_titles_that_begin_at_the_left_do_not_go_with_titles_in_the_middle() -> None:
    deck = open_with_pictures()
    set_title(picture_layout(deck), align="l")
    assert not is_used(deck)


@pytest.mark.parametrize(("top", "used"), [(30, False), (480, True)])
def test_a_layout_for_pictures_is_not_used_where_a_logo_moves_its_title(top: float, used: bool) -> None:  # noqa: FBT001
    """The logo takes the upper half of the title's place, or stands at the foot."""
    deck = open_with_pictures()
    logo = Image.linear_gradient("L").resize((8, 8)).resize((600, 40), Image.Resampling.NEAREST)
    draw_picture(picture_layout(deck), logo, (60, top, 600, 40))
    assert is_used(deck) is used


def test_a_layout_for_pictures_that_an_author_named_is_used_as_it_is() -> None:
    deck = open_with_pictures(picture=(420, 110, 240, 330))
    assert not is_used(deck)
    layouts = wear(deck, {SlideRole.PICTURE.value: "Picture with Caption"}).look.layouts
    assert "Picture with Caption" in layouts[SlideRole.PICTURE].name
