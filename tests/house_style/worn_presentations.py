"""Presentations that designers made in some way, worn by deckgen: PowerPoint's default one, changed in one thing."""

from __future__ import annotations

import io
from pathlib import Path

from lxml import etree
from PIL import Image
from pptx.presentation import Presentation
from pptx.slide import SlideLayout as Layout
from pptx.util import Pt

import pptx
from deckgen.blueprint.lengths import Box
from deckgen.blueprint.look import SlideLayout, SlideRole
from deckgen.content.template import Brand, Template
from deckgen.house_style.preparation import PreparedTemplate, prepare
from deckgen.problems import Place

PLACE = Place("x.yaml", 1, 1)
COVER, CONTENT, SECTION = 0, 1, 2
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
NAMESPACES = (
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
)
_FILE = Path(pptx.__file__).parent / "templates" / "default.pptx"


def open_default() -> Presentation:
    return pptx.Presentation(str(_FILE))


def wear(deck: Presentation, layouts: dict[str, str] | None = None) -> PreparedTemplate:
    """The presentation as a house style, without errors; `layouts` are those that its author chose by name."""
    stream = io.BytesIO()
    deck.save(stream)
    brand = Brand(stream.getvalue(), "huis.pptx", PLACE)
    prepared = prepare(Template("huis", PLACE, brand=brand, layouts=layouts or {}))
    assert [problem for problem in prepared.problems if problem.is_error] == []
    return prepared


def chosen(deck: Presentation, role: SlideRole) -> SlideLayout:
    """The layout that slides of a kind get."""
    return wear(deck).look.layouts[role]


def put_placeholder(layout: Layout, index: int, box: Box) -> None:
    holder = next(shape for shape in layout.placeholders if shape.placeholder_format.idx == index)
    holder.left, holder.top, holder.width, holder.height = (
        Pt(length) for length in (box.x, box.y, box.width, box.height)
    )


def draw_picture(layout: Layout, picture: Image.Image, box: tuple[float, float, float, float]) -> None:
    stream = io.BytesIO()
    picture.save(stream, "PNG")
    _, relation = layout.part.get_or_add_image_part(stream)
    x, y, width, height = (round(12700 * length) for length in box)
    layout.shapes._spTree.insert(
        2,
        etree.fromstring(
            f'<p:pic {NAMESPACES} xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
            '<p:nvPicPr><p:cNvPr id="91" name="Picture"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr>'
            f'<p:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        ),
    )
