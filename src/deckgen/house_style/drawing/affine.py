"""Where a shape's own points come to lie on the slide, through turns, mirrors and groups."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import NamedTuple

from deckgen.blueprint.lengths import Box
from deckgen.house_style.parts.brand_xml import A, Node

_DEGREE = 60_000
_EMU = 12_700

Point = tuple[float, float]


class Affine(NamedTuple):
    """x' = a x + b y + c, y' = d x + e y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 0.0
    e: float = 1.0
    f: float = 0.0

    def apply(self, point: Point) -> Point:
        """Say where a point comes to lie."""
        x, y = point
        return self.a * x + self.b * y + self.c, self.d * x + self.e * y + self.f

    def apply_all(self, points: Iterable[Point]) -> list[Point]:
        """Say where points come to lie."""
        a, b, c, d, e, f = self
        return [(a * x + b * y + c, d * x + e * y + f) for x, y in points]

    def after(self, first: Affine) -> Affine:
        """Do another before this one."""
        a, b, c, d, e, f = first
        return Affine(
            self.a * a + self.b * d,
            self.a * b + self.b * e,
            self.a * c + self.b * f + self.c,
            self.d * a + self.e * d,
            self.d * b + self.e * e,
            self.d * c + self.e * f + self.f,
        )

    def inverse(self) -> Affine | None:
        """Undo it; None where all would lie on a line."""
        size = self.a * self.e - self.b * self.d
        if abs(size) < 1e-9:  # noqa: PLR2004
            return None
        a, b, d, e = self.e / size, -self.b / size, -self.d / size, self.a / size
        return Affine(a, b, -(a * self.c + b * self.f), d, e, -(d * self.c + e * self.f))

    def bound(self, width: float, height: float) -> Box:
        """The upright box around where a rectangle at the origin comes to lie."""
        return bound_points(self.apply(corner) for corner in ((0, 0), (width, 0), (width, height), (0, height)))


class Frame(NamedTuple):
    """A shape's own rectangle, and where it comes to lie."""

    width: float
    height: float
    affine: Affine

    @property
    def box(self) -> Box:
        """The upright box around it."""
        return self.affine.bound(self.width, self.height)

    @property
    def is_upright(self) -> bool:
        """Whether it lies straight and is not mirrored."""
        return self.affine.b == self.affine.d == 0 and self.affine.a > 0 and self.affine.e > 0


def bound_points(points: Iterable[Point]) -> Box:
    """The upright box around points."""
    placed = list(points)
    across, down = [x for x, _ in placed], [y for _, y in placed]
    return Box(min(across), min(down), max(across) - min(across), max(down) - min(down))


def read_frame(transform: Node | None, outer: Affine) -> Frame | None:
    """Read where a shape stands in its group; None where it says nothing."""
    if transform is None:
        return None
    offset, extent = transform.find(f"{A}off"), transform.find(f"{A}ext")
    if offset is None or extent is None:
        return None
    width, height = _points(extent, "cx"), _points(extent, "cy")
    own = _turn(transform, width, height)
    placed = Affine(c=_points(offset, "x"), f=_points(offset, "y")).after(own)
    return Frame(width, height, outer.after(placed))


def read_group(transform: Node | None, outer: Affine) -> Affine:
    """Read how what is inside a group comes to lie."""
    frame = read_frame(transform, outer)
    if frame is None or transform is None:
        return outer
    inner, size = transform.find(f"{A}chOff"), transform.find(f"{A}chExt")
    if inner is None or size is None:
        return outer
    across, down = frame.width / (_points(size, "cx") or 1), frame.height / (_points(size, "cy") or 1)
    scaled = Affine(across, 0, -_points(inner, "x") * across, 0, down, -_points(inner, "y") * down)
    return frame.affine.after(scaled)


def _turn(transform: Node, width: float, height: float) -> Affine:
    """Mirror and turn around the middle."""
    across = -1.0 if transform.get("flipH") in {"1", "true"} else 1.0
    down = -1.0 if transform.get("flipV") in {"1", "true"} else 1.0
    angle = math.radians(int(transform.get("rot", "0")) / _DEGREE)
    if not angle and across == down == 1:
        return Affine()
    cosine, sine = math.cos(angle), math.sin(angle)
    middle = Affine(cosine * across, -sine * down, 0, sine * across, cosine * down, 0)
    x, y = width / 2, height / 2
    return Affine(c=x, f=y).after(middle.after(Affine(c=-x, f=-y)))


def _points(node: Node, name: str) -> float:
    return int(node.get(name, "0")) / _EMU
