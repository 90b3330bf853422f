"""A layout in, the colour behind a place on its slides out, as far as it can be known without drawing it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from deckgen.blueprint.lengths import Box
from deckgen.house_style.brand_parts import A, Node, P
from deckgen.house_style.brand_theme import Theme, resolve_colour

_FIRST_GROUND = 1001  # bgRef counts the theme's grounds from here
_WHOLE, _MOST, _TOUCH = 0.995, 0.5, 0.01  # shares of a box that a shape covers
_MOST_CUT = 0.5  # of a box, on one side
_LEAST_LEFT = 0.35
_CLEARANCE = 4.0
_DRAWN = (f"{P}sp", f"{P}pic", f"{P}grpSp")


class Ground(Struct, frozen=True):
    """The colours behind a box, the one behind most of it first; not certain where a picture is among them."""

    colours: tuple[str, ...]
    certain: bool = True

    def painted(self, fill: Node, theme: Theme, share: float) -> Ground:
        """What is seen when a fill covers a share of the box."""
        if fill.tag == f"{A}noFill":
            return self
        seen = [_blend(colour, alpha, self.colours[0]) for colour, alpha in _read_fill(fill, theme)]
        if not seen:
            return replace(self, certain=False)
        if share >= _WHOLE:
            return Ground(tuple(dict.fromkeys(seen)))
        both = (*seen, *self.colours) if share >= _MOST else (*self.colours, *seen)
        return replace(self, colours=tuple(dict.fromkeys(both)))


def find_ground(layout: Node, master: Node, theme: Theme, box: Box) -> Ground:
    """Find what a layout shows behind a box."""
    ground = Ground(("FFFFFF",))
    for tree in (master, layout):
        own = tree.find(f"{P}cSld/{P}bg")
        if own is not None:
            ground = _read_background(own, theme)
    trees = [layout] if layout.get("showMasterSp") in {"0", "false"} else [master, layout]
    for shape, place in (found for tree in trees for found in walk_drawings(tree)):
        share = _covered_share(place, box)
        if share <= _TOUCH:
            continue
        fill = _fill_of(shape)
        if shape.tag == f"{P}pic":
            ground = replace(ground, certain=False)
        elif fill is not None:
            irregular = shape.find(f"{P}spPr/{A}custGeom") is not None
            ground = ground.painted(fill, theme, min(share, _MOST) if irregular else share)
    return ground


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


def _covered_share(shape: Box, box: Box) -> float:
    width = min(shape.right, box.right) - max(shape.x, box.x)
    height = min(shape.bottom, box.bottom) - max(shape.y, box.y)
    return width * height / (box.width * box.height) if width > 0 and height > 0 else 0.0


def _fill_of(shape: Node) -> Node | None:
    properties = shape.find(f"{P}spPr")
    if properties is not None:
        for child in properties:
            if str(child.tag).endswith("Fill"):
                return child
    return shape.find(f"{P}style/{A}fillRef")


def _read_background(ground: Node, theme: Theme) -> Ground:
    start = Ground(("FFFFFF",))
    reference = ground.find(f"{P}bgRef")
    if reference is not None:
        colour = resolve_colour(reference, theme) or "FFFFFF"
        place = int(reference.get("idx", "0")) - _FIRST_GROUND
        if 0 <= place < len(theme.grounds):
            return start.painted(theme.grounds[place], theme.with_placeholder(colour), 1)
        return Ground((colour,))
    properties = ground.find(f"{P}bgPr")
    return start if properties is None or not len(properties) else start.painted(properties[0], theme, 1)


def _read_fill(fill: Node, theme: Theme) -> list[tuple[str, float]]:
    """Read the colours of a fill and how much they hide; none of a picture."""
    if fill.tag in {f"{A}solidFill", f"{A}fillRef"}:
        sources = [fill]
    elif fill.tag == f"{A}gradFill":
        sources = list(fill.iter(f"{A}gs"))
    elif fill.tag == f"{A}pattFill":
        sources = [*fill.findall(f"{A}bgClr"), *fill.findall(f"{A}fgClr")]
    else:
        return []
    return [(colour, _read_alpha(source)) for source in sources if (colour := resolve_colour(source, theme))]


def _read_alpha(source: Node) -> float:
    alpha = source.find(f"*/{A}alpha")
    return 1.0 if alpha is None else int(alpha.get("val", "100000")) / 100_000


def _blend(colour: str, alpha: float, below: str) -> str:
    pairs = ((int(colour[i : i + 2], 16), int(below[i : i + 2], 16)) for i in (0, 2, 4))
    return "".join(f"{round(over * alpha + under * (1 - alpha)):02X}" for over, under in pairs)
