"""What is laid between a brand's ground and its text, and what each program shows of that ground."""

from __future__ import annotations

import io
import re

import pytest
from lxml import etree
from PIL import Image
from pptx.dml.color import RGBColor
from worn_presentations import CONTENT, NAMESPACES, A, P, draw_picture, open_default, wear

from deckgen.blueprint.colours import contrast
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.house_style.drawing.canvas import Canvas
from deckgen.house_style.drawing.stage import paint_layout
from deckgen.house_style.parts.brand_theme import read_theme
from deckgen.house_style.preparation import PreparedTemplate

WHOLE = (0, 0, 720, 540)


def stripes(*colours: str) -> Image.Image:
    """Upright stripes that are too narrow to write between."""
    image = Image.new("RGB", (240, 180))
    for left in range(0, 240, 8):
        image.paste(f"#{colours[left // 8 % len(colours)]}", (left, 0, left + 8, 180))
    return image


def slope(start: int, end: int) -> Image.Image:
    """A smooth grey from the left to the right."""
    row = Image.new("L", (240, 1))
    row.putdata([round(start + (end - start) * x / 239) for x in range(240)])
    return row.resize((240, 180)).convert("RGB")


def on(ground: Image.Image, letters: str, *, logo: bool = False) -> PreparedTemplate:
    """Text in a colour on a picture that fills the slide."""
    deck = open_default()
    if logo:
        draw_picture(deck.slide_layouts[CONTENT], Image.new("RGB", (40, 40), "#C00000"), (680, 500, 30, 30))
    draw_picture(deck.slide_layouts[CONTENT], ground, WHOLE)
    for level in deck.slide_master.element.iter(f"{A}lvl1pPr"):
        paint = level.find(f"{A}defRPr/{A}solidFill")
        if paint is not None:
            paint[:] = [etree.fromstring(f'<a:srgbClr {NAMESPACES} val="{letters}"/>')]
    return wear(deck)


def list_panels(prepared: PreparedTemplate) -> list[tuple[str, int]]:
    """The colour of each panel of the layout for text, and how much it hides in percent."""
    part = prepared.package.parts[prepared.look.layouts[SlideRole.CONTENT].part].decode()
    shapes = re.findall(r'<p:sp>(?:(?!</p:sp>).)*?name="Panel \d+".*?</p:sp>', part, re.DOTALL)
    fills = [re.search(r'<a:srgbClr val="(\w+)"(?:/>|><a:alpha val="(\d+)")', shape) for shape in shapes]
    return [(found[1], int(found[2] or 100_000) // 1000) for found in fills if found]


def test_a_panel_has_the_colour_of_the_house_that_is_nearest_to_the_ground() -> None:
    panels = list_panels(on(stripes("7799BB", "7799BB", "223344", "FFFFFF"), "FFFFFF"))  # white: 2.9:1, 12:1, 1:1
    assert panels  # no letters read on all of it
    assert {colour for colour, _ in panels} == {"1F497D"}  # dark 2 of the theme, not its black


def test_a_panel_lets_through_what_does_not_disturb_its_text() -> None:
    prepared = on(stripes("203040", "A8B8C8"), "FFFFFF", logo=True)  # white: 13:1 and 2:1
    ((colour, share),) = set(list_panels(prepared))
    assert colour == "1F497D"
    assert 50 <= share <= 80
    holder = prepared.look.layouts[SlideRole.CONTENT].bodies[0]
    grounds = (holder.background, *holder.other_backgrounds)
    assert len(grounds) > 1
    assert all(contrast(holder.colour.rgb, ground) >= 4.5 for ground in grounds)


def test_a_light_veil_lets_dark_letters_read_on_a_smooth_ground_of_middling_light() -> None:
    prepared = on(slope(0x5A, 0x88), "000000")  # black: 3.0:1 at the left, 5.9:1 at the right; white: 6.9:1 and 3.5:1
    assert "template-ground" not in {problem.code for problem in prepared.problems}
    ((colour, share),) = list_panels(prepared)
    assert colour == "FFFFFF"
    assert share <= 35
    assert prepared.look.layouts[SlideRole.CONTENT].bodies[0].colour.rgb == "000000"


def test_a_thin_veil_keeps_the_letters_of_a_brand_before_they_change_colour() -> None:
    prepared = on(slope(0x78, 0x96), "FFFFFF")  # white: 4.4:1 at the left, 2.95:1 at the right; black 4.7:1 at least
    ((colour, share),) = list_panels(prepared)
    assert (colour, share <= 30) == ("000000", True)
    layout = prepared.look.layouts[SlideRole.CONTENT]
    assert [holder.colour.rgb for holder in (layout.title, layout.bodies[0])] == ["FFFFFF", "FFFFFF"]


def test_a_dark_ground_is_not_made_pale_to_keep_dark_letters_where_light_ones_read() -> None:
    prepared = on(slope(0x50, 0x68), "000000")  # black: 2.6:1 at the left, 3.7:1 at the right; white: 5.6:1 at least
    assert list_panels(prepared) == []
    layout = prepared.look.layouts[SlideRole.CONTENT]
    assert all(contrast(holder.colour.rgb, "000000") > 12 for holder in (layout.title, layout.bodies[0]))  # light


def test_letters_that_hardly_show_change_colour_and_the_ground_does_not() -> None:
    prepared = on(slope(0xC0, 0xD8), "FFFFFF")  # white: 1.8:1 at most
    assert list_panels(prepared) == []
    assert prepared.look.layouts[SlideRole.CONTENT].bodies[0].colour.rgb == "000000"


def test_a_veil_lies_over_the_drawings_of_a_layout_and_under_its_text() -> None:
    prepared = on(slope(0x5A, 0x88), "000000")
    part = etree.fromstring(prepared.package.parts[prepared.look.layouts[SlideRole.CONTENT].part])
    order = [
        "picture" if node.tag == f"{P}pic" else "text" if node.find(f".//{P}ph") is not None else "veil"
        for node in part.iterfind(f"{P}cSld/{P}spTree/*")
        if node.tag in {f"{P}pic", f"{P}sp"}
    ]
    assert list(dict.fromkeys(order)) == ["picture", "veil", "text"]


@pytest.mark.parametrize("nameless", [b"<a:clrScheme>", b'<a:clrScheme name="">'])
def test_colours_of_a_theme_without_a_name_get_one_as_the_schema_asks(nameless: bytes) -> None:
    deck = open_default()
    theme = next(rel.target_part for rel in deck.slide_master.part.rels.values() if rel.reltype.endswith("/theme"))
    theme._blob = theme.blob.replace(b'<a:clrScheme name="Office">', nameless)
    assert nameless in theme.blob
    parts = wear(deck).package.parts
    (written,) = (data for name, data in parts.items() if name.startswith("ppt/theme/") and b"1F497D" in data)
    assert b'<a:clrScheme name="Office">' in written
    assert b'<a:fontScheme name="Office">' in written


def paint(inner: str) -> Canvas:
    """A layout whose master draws one rectangle over the whole slide, filled in some way; PICTURE is half black."""
    deck = open_default()
    master = deck.slide_master
    picture, stream = Image.new("RGB", (90, 60), "#FFFFFF"), io.BytesIO()
    picture.paste("#000000", (0, 0, 45, 60))
    picture.save(stream, "PNG")
    _, identifier = master.part.get_or_add_image_part(stream)
    shape = etree.fromstring(
        f'<p:sp {NAMESPACES} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        '<p:nvSpPr><p:cNvPr id="77" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr><a:xfrm>'
        '<a:off x="0" y="0"/><a:ext cx="9144000" cy="6858000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom>{inner.replace('PICTURE', identifier)}<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )
    master.shapes._spTree.insert(2, shape)
    return paint_layout(deck.slide_layouts[6], read_theme(master), 720, 540)


def filled(effect: str) -> str:
    """A rectangle with the picture in it, recoloured."""
    return f'<a:blipFill><a:blip r:embed="PICTURE">{effect}</a:blip><a:stretch><a:fillRect/></a:stretch></a:blipFill>'


LEFT = Box(60, 200, 200, 100)
WASHED_OUT = '<a:lum bright="70000" contrast="-70000"/>'
BLACK, GREEN = '<a:srgbClr val="000000"/>', '<a:srgbClr val="00FF00"/>'
TO_GREEN = f"<a:clrChange><a:clrFrom>{BLACK}</a:clrFrom><a:clrTo>{GREEN}</a:clrTo></a:clrChange>"
TO_WHITE = '<a:duotone><a:srgbClr val="C0C0C0"/><a:srgbClr val="FFFFFF"/></a:duotone>'


@pytest.mark.parametrize(
    ("effect", "seen"),
    [
        (WASHED_OUT, {"D9D9D9", "000000"}),  # LibreOffice passes over these in fills of shapes
        (TO_GREEN, {"00FF00", "000000"}),
        ('<a:biLevel thresh="0"/>', {"FFFFFF", "000000"}),
        (TO_WHITE, {"C0C0C0"}),  # and knows these
        ('<a:alphaModFix amt="50000"/>', {"7F7F7F"}),
        ("<a:lum/>", {"000000"}),  # that changes nothing
    ],
)
def test_a_recoloured_fill_is_looked_at_as_each_program_shows_it(effect: str, seen: set[str]) -> None:
    assert {colour for colour, share in paint(filled(effect)).look(LEFT).colours if share > 0.5} == seen


def shade(stops: str, way: str) -> str:
    colours = "".join(
        f'<a:gs pos="{round(1000 * float(place))}"><a:srgbClr val="{rgb}"/></a:gs>'
        for place, rgb in (stop.split(":") for stop in stops.split())
    )
    return f"<a:gradFill><a:gsLst>{colours}</a:gsLst>{way}</a:gradFill>"


DOWN = '<a:lin ang="5400000" scaled="0"/>'
ROUND = '<a:path path="circle"><a:fillToRect l="50000" t="50000" r="50000" b="50000"/></a:path>'


def greys(canvas: Canvas, box: Box) -> list[list[int]]:
    """How light the middle of a box is in each program."""
    x, y = (round(canvas.scale * length) for length in (box.x + box.width / 2, box.y + box.height / 2))
    return [list(image.crop((x, y, x + 1, y + 1)).tobytes()) for image in canvas.drawn]


def near(grey: list[int], value: int) -> bool:
    return all(abs(channel - value) <= 4 for channel in grey)


def test_a_shade_of_three_colours_is_looked_at_with_two_as_well() -> None:
    canvas = paint(shade("0:404040 70:808080 100:FFFFFF", DOWN))
    shown, elsewhere = greys(canvas, Box(0, 535, 720, 4))
    assert near(shown, 255)
    assert near(elsewhere, 128)  # the widest part alone, over all of it


@pytest.mark.parametrize(
    "stops", ["0:404040 100:FFFFFF", "0:404040 60:404040 100:FFFFFF", "0:404040 50:FFFFFF 100:404040"]
)
def test_a_shade_that_every_program_knows_is_looked_at_once(stops: str) -> None:
    assert len(paint(shade(stops, DOWN)).drawn) == 1


def test_a_round_shade_starts_in_the_middle_and_its_place_is_known() -> None:
    canvas = paint(shade("0:F0F0F0 100:101010", ROUND))
    assert not canvas.unknown.getbbox()
    assert all(near(grey, 0xF0) for grey in greys(canvas, Box(350, 260, 20, 20)))
    corner = Box(0, 0, 4, 4)
    assert all(near(grey, 0x10) for grey in greys(canvas, corner))


def test_a_title_on_a_ground_of_its_own_gets_a_deeper_one_and_no_panel_that_nobody_sees() -> None:
    deck = open_default()
    title = next(holder for holder in deck.slide_master.placeholders if holder.placeholder_format.idx == 0)
    title.fill.gradient()
    title.fill.gradient_angle = 90
    for stop, rgb in zip(title.fill.gradient_stops, ("00B0F0", "104070"), strict=True):  # white: 2.4:1 and 10:1
        stop.color.rgb = RGBColor.from_string(rgb)
    for level in deck.slide_master.element.iterfind(f"{P}txStyles/{P}titleStyle/{A}lvl1pPr/{A}defRPr"):
        for paint in level.findall(f"{A}solidFill"):
            paint[:] = [etree.fromstring(f'<a:srgbClr {NAMESPACES} val="FFFFFF"/>')]
    prepared = wear(deck)
    layout = prepared.look.layouts[SlideRole.CONTENT]
    assert list_panels(prepared) == []
    assert layout.title.colour.rgb == "FFFFFF"
    assert all(contrast("FFFFFF", ground) >= 3 for ground in (layout.title.background, *layout.title.other_backgrounds))
    assert "lumMod" in prepared.package.parts[layout.part].decode()


def test_a_slide_number_is_seen_on_the_ground_that_it_has_itself() -> None:
    deck = open_default()
    number = next(shape for shape in deck.slide_layouts[CONTENT].placeholders if shape.placeholder_format.idx == 12)
    number.element.spPr.append(etree.fromstring(f'<a:solidFill {NAMESPACES}><a:srgbClr val="003366"/></a:solidFill>'))
    seen = wear(deck).look.layouts[SlideRole.CONTENT].number
    assert seen is not None
    assert seen.background == "003366"
    assert contrast(seen.colour.rgb, "003366") >= 4.5
