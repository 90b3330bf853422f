"""The outlines of shapes as polygons in their own frame: what PowerPoint has ready, and what was drawn by hand."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from deckgen.house_style.drawing.affine import Point
from deckgen.house_style.drawing.guides import Numbers, read_guides, read_number
from deckgen.house_style.parts.brand_xml import A, Node, local_name

_STEPS = 12  # of a curve
_TURN_STEPS = 48
_SMALL = 120  # of a drawing: four of the pixels that the largest has
_SHARE = 100_000
_DEGREE = 60_000
_MOST_POINTS = 20_000

Polygon = list[Point]


def find_outlines(properties: Node | None, width: float, height: float) -> list[Polygon]:
    """Say a shape's polygons; where they lie over each other, every second is a hole."""
    own = None if properties is None else properties.find(f"{A}custGeom")
    if own is not None:
        return list(_read_own(own, width, height))
    ready = None if properties is None else properties.find(f"{A}prstGeom")
    name = "rect" if ready is None else ready.get("prst", "rect")
    adjusts = {} if ready is None else {row.get("name", ""): _value(row) for row in ready.iter(f"{A}gd")}
    draw = _READY.get(name)
    return [_rectangle(width, height)] if draw is None else draw(width, height, adjusts)


def find_strokes(properties: Node | None, width: float, height: float, outlines: list[Polygon]) -> list[Polygon]:
    """The lines along a shape's edges: a path that was drawn by hand ends where it does not say that it closes."""
    own = None if properties is None else properties.find(f"{A}custGeom")
    if own is not None:
        return list(_read_own(own, width, height, is_stroke=True))
    return [[*outline, outline[0]] for outline in outlines] or [[(0.0, 0.0), (width, height)]]


def _value(row: Node) -> float:
    return read_number(row.get("fmla", "").removeprefix("val").strip(), {}) / _SHARE


def _rectangle(width: float, height: float) -> Polygon:
    return [(0, 0), (width, 0), (width, height), (0, height)]


def _read_own(geometry: Node, width: float, height: float, *, is_stroke: bool = False) -> Iterator[Polygon]:
    known = read_guides(geometry, width, height)
    count = 0
    for path in geometry.iterfind(f"{A}pathLst/{A}path"):
        if path.get("stroke") in {"0", "false"} if is_stroke else path.get("fill") == "none":
            continue
        across = width / (read_number(path.get("w", ""), {}) or width or 1)
        down = height / (read_number(path.get("h", ""), {}) or height or 1)
        few = max(read_number(path.get("w", ""), {}) or width, read_number(path.get("h", ""), {}) or height) / _SMALL
        for polygon in _walk_path(path, known, few, least=2 if is_stroke else 3):
            count += len(polygon)
            if count > _MOST_POINTS:
                return
            yield [(x * across, y * down) for x, y in polygon]


def _walk_path(path: Node, known: Numbers, few: float, *, least: int) -> Iterator[Polygon]:
    polygon: Polygon = []
    for step in path:
        kind = local_name(step)
        points = [(read_number(p.get("x", ""), known), read_number(p.get("y", ""), known)) for p in step.iter(f"{A}pt")]
        if kind == "moveTo":
            if len(polygon) >= least:
                yield polygon
            polygon = points
        elif polygon and kind == "lnTo":
            polygon += points
        elif polygon and kind in {"cubicBezTo", "quadBezTo"}:
            polygon += _curve([polygon[-1], *points], few)
        elif polygon and kind == "arcTo":
            polygon += _arc(polygon[-1], step, known)
        elif polygon and kind == "close":
            polygon = [*polygon, polygon[0]]
    if len(polygon) >= least:
        yield polygon


def _curve(controls: Polygon, few: float) -> Polygon:
    """Flatten a Bézier curve of any degree; one that reaches over a few pixels at most needs but two lines."""
    if len(controls) == _CUBIC:
        (ax, ay), (bx, by), (cx, cy), (dx, dy) = controls
        reach = max(ax, bx, cx, dx) - min(ax, bx, cx, dx), max(ay, by, cy, dy) - min(ay, by, cy, dy)
        shares = _SHARES if max(reach) > few else _SHARES_OF_FEW
        return [(a * ax + b * bx + c * cx + d * dx, a * ay + b * by + c * cy + d * dy) for a, b, c, d in shares]
    return [_point_on(controls, number / _STEPS) for number in range(1, _STEPS + 1)]


def _weigh_controls(share: float) -> tuple[float, float, float, float]:
    rest = 1 - share
    return rest**3, 3 * rest * rest * share, 3 * rest * share * share, share**3


_CUBIC = 4  # points that control the usual curve
_SHARES = tuple(_weigh_controls(number / _STEPS) for number in range(1, _STEPS + 1))
_SHARES_OF_FEW = tuple(_weigh_controls(share) for share in (0.5, 1.0))


def _point_on(controls: Polygon, share: float) -> Point:
    while len(controls) > 1:
        pairs = pairwise(controls)
        controls = [(a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share) for a, b in pairs]
    return controls[0]


def _arc(start: Point, step: Node, known: Numbers) -> Polygon:
    across, down, first, sweep = (read_number(step.get(name, ""), known) for name in ("wR", "hR", "stAng", "swAng"))
    begin, turn = math.radians(first / _DEGREE), math.radians(sweep / _DEGREE)
    middle = (start[0] - across * math.cos(begin), start[1] - down * math.sin(begin))
    angles = (begin + turn * number / _STEPS for number in range(1, _STEPS + 1))
    return [(middle[0] + across * math.cos(angle), middle[1] + down * math.sin(angle)) for angle in angles]


def _ellipse(width: float, height: float, _: Numbers) -> list[Polygon]:
    angles = (2 * math.pi * number / _TURN_STEPS for number in range(_TURN_STEPS))
    return [[(width / 2 * (1 + math.cos(angle)), height / 2 * (1 + math.sin(angle))) for angle in angles]]


def _ring(width: float, height: float, adjusts: Numbers) -> list[Polygon]:
    thick = min(width, height) * adjusts.get("adj", 0.25)
    inner = _ellipse(max(0, width - 2 * thick), max(0, height - 2 * thick), {})[0]
    return [*_ellipse(width, height, {}), [(x + thick, y + thick) for x, y in inner]]


def _frame(width: float, height: float, adjusts: Numbers) -> list[Polygon]:
    thick = min(width, height) * adjusts.get("adj1", 0.125)
    inner = [(thick, thick), (width - thick, thick), (width - thick, height - thick), (thick, height - thick)]
    return [_rectangle(width, height), inner]


def _rounded(width: float, height: float, adjusts: Numbers) -> list[Polygon]:
    radius = min(width, height) * min(0.5, adjusts.get("adj", 0.16667))
    corners = ((width - radius, radius), (width - radius, height - radius), (radius, height - radius), (radius, radius))
    outline = []
    for quarter, (x, y) in enumerate(corners):
        for number in range(7):
            angle = math.pi / 2 * (quarter - 1 + number / 6)
            outline.append((x + radius * math.cos(angle), y + radius * math.sin(angle)))
    return [outline]


def _slanted(width: float, height: float, adjusts: Numbers) -> list[Polygon]:
    slant = min(width, height) * adjusts.get("adj", 0.25)
    return [[(slant, 0), (width, 0), (width - slant, height), (0, height)]]


def _trapezoid(width: float, height: float, adjusts: Numbers) -> list[Polygon]:
    slant = min(width, height) * adjusts.get("adj", 0.25)
    return [[(slant, 0), (width - slant, 0), (width, height), (0, height)]]


def _triangle(width: float, height: float, adjusts: Numbers) -> list[Polygon]:
    return [[(width * adjusts.get("adj", 0.5), 0), (width, height), (0, height)]]


def _pointed(width: float, height: float, adjusts: Numbers) -> list[Polygon]:
    tip = width - min(width, height) * adjusts.get("adj", 0.5)
    return [[(0, 0), (tip, 0), (width, height / 2), (tip, height), (0, height)]]


def _chevron(width: float, height: float, adjusts: Numbers) -> list[Polygon]:
    back = min(width, height) * adjusts.get("adj", 0.5)
    tip = width - back
    return [[(0, 0), (tip, 0), (width, height / 2), (tip, height), (0, height), (back, height / 2)]]


def _half_frame(width: float, height: float, adjusts: Numbers) -> list[Polygon]:
    short = min(width, height)
    top, left = short * adjusts.get("adj1", 0.33333), short * adjusts.get("adj2", 0.33333)
    slope = height / width if width else 1
    return [
        [(0, 0), (width, 0), (width - top / (slope or 1), top), (left, top), (left, height - left * slope), (0, height)]
    ]


_READY: Mapping[str, Callable[[float, float, Numbers], list[Polygon]]] = {
    "ellipse": _ellipse,
    "flowChartConnector": _ellipse,
    "donut": _ring,
    "frame": _frame,
    "halfFrame": _half_frame,
    "roundRect": _rounded,
    "flowChartAlternateProcess": _rounded,
    "parallelogram": _slanted,
    "flowChartInputOutput": _slanted,
    "trapezoid": _trapezoid,
    "triangle": _triangle,
    "rtTriangle": lambda w, h, _: [[(0, 0), (w, h), (0, h)]],
    "diamond": lambda w, h, _: [[(w / 2, 0), (w, h / 2), (w / 2, h), (0, h / 2)]],
    "homePlate": _pointed,
    "chevron": _chevron,
    "line": lambda _, __, ___: [],
    "straightConnector1": lambda _, __, ___: [],
    "arc": lambda _, __, ___: [],
}
