"""Finds the drawn shapes of masters and layouts that are no placeholders, with where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from deckgen.blueprint.lengths import Box
from deckgen.house_style.drawing.affine import Affine, Frame, read_frame, read_group
from deckgen.house_style.parts.brand_xml import A, Node, P, local_name

if TYPE_CHECKING:
    from pptx.slide import SlideLayout, SlideMaster

_COMPATIBLE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DEEPEST = 32
_PLACES = (f"{P}spPr/{A}xfrm", f"{P}grpSpPr/{A}xfrm", f"{P}xfrm")
_SHAPES = frozenset({f"{P}sp", f"{P}pic", f"{P}cxnSp", f"{P}graphicFrame"})


class Drawing(NamedTuple):
    """A drawn shape, where it stands, and the fill of the group around it."""

    node: Node
    frame: Frame
    group_fill: Node | None = None


def find_layers(layout: SlideLayout) -> tuple[SlideMaster | SlideLayout, ...]:
    """Say whose drawings a slide shows, the lowest first."""
    hides = layout.element.get("showMasterSp") in {"0", "false"}
    return (layout,) if hides else (layout.slide_master, layout)


def walk_drawings(tree: Node) -> Iterator[Drawing]:
    """Find the drawn shapes of a master or layout, from back to front."""
    root = tree.find(f"{P}cSld/{P}spTree")
    return iter(()) if root is None else _walk(root, Affine(), None, 0)


def fill_of(shape: Node) -> Node | None:
    """The fill that a shape says, or that its style refers to."""
    if shape.tag == f"{P}pic":
        return shape.find(f"{P}blipFill")
    properties = shape.find(f"{P}spPr")
    for child in () if properties is None else properties:
        if str(child.tag).endswith("Fill"):
            return child
    return shape.find(f"{P}style/{A}fillRef")


def list_drawn(root: Node) -> list[Node]:
    """What a layout itself draws, groups as a whole, from back to front."""
    tree = root.find(f"{P}cSld/{P}spTree")
    drawn = (node for node in (() if tree is None else tree) if node.tag in _SHAPES or node.tag == f"{P}grpSp")
    return [node for node in drawn if node.find(f"*/{P}nvPr/{P}ph") is None]


def find_box(drawing: Node) -> Box | None:
    """Where a drawing or a group of a layout stands; None where it does not say so."""
    place = next((place for path in _PLACES if (place := drawing.find(path)) is not None), None)
    frame = read_frame(place, Affine())
    return None if frame is None else frame.box


def shows_ground(shape: Node) -> bool:
    """Whether a shape without a fill of its own is filled with the slide's ground, whatever its style refers to."""
    fill = fill_of(shape)
    return shape.get("useBgFill") in {"1", "true"} and (fill is None or fill.tag == f"{A}fillRef")


def _walk(group: Node, outer: Affine, group_fill: Node | None, depth: int) -> Iterator[Drawing]:
    if depth > _DEEPEST:
        return
    for shape in group:
        if shape.tag == f"{_COMPATIBLE}AlternateContent":
            choice = shape.find(f"{_COMPATIBLE}Fallback")
            choice = choice if choice is not None and len(choice) else shape.find(f"{_COMPATIBLE}Choice")
            if choice is not None:
                yield from _walk(choice, outer, group_fill, depth + 1)
        elif shape.tag == f"{P}grpSp":
            properties = shape.find(f"{P}grpSpPr")
            transform = None if properties is None else properties.find(f"{A}xfrm")
            fill = (
                next((child for child in properties if str(child.tag).endswith("Fill")), None)
                if properties is not None
                else None
            )
            inner = group_fill if fill is not None and local_name(fill) == "grpFill" else fill
            yield from _walk(shape, read_group(transform, outer), inner, depth + 1)
        elif shape.tag in _SHAPES and shape.find(f"*/{P}nvPr/{P}ph") is None and not _is_hidden(shape):
            place = shape.find(f"{P}xfrm") if shape.tag == f"{P}graphicFrame" else shape.find(f"{P}spPr/{A}xfrm")
            frame = read_frame(place, outer)
            if frame is not None:
                yield Drawing(shape, frame, group_fill)


def _is_hidden(shape: Node) -> bool:
    facts = shape.find(f"*/{P}cNvPr")
    return facts is not None and facts.get("hidden") in {"1", "true"}
