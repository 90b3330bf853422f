"""Title and lines of a cover stand in the places, and at the size, that the organisation has for them."""

from __future__ import annotations

import io
from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from lxml import etree
from PIL import Image
from pptx.dml.color import RGBColor
from pptx.presentation import Presentation
from pptx.slide import Slide
from pptx.util import Pt
from test_art_of_sample_slides import TOLD
from test_letters_that_stay_light import grain, plain
from worn_presentations import (
    CONTENT,
    COVER,
    NAMESPACES,
    SECTION,
    A,
    P,
    chosen,
    draw_picture,
    open_default,
    put_placeholder,
)

from deckgen.blueprint.colours import contrast
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.house_style.intake.exported_places import take_own_places
from deckgen.render.pptx.text_body import read_setting

BAND, NAMES = Box(0, 150, 720, 110), Box(54, 470, 300, 40)


def begin() -> tuple[Presentation, Slide]:
    deck = open_default()
    slide = deck.slides.add_slide(deck.slide_layouts[COVER])
    deck.slides.add_slide(deck.slide_layouts[CONTENT])
    return deck, slide


def set_size(layout: Any, index: int, size: int, *, ink: str = "") -> None:
    fill = f'<a:solidFill><a:srgbClr val="{ink}"/></a:solidFill>' if ink else ""
    for shape in layout.placeholders:
        if shape.placeholder_format.idx == index:
            styles = shape._element.txBody.find(f"{A}lstStyle")
            for old in list(styles):
                styles.remove(old)
            styles.append(
                etree.fromstring(f'<a:lvl1pPr {NAMESPACES}><a:defRPr sz="{100 * size}">{fill}</a:defRPr></a:lvl1pPr>')
            )


def make_text(deck: Presentation) -> Any:
    """Make the cover's place for lines one for text, with a band as its ground."""
    layout = deck.slide_layouts[COVER]
    text = next(shape for shape in layout.placeholders if shape.placeholder_format.idx == 1)
    text._element.find(f".//{P}ph").set("type", "body")
    return text


def test_the_place_with_letters_thrice_as_large_is_the_title() -> None:
    deck, _ = begin()
    layout = deck.slide_layouts[COVER]
    make_text(deck)
    put_placeholder(layout, 0, NAMES)
    put_placeholder(layout, 1, BAND)
    set_size(layout, 0, 14)
    set_size(layout, 1, 48)
    cover = chosen(deck, SlideRole.TITLE)
    assert cover.title.box.y == pytest.approx(BAND.y, abs=1)
    assert cover.title.size == pytest.approx(48)
    assert cover.bodies[0].box.y > cover.title.box.bottom
    assert cover.bodies[0].box.height >= 3 * 1.2 * 18  # subtitle, occasion, name with date


@pytest.mark.parametrize("has_art", [False, True])
def test_a_band_in_which_the_sample_slide_has_its_title_keeps_its_ground(*, has_art: bool) -> None:
    deck = open_default()
    layout, text = deck.slide_layouts[COVER], make_text(deck)
    slide = deck.slides.add_slide(layout)
    deck.slides.add_slide(deck.slide_layouts[CONTENT])
    put_placeholder(layout, 1, BAND)
    put_placeholder(layout, 0, Box(54, 290, 612, 90))
    fill = f'<a:solidFill {NAMESPACES}><a:srgbClr val="1F3A7A"/></a:solidFill>'
    text._element.spPr.append(etree.fromstring(fill))
    title, lines = slide.placeholders
    title._element.getparent().remove(title._element)
    lines.text_frame.text = "Werken aan vertrouwen"
    run = lines.text_frame.paragraphs[0].runs[0]
    run.font.size, run.font.color.rgb = Pt(50), RGBColor.from_string("FFFFFF")
    if has_art:
        logo = io.BytesIO()
        Image.linear_gradient("L").save(logo, "PNG")
        slide.shapes.add_picture(logo, Pt(30), Pt(20), Pt(90), Pt(90))
    cover = chosen(deck, SlideRole.TITLE)
    assert (TOLD in cover.reason) is has_art
    assert (cover.title.box.x, cover.title.box.width) == (BAND.x, BAND.width)
    assert cover.title.background == "1F3A7A"
    assert cover.title.size == pytest.approx(50)
    assert cover.bodies[0].box.y >= cover.title.box.bottom - 1


def _placeholder(kind: str, corners: Sequence[int], ink: str) -> str:
    x, y, wide, high = corners
    holder = f'<p:nvPr><p:ph type="{kind}"/></p:nvPr>'
    place = f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="T"/><p:cNvSpPr/>{holder}</p:nvSpPr><p:spPr>{place}</p:spPr><p:txBody>'
        '<a:bodyPr anchor="b"/>'
        f'<a:p><a:endParaRPr sz="2700"><a:solidFill><a:srgbClr val="{ink}"/></a:solidFill></a:endParaRPr></a:p>'
        "</p:txBody></p:sp>"
    )


def _root(*shapes: str) -> etree._Element:
    return etree.fromstring(f"<p:x {NAMESPACES}><p:cSld><p:spTree>{''.join(shapes)}</p:spTree></p:cSld></p:x>")


def _export(*, layouts_of_first: int = 2, title: Sequence[int] = (300, 900, 200, 100), second: str = "") -> Any:
    """Two masters as LibreOffice writes them: all layouts have the places and inks of the second."""
    own, last = ((0, 0, 1000, 80), (0, 100, 1000, 400)), ((300, 900, 200, 100), (500, 600, 100, 200))
    half = (500, 600, 50, 200)

    def master(places: Sequence[Sequence[int]], ink: str, count: int) -> SimpleNamespace:
        layouts = [
            _root(_placeholder("title", title, "222222"), _placeholder("body", half, "222222")) for _ in range(count)
        ]
        element = _root(_placeholder("title", places[0], ink), _placeholder("body", places[1], ink), second)
        return SimpleNamespace(element=element, slide_layouts=[SimpleNamespace(element=layout) for layout in layouts])

    return master(own, "FFFFFF", layouts_of_first), master(last, "222222", 2)


def _places(master: Any) -> list[list[str]]:
    root = master.slide_layouts[0].element
    return [[corner.get("x"), corner.get("y")] for corner in root.iter(f"{A}off")]


def test_layouts_with_the_places_of_the_last_master_get_those_of_their_own() -> None:
    first, last = _export()
    take_own_places((first, last))
    assert _places(first) == [["0", "100"]]  # the title inherits; the left half of the text is that of the own text
    (extent,) = first.slide_layouts[0].element.iter(f"{A}ext")
    assert (extent.get("cx"), extent.get("cy")) == ("500", "400")
    assert not list(first.slide_layouts[0].element.iter(f"{A}srgbClr"))
    assert len(_places(last)) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"layouts_of_first": 1},
        {"title": (300, 901, 200, 100)},
        {
            "second": _placeholder("title", (600, 0, 100, 400), "FE7130")
        },  # LibreOffice would follow the one, we the other
    ],
)
def test_a_layout_that_a_designer_placed_stays(change: dict[str, Any]) -> None:
    first, last = _export(**change)
    take_own_places((first, last))
    assert len(_places(first)) == 2
    assert list(first.slide_layouts[0].element.iter(f"{A}srgbClr"))


def test_a_title_on_a_shade_keeps_its_width_behind_a_veil() -> None:
    """White reads on the darker third alone; three lines of a word each beside centred lines are nobody's design."""
    deck, _ = begin()
    layout = deck.slide_layouts[COVER]
    put_placeholder(layout, 0, Box(60, 170, 600, 110))
    put_placeholder(layout, 1, Box(60, 300, 600, 120))
    shade = Image.linear_gradient("L").rotate(90).point(lambda grey: 40 + grey * 140 // 255).resize((720, 540))
    draw_picture(layout, shade.convert("RGB"), (0, 0, 720, 540))
    for index in (0, 1):
        set_size(layout, index, 40 - 16 * index, ink="FFFFFF")
    cover = chosen(deck, SlideRole.TITLE)
    assert cover.title.box.width == pytest.approx(600, abs=1)
    assert cover.title.colour.rgb == "FFFFFF"
    assert min(contrast("FFFFFF", ground) for ground in (cover.title.background, *cover.title.other_backgrounds)) >= 3


def test_a_place_for_one_line_of_a_large_title_reaches_up_for_a_second() -> None:
    """In one line a usual title would be half as large as the house writes its own."""
    deck, _ = begin()
    layout = deck.slide_layouts[COVER]
    low = Box(60, 240, 500, 60)
    put_placeholder(layout, 0, low)
    put_placeholder(layout, 1, Box(60, 310, 500, 150))
    set_size(layout, 0, 48)
    cover = chosen(deck, SlideRole.TITLE)
    assert cover.title.box.bottom == pytest.approx(low.bottom, abs=1)
    assert cover.title.box.height >= 2 * 1.2 * 40
    assert cover.bodies[0].box.y >= low.bottom


@pytest.mark.parametrize(("align", "found"), [("ctr", True), ("l", False)])
def test_lines_of_a_section_stand_in_the_middle_under_a_title_in_the_middle(align: str, *, found: bool) -> None:
    """Office sets them at the left; houses put all titles in the middle and do not look at sections."""
    deck = open_default()
    layout = deck.slide_layouts[SECTION]
    put_placeholder(layout, 0, Box(60, 150, 600, 120))
    put_placeholder(layout, 1, Box(60, 280, 600, 90))
    for shape in layout.placeholders:
        if shape.placeholder_format.idx in {0, 1}:
            level = shape._element.txBody.find(f"{A}lstStyle/{A}lvl1pPr")
            level.set("algn", align if shape.placeholder_format.idx == 0 else "l")
    section = chosen(deck, SlideRole.CLUSTER)
    assert ("centre" in section.bodies[0].overrides) is found
    assert ('algn="ctr"' in read_setting(section.bodies[0], "nl").direction) is found


def test_a_cover_with_a_title_alone_has_its_lines_in_the_dark_field_that_the_title_has() -> None:
    """All around the field is a photograph; without room for lines the date and the organisation would be left out."""
    deck, _ = begin()
    layout = deck.slide_layouts[COVER]
    for shape in list(layout.placeholders):
        if shape.placeholder_format.idx != 0:
            shape._element.getparent().remove(shape._element)
    put_placeholder(layout, 0, Box(40, 170, 640, 200))
    set_size(layout, 0, 40, ink="FFFFFF")
    field = Box(180, 150, 360, 240)
    draw_picture(layout, plain("141414"), (field.x, field.y, field.width, field.height))
    draw_picture(layout, grain("101010", "808080", "F0F0F0"), (0, 0, 720, 540))  # under it
    cover = chosen(deck, SlideRole.TITLE)
    (lines,) = cover.bodies
    for text in (cover.title, lines):
        assert text.box.shared_with(field) == pytest.approx(text.box.width * text.box.height, rel=0.02)
        assert text.colour.rgb == "FFFFFF"
    assert lines.box.y >= cover.title.box.bottom


@pytest.mark.parametrize(("size", "high", "found"), [(20, 100, 32), (36, 100, 36)])
def test_a_title_of_a_cover_is_as_large_as_those_of_other_slides_where_it_has_room(
    size: int, high: float, found: float
) -> None:
    """Up to 32 points, for the 44 of PowerPoint's own slides; a usual title of 40 signs has to fit."""
    deck, _ = begin()
    layout = deck.slide_layouts[COVER]
    put_placeholder(layout, 0, Box(60, 150, 600, high))
    put_placeholder(layout, 1, Box(60, 270, 600, 150))
    set_size(layout, 0, size)
    title = chosen(deck, SlideRole.TITLE).title
    assert title.size == pytest.approx(found, abs=1)
