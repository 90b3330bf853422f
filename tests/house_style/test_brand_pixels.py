"""What we paint of a layout, and what can be read on slides, held against the pixels of a program that draws them."""

from __future__ import annotations

import io
import re
import subprocess
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from pptx.presentation import Presentation

import pptx
from deckgen.blueprint.colours import contrast
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideRole
from deckgen.blueprint.slides import Frame, SlideDeck
from deckgen.build.pipeline.deck_variant import read_variant
from deckgen.house_style.drawing.stage import paint_layout
from deckgen.house_style.parts.brand_theme import read_theme
from deckgen.render.pptx.presentation import pack_slides

FILE = Path(pptx.__file__).parent / "templates" / "default.pptx"
SPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
POINT = 12700


def solid(colour: str) -> str:
    return f"<a:solidFill>{colour}</a:solidFill>"


def scheme(name: str, *changes: tuple[str, int]) -> str:
    inner = "".join(f'<a:{change} val="{value}"/>' for change, value in changes)
    return f'<a:schemeClr val="{name}">{inner}</a:schemeClr>'


def gradient(*colours: str, angle: int) -> str:
    step = 100_000 // (len(colours) - 1)
    stops = "".join(f'<a:gs pos="{step * place}"><a:srgbClr val="{rgb}"/></a:gs>' for place, rgb in enumerate(colours))
    line = f'<a:lin ang="{angle * 60_000}" scaled="0"/>'
    return f'<a:gradFill rotWithShape="1"><a:gsLst>{stops}</a:gsLst>{line}</a:gradFill>'


def shape(place: tuple[int, int, int, int], fill: str, geometry: str = "", turn: str = "") -> str:
    x, y, width, height = (length * POINT for length in place)
    outline = geometry or '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="77" name="x"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm{turn}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>{outline}{fill}'
        "<a:ln><a:noFill/></a:ln></p:spPr></p:sp>"
    )


def picture(place: tuple[int, int, int, int], identifier: str, effects: str = "", crop: str = "") -> str:
    x, y, width, height = (length * POINT for length in place)
    return (
        '<p:pic><p:nvPicPr><p:cNvPr id="78" name="x"/><p:cNvPicPr/><p:nvPr/></p:nvPicPr><p:blipFill>'
        f'<a:blip r:embed="{identifier}">{effects}</a:blip>{crop}<a:stretch><a:fillRect/></a:stretch></p:blipFill>'
        f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
    )


def group(place: tuple[int, int, int, int], inner: tuple[int, int, int, int], turn: str, *shapes: str) -> str:
    x, y, width, height = (length * POINT for length in place)
    left, top, across, down = (length * POINT for length in inner)
    return (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="79" name="g"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>'
        f'<a:xfrm{turn}><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/><a:chOff x="{left}" y="{top}"/>'
        f'<a:chExt cx="{across}" cy="{down}"/></a:xfrm></p:grpSpPr>{"".join(shapes)}</p:grpSp>'
    )


def bands() -> io.BytesIO:
    image = Image.new("RGB", (90, 60), "#FFFFFF")
    image.paste("#D02020", (0, 0, 30, 60))
    image.paste("#2020D0", (60, 0, 90, 60))
    stream = io.BytesIO()
    image.save(stream, "PNG")
    stream.seek(0)
    return stream


TRIANGLE = (
    '<a:custGeom><a:avLst/><a:gdLst><a:gd name="m" fmla="*/ w 1 2"/></a:gdLst><a:ahLst/><a:cxnLst/>'
    '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path><a:moveTo><a:pt x="m" y="t"/></a:moveTo><a:lnTo>'
    '<a:pt x="r" y="b"/></a:lnTo><a:lnTo><a:pt x="l" y="b"/></a:lnTo><a:close/></a:path></a:pathLst></a:custGeom>'
)
DUOTONE = '<a:duotone><a:srgbClr val="102030"/><a:srgbClr val="80C0E0"/></a:duotone>'
COVERS = {SlideRole.TITLE, SlideRole.CLUSTER}
WHOLE = (0, 0, 720, 540)
CASES = {
    "colours of the theme": shape((40, 40, 300, 200), solid(scheme("accent1", ("lumMod", 60000), ("lumOff", 40000))))
    + shape((360, 40, 300, 200), solid(scheme("accent2", ("shade", 50000))))
    + shape((40, 280, 300, 200), solid(scheme("tx2", ("tint", 40000))))
    + shape((360, 280, 300, 200), solid(scheme("accent6", ("satMod", 150000), ("lumMod", 75000)))),
    "a shade across": shape(WHOLE, gradient("203040", "E0F0FF", angle=0)),
    "a shade down": shape(WHOLE, gradient("203040", "F0D0C0", angle=90)),
    "something seen through": shape(WHOLE, solid('<a:srgbClr val="104080"/>'))
    + shape((100, 100, 400, 300), solid('<a:srgbClr val="FFFFFF"><a:alpha val="40000"/></a:srgbClr>')),
    "a shape that shows the ground again": shape(WHOLE, solid('<a:srgbClr val="104080"/>'))
    + shape((100, 100, 400, 300), "").replace("<p:sp>", '<p:sp useBgFill="1">', 1),
    "a drawn outline, turned": shape((200, 100, 300, 300), solid(scheme("accent3")), TRIANGLE, ' rot="2700000"'),
    "an ellipse and a pointed bar": shape(
        (60, 60, 300, 180), solid(scheme("accent4")), '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
    )
    + shape((60, 300, 500, 120), solid(scheme("accent5")), '<a:prstGeom prst="homePlate"><a:avLst/></a:prstGeom>'),
    "a picture": picture((100, 80, 450, 300), "ID"),
    "a cropped picture": picture((100, 80, 300, 300), "ID", crop='<a:srcRect l="33333"/>'),
    "a recoloured picture": picture(WHOLE, "ID", DUOTONE),
    "a group, mirrored and enlarged": group(
        (100, 100, 400, 300), (0, 0, 200, 150), ' flipH="1"',
        shape((0, 0, 100, 150), solid(scheme("accent1"))), shape((120, 20, 60, 60), solid(scheme("accent2"))),
    ),
}  # fmt: skip


ROUND = '<a:path path="circle"><a:fillToRect l="50000" t="130000" r="50000" b="-30000"/></a:path>'
CORNER = '<a:path path="circle"><a:fillToRect l="0" t="0" r="100000" b="100000"/></a:path>'
RECOLOURED = (
    '<a:lum bright="-30000" contrast="20000"/>', '<a:biLevel thresh="25000"/>',
    ('<a:clrChange><a:clrFrom><a:srgbClr val="D02020"/></a:clrFrom><a:clrTo><a:srgbClr val="20D020"/></a:clrTo>'
    "</a:clrChange>"),
)  # fmt: skip
WASHED_OUT = '<a:lum bright="70000" contrast="-70000"/>'


def filled(effect: str) -> str:
    """A rectangle over the whole slide with the picture in it."""
    picture_fill = f'<a:blip r:embed="ID">{effect}</a:blip><a:stretch><a:fillRect/></a:stretch>'
    return shape(WHOLE, f"<a:blipFill>{picture_fill}</a:blipFill>")


def with_way(colours: str, way: str) -> str:
    """A shade that runs another way."""
    return re.sub("<a:lin .*?/>", way, colours)


CASES |= {
    "a picture, washed out": picture(WHOLE, "ID", WASHED_OUT),
    "a fill, washed out by its strength": filled('<a:alphaModFix amt="40000"/>'),
}
ELSEWHERE = {
    **{f"a recoloured fill {number}": filled(effect) for number, effect in enumerate((WASHED_OUT, *RECOLOURED))},
    "a round shade": shape(WHOLE, with_way(gradient("F0D020", "204060", angle=0), ROUND)),
    "a shade from a corner": shape(WHOLE, with_way(gradient("F0D020", "204060", angle=0), CORNER)),
}


def with_drawings(drawings: str) -> Presentation:
    """The library's presentation, with drawings on the master and an empty slide."""
    deck = pptx.Presentation(FILE)
    master = deck.slide_master
    _, identifier = master.part.get_or_add_image_part(bands())
    tree = pptx.oxml.parse_xml(f"<p:spTree {SPACES}>{drawings.replace('ID', identifier)}</p:spTree>")
    for place, node in enumerate(list(tree)):
        master.shapes._spTree.insert(2 + place, node)
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    for holder in list(slide.placeholders):
        holder._element.getparent().remove(holder._element)
    return deck


def draw(folder: Path, names: list[str], width: int) -> dict[str, list[Image.Image]]:
    """The slides of presentations as LibreOffice draws them."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(folder / f"{name}.pptx") for name in names]
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    found = {}
    for name in names:
        target = folder / f"{name}-slides"
        target.mkdir()
        scale = ["-scale-to-x", str(width), "-scale-to-y", "-1"]
        command = ["pdftoppm", "-png", *scale, str(folder / f"{name}.pdf"), str(target / "s")]
        subprocess.run(command, check=True, timeout=120)
        found[name] = [Image.open(path).convert("RGB") for path in sorted(target.glob("*.png"))]
    return found


@pytest.fixture(scope="module")
def drawn_layouts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Image.Image]:
    folder = tmp_path_factory.mktemp("layouts")
    for name, drawings in (CASES | ELSEWHERE).items():
        with_drawings(drawings).save(folder / f"{name}.pptx")
    return {name: slides[0] for name, slides in draw(folder, list(CASES | ELSEWHERE), 480).items()}


@pytest.mark.office("soffice", "pdftoppm")
@pytest.mark.parametrize("name", CASES)
def test_a_layout_is_painted_as_it_is_drawn(name: str, drawn_layouts: dict[str, Image.Image]) -> None:
    layout = with_drawings(CASES[name]).slide_layouts[6]
    canvas = paint_layout(layout, read_theme(layout.slide_master), 720, 540)
    drawn = drawn_layouts[name].resize(canvas.image.size)
    difference = ImageChops.difference(drawn, canvas.image).convert("L").histogram()
    assert sum(difference[40:]) / sum(difference) < 0.015  # edges fall on other pixels
    assert not canvas.unknown.getbbox()


@pytest.mark.office("soffice", "pdftoppm")
@pytest.mark.parametrize("name", ELSEWHERE)
def test_what_libreoffice_draws_otherwise_is_looked_at_too(name: str, drawn_layouts: dict[str, Image.Image]) -> None:
    layout = with_drawings(ELSEWHERE[name]).slide_layouts[6]
    canvas = paint_layout(layout, read_theme(layout.slide_master), 720, 540)
    assert canvas.elsewhere is not None
    drawn = drawn_layouts[name].resize(canvas.image.size)
    differing = [
        sum(ImageChops.difference(drawn, image).convert("L").histogram()[40:]) / (drawn.width * drawn.height)
        for image in canvas.drawn
    ]
    assert min(differing) < 0.03  # rings have seams


DECK = """\
title: Integer omgaan met sociale media
subtitle: Om samen te bespreken
organisation: Stad Voorbeeld
date: 2026-11-22
language: nl
template: huis.pptx
cluster_slides: true
program:
- slide: Houvast
  text: |
    **Wacht even** en vraag je af wie er meeleest.

    - Wat vind je er morgen van?
- cluster: Collega’s
  dilemmas:
  - id: een
    question: Een collega klaagt op een sociaal netwerk over de dienst. Hoe ga je hiermee om?
    choices:
    - {text: Niets doen., verdict: wrong, feedback: Zo blijft de klacht staan.}
    - {text: Erover praten., verdict: best, feedback: Een gesprek helpt het meest.}
"""
BRANDS = {
    "a shade from dark to black": shape(WHOLE, gradient("101820", "304050", angle=90)),
    "a recoloured picture": picture(WHOLE, "ID", DUOTONE),
    "a dark band behind the title": shape((0, 0, 720, 120), solid(scheme("tx2"))),
    "artwork at the side": shape((0, 0, 160, 540), gradient("C02020", "FFD000", angle=90)),
    "a mark in a corner": picture((560, 420, 150, 100), "ID"),
}


@pytest.mark.office("soffice", "pdftoppm")
def test_all_text_on_slides_can_be_read_as_it_is_drawn(tmp_path: Path) -> None:
    plans = {name: build(tmp_path, name) for name in BRANDS}
    for name, drawn in draw(tmp_path, list(BRANDS), 1440).items():
        assert len(drawn) == len(plans[name].slides)
        for slide, image in zip(plans[name].slides, drawn, strict=True):
            for frame in (slide.title, *(each for each in slide.elements if isinstance(each, Frame))):
                box = frame.box or (frame.placeholder.box if frame.placeholder else None)
                least = 3.0 if frame is slide.title or slide.role in COVERS else 4.5
                assert box is not None
                assert measure_contrast(image, box, image.width / 720) >= least, (name, slide.key, frame.name)


def build(folder: Path, name: str) -> SlideDeck:
    """A deck in a brand, written beside its plan."""
    with_drawings(BRANDS[name]).save(folder / f"{name} brand.pptx")
    (folder / f"{name}.yaml").write_text(DECK.replace("huis.pptx", f"{name} brand.pptx"), "utf-8")
    variant = read_variant(folder / f"{name}.yaml").variant
    assert variant is not None
    plan = variant.slide_plan.deck
    (folder / f"{name}.pptx").write_bytes(pack_slides(plan, variant.package).data)
    return plan


def measure_contrast(image: Image.Image, box: Box, scale: float) -> float:
    """The contrast between what most of a place shows and the colour in it that differs most."""
    left, top, right, bottom = (round(edge * scale) for edge in (box.x, box.y, box.right, box.bottom))
    seen = image.crop((max(0, left), max(0, top), min(image.width, right), min(image.height, bottom)))
    colours = seen.getcolors(seen.width * seen.height) or []
    counted = [(count, bytes(colour).hex().upper()) for count, colour in colours if isinstance(colour, tuple)]
    ground = max(counted)[1]
    return max(contrast(rgb, ground) for count, rgb in counted if count >= 5)
