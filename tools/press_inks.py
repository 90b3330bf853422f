"""Makes the table of press inks from the measured values of a printing condition, as `.ti3` files hold them.

For coated offset, FOGRA39, these are the characterisation data FOGRA39L (Fogra, December 2006), which Debian has in the
package `icc-profiles-free`. Usage: `python tools/press_inks.py FOGRA39L.ti3 src/deckgen/resources/press_inks.bin`.

For each of 9 × 9 × 9 screen colours: the cyan, magenta, yellow and black that come nearest to it on that paper, with at
most two of the three colours on black. Lightness is relative to the paper, and screen black is the black ink's.
"""

from __future__ import annotations

import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path

STEPS = 9
_NEARLY_BLACK = 0.04045  # where sRGB stops being a power
_FINEST = 0.4  # per cent of ink
Vector = tuple[float, ...]
_TO_XYZ = (
    (0.4360747, 0.3850649, 0.1430804),
    (0.2225045, 0.7168786, 0.0606169),
    (0.0139322, 0.0971045, 0.7141733),
)
_WHITE = tuple(sum(row) for row in _TO_XYZ)
_PAIRS = ((0, 1), (0, 2), (1, 2))


def lab_of(xyz: Sequence[float]) -> Vector:
    """CIELAB of values relative to white."""
    x, y, z = (value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116 for value in xyz)
    return (116 * y - 16, 500 * (x - y), 200 * (y - z))


def difference(one: Sequence[float], other: Sequence[float]) -> float:
    """The distance of two colours in CIELAB."""
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True)) ** 0.5


def linear(channel: float) -> float:
    """The light of a channel of sRGB."""
    return channel / 12.92 if channel <= _NEARLY_BLACK else ((channel + 0.055) / 1.055) ** 2.4


class Press:
    """Measured colours of a printing condition: a grid of cyan, magenta and yellow at each level of black."""

    def __init__(self, rows: Iterable[Vector]) -> None:
        """Sort the measurements by their inks."""
        self.measured = {row[:4]: row[4:7] for row in rows}
        self.paper = self.measured[0, 0, 0, 0]
        self.levels: list[tuple[float, tuple[float, ...]]] = []
        for black in sorted({inks[3] for inks in self.measured}):
            grid = self._full_grid(black)
            if grid:
                self.levels.append((black, grid))

    def _full_grid(self, black: float) -> tuple[float, ...]:
        """The steps of which all combinations were measured at a level of black; nothing where there are too few."""
        steps = sorted({inks[0] for inks in self.measured if inks[3] == black})
        while len(steps) > 1:
            lacking = {step: self._count_lacking(steps, step, black) for step in steps}
            if not any(lacking.values()):
                return tuple(steps)
            inner = steps[1:-1]
            if not inner:
                return ()
            steps.remove(max(inner, key=lambda step: lacking[step]))
        return ()

    def _count_lacking(self, steps: Sequence[float], step: float, black: float) -> int:
        """How many combinations with a step were not measured."""
        return sum((*inks, black) not in self.measured for inks in product(steps, repeat=3) if step in inks)

    def print_colour(self, inks: Sequence[float]) -> Vector:
        """The colour of inks on this paper, relative to it, in CIELAB."""
        black = min(100.0, max(0.0, inks[3]))
        upper = min(bisect_right([level for level, _ in self.levels], black), len(self.levels) - 1)
        low, high = self.levels[upper - 1], self.levels[upper]
        share = (black - low[0]) / (high[0] - low[0])
        below, above = self._at(low, inks), self._at(high, inks)
        root = tuple(a * (1 - share) + b * share for a, b in zip(below, above, strict=True))
        return lab_of([value**2 for value in root])

    def _at(self, level: tuple[float, tuple[float, ...]], inks: Sequence[float]) -> Vector:
        """The roots of the relative values between the nearest points of a grid."""
        black, steps = level
        total = [0.0, 0.0, 0.0]
        edges = [_edges(steps, ink) for ink in inks[:3]]
        for corner in product(*edges):
            weight = corner[0][1] * corner[1][1] * corner[2][1]
            if weight:
                point = self.measured[corner[0][0], corner[1][0], corner[2][0], black]
                for axis in range(3):
                    total[axis] += weight * (point[axis] / self.paper[axis]) ** 0.5
        return tuple(total)


def _edges(steps: Sequence[float], ink: float) -> tuple[tuple[float, float], ...]:
    ink = min(100.0, max(0.0, ink))
    upper = min(bisect_right(steps, ink), len(steps) - 1)
    low, high = steps[upper - 1], steps[upper]
    share = (ink - low) / (high - low)
    return ((low, 1 - share), (high, share))


def target_of(rgb: Sequence[float], press: Press) -> Vector:
    """The colour to reach: a screen colour relative to its white, as light as the black ink at its darkest."""
    light = [linear(channel) for channel in rgb]
    xyz = [sum(a * b for a, b in zip(row, light, strict=True)) / w for row, w in zip(_TO_XYZ, _WHITE, strict=True)]
    black = press.measured[0, 0, 0, 100][1] / press.paper[1]
    return lab_of([value * (1 - black) + black for value in xyz])


def find_inks(target: Vector, press: Press) -> Vector:
    """The inks that come nearest, at most two on black; as few of them as reach as near."""
    found = min((_search(target, press, pair) for pair in _PAIRS), key=lambda each: each[0])
    return found[1]


def _search(target: Vector, press: Press, pair: tuple[int, int]) -> tuple[float, Vector]:
    axes = (*pair, 3)
    inks = [0.0, 0.0, 0.0, 0.0]
    for axis in axes:
        inks[axis] = 40.0
    best, step = difference(press.print_colour(inks), target), 32.0
    while step > _FINEST:
        better = None
        for moves in product((-step, 0.0, step), repeat=3):
            tried = list(inks)
            for axis, move in zip(axes, moves, strict=True):
                tried[axis] = min(100.0, max(0.0, tried[axis] + move))
            found = difference(press.print_colour(tried), target)
            if found < best - 1e-6:
                best, better = found, tried
        if better:
            inks = better
        else:
            step /= 2
    return best, tuple(inks)


def read_measurements(path: Path) -> list[Vector]:
    """Inks and XYZ of each field."""
    body = path.read_text("latin-1").partition("BEGIN_DATA\n")[2].partition("END_DATA")[0]
    return [tuple(float(value) for value in line.split()[1:8]) for line in body.splitlines() if line.strip()]


def main() -> None:
    """Write the table, a byte an ink."""
    press = Press(read_measurements(Path(sys.argv[1])))
    print([(level, len(steps)) for level, steps in press.levels])
    table = bytearray()
    for rgb in product(range(STEPS), repeat=3):
        inks = find_inks(target_of([channel / (STEPS - 1) for channel in rgb], press), press)
        table += bytes(round(ink * 2.55) for ink in inks)
    Path(sys.argv[2]).write_bytes(table)


if __name__ == "__main__":
    main()
