"""Strokes in points from the top left of the trimmed page; out come the operators of a page's content stream.

The stream remembers which font, colours and line are set, so that nothing is said twice.
"""

from __future__ import annotations

from collections.abc import Iterable

from deckgen.blueprint.lengths import Box
from deckgen.render.pdf.pdf_syntax import literal_string, number, numbers

CURVE = 0.5523  # how far the handles of a quarter circle reach, as a share of its radius


class ContentStream:
    """The operators of one page. `left` and `bottom` say where the trimmed page lies on its sheet."""

    def __init__(self, height: float, left: float = 0, bottom: float = 0) -> None:
        self._operators: list[str] = []
        self._top = bottom + height
        self._left = left
        self._state: dict[str, str] = {}
        self._kept = self._state

    def to_bytes(self) -> bytes:
        """Return the operators, a line each."""
        return "\n".join(self._operators).encode("latin-1")

    def add(self, operator: str) -> None:
        """Add an operator with its operands."""
        self._operators.append(operator)

    def set(self, what: str, operator: str) -> None:
        """Add an operator that sets something, unless it is set so already."""
        if self._state.get(what) != operator:
            self._state[what] = operator
            self._operators.append(operator)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a place on the trimmed page as PDF counts it: from the bottom of the sheet."""
        return self._left + x, self._top - y

    def rectangle(self, box: Box) -> tuple[float, float, float, float]:
        """Return a box as its lower left and upper right corner, in PDF's way of counting."""
        return (*self.point(box.x, box.bottom), *self.point(box.right, box.y))

    def show_text(self, x: float, y: float, pieces: Iterable[tuple[str, bytes]], size: float) -> None:
        """Show codes, each piece with the name of its font, from a place on the baseline."""
        self.add("BT")
        moved = False
        for name, codes in pieces:
            self.set("font", f"{name} {number(size)} Tf")
            if not moved:
                self.add(f"{numbers(self.point(x, y))} Td")
                moved = True
            self.add(f"{literal_string(codes.decode('latin-1'))} Tj")
        self.add("ET")

    def add_box(self, box: Box, radius: float = 0) -> None:
        """Add the outline of a box to the path; a radius rounds its corners."""
        radius = min(radius, box.width / 2, box.height / 2)
        if radius <= 0:
            x, y = self.point(box.x, box.bottom)
            self.add(f"{numbers((x, y, box.width, box.height))} re")
            return
        x0, y0, x1, y1 = self.rectangle(box)
        reach = radius * CURVE
        self.add(f"{numbers((x0 + radius, y0))} m")
        for x, y, dx, dy in ((x1, y0, 1, 0), (x1, y1, 0, 1), (x0, y1, -1, 0), (x0, y0, 0, -1)):
            # Arrive at the corner in direction (dx, dy); leave it turned to the left, in direction (-dy, dx).
            begin_x, begin_y = x - dx * radius, y - dy * radius
            end_x, end_y = x - dy * radius, y + dx * radius
            curve = (begin_x + dx * reach, begin_y + dy * reach, end_x + dy * reach, end_y - dx * reach, end_x, end_y)
            self.add(f"{numbers((begin_x, begin_y))} l {numbers(curve)} c")
        self.add("h")

    def start_clip(self, box: Box) -> None:
        """Draw nothing outside a box from here, until the clip ends."""
        self._kept = dict(self._state)
        x, y = self.point(box.x, box.bottom)
        self.add(f"q {numbers((x, y, box.width, box.height))} re W n")

    def end_clip(self) -> None:
        """Draw everywhere again; what was set meanwhile is forgotten, as PDF forgets it."""
        self.add("Q")
        self._state = self._kept

    def add_polygon(self, points: Iterable[tuple[float, float]]) -> None:
        """Add a closed polygon to the path."""
        operator = "m"
        for x, y in points:
            self.add(f"{numbers(self.point(x, y))} {operator}")
            operator = "l"
        self.add("h")

    def draw_line(self, x1: float, y1: float, x2: float, y2: float) -> None:
        """Stroke a straight line."""
        self.add(f"{numbers(self.point(x1, y1))} m {numbers(self.point(x2, y2))} l S")

    def draw_image(self, name: str, box: Box) -> None:
        """Draw an image so that it fills a box."""
        x, y = self.point(box.x, box.bottom)
        self.add(f"q {numbers((box.width, 0, 0, box.height, x, y))} cm {name} Do Q")
