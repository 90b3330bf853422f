"""Lengths: every number in a blueprint is in points (1/72 inch), from the top left corner."""

from __future__ import annotations

from msgspec import Struct

MM = 72 / 25.4


class Box(Struct, frozen=True):
    """A rectangle in points; `y` grows downwards."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    def inset(self, left: float, top: float, right: float, bottom: float) -> Box:
        """The box less a margin on each side."""
        return Box(self.x + left, self.y + top, self.width - left - right, self.height - top - bottom)

    def around(self, other: Box) -> Box:
        """The smallest box that holds both."""
        left, top = min(self.x, other.x), min(self.y, other.y)
        return Box(left, top, max(self.right, other.right) - left, max(self.bottom, other.bottom) - top)

    def shared_with(self, other: Box) -> float:
        """The area that both cover, in square points; 0 where they lie apart."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return max(across, 0.0) * max(down, 0.0)


class Insets(Struct, frozen=True):
    """The inner margins of a text frame."""

    left: float = 0
    top: float = 0
    right: float = 0
    bottom: float = 0


def mm(value: float) -> float:
    """Millimetres as points."""
    return value * MM
