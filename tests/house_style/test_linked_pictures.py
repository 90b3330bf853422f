"""Pictures that were inserted and linked: what a presentation holds is shown, what it names elsewhere is not read."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.presentation import Presentation
from worn_presentations import CONTENT, PLACE, A, draw_picture, open_default, wear

from deckgen.content.template import Brand, Template
from deckgen.house_style.preparation import prepare

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
PICTURE = Image.new("RGB", (40, 30), "#A01040")


def with_link(*, keeps_copy: bool) -> Presentation:
    """A picture on a layout that names a file of a colleague's computer."""
    deck = open_default()
    layout = deck.slide_layouts[CONTENT]
    draw_picture(layout, PICTURE, (600, 10, 40, 30))
    (blip,) = layout.element.iter(f"{A}blip")
    blip.set(f"{R}link", layout.part.relate_to("file:///C:/Users/els/logo.png", RT.IMAGE, is_external=True))
    if not keeps_copy:
        layout.part.rels.pop(blip.attrib.pop(f"{R}embed"))
    return deck


def test_a_picture_that_is_held_and_linked_is_shown_without_its_link() -> None:
    parts = wear(with_link(keeps_copy=True)).package.parts
    layout = bytes(parts["ppt/slideLayouts/slideLayout2.xml"])
    assert b"embed=" in layout
    assert b"link=" not in layout
    assert not any(b"C:/Users" in bytes(data) for data in parts.values())
    assert [name for name in parts if name.startswith("ppt/media/")]


def test_a_picture_that_is_only_linked_is_refused() -> None:
    stream = io.BytesIO()
    with_link(keeps_copy=False).save(stream)
    prepared = prepare(Template("huis", PLACE, brand=Brand(stream.getvalue(), "huis.pptx", PLACE)))
    assert [problem.code for problem in prepared.problems if problem.is_error] == ["template-external"]


@pytest.mark.parametrize("used_twice", [True, False])
def test_a_link_that_another_picture_needs_stays_a_fault(used_twice: bool) -> None:  # noqa: FBT001
    deck = with_link(keeps_copy=True)
    layout = deck.slide_layouts[CONTENT]
    (blip,) = layout.element.iter(f"{A}blip")
    if used_twice:
        draw_picture(layout, PICTURE, (650, 10, 40, 30))
        other = next(each for each in layout.element.iter(f"{A}blip") if each is not blip)
        other.set(f"{R}link", blip.get(f"{R}link"))
        del other.attrib[f"{R}embed"]
    stream = io.BytesIO()
    deck.save(stream)
    prepared = prepare(Template("huis", PLACE, brand=Brand(stream.getvalue(), "huis.pptx", PLACE)))
    assert any(problem.code == "template-external" for problem in prepared.problems) == used_twice
