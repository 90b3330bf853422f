"""Veils that all slides on one ground wear alike, and lines of covers that read because they are large."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree
from PIL import Image
from pptx.presentation import Presentation
from worn_presentations import (
    CONTENT,
    COVER,
    NAMESPACES,
    SECTION,
    A,
    P,
    draw_picture,
    open_default,
    put_placeholder,
    wear,
)

from deckgen.blueprint.colours import contrast
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import Look, Placeholder, SlideRole

WHOLE = (0, 0, 720, 540)
RED = "EC3750"  # white on it: 4.0:1


def paint(level: Any, letters: str) -> None:
    level.find(f"{A}defRPr/{A}solidFill")[:] = [etree.fromstring(f'<a:srgbClr {NAMESPACES} val="{letters}"/>')]


def open_in_white(*, lines: str = "FFFFFF") -> Presentation:
    """The default presentation with white letters, and the lines of its cover in a colour."""
    deck = open_default()
    for style in ("titleStyle", "bodyStyle"):
        for level in deck.slide_master.element.find(f"{P}txStyles/{P}{style}").iter(f"{A}lvl1pPr"):
            paint(level, "FFFFFF")
    for layout in (COVER, SECTION):
        for level in deck.slide_layouts[layout].placeholders[1]._element.iter(f"{A}lvl1pPr"):
            paint(level, lines)
    return deck


def fill(deck: Presentation, colour: str, *layouts: int) -> None:
    for layout in layouts:
        draw_picture(deck.slide_layouts[layout], Image.new("RGB", (72, 54), f"#{colour}"), WHOLE)


def worst(holder: Placeholder) -> float:
    return min(contrast(holder.colour.rgb, rgb) for rgb in (holder.background, *holder.other_backgrounds))


def grounds(look: Look) -> dict[SlideRole, str]:
    return {
        role: look.layouts[role].title.background for role in (SlideRole.TITLE, SlideRole.CLUSTER, SlideRole.CONTENT)
    }


def test_a_cover_is_as_dark_as_the_pages_that_share_its_colour() -> None:
    """Its own letters are large and would read without a veil; those of the pages do not."""
    deck = open_in_white()
    fill(deck, RED, COVER, CONTENT, SECTION)
    look = wear(deck).look
    assert len(set(grounds(look).values())) == 1
    assert look.layouts[SlideRole.TITLE].title.background != RED
    assert {layout.bodies[0].colour.rgb for layout in look.layouts.values() if layout.bodies} == {"FFFFFF"}


def test_a_page_in_another_colour_gets_no_veil_for_the_sake_of_others() -> None:
    deck = open_in_white()
    fill(deck, RED, CONTENT)
    fill(deck, "204080", COVER, SECTION)  # white: 10:1
    look = wear(deck).look
    assert grounds(look)[SlideRole.TITLE] == grounds(look)[SlideRole.CLUSTER] == "204080"
    assert grounds(look)[SlideRole.CONTENT] != RED


@pytest.mark.parametrize("height", [160, 60])
def test_lines_read_in_small_letters_or_have_room_for_large_ones(height: float) -> None:
    deck = open_in_white()
    cover = deck.slide_layouts[COVER]
    put_placeholder(cover, 0, Box(54, 168, 612, 100))
    put_placeholder(cover, 1, Box(54, 280, 612, height))
    draw_picture(cover, Image.new("RGB", (72, 20), "#FFFFFF"), (0, 280 + height, 720, 260 - height))
    draw_picture(cover, Image.new("RGB", (72, 20), "#FFFFFF"), (0, 0, 720, 160))
    fill(deck, "E3641E", COVER)  # white: 3.4:1
    lines = wear(deck).look.layouts[SlideRole.TITLE].bodies[0]
    assert lines.is_large == (height == 160)
    assert worst(lines) >= (3 if lines.is_large else 4.5)


def test_lines_that_read_in_any_size_need_not_be_large() -> None:
    deck = open_in_white()
    fill(deck, "204080", COVER)
    assert not wear(deck).look.layouts[SlideRole.TITLE].bodies[0].is_large


def test_footers_in_a_tint_read_in_a_program_that_takes_it_for_lighter_too() -> None:
    """Black with a tint of 82 % is #767676 in PowerPoint (4.54:1 on white) and #787878 in LibreOffice (4.42:1)."""
    deck = open_default()
    tint = f'<a:schemeClr {NAMESPACES} val="tx1"><a:tint val="82000"/></a:schemeClr>'
    for shape in deck.slide_master.placeholders:
        for level in shape._element.iterfind(f".//{A}lstStyle/{A}lvl1pPr"):
            level.find(f"{A}defRPr/{A}solidFill")[:] = [etree.fromstring(tint)]
    layout = wear(deck).look.layouts[SlideRole.CONTENT]
    assert layout.footer is not None
    assert layout.number is not None
    assert min(worst(layout.footer), worst(layout.number)) >= 4.6
