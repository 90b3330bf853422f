"""Paints shades that go over from one colour into others, straight or around a middle."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from PIL import Image, ImageChops

from deckgen.house_style.drawing.affine import Affine, Frame
from deckgen.house_style.parts.brand_xml import A, Node
from deckgen.house_style.parts.colour_values import read_share, resolve_paint, to_channels

if TYPE_CHECKING:
    from deckgen.house_style.parts.brand_theme import Theme

_DEGREE = 60_000
_LEVELS = 256
_MARGIN = 32  # levels beyond both ends, where a shade goes on as it ended
_DISC = 127.5  # pixels from the middle of a round shade to where it ends
_WIDER = [min(255, round(level * math.sqrt(2))) for level in range(256)]  # Pillow's own ends in the corners of a square
_CORNERS = {(0.0, 0.0): 45.0, (1.0, 0.0): 135.0, (1.0, 1.0): 225.0, (0.0, 1.0): 315.0}  # and where from there is across
_MIDDLE = 0.5
_FEW = 3  # stops

Stop = tuple[float, tuple[int, int, int, int]]


class _Place(NamedTuple):
    """The frame that a shade fills, how its pixels lie in it, and how many they are."""

    frame: Frame
    back: Affine
    size: tuple[int, int]


def paint_shade(
    node: Node, theme: Theme, frame: Frame, back: Affine, size: tuple[int, int]
) -> tuple[Image.Image, Image.Image | None] | None:
    """Paint a shade as PowerPoint shows it, and as LibreOffice draws it where that differs.

    LibreOffice before 7.6 knows two colours and one border. It lets a shade around a middle end at other places.
    """
    stops = _read_stops(node, theme)
    if not stops:
        return None
    place, path = _Place(frame, back, size), node.find(f"{A}path")
    if path is None:
        line = node.find(f"{A}lin")
        levels = _run_straight(0.0 if line is None else int(line.get("ang", "0")) / _DEGREE, place)
        fewer = _keep_two(stops)
        return _colour(levels, stops), None if fewer == stops else _colour(levels, fewer)
    ends = [(0.0, stops[0][1]), (1.0, stops[-1][1])]
    return _colour(_run_around(path, place), stops), _colour(_run_around_elsewhere(path, place), ends)


def _read_stops(node: Node, theme: Theme) -> list[Stop]:
    """The colours and their places, with one at either end."""
    found: list[Stop] = []
    for stop in node.iter(f"{A}gs"):
        paint = resolve_paint(stop, theme)
        if paint is not None:
            found.append((read_share(stop.get("pos")), to_channels(paint)))
    found.sort(key=lambda item: item[0])
    first = [(0.0, found[0][1])] if found and found[0][0] > 0 else []
    last = [(1.0, found[-1][1])] if found and found[-1][0] < 1 else []
    return [*first, *found, *last]


def _colour(levels: Image.Image, stops: Sequence[Stop]) -> Image.Image:
    table = [_at(stops, level / (_LEVELS - 1)) for level in range(_LEVELS)]
    return Image.merge("RGBA", [levels.point([row[band] for row in table]) for band in range(4)])


def _at(stops: Sequence[Stop], share: float) -> tuple[int, ...]:
    before = stops[0]
    for stop in stops:
        if stop[0] >= share:
            width = stop[0] - before[0]
            part = (share - before[0]) / width if width > 0 else 1.0
            part = min(1.0, max(0.0, part))
            return tuple(round(a + (b - a) * part) for a, b in zip(before[1], stop[1], strict=True))
        before = stop
    return before[1]


def _keep_two(stops: list[Stop]) -> list[Stop]:
    """What is left of a shade where only its widest part is drawn, over the whole of it."""
    if _is_symmetric(stops):
        half = [stop for stop in stops if stop[0] <= _MIDDLE]
        if half[-1][0] < _MIDDLE:
            half.append((_MIDDLE, half[-1][1]))
        kept = _widen(half)
        return [*kept, *((1 - share, colour) for share, colour in reversed(kept[:-1]))]
    return _widen(stops)


def _is_symmetric(stops: list[Stop]) -> bool:
    mirrored = [(1 - share, colour) for share, colour in reversed(stops)]
    return all(
        one[1] == other[1] and math.isclose(one[0], other[0], abs_tol=0.005)
        for one, other in zip(stops, mirrored, strict=True)
    )


def _widen(stops: list[Stop]) -> list[Stop]:
    """Draw the widest part, after or before a part in one colour at an end."""
    if len(stops) < _FEW:
        return stops
    parts = list(pairwise(stops))
    plain = [(one, other) for one, other in (parts[0], parts[-1]) if one[1] == other[1]]
    if len(stops) == _FEW and plain:
        return stops
    one, other = max(parts, key=lambda part: part[1][0] - part[0][0])
    start, end = stops[0][0], stops[-1][0]
    if (one, other) in plain:
        others = [part for part in parts if part != (one, other)]
        start, end = (other[0], end) if one is stops[0] else (start, one[0])
        one, other = max(others, key=lambda part: part[1][0] - part[0][0])
    border = [(stops[0][0], one[1])] if start > stops[0][0] else []
    rest = [(stops[-1][0], other[1])] if end < stops[-1][0] else []
    return [*border, (start, one[1]), (end, other[1]), *rest]


def _run_straight(degrees: float, place: _Place) -> Image.Image:
    frame, back = place.frame, place.back
    cosine, sine = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    length = abs(frame.width * cosine) + abs(frame.height * sine) or 1.0
    x, y = cosine / length, sine / length
    start = 0.5 - x * frame.width / 2 - y * frame.height / 2
    run = _LEVELS - 1
    ramp = Image.linear_gradient("L").rotate(90)  # darkest at the left
    data = (
        (x * back.a + y * back.d) * run,
        (x * back.b + y * back.e) * run,
        min(max(-1e6, (x * back.c + y * back.f + start) * run), 1e6) + 0.5,
        0.0,
        0.0,
        _LEVELS / 2,
    )
    wide = Image.new("L", (_LEVELS + 2 * _MARGIN, _LEVELS), 255)
    wide.paste(0, (0, 0, _MARGIN, _LEVELS))
    wide.paste(ramp, (_MARGIN, 0))
    return wide.transform(
        place.size, Image.Transform.AFFINE, (data[0], data[1], data[2] + _MARGIN, *data[3:]), fillcolor=255
    )


def _run_around(path: Node, place: _Place) -> Image.Image:
    """From the middle, or where the path says, out to the corners or to all four edges."""
    frame = place.frame
    left, top, right, bottom = _read_inner(path)
    if path.get("path", "circle") != "circle":
        return _run_to_edges((left, top, right, bottom), place)
    middle = _find_middle(path)
    reach = [max(share, 1 - share) * length for share, length in zip(middle, (frame.width, frame.height), strict=True)]
    return _run_round(middle, (reach[0] * math.sqrt(2), reach[1] * math.sqrt(2)), place)


def _run_around_elsewhere(path: Node, place: _Place) -> Image.Image:
    """The same as LibreOffice does it: as a circle, a rectangle of half the frame's size, or straight from a corner."""
    frame, middle = place.frame, _find_middle(path)
    if path.get("path", "circle") != "circle":
        x, y = middle
        return _run_to_edges((x, y, x, y), place, reach=(0.5, 0.5))
    if middle in _CORNERS:
        return _run_straight(_CORNERS[middle], place)
    reach = math.hypot(frame.width, frame.height) / 2
    return _run_round(middle, (reach, reach), place)


def _read_inner(path: Node) -> tuple[float, float, float, float]:
    """The rectangle from which a shade starts, in shares of its frame."""
    inner = path.find(f"{A}fillToRect")
    left, top, right, bottom = (0.0 if inner is None else read_share(inner.get(side)) for side in ("l", "t", "r", "b"))
    return left, top, 1 - right, 1 - bottom


def _find_middle(path: Node) -> tuple[float, float]:
    left, top, right, bottom = _read_inner(path)
    return min(1.0, max(0.0, (left + right) / 2)), min(1.0, max(0.0, (top + bottom) / 2))


def _run_round(middle: tuple[float, float], reach: tuple[float, float], place: _Place) -> Image.Image:
    frame, back = place.frame, place.back
    across, down = _DISC / (reach[0] or 1), _DISC / (reach[1] or 1)
    data = (
        back.a * across,
        back.b * across,
        (back.c - middle[0] * frame.width) * across + 128,
        back.d * down,
        back.e * down,
        (back.f - middle[1] * frame.height) * down + 128,
    )
    return Image.radial_gradient("L").point(_WIDER).transform(place.size, Image.Transform.AFFINE, data, fillcolor=255)


def _run_to_edges(
    inner: tuple[float, float, float, float], place: _Place, reach: tuple[float, float] | None = None
) -> Image.Image:
    """From a rectangle out to the edges on all four sides, or as far as `reach`."""
    frame, back = place.frame, place.back
    left, top, right, bottom = inner
    row = Image.frombytes("L", (_LEVELS, 1), _ramp(left, right, None if reach is None else reach[0]))
    column = Image.frombytes("L", (1, _LEVELS), _ramp(top, bottom, None if reach is None else reach[1]))
    whole = (_LEVELS, _LEVELS)
    levels = ImageChops.lighter(row.resize(whole), column.resize(whole))
    across, down = _LEVELS / (frame.width or 1), _LEVELS / (frame.height or 1)
    data = Affine(across, 0, 0, 0, down, 0).after(back)
    return levels.transform(place.size, Image.Transform.AFFINE, tuple(data), fillcolor=255)


def _ramp(start: float, end: float, reach: float | None) -> bytes:
    """How far a shade has gone at each place of a side; it has not begun between `start` and `end`."""
    start, end = min(1.0, max(0.0, min(start, end))), min(1.0, max(0.0, start, end))
    values = []
    for step in range(_LEVELS):
        share = step / (_LEVELS - 1)
        far = max(start - share, share - end, 0.0)
        length = reach or (start if share < start else 1 - end)
        values.append(round(255 * min(1.0, far / length)) if far else 0)
    return bytes(values)
