"""A layout in, the colour behind a place on its slides out, as far as it can be known without drawing it."""

from __future__ import annotations

from collections.abc import Iterator

from deckgen.blueprint.colours import luminance
from deckgen.blueprint.lengths import Box
from deckgen.house_style.brand_parts import A, Node, P
from deckgen.house_style.brand_theme import Theme, resolve_colour

_FIRST_GROUND = 1001  # bgRef counts the theme's grounds from here
_MOST_CUT = 0.5  # of a box, on one side
_LEAST_LEFT = 0.35
_CLEARANCE = 4.0
_DRAWN = (f"{P}sp", f"{P}pic", f"{P}grpSp")


def find_ground(layout: Node, master: Node, theme: Theme, box: Box) -> tuple[str, bool]:
    """Say the colour behind the middle of a box, and whether it is certain (no picture, no shading)."""
    colour, certain = "FFFFFF", True
    for tree in (master, layout):
        ground = tree.find(f"{P}cSld/{P}bg")
        if ground is not None:
            colour, certain = _read_ground(ground, theme)
    trees = [layout] if layout.get("showMasterSp") in {"0", "false"} else [master, layout]
    for shape, place in (found for tree in trees for found in walk_drawings(tree)):
        if not _covers(place, box):
            continue
        if shape.tag == f"{P}pic":
            certain = False
            continue
        fill = _fill_of(shape)
        if fill is None or fill.tag == f"{A}noFill":
            continue
        colour, certain = _read_fill(fill, theme, colour)
    return colour, certain


def walk_drawings(tree: Node) -> Iterator[tuple[Node, Box]]:
    """Find the drawn shapes of a master or layout that are no placeholders, with where they stand."""
    root = tree.find(f"{P}cSld/{P}spTree")
    return iter(()) if root is None else _walk(root, (1.0, 0.0, 1.0, 0.0))


def read_box(node: Node | None) -> Box | None:
    """Read a transform in points."""
    if node is None:
        return None
    offset, extent = node.find(f"{A}off"), node.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    return Box(_points(offset, "x"), _points(offset, "y"), _points(extent, "cx"), _points(extent, "cy"))


def clear_box(box: Box, layout: Node, master: Node) -> Box:
    """Cut from a text's box what footers or drawings at its edges take, as long as most of it is left."""
    trees = [layout] if layout.get("showMasterSp") in {"0", "false"} else [master, layout]
    taken = [place for tree in trees for shape, place in walk_drawings(tree) if _is_visible(shape)]
    taken += [place for tree in (master, layout) for place in _footer_boxes(tree)]
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
    clear = Box(left, top, right - left, bottom - top)
    return clear if clear.width * clear.height >= _LEAST_LEFT * box.width * box.height else box


def _is_visible(shape: Node) -> bool:
    if shape.tag == f"{P}pic":
        return True
    fill = _fill_of(shape)
    return fill is not None and fill.tag != f"{A}noFill"


def _footer_boxes(tree: Node) -> Iterator[Box]:
    for shape in tree.iter(f"{P}sp"):
        holder = shape.find(f".//{P}nvPr/{P}ph")
        box = read_box(shape.find(f"{P}spPr/{A}xfrm"))
        if holder is not None and holder.get("type") in {"ftr", "dt", "sldNum"} and box is not None:
            yield box


def _walk(group: Node, scale: tuple[float, float, float, float]) -> Iterator[tuple[Node, Box]]:
    sx, ox, sy, oy = scale
    for shape in group:
        if shape.tag not in _DRAWN or shape.find(f".//{P}nvPr/{P}ph") is not None:
            continue
        properties = shape.find(f"{P}grpSpPr") if shape.tag == f"{P}grpSp" else shape.find(f"{P}spPr")
        transform = None if properties is None else properties.find(f"{A}xfrm")
        box = read_box(transform)
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


def _points(node: Node, name: str) -> float:
    return int(node.get(name, "0")) / 12700


def _covers(shape: Box, box: Box) -> bool:
    """Whether a shape lies behind a good part of a text's box."""
    width = min(shape.right, box.right) - max(shape.x, box.x)
    height = min(shape.bottom, box.bottom) - max(shape.y, box.y)
    return width > 0 and height > 0 and width * height >= 0.3 * box.width * box.height


def _fill_of(shape: Node) -> Node | None:
    properties = shape.find(f"{P}spPr")
    if properties is not None:
        for child in properties:
            if str(child.tag).endswith("Fill"):
                return child
    return shape.find(f"{P}style/{A}fillRef")


def _read_ground(ground: Node, theme: Theme) -> tuple[str, bool]:
    reference = ground.find(f"{P}bgRef")
    if reference is not None:
        colour = resolve_colour(reference, theme) or "FFFFFF"
        place = int(reference.get("idx", "0")) - _FIRST_GROUND
        if 0 <= place < len(theme.grounds):
            return _read_fill(theme.grounds[place], theme, colour)
        return colour, True
    properties = ground.find(f"{P}bgPr")
    return ("FFFFFF", True) if properties is None or not len(properties) else _read_fill(properties[0], theme, "FFFFFF")


def _read_fill(fill: Node, theme: Theme, colour: str) -> tuple[str, bool]:
    """A plain fill is certain; of a gradient the middle is taken; a picture tells nothing."""
    if fill.tag in {f"{A}solidFill", f"{A}fillRef"}:
        return resolve_colour(fill, theme, colour) or colour, True
    if fill.tag == f"{A}gradFill":
        stops = [resolve_colour(stop, theme, colour) for stop in fill.iter(f"{A}gs")]
        known = sorted((stop for stop in stops if stop), key=luminance)
        return (known[len(known) // 2], len(set(known)) == 1) if known else (colour, False)
    return colour, fill.tag == f"{A}noFill"
