"""Finds the part of a place above or below lines that are drawn across it or into it, as under a title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from PIL import Image

from deckgen.blueprint.lengths import Box
from deckgen.house_style.drawing.canvas import Canvas
from deckgen.house_style.reading.brand_shapes import BrandShape
from deckgen.house_style.standing.calm_room import find_blocked

_LINES = 9.0  # points: how high such lines are together; what is higher is a drawing, beside which there may be room
_PITCH, _LEAST_OF_SIZE = 1.2, 0.85  # of a line of letters; of their size, where they may be a little smaller
_SHORTEST, _CLOSE = 0.03, 0.5  # of a place's width; of a row from its first pixel to its last
_HEAD, _AIR = 0.2, 4.0  # of a text's place, in which a line is its head; points under it


def find_strip_for_title(canvas: Canvas, shape: BrandShape, box: Box, taken: Sequence[Box]) -> Box | None:
    """The part of a title's place in which its words stand, else the uppermost that holds a line of them."""
    strips = list(_list_strips(canvas, box, ()))
    if strips == [box] or _is_drawn(box, strips):
        return None
    strips = list(_list_strips(canvas, box, taken))
    high = [strip for strip in strips if strip.height >= _LEAST_OF_SIZE * _PITCH * shape.placeholder.size]
    middle = _find_middle_of_words(shape, box)
    return next((strip for strip in high if strip.y <= middle <= strip.bottom), next(iter(high), None))


def start_under_line(canvas: Canvas, box: Box) -> Box:
    """A text's place from under a line that is drawn into its head; the same place where there is none."""
    strips = list(_list_strips(canvas, box, ()))
    if _is_drawn(box, strips) or not strips:
        return box
    top = strips[-1].y + _AIR
    is_head = strips[-1].y > box.y and top - box.y <= _HEAD * box.height
    return Box(box.x, top, box.width, box.bottom - top) if is_head else box


def _is_drawn(box: Box, strips: Sequence[Box]) -> bool:
    return box.height - sum(strip.height for strip in strips) > _LINES


def _list_strips(canvas: Canvas, box: Box, taken: Sequence[Box]) -> Iterator[Box]:
    """The parts of a place, each as wide as that, between what crosses it or reaches into it; from top to bottom."""
    pixels = canvas.clip(box)
    blocked = None if pixels is None else find_blocked(canvas, pixels, taken, plain=True)
    if pixels is None or blocked is None or not blocked.getbbox():
        yield box
        return
    free = [not _is_line(blocked.crop((0, y, blocked.width, y + 1))) for y in range(blocked.height)]
    for is_free, rows in groupby(range(len(free)), key=free.__getitem__):
        if is_free:
            found = list(rows)
            top = max(box.y, (pixels[1] + found[0]) / canvas.scale)
            yield Box(box.x, top, box.width, min(box.bottom, (pixels[1] + found[-1] + 1) / canvas.scale) - top)


def _is_line(row: Image.Image) -> bool:
    """Whether what is drawn in a row of pixels is a line, and no grain of paper and no speck of a photograph."""
    box = row.getbbox()
    drawn = row.width * row.height - row.histogram()[0]
    return box is not None and drawn >= max(_SHORTEST * row.width, _CLOSE * (box[2] - box[0]))


def _find_middle_of_words(shape: BrandShape, box: Box) -> float:
    """How far down the middle of a line of a text stands in a place."""
    holder = shape.placeholder
    half = _PITCH * holder.size / 2
    match holder.anchor:
        case "b":
            return box.bottom - holder.insets.bottom - half
        case "ctr":
            return box.y + box.height / 2
        case _:
            return box.y + holder.insets.top + half
