"""Titles that deckgen makes where a layout has none are written as its sample slides write theirs."""

from __future__ import annotations

from lxml import etree
from pptx.util import Pt
from worn_presentations import CONTENT, NAMESPACES, A, P, open_default, wear

from deckgen.blueprint.look import SlideRole


def test_a_text_that_becomes_the_title_keeps_its_letters_and_its_side() -> None:
    deck = open_default()  # its titles are Calibri of 44 points, in the middle
    layout = deck.slide_layouts[CONTENT]
    heading = next(holder for holder in layout.placeholders if holder.placeholder_format.idx == 0)
    heading.left, heading.top, heading.width, heading.height = Pt(36), Pt(20), Pt(648), Pt(60)
    (holder,) = heading._element.iter(f"{P}ph")
    holder.set("type", "body")
    holder.set("idx", "17")
    (styles,) = heading._element.iter(f"{A}lstStyle")
    styles.append(
        etree.fromstring(
            f'<a:lvl1pPr {NAMESPACES} marL="0" indent="0"><a:buNone/>'
            '<a:defRPr sz="2400" b="1"><a:latin typeface="Verdana"/></a:defRPr></a:lvl1pPr>'
        )
    )
    prepared = wear(deck)
    made = prepared.look.layouts[SlideRole.CONTENT]
    assert (made.title.font, made.title.size, made.title.bold) == ("Verdana", 24, True)
    root = etree.fromstring(prepared.package.parts[made.part])
    (title,) = (shape for shape in root.iter(f"{P}sp") if shape.find(f".//{P}ph[@type='title']") is not None)
    assert [level.get("algn") for level in title.iter(f"{A}lvl1pPr")] == ["l"]
