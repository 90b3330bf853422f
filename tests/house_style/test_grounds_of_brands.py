from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image, ImageOps
from worn_presentations import CONTENT, COVER, NAMESPACES, A, draw_picture, open_default, put_placeholder, wear

import pptx
from deckgen.blueprint.colours import ColourRole, contrast
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.content.template import Brand, Template
from deckgen.house_style.preparation import PreparedTemplate, prepare
from deckgen.problems import Place

PLACE = Place("templates/huis/template.yaml", 3, 8)
FILE = Path(pptx.__file__).parent / "templates" / "default.pptx"
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


def picture(*colours: str) -> bytes:
    """Upright bands of colours."""
    image = Image.new("RGB", (60 * len(colours), 40))
    for number, colour in enumerate(colours):
        image.paste(colour, (60 * number, 0, 60 * number + 60, 40))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    return stream.getvalue()


def with_background(data: bytes) -> PreparedTemplate:
    """The library's presentation with a picture behind every slide."""
    with zipfile.ZipFile(FILE) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    master, links = "ppt/slideMasters/slideMaster1.xml", "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    fill = b'<p:bg><p:bgPr><a:blipFill><a:blip r:embed="rId99"/><a:stretch/></a:blipFill><a:effectLst/></p:bgPr></p:bg>'
    parts[master] = re.sub(rb"<p:bg>.*?</p:bg>", fill, parts[master], flags=re.DOTALL)
    row = f'<Relationship Id="rId99" Type="{IMAGE}" Target="../media/ground.png"/></Relationships>'
    parts[links] = parts[links].replace(b"</Relationships>", row.encode())
    types = parts["[Content_Types].xml"]
    parts["[Content_Types].xml"] = types.replace(
        b"<Override", b'<Default Extension="png" ContentType="image/png"/><Override', 1
    )
    parts["ppt/media/ground.png"] = data
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return prepare(Template("huis", PLACE, brand=Brand(stream.getvalue(), "huis.pptx", PLACE)))


def test_a_calm_dark_picture_gets_light_text_and_no_panel() -> None:
    prepared = with_background(picture("#102030", "#182838"))
    body = prepared.look.layouts[SlideRole.CONTENT].bodies[0]
    assert contrast(body.colour.rgb, "102030") >= 4.5
    assert "template-ground" not in {problem.code for problem in prepared.problems}


def deep_grey(value: int) -> bytes:
    """A picture in greys of 16 bits."""
    stream = io.BytesIO()
    Image.new("I", (60, 40), value).convert("I;16").save(stream, "PNG")
    return stream.getvalue()


@pytest.mark.parametrize("shade", [0x20, 0x40, 0xD0])
def test_greys_of_16_bits_are_seen_as_they_are(shade: int) -> None:
    layout = with_background(deep_grey(shade * 257)).look.layouts[SlideRole.CONTENT]
    for holder in (layout.title, layout.bodies[0]):
        assert abs(int(holder.background[:2], 16) - shade) <= 2
        assert contrast(holder.colour.rgb, f"{shade:02X}" * 3) >= 4.5


@pytest.mark.parametrize("data", [picture("#000000", "#FFFFFF", "#777777"), b"no picture at all"])
def test_a_picture_on_which_nothing_reads_gets_panels_and_a_warning(data: bytes) -> None:
    prepared = with_background(data)
    (problem,) = (problem for problem in prepared.problems if problem.code == "template-ground")
    assert problem.message.startswith("huis.pptx: no colour of text reads on all of the ground in “Title Slide”")
    assert not any(problem.is_error for problem in prepared.problems)
    for role in SlideRole:
        layout = prepared.look.layouts[role]
        for holder in (layout.title, *layout.bodies):
            assert holder.other_backgrounds == ()
            assert contrast(holder.colour.rgb, holder.background) >= 4.5
    content = prepared.look.layouts[SlideRole.CONTENT]
    assert b"Panel 1" in prepared.package.parts[content.part]


def on_a_shade(middle: str, edge: str) -> tuple[bool, bytes, tuple[str, ...]]:
    """White text on a shade: whether a panel was laid, the layout as decks have it, and the grounds of its text."""
    deck = open_default()
    size = (240, 180)
    mask = Image.radial_gradient("L").resize(size)
    shade = Image.composite(Image.new("RGB", size, f"#{edge}"), Image.new("RGB", size, f"#{middle}"), mask)
    draw_picture(deck.slide_layouts[CONTENT], shade, (0, 0, 720, 540))
    for level in deck.slide_master.element.iter(f"{A}lvl1pPr"):
        paint = level.find(f"{A}defRPr/{A}solidFill")
        if paint is not None:
            paint[:] = [etree.fromstring(f'<a:srgbClr {NAMESPACES} val="FFFFFF"/>')]
    prepared = wear(deck)
    planned = prepared.look.layouts[SlideRole.CONTENT]
    text = planned.bodies[0]
    assert text.colour.rgb == "FFFFFF"
    muted = prepared.look.colours[ColourRole.MUTED].rgb  # what is said again above an answer
    assert all(contrast(muted, ground) >= 4.5 for ground in (text.background, *text.other_backgrounds))
    has_panel = any(problem.code == "template-ground" for problem in prepared.problems)
    return has_panel, prepared.package.parts[planned.part], (text.background, *text.other_backgrounds)


def test_a_veil_over_a_smooth_ground_lets_light_text_read_without_a_panel() -> None:
    has_panel, layout, grounds = on_a_shade("3399AA", "104060")  # white is 3.4:1 in the middle, black less around
    assert not has_panel
    assert re.search(rb'<a:srgbClr val="000000"><a:alpha val="[1-3]\d000"/>', layout)
    assert len(grounds) > 1
    assert all(contrast("FFFFFF", ground) >= 4.5 for ground in grounds)


def test_a_ground_on_which_light_text_reads_gets_no_veil() -> None:
    has_panel, layout, _ = on_a_shade("205070", "102030")
    assert (has_panel, b"alpha" in layout) == (False, False)


@pytest.mark.parametrize(("align", "left"), [("r", 360), ("l", 0)])
def test_a_title_keeps_to_the_plain_part_of_a_picture_on_which_its_words_stand(align: str, left: int) -> None:
    """The rest of its box lies over what is too motley for any colour, and needs no panel."""
    deck = open_default()
    shade = Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_90).resize((720, 540))
    drawn = ImageOps.colorize(shade, "#3A0A50", "#A050C0")
    squares = Image.new("L", (30, 45))
    squares.putdata([255 * ((index // 30 + index) % 2) for index in range(30 * 45)])
    drawn.paste(squares.resize((360, 540), Image.Resampling.NEAREST), (360 - left, 0))
    cover = deck.slide_layouts[COVER]
    draw_picture(cover, drawn, (0, 0, 720, 540))
    put_placeholder(cover, 0, Box(36, 150, 648, 120))
    put_placeholder(cover, 1, Box(left + 36, 300, 288, 150))
    for holder in cover.placeholders:
        for level in holder._element.iter(f"{A}lstStyle"):
            paint = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>'
            look = f'<a:lvl1pPr {NAMESPACES} algn="{align}"><a:defRPr>{paint}</a:defRPr></a:lvl1pPr>'
            level[:] = [etree.fromstring(look)]
    prepared = wear(deck)
    title = prepared.look.layouts[SlideRole.TITLE].title
    assert all(contrast(title.colour.rgb, ground) >= 3.5 for ground in (title.background, *title.other_backgrounds))
    assert left - 1 <= title.box.x
    assert title.box.right <= left + 361
    assert title.box.width >= 216
    assert "template-ground" not in {problem.code for problem in prepared.problems}
