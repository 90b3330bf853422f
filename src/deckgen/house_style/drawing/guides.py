"""Works out the numbers of a shape's own outline, which are names and small formulas."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from deckgen.house_style.parts.brand_xml import A, Node

_DEGREE = 60_000
_MOST_GUIDES = 1000

Numbers = Mapping[str, float]


def _angle(value: float) -> float:
    return math.radians(value / _DEGREE)


_FORMULAS: Mapping[str, Callable[[float, float, float], float]] = {
    "val": lambda x, _, __: x,
    "*/": lambda x, y, z: x * y / z if z else 0.0,
    "+-": lambda x, y, z: x + y - z,
    "+/": lambda x, y, z: (x + y) / z if z else 0.0,
    "?:": lambda x, y, z: y if x > 0 else z,
    "abs": lambda x, _, __: abs(x),
    "max": lambda x, y, _: max(x, y),
    "min": lambda x, y, _: min(x, y),
    "mod": math.hypot,
    "pin": lambda x, y, z: min(max(x, y), z),
    "sqrt": lambda x, _, __: math.sqrt(max(0.0, x)),
    "sin": lambda x, y, _: x * math.sin(_angle(y)),
    "cos": lambda x, y, _: x * math.cos(_angle(y)),
    "tan": lambda x, y, _: x * math.tan(_angle(y)),
    "at2": lambda x, y, _: math.degrees(math.atan2(y, x)) * _DEGREE,
    "cat2": lambda x, y, z: x * math.cos(math.atan2(z, y)),
    "sat2": lambda x, y, z: x * math.sin(math.atan2(z, y)),
}


def read_guides(geometry: Node, width: float, height: float) -> dict[str, float]:
    """Work out all names of an outline, in a frame of a width and height."""
    known = _name_frame(width, height)
    rows = [*geometry.iterfind(f"{A}avLst/{A}gd"), *geometry.iterfind(f"{A}gdLst/{A}gd")]
    for row in rows[:_MOST_GUIDES]:
        operator, *operands = row.get("fmla", "").split()
        formula = _FORMULAS.get(operator)
        if formula is not None:
            x, y, z = ([read_number(item, known) for item in operands] + [0.0, 0.0, 0.0])[:3]
            known[row.get("name", "")] = formula(x, y, z)
    return known


def read_number(text: str, known: Numbers) -> float:
    """Read a number, or what a name stands for; 0 for what is neither."""
    if text in known:
        return known[text]
    try:
        return float(text)
    except ValueError:
        return 0.0


def _name_frame(width: float, height: float) -> dict[str, float]:
    short, long = min(width, height), max(width, height)
    known = {"w": width, "h": height, "l": 0.0, "t": 0.0, "r": width, "b": height, "ss": short, "ls": long}
    known |= {"hc": width / 2, "vc": height / 2}
    for part in (2, 3, 4, 5, 6, 8, 10, 12, 16, 32):
        known |= {f"wd{part}": width / part, f"hd{part}": height / part, f"ssd{part}": short / part}
    turn = 360.0 * _DEGREE
    known |= {"cd2": turn / 2, "cd4": turn / 4, "cd8": turn / 8, "3cd4": turn * 3 / 4, "3cd8": turn * 3 / 8}
    return known
