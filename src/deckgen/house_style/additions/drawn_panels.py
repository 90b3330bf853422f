"""Writes the plain rectangles that are drawn over a brand's ground and under its text."""

from __future__ import annotations

from lxml import etree

from deckgen.blueprint.lengths import Box
from deckgen.house_style.parts.brand_xml import A, Node, P
from deckgen.presentation_xml import emu

_FIRST_SHAPE_ID = 150


def draw_panel(tree: Node, panel: Node, *, under: Node | None = None) -> None:
    """Draw a panel over the drawings, or under one of them, and under the placeholders."""
    holders = [node for node in tree if node.find(f".//{P}nvPr/{P}ph") is not None]
    if under is None:
        tree.append(panel)
    else:
        under.addprevious(panel)
    for node in (*holders, *tree.findall(f"{P}extLst")):
        tree.append(node)


def write_panel(box: Box, colour: str, share: float = 1.0, number: int = 1, *, soft: float = 0.0) -> Node:
    """A rectangle in one colour that hides a share of what is under it, and fades out over some points at its edge."""
    shape = etree.Element(f"{P}sp")
    facts = etree.SubElement(shape, f"{P}nvSpPr")
    etree.SubElement(facts, f"{P}cNvPr", id=str(_FIRST_SHAPE_ID + number - 1), name=f"Panel {number}")
    etree.SubElement(facts, f"{P}cNvSpPr")
    etree.SubElement(facts, f"{P}nvPr", userDrawn="1")
    properties = etree.SubElement(shape, f"{P}spPr")
    place = etree.SubElement(properties, f"{A}xfrm")
    etree.SubElement(place, f"{A}off", x=str(emu(box.x)), y=str(emu(box.y)))
    etree.SubElement(place, f"{A}ext", cx=str(emu(box.width)), cy=str(emu(box.height)))
    etree.SubElement(etree.SubElement(properties, f"{A}prstGeom", prst="rect"), f"{A}avLst")
    paint = etree.SubElement(etree.SubElement(properties, f"{A}solidFill"), f"{A}srgbClr", val=colour)
    if share < 1:
        etree.SubElement(paint, f"{A}alpha", val=str(round(share * 100_000)))
    etree.SubElement(etree.SubElement(properties, f"{A}ln"), f"{A}noFill")
    if soft:
        etree.SubElement(etree.SubElement(properties, f"{A}effectLst"), f"{A}softEdge", rad=str(emu(soft / 2)))
    return shape


def set_share(root: Node, share: float) -> None:
    """Let the first panel of a layout hide another share of what is under it."""
    for shape in root.iter(f"{P}sp"):
        facts = shape.find(f"{P}nvSpPr/{P}cNvPr")
        if facts is not None and facts.get("id") == str(_FIRST_SHAPE_ID):
            for alpha in shape.iterfind(f"{P}spPr/{A}solidFill/{A}srgbClr/{A}alpha"):
                alpha.set("val", str(round(share * 100_000)))
