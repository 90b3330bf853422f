"""A slide is seen as large whatever its size in points: letters go by its height, and a deck takes as many slides."""

from __future__ import annotations

import io
from functools import cache

import pytest
from pptx.util import Pt
from slide_pipeline import ROOT, plan, read_content, read_style, ready

from deckgen.blueprint.slides import Frame, SlideDeck
from deckgen.content.template import Brand, Template
from deckgen.house_style.prepared_template import PreparedTemplate
from deckgen.problems import Place
from pptx import Presentation

SIZES = [(720, 405), (480, 270), (1920, 1080)]
MOST = 1.3  # times the slides of the default
USUAL, SMALLEST, LARGEST = 540, 18, 28  # points: a slide's height, and letters on it
TITLE = 44  # points, of the presentation's titles on slides of any size


@cache
def brand(width: int, height: int) -> PreparedTemplate:
    """A presentation whose layouts fill slides of a size."""
    file = Presentation()
    across, down = Pt(width) / file.slide_width, Pt(height) / file.slide_height
    file.slide_width, file.slide_height = Pt(width), Pt(height)
    for part in (file.slide_master, *file.slide_layouts):
        for shape in part.placeholders:
            if shape._element.spPr.xfrm is not None:  # else it inherits its place
                left, top = round(shape.left * across), round(shape.top * down)
                shape.width, shape.height = round(shape.width * across), round(shape.height * down)
                shape.left, shape.top = left, top
    stream = io.BytesIO()
    file.save(stream)
    place = Place("huis.yaml")
    return ready(Template("huis", place, brand=Brand(stream.getvalue(), "huis.pptx", place)))


def planned(name: str, style: PreparedTemplate) -> SlideDeck:
    return plan(read_content(ROOT / "decks" / name), style).deck


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [("sociale-media.yaml", *size) for size in SIZES]
    + [(name, *SIZES[0]) for name in ("workshop.yaml", "the-grant.yaml")],
)
def test_a_deck_takes_hardly_more_slides_than_in_the_default(name: str, width: int, height: int) -> None:
    usual = len(planned(name, read_style("default")).slides)
    assert len(planned(name, brand(width, height)).slides) <= MOST * usual


@pytest.mark.parametrize(("width", "height"), SIZES)
def test_letters_are_as_large_for_the_room_as_on_other_slides(width: int, height: int) -> None:
    frames = [
        element
        for slide in planned("sociale-media.yaml", brand(width, height)).slides
        for element in slide.elements
        if isinstance(element, Frame)
    ]
    sizes = {round(paragraph.size * USUAL / height, 1) for frame in frames for paragraph in frame.paragraphs}
    assert min(sizes) == SMALLEST
    has_large_titles = TITLE * USUAL / height >= LARGEST  # no text is larger than titles are for the room
    assert {SMALLEST, 22.0} | ({LARGEST} if has_large_titles else set()) <= sizes
