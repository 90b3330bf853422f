"""What the slides of a layout show behind their text, and the room that this leaves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from deckgen.blueprint.lengths import Box
from deckgen.house_style.brand_xml import A, Node, P
from deckgen.house_style.placeholder_types import FOOTERS

if TYPE_CHECKING:
    from pptx.slide import SlideLayout, SlideMaster

_MOST_CUT = 0.5  # of a box, on one side
_LEAST_LEFT = 0.35
_CLEARANCE = 4.0
_DRAWN = (f"{P}sp", f"{P}pic", f"{P}grpSp")


def find_layers(layout: SlideLayout) -> tuple[SlideMaster | SlideLayout, ...]:
    """Say whose drawings a slide shows, the lowest first."""
    hides = layout.element.get("showMasterSp") in {"0", "false"}
    return (layout,) if hides else (layout.slide_master, layout)


def walk_drawings(tree: Node) -> Iterator[tuple[Node, Box]]:
    """Find the drawn shapes of a master or layout that are no placeholders, with where they stand."""
    root = tree.find(f"{P}cSld/{P}spTree")
    return iter(()) if root is None else _walk(root, (1.0, 0.0, 1.0, 0.0))


def fill_of(shape: Node) -> Node | None:
    """The fill that a shape says, or that its style refers to."""
    if shape.tag == f"{P}pic":
        return shape.find(f"{P}blipFill")
    properties = shape.find(f"{P}spPr")
    if properties is not None:
        for child in properties:
            if str(child.tag).endswith("Fill"):
                return child
    return shape.find(f"{P}style/{A}fillRef")


class Obstacles(NamedTuple):
    """What text should not run under."""

    footers: tuple[Box, ...]
    drawings: tuple[Box, ...]


def find_obstacles(layout: SlideLayout) -> Obstacles:
    """Find a layout's footers, and the drawings that its slides show."""
    layers = [tree.element for tree in find_layers(layout)]
    return Obstacles(
        tuple(place for tree in (layout.slide_master, layout) for place in _footer_boxes(tree.element)),
        tuple(place for tree in layers for shape, place in walk_drawings(tree) if _is_visible(shape)),
    )


def clear_box(box: Box, obstacles: Obstacles, slide: Box) -> Box:
    """Cut from a text's box what lies off the slide, and what footers or drawings at its edges take.

    Most of it must be left; drawings that cut deeper stay where they are.
    """
    box = _common(box, slide) or box
    above = _cut(box, obstacles.footers)
    clear = _cut(above, obstacles.drawings)
    return clear if clear.width * clear.height >= _LEAST_LEFT * above.width * above.height else above


def _cut(box: Box, taken: Iterable[Box]) -> Box:
    left, top, right, bottom = box.x, box.y, box.right, box.bottom
    for place in taken:
        across = min(place.right, box.right) - max(place.x, box.x)
        down = min(place.bottom, box.bottom) - max(place.y, box.y)
        if across <= 1 or down <= 1:
            continue
        if place.bottom >= box.bottom - 1 and place.y > box.y + _MOST_CUT * box.height:
            bottom = min(bottom, place.y - _CLEARANCE)
        elif place.y <= box.y + 1 and place.bottom < box.bottom - _MOST_CUT * box.height:
            top = max(top, place.bottom + _CLEARANCE)
        elif place.right >= box.right - 1 and place.x > box.x + _MOST_CUT * box.width:
            right = min(right, place.x - _CLEARANCE)
        elif place.x <= box.x + 1 and place.right < box.right - _MOST_CUT * box.width:
            left = max(left, place.right + _CLEARANCE)
    return Box(left, top, right - left, bottom - top) if right > left and bottom > top else box


def _common(one: Box, other: Box) -> Box | None:
    left, top = max(one.x, other.x), max(one.y, other.y)
    width, height = min(one.right, other.right) - left, min(one.bottom, other.bottom) - top
    return Box(left, top, width, height) if width > 0 and height > 0 else None


def _is_visible(shape: Node) -> bool:
    fill = fill_of(shape)
    return fill is not None and fill.tag != f"{A}noFill"


def _footer_boxes(tree: Node) -> Iterator[Box]:
    for shape in tree.iter(f"{P}sp"):
        holder = shape.find(f".//{P}nvPr/{P}ph")
        box = _read_box(shape.find(f"{P}spPr/{A}xfrm"))
        if holder is not None and holder.get("type") in FOOTERS and box is not None:
            yield box


def _walk(group: Node, scale: tuple[float, float, float, float]) -> Iterator[tuple[Node, Box]]:
    sx, ox, sy, oy = scale
    for shape in group:
        if shape.tag not in _DRAWN or shape.find(f".//{P}nvPr/{P}ph") is not None:
            continue
        properties = shape.find(f"{P}grpSpPr") if shape.tag == f"{P}grpSp" else shape.find(f"{P}spPr")
        transform = None if properties is None else properties.find(f"{A}xfrm")
        box = _read_box(transform)
        if box is None or transform is None:
            continue
        if shape.tag != f"{P}grpSp":
            yield shape, Box(box.x * sx + ox, box.y * sy + oy, box.width * sx, box.height * sy)
            continue
        inner, size = transform.find(f"{A}chOff"), transform.find(f"{A}chExt")
        if inner is None or size is None:
            continue
        fx = box.width / (_points(size, "cx") or 1)
        fy = box.height / (_points(size, "cy") or 1)
        left, top = box.x - _points(inner, "x") * fx, box.y - _points(inner, "y") * fy
        yield from _walk(shape, (sx * fx, sx * left + ox, sy * fy, sy * top + oy))


def _read_box(node: Node | None) -> Box | None:
    if node is None:
        return None
    offset, extent = node.find(f"{A}off"), node.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    return Box(_points(offset, "x"), _points(offset, "y"), _points(extent, "cx"), _points(extent, "cy"))


def _points(node: Node, name: str) -> float:
    return int(node.get(name, "0")) / 12700
