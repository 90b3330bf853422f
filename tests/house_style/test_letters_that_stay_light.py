"""A house's own letters on grounds on which they almost read: a shade more of the ground before another colour."""

from __future__ import annotations

import random
import re
from typing import Any, NamedTuple

import pytest
from lxml import etree
from PIL import Image
from pptx.presentation import Presentation
from worn_presentations import CONTENT, COVER, NAMESPACES, A, P, draw_picture, open_default, wear

from deckgen.blueprint.colours import ColourRole, contrast
from deckgen.blueprint.look import Placeholder, SlideRole
from deckgen.house_style.preparation import PreparedTemplate

WHOLE, HEAD = (0, 0, 720, 540), (0, 0, 720, 120)  # the title of a slide stands from 22 to 112 points
POINT = 12700


def grain(*colours: str) -> Image.Image:
    """A picture without an even place, in colours that lie close together."""
    image, dice = Image.new("RGB", (360, 60)), random.Random(7)
    for x in range(360):
        for y in range(60):
            image.putpixel((x, y), tuple(bytes.fromhex(dice.choice(colours))))
    return image


def plain(colour: str) -> Image.Image:
    return Image.new("RGB", (72, 54), f"#{colour}")


def paint(level: Any, letters: str) -> None:
    level.find(f"{A}defRPr/{A}solidFill")[:] = [etree.fromstring(f'<a:srgbClr {NAMESPACES} val="{letters}"/>')]


def write(deck: Presentation, style: str, letters: str) -> None:
    """Give titles or texts a colour on the master."""
    for level in deck.slide_master.element.find(f"{P}txStyles/{P}{style}").iter(f"{A}lvl1pPr"):
        paint(level, letters)


class Veil(NamedTuple):
    """What is laid over a ground: its place in points, how many percent it hides, and how it ends."""

    place: list[float]
    share: int
    is_soft: bool
    is_over_picture: bool


def list_veils(prepared: PreparedTemplate, role: SlideRole) -> list[Veil]:
    part: Any = etree.fromstring(prepared.package.parts[prepared.look.layouts[role].part])
    return [
        Veil(
            [
                int(shape.find(f".//{A}{node}").get(name)) / POINT
                for node, name in (("off", "x"), ("off", "y"), ("ext", "cx"), ("ext", "cy"))
            ],
            sum(int(alpha.get("val")) // 1000 for alpha in shape.iter(f"{A}alpha")) or 100,
            shape.find(f".//{A}softEdge") is not None,
            shape.getprevious().tag == f"{P}pic",
        )
        for shape in part.iter(f"{P}sp")
        if re.match(r"Panel \d", shape.find(f".//{P}cNvPr").get("name"))
    ]


def least(holder: Placeholder) -> float:
    return min(contrast(holder.colour.rgb, rgb) for rgb in (holder.background, *holder.other_backgrounds))


def test_a_white_title_in_a_grainy_band_stays_white_and_the_page_below_it_too() -> None:
    deck = open_default()
    write(deck, "titleStyle", "FFFFFF")
    draw_picture(deck.slide_layouts[CONTENT], grain("4090CC", "4898D4", "3A88C4"), HEAD)  # white: 3.0:1 to 3.8:1
    prepared = wear(deck)
    layout = prepared.look.layouts[SlideRole.CONTENT]
    assert layout.title.colour.rgb == "FFFFFF"
    assert least(layout.title) >= 3.5
    assert (layout.bodies[0].background, layout.bodies[0].other_backgrounds) == ("FFFFFF", ())
    (veil,) = list_veils(prepared, SlideRole.CONTENT)
    assert (veil.share <= 15, veil.is_soft) == (True, True)
    assert veil.is_over_picture  # that is no logo, though it is as small
    _, top, _, height = veil.place
    assert top + height <= layout.bodies[0].box.y


def test_a_band_in_one_colour_gets_a_shade_darker_as_a_whole() -> None:
    deck = open_default()
    write(deck, "titleStyle", "FFFFFF")
    draw_picture(deck.slide_layouts[CONTENT], plain("45A5DC"), HEAD)  # white: 2.7:1
    prepared = wear(deck)
    layout = prepared.look.layouts[SlideRole.CONTENT]
    assert (layout.title.colour.rgb, least(layout.title) >= 3) == ("FFFFFF", True)
    (veil,) = list_veils(prepared, SlideRole.CONTENT)
    assert veil.place == pytest.approx(HEAD, abs=2)
    assert not veil.is_soft


def test_running_text_that_only_just_does_not_read_stays_white_on_a_page_in_one_colour() -> None:
    deck = open_default()
    for style in ("titleStyle", "bodyStyle"):
        write(deck, style, "FFFFFF")
    draw_picture(deck.slide_layouts[CONTENT], plain("EC3750"), WHOLE)  # white: 4.0:1
    prepared = wear(deck)
    text = prepared.look.layouts[SlideRole.CONTENT].bodies[0]
    assert (text.colour.rgb, least(text) >= 4.5) == ("FFFFFF", True)
    (veil,) = list_veils(prepared, SlideRole.CONTENT)
    assert veil.place == pytest.approx(WHOLE)
    assert veil.share <= 15


def test_the_way_home_is_in_the_letters_of_the_house_where_a_mark_is_seen() -> None:
    deck = open_default()
    for style in ("titleStyle", "bodyStyle"):
        write(deck, style, "FFFFFF")
    draw_picture(deck.slide_layouts[CONTENT], plain("EC3750"), WHOLE)  # white: 4.0:1, a graphic needs 3:1
    layout = wear(deck).look.layouts[SlideRole.CONTENT]
    assert layout.home is not None
    assert layout.home_colour is not None
    assert layout.home_colour.rgb == "FFFFFF"


def test_a_cover_has_no_white_title_over_lines_that_have_to_be_dark() -> None:
    deck = open_default()
    for style in ("titleStyle", "bodyStyle"):
        write(deck, style, "FFFFFF")
    cover = deck.slide_layouts[COVER]
    for level in cover.placeholders[1]._element.iter(f"{A}lvl1pPr"):
        paint(level, "FFFFFF")
    draw_picture(cover, plain("45A5DC"), (0, 0, 720, 295))  # white: 2.7:1
    draw_picture(cover, plain("C8E0F0"), WHOLE)  # white: 1.4:1
    prepared = wear(deck)
    layout = prepared.look.layouts[SlideRole.TITLE]
    assert [contrast(holder.colour.rgb, "FFFFFF") > 7 for holder in (layout.title, layout.bodies[0])] == [True, True]
    assert list_veils(prepared, SlideRole.TITLE) == []


def test_a_title_keeps_the_hue_of_its_house_and_running_text_becomes_ink() -> None:
    deck = open_default()
    for style in ("titleStyle", "bodyStyle"):
        write(deck, style, "FF7900")  # on white: 2.6:1
    layout = wear(deck).look.layouts[SlideRole.CONTENT]
    red, green, blue = bytes.fromhex(layout.title.colour.rgb)
    assert least(layout.title) >= 3
    assert red > 200 > green > 60 > blue
    assert layout.bodies[0].colour.rgb == "000000"


def test_a_quiet_grey_stays_a_grey() -> None:
    deck = open_default()
    write(deck, "bodyStyle", "999999")  # on white: 2.8:1
    text = wear(deck).look.layouts[SlideRole.CONTENT].bodies[0]
    assert 4.5 <= least(text) < 6


@pytest.mark.parametrize(
    ("accent", "letters"),
    [
        (b"007DB8", "FFFFFF"),
        (b"4F81BD", "FFFFFF"),
        (b"FFCC00", "FFFFFF"),
    ],  # white and black: 4.5, 4.6; 4.1, 5.2; 1.5, 14
)
def test_letters_on_the_colour_of_a_house_are_white_wherever_they_read(accent: bytes, letters: str) -> None:
    deck = open_default()
    theme = next(rel.target_part for rel in deck.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    theme._blob = theme.blob.replace(b"4F81BD", accent)
    colours = wear(deck).look.colours
    assert colours[ColourRole.ON_PRIMARY].rgb == letters
    assert contrast(letters, colours[ColourRole.PRIMARY].rgb) >= 4.5


def test_no_panel_lies_under_a_place_of_a_cover_that_slides_leave_empty() -> None:
    deck = open_default()
    cover = deck.slide_layouts[COVER]
    stripes = Image.new("RGB", (240, 80), "#000000")
    for left in range(0, 240, 40):
        stripes.paste("#FFFFFF", (left, 0, left + 20, 80))  # no letters read on it
    draw_picture(cover, stripes, (560, 0, 160, 160))
    place = "".join(
        f"<a:{node} {rest}/>" for node, rest in (("off", 'x="7493000" y="635000"'), ("ext", 'cx="1397000" cy="762000"'))
    )
    cover.shapes._spTree.append(
        etree.fromstring(
            f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="80" name="Word mark"/><p:cNvSpPr/>'
            '<p:nvPr><p:ph type="body" sz="quarter" idx="13"/></p:nvPr></p:nvSpPr>'
            f"<p:spPr><a:xfrm>{place}</a:xfrm></p:spPr>"
            "<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
        )
    )
    prepared = wear(deck)
    assert len(prepared.look.layouts[SlideRole.TITLE].bodies) == 1
    assert list_veils(prepared, SlideRole.TITLE) == []


@pytest.mark.parametrize(("ground", "letters"), [("101010", "FFFFFF"), ("3A3A3A", "FFFFFF")])  # the theme's are black
def test_letters_that_change_side_are_as_clear_as_a_house_writes_in_texts_and_in_tables(
    ground: str, letters: str
) -> None:
    deck = open_default()
    draw_picture(deck.slide_layouts[CONTENT], plain(ground), WHOLE)
    look = wear(deck).look
    layout = look.layouts[SlideRole.CONTENT]
    assert {layout.title.colour.rgb, layout.bodies[0].colour.rgb, look.colours[ColourRole.INK].rgb} == {letters}
    assert contrast(look.colours[ColourRole.MUTED].rgb, ground) >= 4.5


def test_a_title_and_lines_on_one_ground_are_both_dark_where_the_lines_are() -> None:
    deck = open_default()
    write(deck, "titleStyle", "FFFFFF")
    cover = deck.slide_layouts[COVER]
    for level in cover.placeholders[1]._element.iter(f"{A}lvl1pPr"):
        paint(level, "202020")
    draw_picture(cover, plain("45A5DC"), WHOLE)  # white: 2.7:1, which a veil would help
    prepared = wear(deck)
    layout = prepared.look.layouts[SlideRole.TITLE]
    assert [contrast(holder.colour.rgb, "FFFFFF") > 7 for holder in (layout.title, layout.bodies[0])] == [True, True]
    assert list_veils(prepared, SlideRole.TITLE) == []


def test_a_veil_stays_under_a_logo_that_only_touches_the_place_of_a_text() -> None:
    deck = open_default()
    cover = deck.slide_layouts[COVER]
    write(deck, "titleStyle", "FFFFFF")
    for level in cover.placeholders[1]._element.iter(f"{A}lvl1pPr"):
        paint(level, "FFFFFF")
    draw_picture(cover, plain("FFFFFF"), (60, 140, 100, 30))  # the place of the title begins at 168
    draw_picture(cover, grain("4090CC", "4898D4", "3A88C4"), WHOLE)  # under it; white: 3.0:1 to 3.8:1
    prepared = wear(deck)
    part: Any = etree.fromstring(prepared.package.parts[prepared.look.layouts[SlideRole.TITLE].part])
    kinds = [etree.QName(node).localname for node in part.find(f"{P}cSld/{P}spTree")]
    assert list_veils(prepared, SlideRole.TITLE)
    assert kinds[kinds.index("pic") :][:3] == ["pic", "sp", "pic"]
