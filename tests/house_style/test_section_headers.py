"""Which layout opens a section: one that is of the house; else the page of text itself does."""

from __future__ import annotations

import pytest
from PIL import Image
from worn_presentations import CONTENT, COVER, SECTION, chosen, draw_picture, open_default

from deckgen.blueprint.look import SlideRole

TITLE_ONLY, CAPTION = 5, 7
LOGO = (600.0, 20.0, 80.0, 40.0)


@pytest.mark.parametrize("has_logo", [True, False])
def test_a_header_without_the_logo_of_the_pages_gives_way_to_the_page(has_logo: bool) -> None:  # noqa: FBT001
    deck = open_default()
    logo = Image.new("RGB", (80, 40), (200, 30, 30))
    for number in (CONTENT, SECTION) if has_logo else (CONTENT,):
        draw_picture(deck.slide_layouts[number], logo, LOGO)
    name = "Section Header" if has_logo else "Title and Content"
    assert chosen(deck, SlideRole.CLUSTER).name.startswith(name)


def test_a_header_without_the_logo_is_taken_where_slides_wear_it() -> None:
    deck = open_default()
    draw_picture(deck.slide_layouts[CONTENT], Image.new("RGB", (80, 40), (200, 30, 30)), LOGO)
    for number in (COVER, SECTION, CONTENT):
        deck.slides.add_slide(deck.slide_layouts[number])
    assert chosen(deck, SlideRole.CLUSTER).name.startswith("Section Header")


@pytest.mark.parametrize("is_worn", [True, False])
def test_the_header_that_slides_wear_goes_before_one_of_the_program(is_worn: bool) -> None:  # noqa: FBT001
    deck = open_default()
    house = deck.slide_layouts[TITLE_ONLY]
    house.element.cSld.set("name", "Hoofdstuk")
    house.element.attrib.pop("type", "")
    for number in (COVER, TITLE_ONLY, CONTENT) if is_worn else (COVER, CONTENT):
        deck.slides.add_slide(deck.slide_layouts[number])
    assert chosen(deck, SlideRole.CLUSTER).name.startswith("Hoofdstuk" if is_worn else "Section Header")


@pytest.mark.parametrize(("name", "is_taken"), [("Breaker", True), ("Schema met sleutel", False)])
def test_a_layout_that_no_slide_wears_opens_sections_only_by_its_name(name: str, is_taken: bool) -> None:  # noqa: FBT001
    deck = open_default()
    for number in (SECTION, CAPTION):
        deck.slide_layouts[number].element.attrib.pop("type", "")
        deck.slide_layouts[number].element.cSld.set("name", f"Dia {number}")
    house = deck.slide_layouts[TITLE_ONLY]
    house.element.attrib.pop("type", "")
    house.element.cSld.set("name", name)
    deck.slides.add_slide(deck.slide_layouts[COVER])
    assert chosen(deck, SlideRole.CLUSTER).name.startswith(name) is is_taken
