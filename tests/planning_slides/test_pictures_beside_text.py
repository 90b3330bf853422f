"""Where a picture stands that goes with a text: a wide one under it, any other up to the margin beside it."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from sample_content import PLACE, deck_with, make_choices, make_dilemma, one_dilemma_deck, own_look, prose, text_of
from slide_facts import find_faults, frames, letters_of, shown_letters
from test_slide_fit import plain_look

from deckgen.blueprint.look import Look
from deckgen.blueprint.slides import PictureElement, Slide
from deckgen.content.deck import Deck, FreeSlide, Picture
from deckgen.planning.slides import plan_slides
from deckgen.yaml_source.reading.locales import read_locale
from slide_measures import box_of, needed_height

LOOKS = {"own": own_look(), "plain": plain_look()}
WIDE, USUAL = ((2400, 400), (1800, 600), (1700, 800)), ((1600, 900), (1200, 1200), (800, 1600))
LEAST_SHARE = 0.6  # of the width, for a wide picture: beside a text it would have 0.45


def picture(width: int, height: int) -> Picture:
    return Picture(b"png", "png", width, height, "Een plein.", decorative=False, file="media/plein.png", place=PLACE)


def only_slide(deck: Deck, look: Look) -> tuple[Slide, PictureElement]:
    slide = plan_slides(deck, look, read_locale(deck.language)).deck.slides[1]
    (shown,) = [element for element in slide.elements if isinstance(element, PictureElement)]
    assert find_faults(slide, look) == []
    return slide, shown


def free(size: tuple[int, int], length: int) -> Deck:
    return deck_with(FreeSlide("Kijk", PLACE, text_of(prose(length)), picture=picture(*size)))


def asked(size: tuple[int, int], length: int) -> Deck:
    dilemma = make_dilemma("a", prose(length), make_choices((30, 40)))
    return one_dilemma_deck(replace(dilemma, picture=picture(*size)))


@pytest.mark.parametrize("name", LOOKS)
@pytest.mark.parametrize("length", [40, 200])
@pytest.mark.parametrize("size", WIDE)
@pytest.mark.parametrize("make", [free, asked])
def test_a_picture_wider_than_two_to_one_stands_under_its_text(
    name: str, length: int, size: tuple[int, int], make: object
) -> None:
    assert callable(make)
    slide, shown = only_slide(make(size, length), LOOKS[name])
    (text,) = frames(slide)
    area = slide.layout.area
    assert shown.box.y >= box_of(text).bottom
    assert shown.box.width >= LEAST_SHARE * area.width
    assert shown.box.bottom <= area.bottom + 0.1
    assert shown.box.width / shown.box.height == pytest.approx(size[0] / size[1])
    assert shown_letters([slide]) == letters_of(prose(length))


@pytest.mark.parametrize("make", [free, asked])
@pytest.mark.parametrize("size", USUAL)
def test_any_other_picture_stands_at_the_margin_and_leaves_the_rest_to_the_text(
    size: tuple[int, int], make: object
) -> None:
    assert callable(make)
    slide, shown = only_slide(make(size, 200), LOOKS["own"])
    (text,) = frames(slide)
    assert shown.box.right == pytest.approx(896)  # the right margin of deckgen's own layouts
    assert 24 <= shown.box.x - box_of(text).right <= 40
    height = slide.layout.area.height
    assert shown.box.height == pytest.approx(min(height, shown.box.width * size[1] / size[0]))
    assert shown.box.width == pytest.approx(min(396, height * size[0] / size[1]), rel=0.06)


@pytest.mark.parametrize("name", LOOKS)
def test_beside_a_long_text_a_wide_picture_is_no_smaller_than_under_it(name: str) -> None:
    slide, shown = only_slide(free((1800, 600), 900), LOOKS[name])
    (text,) = frames(slide)
    assert shown.box.x > box_of(text).x + 100
    assert shown.box.width >= 0.4 * slide.layout.area.width
    assert needed_height(text, LOOKS[name]) <= box_of(text).height


def test_a_small_picture_is_not_blown_up() -> None:
    _, shown = only_slide(free((300, 100), 60), LOOKS["own"])
    assert (shown.box.width, shown.box.height) == (300, 100)
